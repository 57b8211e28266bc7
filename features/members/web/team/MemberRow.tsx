import { useState } from 'react'
import { canHandOverAll } from '#features/customers/access.ts'
import type { contract as loginsContract } from '#features/logins/contract.ts'
import type { contract as undoContract } from '#features/undo/contract.ts'
import { dayOf } from '#shared/days.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, IconButton } from '#ui/Button.tsx'
import { ConfirmDialog } from '#ui/Dialog.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Menu, type MenuItem } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row } from '#ui/Rows.tsx'
import { toast } from '#ui/toast.ts'
import { canManageMembers } from '../../access.ts'
import type { contract, Member } from '../../contract.ts'
import { useMe } from '../me.tsx'
import type { LinkWanted } from './LinkDialog.tsx'
import type { messages } from './messages.ts'
import css from './TeamPage.module.css'

const { useCommand } = operationHooks<typeof contract & typeof loginsContract & typeof undoContract>()

/** One person: roles in words, whether they log in, and what may be done about them. */
export function MemberRow(props: {
  member: Member
  members: readonly Member[]
  onChange: (member: Member) => void
  onLink: (wanted: LinkWanted) => void
  onGive: (member: Member) => void
}) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const me = useMe()
  const { member, members } = props
  const manages = canManageMembers(me.member)
  const { company, today } = me
  const present = members.filter((other) => !other.leftAt)
  const canGive =
    present.some((other) => other.id !== member.id) &&
    canHandOverAll({ memberId: me.member.id, roles: me.member.roles }, member.id)
  const nameOf = (id: string) => members.find((other) => other.id === id)?.name ?? '–'
  const invitable = manages && !member.leftAt && !member.hasLogin && member.email
  const invite = () =>
    member.email && props.onLink({ kind: 'invitation', id: member.id, name: member.name, email: member.email })

  const roles = member.roles.map((role) => t(`team.role.${role}`)).join(', ') || t('team.noRole')
  const notes = [
    roles,
    member.region,
    member.leadId && t('team.ledBy', { name: nameOf(member.leadId) }),
    member.email,
    member.phone,
    member.leftAt && t('team.leftOn', { day: format.day(dayOf(member.leftAt, company.timeZone)) }),
  ]
  const standing = member.leftAt
    ? null
    : member.invitedUntil
      ? t('team.invitedUntil', { day: format.dayShort(dayOf(member.invitedUntil, company.timeZone), today) })
      : member.hasLogin
        ? null
        : t('team.noLogin')

  return (
    <Row
      title={member.name}
      badge={
        <>
          {member.id === me.member.id && <Badge tone="calm">{t('team.you')}</Badge>}{' '}
          {member.administrator && !member.leftAt && <Badge>{t('team.administrator')}</Badge>}{' '}
          {standing && <Badge>{standing}</Badge>}{' '}
          {member.away && (
            <Badge tone="signal">
              {t('team.awayUntil', {
                day: format.dayShort(member.away.toDay, today),
                deputy: nameOf(member.away.deputyId),
              })}
            </Badge>
          )}
        </>
      }
      note={notes.filter(Boolean).join(' · ')}
      actions={
        (manages || canGive) && (
          <div className={css.end}>
            {invitable && !member.invitedUntil && (
              <Button size="small" onClick={invite}>
                {t('team.invite')}
              </Button>
            )}
            <Actions {...props} manages={manages} canGive={canGive} invite={invitable ? invite : undefined} />
          </div>
        )
      }
    />
  )
}

function Actions(props: {
  member: Member
  onChange: (member: Member) => void
  onLink: (wanted: LinkWanted) => void
  onGive: (member: Member) => void
  manages: boolean
  canGive: boolean
  invite: (() => unknown) | undefined
}) {
  const t = useT<typeof messages>()
  const me = useMe()
  const [removing, setRemoving] = useState(false)
  const { member, invite } = props
  const { id, name } = member
  const leave = useCommand('leaveMember')
  const comeBack = useCommand('returnMember')
  const endSessions = useCommand('endSessions')
  const removeFactor = useCommand('removeSecondFactor')
  const undo = useCommand('undo')
  const self = id === me.member.id

  const runLeave = async () => {
    const done = await leave.run({ id })
    if (!done) return
    const owning = done.ownedCustomers > 0
    toast(owning ? t('team.leftOwning', { name, count: done.ownedCustomers }) : t('team.left', { name }), {
      undo: () => undo.attempt({ undo: done.undo }),
    })
  }
  const runReturn = async () => {
    const done = await comeBack.run({ id })
    if (done) toast(t('team.returned', { name }), { undo: () => undo.attempt({ undo: done.undo }) })
  }
  const runEndSessions = async () => {
    const done = await endSessions.run({ memberId: id })
    if (done) toast(t('team.sessionsEnded', { name, count: done.ended }))
  }
  const runRemoveFactor = async () => {
    if (await removeFactor.run({ id })) toast(t('team.factorRemoved', { name }))
  }

  const give: MenuItem[] = props.canGive
    ? [{ label: t('team.giveAll'), icon: 'change', run: () => props.onGive(member) }]
    : []
  const back: MenuItem = { label: t('team.return'), icon: 'undo', run: () => void runReturn() }
  const items = member.leftAt ? [...give, ...(props.manages ? [back] : [])] : props.manages ? managing() : give

  function managing(): (MenuItem | null)[] {
    const { email } = member
    const inviting: MenuItem = {
      label: t(member.invitedUntil ? 'team.inviteAgain' : 'team.invite'),
      icon: 'mail',
      run: () => void invite?.(),
    }
    const login: MenuItem[] =
      member.hasLogin && email && !self
        ? [
            { label: t('team.resetLink'), icon: 'key', run: () => props.onLink({ kind: 'reset', id, name, email }) },
            { label: t('team.endSessions'), icon: 'close', run: () => void runEndSessions() },
            { label: t('team.removeFactor'), icon: 'phone', run: () => setRemoving(true) },
          ]
        : []
    return [
      { label: t('team.change'), icon: 'edit', run: () => props.onChange(member) },
      ...(invite ? [inviting] : []),
      ...login,
      ...give,
      ...(self ? [] : ([null, { label: t('team.leave'), icon: 'leave', run: () => void runLeave() }] as const)),
    ]
  }

  return (
    <>
      <Menu
        label={t('team.actionsFor', { name })}
        align="end"
        items={items}
        trigger={(trigger) => <IconButton {...trigger} icon="more" label={t('team.actionsFor', { name })} />}
      />
      <ConfirmDialog
        open={removing}
        onClose={() => setRemoving(false)}
        title={t('team.removeFactorTitle', { name })}
        confirm={t('team.removeFactor')}
        onConfirm={runRemoveFactor}
      >
        {t('team.removeFactorText', { name })}
      </ConfirmDialog>
    </>
  )
}
