import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { errorSentence } from '#ui/errors.ts'
import { useT, useTranslate } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { saveFile } from '#ui/saveFile.ts'
import { toast } from '#ui/toast.ts'
import type { contract } from '../workbook/contract.ts'
import type { CustomerFilter } from './useCustomerFilters.ts'
import type { Words } from './words.ts'

const { useClient } = operationHooks<typeof contract>()

/** The list as it is filtered and ordered, as an Excel file. */
export function ExportButton(props: {
  filter: CustomerFilter
  sort: Parameters<ReturnType<typeof useClient>['exportCustomers']>[0]['sort']
}) {
  const t = useT<Words>()
  const translate = useTranslate()
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      saveFile(await client.exportCustomers({ ...props.filter, sort: props.sort }))
    } catch (error) {
      toast(errorSentence(error, translate, 'read'), { tone: 'problem' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="small" icon="download" busy={busy} onClick={save}>
      {t('customers.excel')}
    </Button>
  )
}
