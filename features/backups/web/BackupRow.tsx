import { useState } from 'react'
import { ButtonLink, Buttons, IconButton } from '#ui/Button.tsx'
import { ConfirmDialog } from '#ui/Dialog.tsx'
import { useT } from '#ui/i18n.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row } from '#ui/Rows.tsx'
import { toast } from '#ui/toast.ts'
import type { Backup, contract } from '../contract.ts'
import type { messages } from './messages.ts'
import { useBackupWords } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** One backup file: when and why it was made, how large, and what can be done with it. */
export function BackupRow(props: { backup: Backup; busy: boolean; onRestore: () => void }) {
  const t = useT<typeof messages>()
  const words = useBackupWords()
  const remove = useCommand('deleteBackup')
  const [deleting, setDeleting] = useState(false)
  const { name, kind, size, madeAt } = props.backup
  const when = words.when(madeAt)
  const label = t('backups.actionsFor', { when })
  return (
    <>
      <Row
        title={when}
        note={`${t(`backups.kind.${kind}`)} · ${words.size(size)}`}
        actions={
          <Buttons>
            <ButtonLink size="small" icon="download" href={`/api/backups/${name}/content`} download>
              {t('backups.download')}
            </ButtonLink>
            <Menu
              label={label}
              align="end"
              items={[
                ...(props.busy
                  ? []
                  : [{ label: t('backups.restore'), icon: 'undo' as const, run: props.onRestore }, null]),
                { label: t('backups.delete'), icon: 'trash', danger: true, run: () => setDeleting(true) },
              ]}
              trigger={(trigger) => <IconButton {...trigger} icon="more" label={label} />}
            />
          </Buttons>
        }
      />
      <ConfirmDialog
        open={deleting}
        onClose={() => setDeleting(false)}
        title={t('backups.deleteTitle', { when })}
        confirm={t('backups.delete')}
        onConfirm={async () => {
          if (await remove.run({ name })) toast(t('backups.deleted'))
        }}
      >
        {t('backups.deleteText')}
      </ConfirmDialog>
    </>
  )
}
