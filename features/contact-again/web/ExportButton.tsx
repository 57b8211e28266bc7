import { useState } from 'react'
import { IconButton } from '#ui/Button.tsx'
import { errorSentence } from '#ui/errors.ts'
import { useT, useTranslate } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { saveFile } from '#ui/saveFile.ts'
import { toast } from '#ui/toast.ts'
import type { messages } from '../messages.ts'
import type { contract } from '../workbook/contract.ts'
import type { ContactFilter } from './useContactFilters.ts'

const { useClient } = operationHooks<typeof contract>()

/** The whole list as it is filtered, not only what is shown of it, as an Excel file. */
export function ExportButton({ filter }: { filter: ContactFilter }) {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      saveFile(await client.exportContactAgain(filter))
    } catch (error) {
      toast(errorSentence(error, translate, 'read'), { tone: 'problem' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <IconButton
      size="small"
      kind="plain"
      icon="download"
      label={t('contactAgain.excel')}
      aria-busy={busy || undefined}
      disabled={busy}
      onClick={save}
    />
  )
}
