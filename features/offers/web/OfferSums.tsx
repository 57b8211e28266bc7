import { useFormat, useT } from '#ui/i18n.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { Paper } from '../writer/contract.ts'
import type { Totals } from '../writer/rules.ts'
import type { messages } from './messages.ts'

/** What the lines come to, with discount, VAT and rounding. */
export function OfferSums({ paper, totals }: { paper: Paper; totals: Totals }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const money = (amount: number) => format.money(amount, paper.currency, 'always')
  return (
    <Section title={t('offers.sums')}>
      <Rows label={t('offers.sums')}>
        {totals.discount !== 0 && (
          <>
            <Row title={t('offers.subtotal')} value={money(totals.subtotal)} />
            <Row title={t('offers.discount')} value={money(-totals.discount)} />
          </>
        )}
        <Row title={t('offers.amount')} value={money(totals.net)} />
        {totals.vat
          .filter((one) => one.rate > 0)
          .map((one) => (
            <Row
              key={one.rate}
              title={t('offers.vatOf', { percent: format.percent(one.rate / 10_000, 2) })}
              value={money(one.amount)}
            />
          ))}
        {totals.rounding !== 0 && <Row title={t('offers.rounding')} value={money(totals.rounding)} />}
        <Row title={t('offers.gross')} value={money(totals.gross)} />
      </Rows>
    </Section>
  )
}

/** All versions, and what changed against the one before. */
export function OfferVersions({ paper }: { paper: Paper }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const money = (amount: number | null) => format.money(amount, paper.currency)
  if (paper.versions.length < 2) return null
  return (
    <Section title={t('offers.versions')}>
      <Rows label={t('offers.versions')}>
        {paper.versions.map((one) => (
          <Row
            key={one.id}
            title={one.number}
            to={one.id === paper.id ? undefined : `/neugeschaeft/angebote/${one.id}`}
            value={money(one.amount)}
          />
        ))}
      </Rows>
      {paper.changes.length > 0 && (
        <Rows label={t('offers.changes')}>
          {paper.changes.map(({ what, text, from, to }) => (
            <Row
              key={`${what} ${text}`}
              title={text}
              note={t(`offers.change.${what}`)}
              value={[from, to]
                .filter((amount) => amount !== null)
                .map(money)
                .join(' → ')}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}
