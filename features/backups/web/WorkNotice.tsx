import { useEffect, useEffectEvent } from 'react'
import type { Job } from '#features/jobs/contract.ts'
import { useT, useTranslate } from '#ui/i18n.tsx'
import { Notice, ProgressBar } from '#ui/Notice.tsx'
import { useRefresh } from '#ui/operations.tsx'
import type { messages } from './messages.ts'
import type { Inside, Wanted } from './RestoreDialog.tsx'

/** A backup, a check or a restore in the background. */
export type Work = Job

export const isUnderWay = (work: Work): boolean => work.state === 'waiting' || work.state === 'running'

/** How far the work is; when it has ended, what came of it. */
export function WorkNotice({ work, onRestore }: { work: Work; onRestore: (wanted: Wanted) => void }) {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const refresh = useRefresh()
  const ended = !isUnderWay(work)
  const onEnd = useEffectEvent(() => {
    refresh()
    const { name, ...inside } = (work.progress ?? {}) as Partial<Inside & { name: string }>
    if (work.kind === 'checkBackup' && work.state === 'done' && name) onRestore({ name, inside: inside as Inside })
  })
  useEffect(() => {
    if (ended) onEnd()
  }, [ended])

  if (work.state === 'failed') {
    const key = `refusal.${work.error}`
    const sentence = translate(key)
    return <Notice alert tone="problem" title={sentence === key ? t('backups.failed', { id: work.error }) : sentence} />
  }
  if (ended) return work.kind === 'backup' && work.state === 'done' ? <Notice title={t('backups.made')} /> : null
  if (work.kind === 'restore') return <ProgressBar label={t('backups.restoring')} note={t('backups.restoringNote')} />
  if (work.kind === 'checkBackup') return <ProgressBar label={t('backups.checking')} />
  const rows = work.progress?.rows
  return (
    <ProgressBar
      label={t('backups.making')}
      note={typeof rows === 'number' ? t('backups.rows', { count: rows }) : t('backups.makingNote')}
    />
  )
}
