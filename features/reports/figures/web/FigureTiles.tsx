import { useConverted } from '#features/currencies/web/useConverted.ts'
import { businessKinds } from '#features/weighting/rules.ts'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Section } from '#ui/Section.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { RecordKind } from '../rules.ts'
import type { Found } from './FiguresPage.tsx'
import type { Words } from './words.ts'

/** Every figure with what it was made of: formula, period, and the records it counts. */
export function FigureTiles({ found, days }: { found: Found; days: string }) {
  const t = useT<Words>()
  const format = useFormat()
  const convertedText = useConverted()
  const [url] = useUrl()
  const { sales, conversion, weights } = found
  const money = (amount: number | null) => format.money(amount, found.currency, 'never')
  const figureOf = (measure: Found['measured'][number]['measure']) =>
    found.measured.find((one_) => one_.measure === measure)?.value ?? null
  const kept = Object.fromEntries(
    ['wer', 'zeitraum', 'tag', 'von', 'bis'].flatMap((key) => {
      const value = one(url[key])
      return value === undefined ? [] : [[key, value]]
    }),
  )
  const explain = (formula: string, of: RecordKind, converted: Found['converted']['revenue'] = []) => ({
    formula: [formula, ...convertedText(converted)].join(' '),
    period: days,
    records: { label: t(`figures.behind.${of}`), to: '/kennzahlen', search: { ...kept, zeige: of } },
  })
  const closed = sales.won + sales.lost
  const rateNote = closed === 0 ? t('figures.rate.none') : t('figures.rate.note', { won: sales.won, closed })
  const factor = format.number(weights.newCustomer, Number.isInteger(weights.newCustomer * 10) ? 1 : 2)
  const kinds = businessKinds
    .filter((kind) => found.byKind[kind] !== 0)
    .map((kind) => `${t(`weighting.kind.${kind}`)} ${money(found.byKind[kind])}`)
  const others = found.otherCurrencies.map(({ currency, amount }) => format.money(amount, currency, 'never'))
  return (
    <>
      {others.length > 0 && <Notice title={t('figures.other', { amounts: format.list(others) })} />}
      <Section title={t('figures.section.revenue')}>
        <Figures>
          <Figure
            tile
            label={t('goals.measure.orderIntake')}
            value={money(figureOf('orderIntake'))}
            explain={explain(t('figures.formula.orderIntake'), 'orderIntake', found.converted.orderIntake)}
          />
          <Figure
            tile
            label={t('goals.measure.revenue')}
            value={money(figureOf('revenue'))}
            explain={explain(t('figures.formula.revenue'), 'revenue', found.converted.revenue)}
          />
          <Figure
            tile
            label={t('goals.measure.newBusinessWeighted')}
            value={money(figureOf('newBusinessWeighted'))}
            note={t('figures.weighted.note', { factor })}
            explain={explain(
              t('figures.formula.weighted', { factor, months: weights.newMonths, kinds: kinds.join(', ') || '–' }),
              'revenue',
              found.converted.revenue,
            )}
          />
        </Figures>
      </Section>
      <Section title={t('figures.section.closing')}>
        <Figures>
          <Figure
            tile
            label={t('figures.deals')}
            value={format.number(sales.won)}
            note={
              sales.averageDeal === null ? undefined : t('figures.deals.note', { amount: money(sales.averageDeal) })
            }
            explain={explain(t('figures.formula.closings'), 'won')}
          />
          <Figure
            tile
            label={t('figures.rate')}
            value={format.percent(sales.closingRate)}
            note={rateNote}
            explain={explain(t('figures.formula.rate'), 'decided')}
          />
          <Figure
            tile
            label={t('figures.rateByValue')}
            value={format.percent(sales.closingRateByValue)}
            note={closed === 0 ? t('figures.rate.none') : undefined}
            explain={explain(
              t('figures.formula.rateByValue', { count: sales.withoutAmount }),
              'decided',
              found.converted.deals,
            )}
          />
          <Figure
            tile
            label={t('figures.cycle')}
            value={
              sales.cycleMean === null
                ? '–'
                : t('figures.cycle.value', { days: format.number(Math.round(sales.cycleMean)) })
            }
            note={
              sales.cycleMedian === null
                ? t('figures.rate.none')
                : t('figures.cycle.note', { days: format.number(Math.round(sales.cycleMedian)) })
            }
            explain={explain(t('figures.formula.cycle'), 'won')}
          />
          <Figure
            tile
            label={t('figures.cohort')}
            value={format.percent(sales.cohort.rate)}
            note={sales.cohort.created === 0 ? t('figures.cohort.none') : t('figures.cohort.note', sales.cohort)}
            explain={explain(t('figures.formula.cohort'), 'cohort')}
          />
        </Figures>
      </Section>
      <Section title={t('figures.section.new')}>
        <Figures>
          <Figure
            tile
            label={t('goals.measure.newCustomers')}
            value={format.number(figureOf('newCustomers'))}
            note={found.unknownFirsts > 0 ? t('figures.new.note', { count: found.unknownFirsts }) : undefined}
            explain={explain(t('figures.formula.newCustomers'), 'newCustomers')}
          />
          <Figure
            tile
            label={t('goals.measure.firstVisits')}
            value={format.number(figureOf('firstVisits'))}
            explain={explain(t('figures.formula.firstVisits'), 'firstVisits')}
          />
          <Figure
            tile
            label={t('figures.conversion')}
            value={format.percent(conversion.rate)}
            note={conversion.leads === 0 ? t('figures.conversion.none') : t('figures.conversion.note', conversion)}
            explain={explain(t('figures.formula.conversion'), 'leads')}
          />
        </Figures>
      </Section>
    </>
  )
}
