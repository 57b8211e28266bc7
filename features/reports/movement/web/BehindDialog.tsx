import type { Output } from '#shared/contract.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import type { contract, parts } from '../contract.ts'
import type { Column } from '../rules/flows.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
export type Behind = { column: Column; by?: (typeof parts)[number]; key?: string | null; name?: string }
type Shown = Output<(typeof contract)['listMovement']>

/** The opportunities that one bar counts, each with before and after. */
export function BehindDialog(props: {
  behind: Behind
  asked: { from: string; to: string; scope: 'due' | 'all'; owner?: string[] }
  nameOf: { stage: (id: string | null) => string; member: (id: string | null) => string }
  onClose: () => void
}) {
  const t = useT<Words>()
  const { column, by, key, name } = props.behind
  const query = useOperation('listMovement', {
    ...props.asked,
    column,
    ...(by ? { by } : {}),
    ...(key === undefined ? {} : { key: key ?? 'none' }),
  })
  const title = [t(`movement.column.${column}`), name].filter(Boolean).join(' · ')
  return (
    <Dialog open kind="side" title={title} onClose={props.onClose}>
      <Loaded query={query}>
        {(found) =>
          found.opportunities.length === 0 ? (
            <EmptyState>{t('movement.behind.none')}</EmptyState>
          ) : (
            <Rows
              label={title}
              {...(found.total > found.opportunities.length
                ? { foot: t('movement.behind.more', { count: found.total - found.opportunities.length }) }
                : {})}
            >
              {found.opportunities.map((one) => (
                <BehindRow key={one.id} one={one} currency={found.currency} nameOf={props.nameOf} />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </Dialog>
  )
}

function BehindRow(props: {
  one: Shown['opportunities'][number]
  currency: string
  nameOf: { stage: (id: string | null) => string; member: (id: string | null) => string }
}) {
  const t = useT<Words>()
  const format = useFormat()
  const { one, nameOf } = props
  const money = (amount: number) => format.money(amount, props.currency, 'never')
  const changes = [
    one.before !== null &&
      one.before !== one.after &&
      t('movement.behind.change', { before: money(one.before), after: money(one.after) }),
    one.fromStageId !== one.toStageId &&
      t('movement.behind.change', { before: nameOf.stage(one.fromStageId), after: nameOf.stage(one.toStageId) }),
    one.fromOwnerId !== one.toOwnerId &&
      t('movement.behind.change', { before: nameOf.member(one.fromOwnerId), after: nameOf.member(one.toOwnerId) }),
  ].filter((change) => change !== false)
  return (
    <Row
      title={[one.title, one.customerName].filter(Boolean).join(' · ')}
      {...(one.deleted ? {} : { to: `/neugeschaeft/${one.id}` })}
      note={changes.length > 0 ? changes.join(' · ') : nameOf.stage(one.toStageId)}
      value={money(one.amount)}
      valueNote={nameOf.member(one.toOwnerId)}
    />
  )
}
