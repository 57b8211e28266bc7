import type { Output } from '#shared/contract.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import type { contract } from '../contract.ts'
import type { RecordKind } from '../rules.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
type Behind = Output<(typeof contract)['listFigureRecords']>
type Asked = { from: string; to: string; scope: 'company' | 'team' | 'member'; memberId?: string }

/** What a figure counts, one by one. */
export function BehindDialog(props: { of: RecordKind; asked: Asked; onClose: () => void }) {
  const t = useT<Words>()
  const query = useOperation('listFigureRecords', { ...props.asked, of: props.of })
  const title = t(`figures.behind.${props.of}`)
  return (
    <Dialog open kind="side" title={title} onClose={props.onClose}>
      <Loaded query={query}>
        {(found) =>
          found.records.length === 0 ? (
            <EmptyState>{t('figures.behind.none')}</EmptyState>
          ) : (
            <Rows
              label={title}
              {...(found.total > found.records.length
                ? { foot: t('figures.behind.more', { count: found.total - found.records.length }) }
                : {})}
            >
              {found.records.map((record, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same customer may stand here twice
                <BehindRow key={at} record={record} currency={found.currency} />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </Dialog>
  )
}

function BehindRow({ record, currency }: { record: Behind['records'][number]; currency: string }) {
  const t = useT<Words>()
  const format = useFormat()
  const { customerId, opportunityId, leadId, title, day, amount, weighted, state } = record
  const money = (value: number) => format.money(value, currency, 'never')
  const to = opportunityId
    ? `/neugeschaeft/${opportunityId}`
    : leadId
      ? `/anfragen/${leadId}`
      : customerId
        ? `/kunden/${customerId}`
        : undefined
  const note = [day && format.day(day), state && t(wordOf(state))].filter(Boolean).join(' · ')
  return (
    <Row
      title={title ?? t('figures.behind.nobody')}
      {...(to ? { to } : {})}
      note={note}
      value={amount === null ? undefined : money(amount)}
      valueNote={
        weighted === null || weighted === amount ? undefined : t('figures.behind.weighted', { amount: money(weighted) })
      }
    />
  )
}

type State = NonNullable<Behind['records'][number]['state']>

function wordOf(state: State) {
  switch (state) {
    case 'won':
    case 'lost':
    case 'customer':
    case 'rejected':
    case 'pending':
      return `figures.state.${state}` as const
    default:
      return `weighting.kind.${state}` as const
  }
}
