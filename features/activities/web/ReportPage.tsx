import { Link } from '@tanstack/react-router'
import { useMe } from '#features/members/web/me.tsx'
import { useColleagues } from '#features/tasks/web/Choosers.tsx'
import { mailtoOf } from '#shared/mailto.ts'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { usePathParam } from '#ui/router.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { agreedNote, reportMail } from '../report.ts'
import type { messages } from './messages.ts'
import css from './ReportPage.module.css'
import { useActivityWords } from './useActivityWords.ts'

const { useOperation } = operationHooks<typeof contract>()

/** A visit report to read, print and mail to colleagues. */
export default function ReportPage() {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const format = useFormat()
  const { member, company } = useMe()
  const words = useActivityWords()
  const colleagues = useColleagues()
  const query = useOperation('getActivity', { id: usePathParam('id') })
  return (
    <Loaded query={query}>
      {(activity) => {
        const mail = reportMail(activity, activity.tasks, translate, format)
        const emails = colleagues.flatMap(({ id, email }) => (id === member.id || !email ? [] : [email]))
        return (
          <>
            <PageTitle
              title={activity.customerName ?? words.title(activity)}
              note={words.title(activity)}
              actions={
                <Buttons>
                  <ButtonLink icon="mail" href={mailtoOf(emails, mail.subject, mail.text)}>
                    {t('activities.reportMail')}
                  </ButtonLink>
                  <Button kind="do" icon="print" onClick={() => window.print()}>
                    {t('activities.print')}
                  </Button>
                </Buttons>
              }
            >
              {[
                t(`activities.kind.${activity.kind}`),
                format.dayLong(activity.day, ''),
                format.time(activity.at, company.timeZone),
                activity.memberName && t('activities.reportBy', { name: activity.memberName }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </PageTitle>
            <Card padded>
              {activity.report && activity.report.participants.length > 0 && (
                <Section title={t('activities.participants')}>
                  <p>{format.list(activity.report.participants)}</p>
                </Section>
              )}
              {activity.text && <p className={css.text}>{activity.text}</p>}
              {activity.report?.result && (
                <Section title={t('activities.result')}>
                  <p className={css.text}>{activity.report.result}</p>
                </Section>
              )}
              {activity.report && activity.report.agreed.length > 0 && (
                <Section title={t('activities.agreed')}>
                  <ul className={css.agreed}>
                    {activity.report.agreed.map(({ text, taskId }, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
                      <li key={index}>
                        {text}
                        <small>
                          {agreedNote(
                            activity.tasks.find(({ id }) => id === taskId),
                            translate,
                            format,
                          )}
                        </small>
                      </li>
                    ))}
                  </ul>
                </Section>
              )}
            </Card>
            {activity.customerId && (
              <p className={css.back} data-print="no">
                <Link to={`/kunden/${activity.customerId}` as never}>{activity.customerName}</Link>
              </p>
            )}
          </>
        )
      }}
    </Loaded>
  )
}
