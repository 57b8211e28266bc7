import { useMe } from '#features/members/web/me.tsx'
import { addDays, dayOf } from '#shared/days.ts'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import type { contract, Job } from '../contract.ts'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
const shownDays = 30
/** Taken up again on their own page: the data may be others by now. */
const notAgain = ['backup', 'checkBackup', 'restore']

/** Own work in the background that failed for good, everybody's for an administrator; nothing while all went well. */
export function FailedWork() {
  const t = useT<typeof messages>()
  const { today, company } = useMe()
  const failed = useOperation('listJobs', { state: 'failed', limit: 100 }).data?.jobs ?? []
  const recent = failed.filter(({ runAt }) => dayOf(runAt, company.timeZone) > addDays(today, -shownDays))
  if (recent.length === 0) return null
  return (
    <Section title={t('jobs.failed')} note={t('jobs.failedNote')}>
      <Rows label={t('jobs.failed')}>
        {recent.map((job) => (
          <FailedRow key={job.id} job={job} />
        ))}
      </Rows>
    </Section>
  )
}

function FailedRow({ job }: { job: Job }) {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const format = useFormat()
  const { today, company } = useMe()
  const retry = useCommand('retryJob')
  const { id, kind, runAt, attempts, error } = job
  const sentence = translate(`refusal.${error}`)
  const why = sentence === `refusal.${error}` ? t('jobs.fault', { id: error }) : sentence
  const what = translate(`jobs.kind.${kind}`)
  const again = async () => {
    if (await retry.run({ id })) toast(t('jobs.retried'))
  }
  return (
    <Row
      when={format.dayShort(dayOf(runAt, company.timeZone), today)}
      title={what}
      note={`${why} · ${t('jobs.attempts', { count: attempts })}`}
      actions={
        !notAgain.includes(kind) && (
          <Button size="small" busy={retry.busy} aria-label={`${t('jobs.retry')}: ${what}`} onClick={again}>
            {t('jobs.retry')}
          </Button>
        )
      }
    />
  )
}
