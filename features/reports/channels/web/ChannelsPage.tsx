import { useState } from 'react'
import type { contract as costsContract } from '#features/channels/contract.ts'
import { FiguresTabs } from '#features/reports/figures/web/FiguresTabs.tsx'
import { PeriodChoice } from '#features/reports/movement/web/PeriodChoice.tsx'
import { usePeriod } from '#features/reports/movement/web/usePeriod.ts'
import type { Output } from '#shared/contract.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import css from './Channels.module.css'
import { CostDialog, type EditedCost } from './CostDialog.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract & typeof costsContract>()
type Found = Output<(typeof contract)['getChannels']>

/** Which sales channel brings which customers, at which cost. */
export default function ChannelsPage() {
  const t = useT<Words>()
  const format = useFormat()
  const period = usePeriod('year')
  const query = useOperation('getChannels', period.period, { enabled: period.ready, keep: true })
  const costs = useOperation('listChannelCosts', {})
  const [edited, setEdited] = useState<EditedCost | null>(null)
  const days = `${format.day(period.period.from)} – ${format.day(period.period.to)}`
  return (
    <>
      <PageTitle title={t('channels.title')} note={days} actions={<FiguresTabs />}>
        {query.data && <Lead found={query.data} />}
      </PageTitle>
      <div className={css.choices} data-print="no">
        <PeriodChoice period={period} />
        {costs.data && (
          <Button icon="plus" onClick={() => setEdited({ channel: '', month: null, amount: null, note: null })}>
            {t('channels.cost.add')}
          </Button>
        )}
      </div>
      <Loaded query={query}>
        {(found) =>
          found.channels.length === 0 ? (
            <EmptyState example={t('channels.empty.example')}>{t('channels.empty')}</EmptyState>
          ) : (
            found.channels.map((one) => <Channel key={one.channel ?? ''} of={one} found={found} days={days} />)
          )
        }
      </Loaded>
      <Loaded query={costs}>
        {(found) => (
          <Section title={t('channels.costs')}>
            {found.costs.length === 0 ? (
              <EmptyState>{t('channels.costs.none')}</EmptyState>
            ) : (
              <Rows label={t('channels.costs')}>
                {found.costs.map(({ id, ...cost }) => {
                  const month = format.month(`${cost.month}-01`)
                  return (
                    <Row
                      key={id}
                      title={cost.channel}
                      note={[month, cost.note].filter(Boolean).join(' · ')}
                      value={format.money(cost.amount, found.currency, 'never')}
                      actions={
                        <IconButton
                          size="small"
                          icon="edit"
                          label={t('channels.cost.edit', { channel: cost.channel, month })}
                          onClick={() => setEdited(cost)}
                        />
                      }
                    />
                  )
                })}
              </Rows>
            )}
            {edited && <CostDialog cost={edited} currency={found.currency} onClose={() => setEdited(null)} />}
          </Section>
        )}
      </Loaded>
    </>
  )
}

function Lead({ found }: { found: Found }) {
  const rich = useRich<Words>()
  const format = useFormat()
  const named = found.channels.filter(({ channel }) => channel !== null)
  if (named.length === 0) return null
  return rich('channels.lead', {
    count: named.length,
    new: named.reduce((sum, { newCustomers }) => sum + newCustomers, 0),
    value: format.money(
      named.reduce((sum, { wonValue }) => sum + wonValue, 0),
      found.currency,
      'never',
    ),
  })
}

function Channel(props: { of: Found['channels'][number]; found: Found; days: string }) {
  const t = useT<Words>()
  const format = useFormat()
  const { of, found, days } = props
  const money = (amount: number) => format.money(amount, found.currency, 'never')
  const closed = of.won + of.lost
  const search = of.channel === null ? null : { channel: of.channel, outcome: 'all' }
  const deals = search ? { records: { label: t('channels.deals'), to: '/neugeschaeft', search } } : {}
  const explain = (formula: string, period = days) => ({ formula, period, ...deals })
  const { payback } = of
  return (
    <Section title={of.channel ?? t('channels.none')}>
      <Figures>
        <Figure
          tile
          label={t('channels.revenue')}
          value={money(of.revenue)}
          explain={explain(t('channels.revenue.formula'))}
        />
        <Figure
          tile
          label={t('channels.new')}
          value={format.number(of.newCustomers)}
          explain={explain(t('channels.new.formula'))}
        />
        <Figure
          tile
          label={t('channels.rate')}
          value={format.percent(of.closingRate)}
          note={closed === 0 ? t('channels.rate.none') : t('channels.rate.note', { won: of.won, closed })}
          explain={explain(t('channels.rate.formula'))}
        />
        <Figure
          tile
          label={t('channels.cost')}
          value={of.cost === 0 ? '–' : money(of.cost)}
          note={of.cost === 0 ? t('channels.cost.none') : undefined}
          explain={explain(t('channels.cost.formula'))}
        />
        {of.cost > 0 && (
          <Figure
            tile
            label={t('channels.perCustomer')}
            value={of.costPerNewCustomer === null ? '–' : money(Math.round(of.costPerNewCustomer))}
            note={of.costPerNewCustomer === null ? t('channels.perCustomer.none') : undefined}
            explain={explain(t('channels.perCustomer.formula'))}
          />
        )}
        {payback && (
          <Figure
            tile
            label={t('channels.payback')}
            value={payback.month === null ? t('channels.payback.not') : format.month(`${payback.month}-01`)}
            note={
              payback.after === null
                ? t('channels.payback.open', { open: money(payback.open) })
                : t('channels.payback.after', { count: payback.after })
            }
            explain={explain(t(`channels.payback.formula.${found.paybackBy}`), t('channels.since'))}
          />
        )}
      </Figures>
    </Section>
  )
}
