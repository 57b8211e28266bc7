import { useFormat, useT } from '#ui/i18n.tsx'
import { Card, Section } from '#ui/Section.tsx'
import css from './Outlook.module.css'
import type { Found } from './OutlookPage.tsx'
import type { Words } from './words.ts'

/** Where the parts come from, each in a sentence with its figures. */
export function Basis({ found }: { found: Found }) {
  const t = useT<Words>()
  const format = useFormat()
  const { basis } = found
  const money = (amount: number | null) => format.money(amount, found.currency, 'never')
  const sentences = [
    basis.contracts.count > 0 &&
      t('outlook.basis.contracts', { count: basis.contracts.count, amount: money(basis.contracts.perYear) }),
    basis.repeat &&
      t('outlook.basis.repeat', {
        amount: money(basis.repeat.perMonth),
        customers: basis.repeat.customers,
        retention: format.percent(basis.repeat.retention),
      }),
    basis.open > 0 && t('outlook.basis.open', { open: basis.open, closed: basis.closed }),
    basis.averageWon !== null &&
      t('outlook.basis.new', {
        created: format.number(basis.createdPerMonth, 1),
        rate: format.percent(basis.cohortRate),
        amount: money(basis.averageWon),
        days: format.days(Math.round(basis.cycleMedian ?? 0)),
      }),
  ].filter((sentence) => typeof sentence === 'string')
  return (
    <Section title={t('outlook.basis')}>
      <Card padded>
        <ul className={css.basis}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Card>
    </Section>
  )
}
