import { useMe } from '#features/members/web/me.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, Protection } from '../../contract.ts'
import type { messages } from './messages.ts'
import css from './ProtectionHint.module.css'

const { useOperation } = operationHooks<typeof contract>()

/**
 * For whom a customer, or the end customer of an opportunity, is protected: a hint for whoever picks it up, never a wall.
 * `asking`: something is about to be made there, so that one should talk first. Nothing where nobody is protected.
 */
export function ProtectionHint(props: {
  customerId?: string | undefined
  opportunityId?: string | undefined
  asking?: boolean
}) {
  const t = useT<typeof messages>()
  const { company } = useMe()
  const { customerId, opportunityId } = props
  const of = opportunityId ? { opportunityId } : { customerId }
  const named = Boolean(opportunityId ?? customerId)
  const enabled = named && company.areas.includes('protections')
  const found = useOperation('getProtection', of, { enabled }).data?.protections ?? []
  if (!enabled || found.length === 0) return null
  const disputed = found.filter((one) => one.disputed)
  const open = props.asking ? undefined : (
    <ButtonLink size="small" to="/kunden/schutz">
      {t('protections.hint.open')}
    </ButtonLink>
  )
  return (
    <div className={css.hints} data-print="no">
      {disputed.length > 0 && <Disputed claims={disputed} open={open} />}
      {found
        .filter((one) => !one.disputed)
        .map((one) => (
          <One key={one.id} protection={one} asking={props.asking} open={open} />
        ))}
    </div>
  )
}

type Shown = { open: React.ReactNode; asking?: boolean | undefined }

function Disputed({ claims, open }: { claims: Protection[] } & Shown) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const partners = format.list([...new Set(claims.map(({ partnerName }) => partnerName))])
  return (
    <Notice tone="signal" title={t('protections.hint.disputed', { partners })} action={open}>
      {claims[0] && t('protections.hint.of', { name: claims[0].endCustomer })}
    </Notice>
  )
}

function One({ protection, asking, open }: { protection: Protection } & Shown) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today } = useMe()
  const {
    partnerName: partner,
    state,
    fromDay,
    toDay,
    endCustomer,
    productGroup,
    opportunityTitle,
    reason,
  } = protection
  const key = state === 'requested' ? 'requested' : fromDay > today ? 'grantedFrom' : 'granted'
  const more = [
    t('protections.hint.of', { name: endCustomer }),
    productGroup && t('protections.hint.group', { group: productGroup }),
    opportunityTitle && t('protections.hint.deal', { title: opportunityTitle }),
    reason,
    asking && t('protections.hint.talk', { partner }),
  ]
  return (
    <Notice
      tone={state === 'granted' ? 'signal' : 'calm'}
      title={t(`protections.hint.${key}`, { partner, day: format.day(toDay), from: format.day(fromDay) })}
      action={open}
    >
      {more.filter(Boolean).join(' · ')}
    </Notice>
  )
}
