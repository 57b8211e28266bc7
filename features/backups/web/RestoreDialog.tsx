import type { Instant } from '#shared/days.ts'
import { none } from '#shared/format.ts'
import { ConfirmDialog } from '#ui/Dialog.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'
import { useBackupWords } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** What a check found in a file that was brought. */
export type Inside = { company: string; customers: number; lastAt: Instant | null }
/** A backup that is to be restored: one of the list, or one that was just brought and opened. */
export type Wanted = { name: string } & ({ madeAt: Instant | null } | { inside: Inside })

/** Says what will be gone before anything is replaced, and that everybody logs in again. */
export function RestoreDialog(props: { wanted: Wanted; onClose: () => void; onBegun: (jobId: string) => void }) {
  const t = useT<typeof messages>()
  const words = useBackupWords()
  const restore = useCommand('restoreBackup')
  const { wanted } = props
  const stand = 'inside' in wanted ? wanted.inside.lastAt : wanted.madeAt
  const when = stand ? words.when(stand) : none
  const inside =
    'inside' in wanted
      ? `${t('backups.restoreInside', { company: wanted.inside.company || none, count: wanted.inside.customers, when })} `
      : ''
  return (
    <ConfirmDialog
      open
      onClose={props.onClose}
      title={stand ? t('backups.restoreTitle', { when }) : t('backups.restoreBrought')}
      confirm={t('backups.restore')}
      onConfirm={async () => {
        const begun = await restore.run({ name: wanted.name })
        if (begun) props.onBegun(begun.jobId)
      }}
    >
      {inside}
      {t('backups.restoreText')}
    </ConfirmDialog>
  )
}
