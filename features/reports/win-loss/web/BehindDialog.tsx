import { useMe } from '#features/members/web/me.tsx'
import type { contract as opportunitiesContract } from '#features/opportunities/contract.ts'
import type { contract as stagesContract } from '#features/opportunities/stages/contract.ts'
import type { Input } from '#shared/contract.ts'
import { Badge } from '#ui/Badge.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import type { contract } from '../contract.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract & typeof stagesContract & typeof opportunitiesContract>()

/** The figure that was clicked: outcome, reason and part, and what to call it. */
export type Behind = { outcome: 'won' | 'lost'; reason?: string; key?: string; name: string }

/** The opportunities behind one figure of the review, each with what was said when it was closed. */
export function BehindDialog(props: {
  behind: Behind
  asked: Input<(typeof contract)['getWinLoss']>
  onClose: () => void
}) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const { name, ...which } = props.behind
  const query = useOperation('listWinLoss', { ...props.asked, ...which })
  const reasons = useOperation('listReasons', {}).data?.reasons ?? []
  const stages = useOperation('listStages', {}).data?.stages ?? []
  return (
    <Dialog open kind="side" title={name} onClose={props.onClose}>
      <Loaded query={query}>
        {(found) => (
          <Rows
            label={name}
            {...(found.total > found.opportunities.length
              ? { foot: t('winLoss.more', { count: found.total - found.opportunities.length }) }
              : {})}
          >
            {found.opportunities.map((deal) => (
              <Row
                key={deal.id}
                title={[deal.title, deal.customerName].filter(Boolean).join(' · ')}
                to={`/neugeschaeft/${deal.id}`}
                badge={<Badge tone={deal.outcome}>{t(`opportunities.${deal.outcome}`)}</Badge>}
                note={[
                  stages.find((stage) => stage.id === deal.stageId)?.name,
                  reasons.find((one) => one.id === deal.reason)?.name ?? t('winLoss.noReason'),
                  deal.reasonNote,
                  deal.competitor,
                ]
                  .filter(Boolean)
                  .join(' · ')}
                {...(deal.amount === null ? {} : { value: format.money(deal.amount, found.currency, 'never') })}
                valueNote={format.dayShort(deal.closedDay, today)}
              />
            ))}
          </Rows>
        )}
      </Loaded>
    </Dialog>
  )
}
