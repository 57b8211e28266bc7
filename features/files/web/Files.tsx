import { useEffect, useRef, useState } from 'react'
import type { contract as mailsContract } from '#features/mails/contract.ts'
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

const { useCommand } = operationHooks<typeof contract & typeof mailsContract>()

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

/**
 * Lets somebody choose files of their device and attaches them: `input` is put somewhere on the page, `choose` opens it.
 * Mails (.eml, .msg) of a customer or person are filed in the timeline. `dropped`: files dropped anywhere on the page.
 */
export function useAttach(record: FileRecord, recordId: string, dropped = false) {
  const t = useT<typeof messages>()
  const done = useDone()
  const attach = useCommand('attachFile')
  const fileMail = useCommand('fileMail')
  const chooser = useRef<HTMLInputElement>(null)

  const takeOne = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
    if ((record !== 'customers' && record !== 'persons') || !/\.(eml|msg)$/i.test(name)) {
      return done(t('files.attached', { name }), await attach.run({ record, recordId, name, bytes }))
    }
    const filed = await fileMail.run({ record, recordId, name, bytes })
    if (!filed) return
    const subject = filed.subject || name
    if (filed.known || !filed.undo) toast(t('files.mailKnown', { subject }))
    else {
      const count = filed.attachments
      const said = count === 0 ? t('files.mailFiled', { subject }) : t('files.mailFiledWith', { subject, count })
      done(said, { undo: filed.undo })
    }
  }
  const take = async (files: Iterable<File> | null) => {
    for (const file of files ?? []) {
      const { name } = file
      if (file.size > largestFile) {
        toast(t('files.tooLarge', { name, megabytes: largestFile / 1024 / 1024 }), { tone: 'problem' })
        continue
      }
      const bytes = await file.arrayBuffer().catch(() => null)
      if (bytes) await takeOne(name, new Uint8Array(bytes))
      else toast(t('files.unreadable', { name }), { tone: 'problem' })
    }
    if (chooser.current) chooser.current.value = ''
  }
  const over = useDropped(dropped, (files) => void take(files))
  return {
    choose: () => chooser.current?.click(),
    input: (
      <>
        {over && <div className={css.drop}>{t('files.drop')}</div>}
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          aria-label={t('files.attach')}
          onChange={(event) => void take(event.target.files)}
        />
      </>
    ),
  }
}

/** Takes files that are dropped anywhere on the page, but not in a dialog; answers whether some are held over it. */
function useDropped(active: boolean, take: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    if (!active) return
    const holdsFiles = (event: DragEvent) =>
      event.dataTransfer?.types.includes('Files') === true && !document.querySelector('dialog[open]')
    const onOver = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      setOver(false)
      if (!holdsFiles(event)) return
      event.preventDefault()
      latest.current([...(event.dataTransfer?.files ?? [])])
    }
    document.addEventListener('dragover', onOver)
    document.addEventListener('dragleave', onLeave)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onOver)
      document.removeEventListener('dragleave', onLeave)
      document.removeEventListener('drop', onDrop)
    }
  }, [active])
  return over
}
