import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { errorSentence } from '#ui/errors.ts'
import { useT, useTranslate } from '#ui/i18n.tsx'
import { Menu } from '#ui/Menu.tsx'
import { saveFile } from '#ui/saveFile.ts'
import { toast } from '#ui/toast.ts'
import type { messages } from './messages.ts'

type File = Parameters<typeof saveFile>[0]

/** What of a list goes out and how: as Excel first, and the way back for what was changed there. */
export function ExportMenu(props: {
  save: (format: 'xlsx' | 'csv') => Promise<File>
  others?: { label: string; save: () => Promise<File> }[]
}) {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const [busy, setBusy] = useState(false)
  const save = async (make: () => Promise<File>) => {
    setBusy(true)
    try {
      saveFile(await make())
    } catch (error) {
      toast(errorSentence(error, translate, 'read'), { tone: 'problem' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Menu
      label={t('listFiles.export')}
      align="end"
      items={[
        { label: t('listFiles.asExcel'), icon: 'download', run: () => void save(() => props.save('xlsx')) },
        { label: t('listFiles.asCsv'), icon: 'download', run: () => void save(() => props.save('csv')) },
        ...(props.others ?? []).map((other) => ({
          label: other.label,
          icon: 'download' as const,
          run: () => void save(other.save),
        })),
        null,
        { label: t('listFiles.title'), icon: 'file', to: '/liste-einlesen' },
      ]}
      trigger={(trigger) => (
        <Button size="small" icon="download" busy={busy} {...trigger}>
          {t('listFiles.export')}
        </Button>
      )}
    />
  )
}
