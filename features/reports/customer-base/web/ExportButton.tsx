import { useState } from 'react'
import type { Input } from '#shared/contract.ts'
import { IconButton } from '#ui/Button.tsx'
import { errorSentence } from '#ui/errors.ts'
import { useT, useTranslate } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { saveFile } from '#ui/saveFile.ts'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import type { Words } from './words.ts'

const { useClient } = operationHooks<typeof contract>()

/** What the page shows, whole, as an Excel file. */
export function ExportButton({ asked }: { asked: Input<(typeof contract)['exportCustomerBase']> }) {
  const t = useT<Words>()
  const translate = useTranslate()
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      saveFile(await client.exportCustomerBase(asked))
    } catch (error) {
      toast(errorSentence(error, translate, 'read'), { tone: 'problem' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <IconButton
      kind="plain"
      icon="download"
      label={t('customerBase.excel')}
      aria-busy={busy || undefined}
      disabled={busy}
      onClick={save}
    />
  )
}
