import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { dayOf } from '#shared/days.ts'
import { Button, ButtonLink, Buttons, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import type { contract, WaitingMail } from '../contract.ts'
import { AssignDialog } from './AssignDialog.tsx'
import type { messages } from './messages.ts'

const { useCommand, useOperation } = operationHooks<typeof contract>()
const shown = 3
const longestText = 160

/** The latest mails without a customer, where there are any. */
export function WaitingMails() {
  const t = useT<typeof messages>()
  const mails = useOperation('listWaitingMails', { limit: shown }, { every: 300_000 }).data?.mails ?? []
  if (mails.length === 0) return null
  return (
    <Section
      title={t('waitingMails.title')}
      actions={
        <ButtonLink kind="link" to="/mails-ohne-kunden">
          {t('waitingMails.all')}
        </ButtonLink>
      }
    >
      <Rows label={t('waitingMails.title')}>
        {mails.map((mail) => (
          <WaitingMailRow key={mail.id} mail={mail} />
        ))}
      </Rows>
    </Section>
  )
}

/** One mail that waits: what it is, why it waits, and where to put it. */
export function WaitingMailRow({ mail }: { mail: WaitingMail }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { member, company } = useMe()
  const dismiss = useCommand('dismissMail')
  const [assigning, setAssigning] = useState(false)
  const subject = mail.subject || t('waitingMails.noSubject')
  const sender = mail.senderName || mail.sender
  const people = mail.others.map(({ name, address }) => name || address)
  const facts = [
    people.join(', '),
    sender && !people.includes(sender) && mail.memberName === null && t('waitingMails.from', { name: sender }),
    mail.memberName && mail.memberName !== member.name && t('waitingMails.filedBy', { name: mail.memberName }),
  ].filter(Boolean)
  const hide = async () => {
    if (!(await dismiss.run({ id: mail.id }))) return
    toast(t('waitingMails.dismissed'), { undo: () => dismiss.attempt({ id: mail.id, dismissed: false }) })
  }
  const text = mail.text.replace(/\s+/g, ' ')
  return (
    <Row
      title={subject}
      note={
        <>
          {[...facts, format.day(dayOf(mail.at, company.timeZone))].join(' · ')}
          <br />
          {t(`waitingMails.reason.${mail.reason}`)}
          {text && (
            <>
              <br />„{text.length > longestText ? `${text.slice(0, longestText)} …` : text}“
            </>
          )}
        </>
      }
      actions={
        <Buttons>
          {mail.kept && (
            <Button
              size="small"
              aria-label={`${t('waitingMails.assign')}: ${subject}`}
              onClick={() => setAssigning(true)}
            >
              {t('waitingMails.assign')}
            </Button>
          )}
          <IconButton
            size="small"
            icon="close"
            disabled={dismiss.busy}
            label={`${t('waitingMails.dismiss')}: ${subject}`}
            onClick={hide}
          />
          {assigning && <AssignDialog mail={mail} onClose={() => setAssigning(false)} />}
        </Buttons>
      }
    />
  )
}
