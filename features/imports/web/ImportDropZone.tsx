import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { contract as listContract } from '#features/list-files/contract.ts'
import { Refusal } from '#shared/refusal.ts'
import { DropZone } from '#ui/DropZone.tsx'
import { errorSentence } from '#ui/errors.ts'
import { useT, useTranslate } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract, ImportState } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()
const listHooks = operationHooks<typeof listContract>()
const accepted = '.xlsx,.xlsm,.xls,.csv,.tsv,.txt,.vcf,.mdb,.accdb,.pst,.zip'

/** Takes files by dropping or choosing and adds them to one import, new or open. */
export function ImportDropZone(props: { importId?: string; small?: boolean; onAdded: (state: ImportState) => void }) {
  const t = useT<typeof messages>()
  const [reading, setReading] = useState<string | null>(null)
  const add = useCommand('addImportFile')
  const lists = listHooks.useCommand('addListFile')
  const navigate = useNavigate()
  const translate = useTranslate()

  const take = async (files: FileList | null) => {
    let state: ImportState | undefined
    for (const file of files ?? []) {
      setReading(file.name)
      const importId = state?.id ?? props.importId
      const bytes = new Uint8Array(await file.arrayBuffer())
      try {
        state = await add.attempt({ name: file.name, bytes, ...(importId ? { importId } : {}) })
      } catch (error) {
        if (error instanceof Refusal && error.code === 'importOwnList') {
          const list = await lists.run({ name: file.name, bytes })
          if (list) return void navigate({ to: '/liste-einlesen/$id', params: { id: list.id } })
        } else toast(errorSentence(error, translate), { tone: 'problem' })
      }
    }
    setReading(null)
    if (state) props.onAdded(state)
  }
  return (
    <DropZone
      label={t(props.small ? 'imports.addFile' : 'imports.choose')}
      busy={reading === null ? null : t('imports.reading', { file: reading })}
      accept={accepted}
      multiple
      small={props.small ?? false}
      {...(props.small ? {} : { hint: t('imports.accepted') })}
      onFiles={(files) => void take(files)}
    />
  )
}
