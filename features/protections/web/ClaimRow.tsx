import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { dayOf } from '#shared/days.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row } from '#ui/Rows.tsx'
import type { contract, Protection } from '../contract.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import { RefuseDialog } from './RefuseDialog.tsx'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** One end customer of a partner: until when, why, who decided, and what can be done. */
export function ClaimRow({ protection, canDecide }: { protection: Protection; canDecide: boolean }) {
  const t = useT<Words>()
  const done = useDone()
  const decide = useCommand('decideProtection')
  const withdraw = useCommand('withdrawProtection')
  const [dialog, setDialog] = useState<'change' | 'refuse' | null>(null)
  const { id, state, disputed, customerId, endCustomer, partnerName, runsOutIn, canCorrect } = protection
  const decides = canDecide && state === 'requested' && !disputed
  const open = state === 'requested' || state === 'granted'
  const menu = t('protections.menu', { name: endCustomer, partner: partnerName })
  const grant = async () => {
    const granted = await decide.run({ id, decision: 'granted' })
    done(t('protections.granted', { name: endCustomer, partner: partnerName }), granted)
  }
  const end = async () => {
    const ended = await withdraw.run({ id })
    done(t(state === 'granted' ? 'protections.ended' : 'protections.withdrawn'), ended)
  }
  return (
    <>
      <Row
        title={endCustomer}
        {...(customerId ? { to: `/kunden/${customerId}` } : {})}
        badge={
          <>
            <Badge tone={state === 'granted' ? 'strong' : 'calm'}>{t(`protections.state.${state}`)}</Badge>{' '}
            {disputed && <Badge tone="signal">{t('protections.disputed')}</Badge>}{' '}
            {runsOutIn !== null && (
              <Badge tone="signal">
                {runsOutIn === 0 ? t('protections.runsOutToday') : t('protections.runsOut', { count: runsOutIn })}
              </Badge>
            )}
          </>
        }
        note={<Facts protection={protection} />}
        actions={
          <Buttons>
            {decides && (
              <Button size="small" busy={decide.busy} onClick={grant}>
                {t('protections.grant')}
                <span className="hidden"> ({menu})</span>
              </Button>
            )}
            {open && canCorrect && (
              <Menu
                label={menu}
                align="end"
                trigger={(trigger) => <IconButton {...trigger} size="small" icon="more" label={menu} />}
                items={[
                  ...(decides ? [{ label: t('protections.refuse'), run: () => setDialog('refuse') }] : []),
                  { label: t('protections.change'), icon: 'edit' as const, run: () => setDialog('change') },
                  null,
                  {
                    label: t(state === 'granted' ? 'protections.end' : 'protections.withdraw'),
                    icon: 'trash' as const,
                    danger: true,
                    run: end,
                  },
                ]}
              />
            )}
          </Buttons>
        }
      />
      {dialog === 'change' && <ChangeDialog protection={protection} onClose={() => setDialog(null)} />}
      {dialog === 'refuse' && <RefuseDialog protection={protection} onClose={() => setDialog(null)} />}
    </>
  )
}

/** Partner, days, what it is limited to, why; who asked or decided. */
function Facts({ protection }: { protection: Protection }) {
  const t = useT<Words>()
  const format = useFormat()
  const { company } = useMe()
  const { state, decidedAt, decidedByName, decisionReason, requestedByName, productGroup, opportunityTitle } =
    protection
  const decided = decidedAt && {
    state: t(`protections.state.${state === 'refused' ? 'refused' : 'granted'}`),
    day: format.day(dayOf(decidedAt, company.timeZone)),
    name: decidedByName ?? '–',
  }
  const parts = [
    protection.partnerName,
    t('protections.days', { from: format.day(protection.fromDay), to: format.day(protection.toDay) }),
    protection.customerId === null && t('protections.notListed'),
    productGroup && t('protections.hint.group', { group: productGroup }),
    opportunityTitle && t('protections.hint.deal', { title: opportunityTitle }),
    protection.reason,
    decided
      ? decisionReason
        ? t('protections.decidedBecause', { ...decided, reason: decisionReason })
        : t('protections.decided', decided)
      : requestedByName && t('protections.asked', { name: requestedByName }),
  ]
  return <>{parts.filter(Boolean).join(' · ')}</>
}
