import { useRef, useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { EmptyState, ErrorNotice, Notice, ProgressBar } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { largestBackup, largestPiece } from '../rules.ts'
import type { messages } from './messages.ts'

const { useClient } = operationHooks<typeof contract>()
const megabyte = 1_000_000

/** Brings a backup file from this device to the server, piece by piece, and lets it be checked there. */
export function BringSection(props: { busy: boolean; onBegun: (jobId: string) => void }) {
  const t = useT<typeof messages>()
  const client = useClient()
  const chooser = useRef<HTMLInputElement>(null)
  const wanted = useRef(true)
  const [sending, setSending] = useState<{ file: File; sent: number } | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)

  const send = async (file: File) => {
    wanted.current = true
    let id: string | undefined
    for (let from = 0; from === 0 || from < file.size; from += largestPiece) {
      setSending({ file, sent: from })
      const bytes = await file
        .slice(from, from + largestPiece)
        .arrayBuffer()
        .catch(() => null)
      if (!bytes) return setSaid(t('backups.unreadable', { file: file.name }))
      const answer = await client.bringBackup({ id, from, size: file.size, bytes: new Uint8Array(bytes) })
      if (answer.whole) return props.onBegun(answer.whole.jobId)
      if (!wanted.current) return setSaid(t('backups.stopped'))
      id = answer.id
    }
  }
  const take = async (file: File | undefined) => {
    if (chooser.current) chooser.current.value = ''
    if (!file) return
    setError(null)
    setSaid(null)
    if (file.size > largestBackup)
      return setSaid(t('backups.tooLarge', { file: file.name, gigabytes: largestBackup / 1024 ** 3 }))
    await send(file).catch(setError)
    setSending(null)
  }

  return (
    <Section title={t('backups.bring')} note={t('backups.bringNote')}>
      {error !== null && <ErrorNotice error={error} />}
      {said !== null && <Notice alert title={said} />}
      {sending ? (
        <ProgressBar
          label={t('backups.uploading', { file: sending.file.name })}
          done={Math.floor(sending.sent / megabyte)}
          total={Math.ceil(sending.file.size / megabyte)}
          note="MB"
          action={
            <Button
              onClick={() => {
                wanted.current = false
              }}
            >
              {t('backups.stop')}
            </Button>
          }
        />
      ) : (
        <EmptyState
          action={
            <Button icon="file" disabled={props.busy} onClick={() => chooser.current?.click()}>
              {t('backups.choose')}
            </Button>
          }
        >
          {t('backups.bringHint')}
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".sqlite"
            aria-label={t('backups.choose')}
            onChange={(event) => void take(event.target.files?.[0])}
          />
        </EmptyState>
      )}
    </Section>
  )
}
