import { FigureTable } from '#ui/FigureTable.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { Outcome } from '../rules.ts'
import type { messages } from './messages.ts'

/** What was asked for and obtained, row by row. */
export function OutcomeTable(props: { title: string; currency: string; rows: { name: string; outcome: Outcome }[] }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const money = (amount: number) => format.money(amount, props.currency, 'never')
  const percent = (basisPoints: number | null) => format.change(basisPoints === null ? null : basisPoints / 10_000, 2)
  return (
    <Section title={props.title}>
      <Card>
        <FigureTable
          label={props.title}
          head={
            <>
              <td />
              <th scope="col">{t('priceRounds.column.decided')}</th>
              <th scope="col">{t('priceRounds.asked')}</th>
              <th scope="col">%</th>
              <th scope="col">{t('priceRounds.obtained')}</th>
              <th scope="col">%</th>
            </>
          }
        >
          {props.rows.map(({ name, outcome }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{t('priceRounds.decided', { decided: outcome.decided, count: outcome.customers })}</td>
              <td>{money(outcome.asked)}</td>
              <td data-calm>{percent(outcome.askedPercent)}</td>
              <td>{money(outcome.obtained)}</td>
              <td data-calm>{percent(outcome.obtainedPercent)}</td>
            </tr>
          ))}
        </FigureTable>
      </Card>
    </Section>
  )
}
