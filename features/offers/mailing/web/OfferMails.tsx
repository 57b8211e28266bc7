import { useMe } from '#features/members/web/me.tsx'
import { dayOf } from '#shared/days.ts'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** The mails of an offer and whether one is on its way; asked again and again only while that is so. */
export function useOfferMails(id: string) {
  const mails = useOperation('listOfferMails', { id }).data?.mails ?? []
  return { mails, waiting: mails.some(({ state }) => state === 'waiting') }
}

/** What became of the mail that was sent last, as long as that matters. */
export function MailNotice({ id, canChange }: { id: string; canChange: boolean }) {
  const t = useT<typeof messages>()
  const problemOf = useProblem()
  const cancel = useCommand('cancelOfferMail')
  const last = useOfferMails(id).mails[0]
  if (!last || last.state === 'sent') return null
  const problem = last.problem ? problemOf(last.problem) : null
  if (last.state === 'failed') {
    return (
      <Notice tone="problem" title={t('offerMails.failed', { to: last.to })}>
        {problem}
      </Notice>
    )
  }
  return (
    <Notice
      tone={problem ? 'signal' : 'calm'}
      title={t('offerMails.waiting', { to: last.to })}
      action={
        canChange && (
          <Button size="small" busy={cancel.busy} onClick={() => void cancel.run({ id: last.id })}>
            {t('offerMails.cancel')}
          </Button>
        )
      }
    >
      {problem && t('offerMails.again', { problem })}
    </Notice>
  )
}

/** Every mail that went out with the offer, or did not. */
export function MailList({ id }: { id: string }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const problemOf = useProblem()
  const { timeZone } = useMe().company
  const { mails } = useOfferMails(id)
  const moment = (at: string) => `${format.day(dayOf(at, timeZone))}, ${format.time(at, timeZone)}`
  if (mails.length === 0) return null
  return (
    <Section title={t('offerMails.mails')}>
      <Rows label={t('offerMails.mails')}>
        {mails.map((mail) => (
          <Row
            key={mail.id}
            title={mail.to}
            note={[
              t(`offerMails.state.${mail.state}`),
              moment(mail.sentAt ?? mail.createdAt),
              mail.byName,
              mail.problem && mail.state === 'sent'
                ? t('offerMails.refused', { addresses: mail.problem })
                : mail.problem && problemOf(mail.problem),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Rows>
    </Section>
  )
}

/** The words of the mail server, or a sentence of ours. */
function useProblem(): (problem: string) => string {
  const translate = useTranslate()
  return (problem) => (/^(refusal|offerMails)\.\w+$/.test(problem) ? translate(problem) : problem)
}
