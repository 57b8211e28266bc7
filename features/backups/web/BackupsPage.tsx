import { useState } from 'react'
import type { contract as jobsContract } from '#features/jobs/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState, Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { Backup, contract } from '../contract.ts'
import { BackupRow } from './BackupRow.tsx'
import { BringSection } from './BringSection.tsx'
import type { messages } from './messages.ts'
import { RestoreDialog, type Wanted } from './RestoreDialog.tsx'
import { isUnderWay, type Work, WorkNotice } from './WorkNotice.tsx'
import { useBackupWords } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof jobsContract>()

/** Backing up, downloading and restoring by button; administrators only. */
export default function BackupsPage() {
  const t = useT<typeof messages>()
  const { administrator } = useMe().member
  if (administrator) return <Backups />
  return (
    <>
      <PageTitle title={t('backups.title')} />
      <Notice title={t('backups.forAdministrators')} />
    </>
  )
}

function Backups() {
  const t = useT<typeof messages>()
  const query = useOperation('listBackups', {})
  const [begun, setBegun] = useState<string | null>(null)
  const [restoring, setRestoring] = useState<Wanted | null>(null)
  const work = useWork(begun, setBegun)
  const busy = work !== null && isUnderWay(work)
  return (
    <>
      <Head backups={query.data?.backups} busy={busy} onBegun={setBegun} />
      {work && <WorkNotice key={work.id} work={work} onRestore={setRestoring} />}
      <Loaded query={query}>
        {({ folder, backups }) => (
          <Section title={t('backups.list')} note={folder}>
            {backups.length === 0 ? (
              <EmptyState>{t('backups.none')}</EmptyState>
            ) : (
              <Rows label={t('backups.list')} foot={t('backups.elsewhere')}>
                {backups.map((backup) => (
                  <BackupRow
                    key={backup.name}
                    backup={backup}
                    busy={busy}
                    onRestore={() =>
                      setRestoring({ name: backup.name, madeAt: backup.kind === 'brought' ? null : backup.madeAt })
                    }
                  />
                ))}
              </Rows>
            )}
          </Section>
        )}
      </Loaded>
      <BringSection busy={busy} onBegun={setBegun} />
      <Section title={t('backups.everything')}>
        <EmptyState
          action={
            <ButtonLink icon="download" href="/api/everything" download>
              {t('backups.everythingDo')}
            </ButtonLink>
          }
        >
          {t('backups.everythingNote')}
        </EmptyState>
      </Section>
      {restoring && <RestoreDialog wanted={restoring} onClose={() => setRestoring(null)} onBegun={setBegun} />}
    </>
  )
}

function Head(props: { backups: readonly Backup[] | undefined; busy: boolean; onBegun: (jobId: string) => void }) {
  const t = useT<typeof messages>()
  const rich = useRich<typeof messages>()
  const words = useBackupWords()
  const create = useCommand('createBackup')
  const { backups } = props
  // One that was brought may be of any time, and of other data.
  const latest = backups?.find(({ kind }) => kind !== 'brought')
  const make = async () => {
    const begun = await create.run({})
    if (begun) props.onBegun(begun.jobId)
  }
  return (
    <PageTitle
      title={t('backups.title')}
      actions={
        <Button kind="do" busy={props.busy || create.busy} onClick={make}>
          {t('backups.make')}
        </Button>
      }
    >
      {backups &&
        (latest
          ? rich('backups.lead', {
              count: backups.length,
              when: words.when(latest.madeAt),
              size: words.size(backups.reduce((sum, { size }) => sum + size, 0)),
            })
          : rich('backups.leadNone'))}
    </PageTitle>
  )
}

/** The work to look at: what was begun here, else what runs anyway (begun before a reload, or by somebody else). */
function useWork(begun: string | null, onFound: (jobId: string) => void): Work | null {
  const [every, setEvery] = useState<number | undefined>(undefined)
  const jobs = useOperation('listJobs', { limit: 20 }, { keep: true, ...(every ? { every } : {}) }).data?.jobs ?? []
  const ours = jobs.filter(({ kind }) => kind === 'backup' || kind === 'restore' || kind === 'checkBackup')
  const work = ours.find(({ id }) => id === begun) ?? null
  const running = ours.find(isUnderWay)
  if (running && running.id !== begun && !(work && isUnderWay(work))) onFound(running.id)
  const waited = begun !== null && work === null
  const wanted = waited || running ? 500 : undefined
  if (wanted !== every) setEvery(wanted)
  return work
}
