import { useRef } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { IconButton } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import { type FileRecord, largestFile } from '../rules.ts'
import css from './Files.module.css'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** A file as other slices list it. */
export type ShownFile = { id: string; name: string; size: number }

/** Attached files as links to download, to be taken off where that is allowed. */
export function FileLinks({ files, canChange }: { files: readonly ShownFile[]; canChange: boolean }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const done = useDone()
  const remove = useCommand('deleteFile')
  if (files.length === 0) return null
  return (
    <ul className={css.files}>
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <a href={`/api/files/${id}/content`} download={name}>
            <Icon name="file" size={16} />
            {name}
          </a>
          <small>{sizeInWords(size, format)}</small>
          {canChange && (
            <IconButton
              size="small"
              icon="close"
              label={t('ui.remove', { what: name })}
              onClick={async () => done(t('files.deleted', { name }), await remove.run({ id }))}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function sizeInWords(bytes: number, format: ReturnType<typeof useFormat>): string {
  const kilobytes = bytes / 1024
  return kilobytes < 1000
    ? `${format.number(Math.max(1, Math.round(kilobytes)))} kB`
    : `${format.number(kilobytes / 1024, 1)} MB`
}

/** Lets somebody choose files of their device and attaches them: `input` is put somewhere on the page, `choose` opens it. */
export function useAttach(record: FileRecord, recordId: string) {
  const t = useT<typeof messages>()
  const done = useDone()
  const attach = useCommand('attachFile')
  const chooser = useRef<HTMLInputElement>(null)

  const take = async (files: FileList | null) => {
    for (const file of files ?? []) {
      const { name } = file
      if (file.size > largestFile) {
        toast(t('files.tooLarge', { name, megabytes: largestFile / 1024 / 1024 }), { tone: 'problem' })
        continue
      }
      const bytes = await file.arrayBuffer().catch(() => null)
      if (bytes)
        done(t('files.attached', { name }), await attach.run({ record, recordId, name, bytes: new Uint8Array(bytes) }))
      else toast(t('files.unreadable', { name }), { tone: 'problem' })
    }
    if (chooser.current) chooser.current.value = ''
  }
  return {
    choose: () => chooser.current?.click(),
    input: (
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={t('files.attach')}
        onChange={(event) => void take(event.target.files)}
      />
    ),
  }
}
