import { useState } from 'react'
import { useConverted } from '#features/currencies/web/useConverted.ts'
import { AccountFrame, type Found } from '#features/key-accounts/web/AccountFrame.tsx'
import type { Output } from '#shared/contract.ts'
import { Button } from '#ui/Button.tsx'
import { Figure, Figures } from '#ui/Figure.tsx'
import { FigureTable } from '#ui/FigureTable.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { TermsDialog } from './TermsDialog.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
export type FoundValue = Output<(typeof contract)['getAccountValue']>

/** What a key account is worth and costs, where it grows, and how promises were kept. */
export default function ValuePage() {
  return <AccountFrame>{(found) => <Value found={found} />}</AccountFrame>
}

function Value({ found: { customerId, canSeePlan } }: { found: Found }) {
  const t = useT<Words>()
  const convertedText = useConverted()
  const query = useOperation('getAccountValue', { customerId }, { enabled: canSeePlan })
  const [editing, setEditing] = useState(false)
  if (!canSeePlan) return <Card padded>{t('accountValue.locked')}</Card>
  return (
    <Loaded query={query}>
      {(read) => (
        <>
          {read.converted.length > 0 && <Notice title={convertedText(read.converted).join(' ')} />}
          <Balance found={read} />
          <ValueFigures found={read} />
          <Promises found={read} onEdit={read.canChange ? () => setEditing(true) : undefined} />
          <Groups found={read} />
          {editing && <TermsDialog found={read} onClose={() => setEditing(false)} />}
        </>
      )}
    </Loaded>
  )
}

/** Closeness beside margin in a sentence, and what may be done about it. */
function Balance({ found: { value, company } }: { found: FoundValue }) {
  const t = useT<Words>()
  const format = useFormat()
  const { balance } = value
  if (balance === null) return <Notice title={t('accountValue.balance.none')} />
  const tone = balance === 'nearRich' ? 'calm' : 'signal'
  return (
    <Notice tone={tone} title={t(`accountValue.say.${balance}`)}>
      {company.netRate !== null &&
        t('accountValue.say.rates', { own: format.percent(value.netRate), company: format.percent(company.netRate) })}
    </Notice>
  )
}

function ValueFigures({ found }: { found: FoundValue }) {
  const t = useT<Words>()
  const format = useFormat()
  const { value, currency, company } = found
  const money = (amount: number | null) => format.money(amount, currency, 'never')
  const span = ({ from, to }: { from: string; to: string }) =>
    t('keyAccounts.period', { from: format.day(from), to: format.day(to) })
  const year = span(found.period)
  return (
    <Figures>
      <Figure
        tile
        label={t('accountValue.value')}
        value={money(value.lifetime?.afterYear ?? null)}
        note={
          value.missing
            ? t(`accountValue.missing.${value.missing}`, { count: value.retention.of })
            : [
                t('accountValue.value.now', { value: money(value.lifetime?.now ?? null) }),
                value.valueGrowth !== null &&
                  t('accountValue.value.growth', { change: format.change(value.valueGrowth) }),
              ]
                .filter(Boolean)
                .join(' · ')
        }
        explain={{ formula: formulaOf(found, t, format), period: span(found.period24) }}
      />
      <Figure
        tile
        label={t('accountValue.revenue')}
        value={money(value.revenue)}
        note={
          value.growth === null ? undefined : t('accountValue.revenue.growth', { change: format.change(value.growth) })
        }
        explain={{ formula: t('accountValue.revenue.formula'), period: year }}
      />
      <Figure
        tile
        label={t('accountValue.column.margin')}
        value={money(value.margin)}
        note={
          value.marginRate === null
            ? undefined
            : company.marginRate === null
              ? format.percent(value.marginRate)
              : t('accountValue.margin.note', {
                  rate: format.percent(value.marginRate),
                  company: format.percent(company.marginRate),
                })
        }
        explain={{ formula: t('accountValue.margin.formula'), period: year }}
      />
      <Figure
        tile
        label={t('accountValue.column.cost')}
        value={money(value.cost)}
        note={t('accountValue.hours', { hours: format.number(value.minutes / 60, 1) })}
        explain={{ formula: t('accountValue.cost.formula'), period: year }}
      />
      <Figure
        tile
        label={t('accountValue.column.net')}
        value={money(value.net)}
        note={value.netRate === null ? undefined : t('accountValue.net.note', { rate: format.percent(value.netRate) })}
        explain={{ formula: t('accountValue.net.formula'), period: year }}
      />
    </Figures>
  )
}

/** The form of the value with all that was put in. */
function formulaOf(
  { value, currency, discount }: FoundValue,
  t: ReturnType<typeof useT<Words>>,
  format: ReturnType<typeof useFormat>,
): string {
  const { marginPerYear, retention, acquisitionCost, marginKnown, monthsKnown } = value
  return [
    t('accountValue.value.formula'),
    t('accountValue.value.inputs', {
      margin: format.money(marginPerYear, currency, 'never'),
      retention: format.percent(retention.rate),
      discount: format.percent(discount, 1),
    }),
    t(`accountValue.retention.${retention.source}`, { count: retention.of }),
    acquisitionCost === null
      ? t('accountValue.acquisition.unknown')
      : t('accountValue.acquisition.known', { cost: format.money(acquisitionCost, currency, 'never') }),
    marginKnown !== null && marginKnown < 0.9 && t('accountValue.marginKnown', { share: format.percent(marginKnown) }),
    monthsKnown !== null && t('accountValue.monthsKnown', { count: monthsKnown }),
  ]
    .filter(Boolean)
    .join(' ')
}

function Promises({ found, onEdit }: { found: FoundValue; onEdit: (() => void) | undefined }) {
  const t = useT<Words>()
  const format = useFormat()
  return (
    <Section
      title={t('accountValue.promises')}
      note={t('accountValue.promises.note', { day: format.day(found.since) })}
      actions={
        onEdit && (
          <Button size="small" icon="edit" onClick={onEdit}>
            {t('accountValue.terms')}
          </Button>
        )
      }
    >
      <Rows label={t('accountValue.promises')}>
        {found.promises.map(({ kind, within, own, inTime, late, open, median }) => {
          const judged = inTime + late
          const time = (count: number) =>
            t(kind === 'fire' ? 'accountValue.hours.of' : 'accountValue.days.of', {
              count,
              value: format.number(count, kind === 'fire' ? 1 : 0),
            })
          const note = [
            t(own ? 'accountValue.promise.own' : 'accountValue.promise.all', { time: time(within) }),
            judged > 0 && t('accountValue.promise.kept', { inTime, judged }),
            median !== null &&
              (kind === 'fire' && median < 1
                ? t('accountValue.promise.medianHour')
                : t('accountValue.promise.median', { time: time(median) })),
            open > 0 && t('accountValue.promise.open', { count: open }),
          ]
          return (
            <Row
              key={kind}
              title={t(`accountValue.promise.${kind}`)}
              note={note.filter(Boolean).join(' · ')}
              value={judged > 0 ? format.percent(inTime / judged) : '–'}
              valueNote={judged > 0 ? t('accountValue.promise.inTime') : t('accountValue.promise.none')}
            />
          )
        })}
      </Rows>
    </Section>
  )
}

/** What it buys, by product group. */
function Groups({ found: { groups, currency } }: { found: FoundValue }) {
  const t = useT<Words>()
  const format = useFormat()
  if (groups.length === 0) return null
  return (
    <Section title={t('accountValue.groups')}>
      <Card>
        <FigureTable
          label={t('accountValue.groups')}
          head={
            <>
              <th scope="col">{t('accountValue.group')}</th>
              <th scope="col">{t('accountValue.revenue')}</th>
              <th scope="col">{t('accountValue.before')}</th>
              <th scope="col">{t('accountValue.column.growth')}</th>
            </>
          }
        >
          {groups.map(({ group, revenue, revenueBefore, growth }) => (
            <tr key={group ?? ''}>
              <th scope="row">{group ?? t('accountValue.group.none')}</th>
              <td>{format.money(revenue, currency, 'never')}</td>
              <td data-calm>{format.money(revenueBefore, currency, 'never')}</td>
              <td>{growth === null ? '–' : format.change(growth)}</td>
            </tr>
          ))}
        </FigureTable>
      </Card>
    </Section>
  )
}
