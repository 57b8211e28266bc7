import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { Output } from '#shared/contract.ts'
import { dayOf } from '#shared/days.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../contract.ts'
import css from './Handovers.module.css'
import type { messages } from './messages.ts'
import { PrepareDialog } from './PrepareDialog.tsx'

const { useOperation } = operationHooks<typeof contract>()
type Found = Output<(typeof contract)['getCustomerHandover']>

/**
 * Who speaks with a customer while it changes hands, with the way to the handover; and that a key account should change hands.
 * Nothing where there is nothing to say. `prepare`: the page where a handover begins.
 */
export function HandoverNotice(props: {
  customer: { id: string; name: string; ownerId: string | null; mode: string }
  prepare?: boolean
}) {
  const t = useT<typeof messages>()
  const { customer } = props
  const found = useOperation('getCustomerHandover', { customerId: customer.id }).data
  const sentence = useSentence(found, props.prepare)
  const [preparing, setPreparing] = useState(false)
  if (!found) return null
  const offers = props.prepare && found.canPrepare
  if (!sentence && !offers) return null
  const begin = (
    <Button size="small" icon="change" onClick={() => setPreparing(true)}>
      {t('handovers.prepare')}
    </Button>
  )
  const open = found.handover && found.canSee && (
    <ButtonLink size="small" to={`/schluesselkunden/uebergaben/${found.handover.id}`}>
      {t('handovers.toHandover')}
    </ButtonLink>
  )
  return (
    <div className={css.notice} data-print="no">
      {sentence ? (
        <Notice tone="signal" title={sentence.title} action={offers ? begin : open}>
          {sentence.more}
        </Notice>
      ) : (
        begin
      )}
      {preparing && (
        <PrepareDialog
          customerId={customer.id}
          name={customer.name}
          ownerId={customer.ownerId}
          direction={customer.mode === 'keyAccount' && !found.suggested ? 'toClassic' : 'toKeyAccount'}
          onClose={() => setPreparing(false)}
        />
      )}
    </div>
  )
}

function useSentence(
  found: Found | undefined,
  prepare: boolean | undefined,
): { title: string; more?: string | undefined } | null {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today, company } = useMe()
  if (!found) return null
  const name = found.speaks.name ?? '–'
  const { handover } = found
  if (!handover) return prepare && found.suggested ? { title: t('handovers.notice.suggested', { name }) } : null
  const to = handover.toName
  const due = (key: 'handovers.due.proposed') =>
    handover.due ? t(key, { day: format.dayShort(handover.due, today) }) : undefined
  switch (handover.state) {
    case 'proposed':
      return { title: t('handovers.notice.proposed', { to, name }), more: due('handovers.due.proposed') }
    case 'accepted': {
      const day = handover.acceptedAt ? format.day(dayOf(handover.acceptedAt, company.timeZone)) : '–'
      const more = t('handovers.notice.takenOver', { to, day, by: format.day(handover.due) })
      const key = found.speaks.because === 'untilIntroduced' ? 'untilIntroduced' : 'formerLeft'
      return { title: t(`handovers.notice.${key}`, { name }), more }
    }
    case 'done':
      return handover.due && handover.due <= today ? { title: t('handovers.notice.check', { to }) } : null
    case 'withdrawn':
      return null
    default:
      return { title: t(`handovers.notice.${handover.state}`, { to, name }) }
  }
}
