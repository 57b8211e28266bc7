import { useState } from 'react'
import { AbsencesSection } from '#features/absences/web/AbsencesSection.tsx'
import { GiveAllDialog } from '#features/customers/web/GiveAllDialog.tsx'
import type { contract as meetingsContract } from '#features/meetings/contract.ts'
import type { messages as meetings } from '#features/meetings/web/messages.ts'
import { fold } from '#shared/text.ts'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { useRich, useT } from '#ui/i18n.tsx'
import { SearchInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { one, useUrl } from '#ui/url.ts'
import { canManageMembers } from '../../access.ts'
import type { contract, Member } from '../../contract.ts'
import { useMe } from '../me.tsx'
import { LinkDialog, type LinkWanted } from './LinkDialog.tsx'
import { MemberDialog } from './MemberDialog.tsx'
import { MemberRow } from './MemberRow.tsx'
import type { messages } from './messages.ts'
import css from './TeamPage.module.css'

const { useOperation } = operationHooks<typeof contract & typeof meetingsContract>()
/** From so many people on the list has a search. */
const searchFrom = 9

/** Who belongs to the team, what each may do, who is away and who stands in. */
export default function TeamPage() {
  const t = useT<typeof messages & typeof meetings>()
  const rich = useRich<typeof messages>()
  const me = useMe()
  const manages = canManageMembers(me.member)
  const query = useOperation('listMembers', {})
  // Regular meetings stand here once there was one.
  const meets = (useOperation('listMeetings', { limit: 1 }).data?.meetings.length ?? 0) > 0
  const [editing, setEditing] = useState<Member | 'new' | null>(null)
  const [giving, setGiving] = useState<Member | null>(null)
  const [link, setLink] = useState<LinkWanted | null>(null)
  const present = query.data?.members.filter((member) => !member.leftAt) ?? []
  const away = present.filter((member) => member.away).map((member) => member.name)

  return (
    <>
      <PageTitle
        title={t('team.area')}
        actions={
          manages || meets ? (
            <Buttons>
              {meets && <ButtonLink to="/besprechungen">{t('meetings.title')}</ButtonLink>}
              {manages && (
                <Button kind="do" icon="plus" onClick={() => setEditing('new')}>
                  {t('team.add')}
                </Button>
              )}
            </Buttons>
          ) : undefined
        }
      >
        {query.data && (
          <>
            {rich('team.lead', {
              count: present.length,
              logins: present.filter((member) => member.hasLogin).length,
            })}
            {away.length > 0 && <>; {rich('team.leadAway', { names: away.join(', ') })}</>}.
          </>
        )}
      </PageTitle>
      <Loaded query={query}>
        {({ members }) => (
          <>
            <MemberLists members={members} onChange={setEditing} onLink={setLink} onGive={setGiving} />
            {present.length > 1 && <AbsencesSection members={present} />}
          </>
        )}
      </Loaded>
      {editing && (
        <MemberDialog
          member={editing === 'new' ? null : editing}
          members={present}
          onClose={() => setEditing(null)}
          onInvite={(id, name, email) => setLink({ kind: 'invitation', id, name, email })}
        />
      )}
      {giving && <GiveAllDialog from={giving} onClose={() => setGiving(null)} />}
      {link && <LinkDialog wanted={link} onClose={() => setLink(null)} />}
    </>
  )
}

function MemberLists(props: {
  members: readonly Member[]
  onChange: (member: Member) => void
  onLink: (wanted: LinkWanted) => void
  onGive: (member: Member) => void
}) {
  const t = useT<typeof messages>()
  const [url, setUrl] = useUrl()
  const { members, ...actions } = props
  const q = one(url.q) ?? ''
  const present = members.filter((member) => !member.leftAt)
  const wordsOf = (member: Member) =>
    fold([member.name, member.region, member.email, ...member.roles.map((role) => t(`team.role.${role}`))].join(' '))
  const fitting = (member: Member) =>
    fold(q)
      .split(/\s+/)
      .every((word) => wordsOf(member).includes(word))
  const shown = present.filter(fitting)
  const former = members.filter((member) => member.leftAt && fitting(member))
  const list = (found: readonly Member[], label: string) => (
    <Rows label={label}>
      {found.map((member) => (
        <MemberRow key={member.id} member={member} members={members} {...actions} />
      ))}
    </Rows>
  )

  return (
    <>
      {members.length >= searchFrom && (
        <div className={css.search}>
          <SearchInput label={t('team.search')} value={q} onChange={(text) => setUrl({ q: text })} />
        </div>
      )}
      <Section title={t('team.members')}>
        {shown.length > 0 ? list(shown, t('team.members')) : <EmptyState>{t('team.nobodyFound')}</EmptyState>}
        {present.length === 1 && <p className={css.alone}>{t('team.alone')}</p>}
      </Section>
      {former.length > 0 && <Section title={t('team.former')}>{list(former, t('team.former'))}</Section>}
    </>
  )
}
