import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, useId, useState } from 'react'
import type { contract as listContract } from '#features/list-files/contract.ts'
import { Refusal } from '#shared/refusal.ts'
import { classes } from '#ui/classes.ts'
import { errorSentence } from '#ui/errors.ts'
import { Icon } from '#ui/Icon.tsx'
import { useT, useTranslate } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract, ImportState } from '../contract.ts'
import type { messages } from '../messages.ts'
import css from './Import.module.css'

const { useCommand } = operationHooks<typeof contract>()
const listHooks = operationHooks<typeof listContract>()
const accepted = '.xlsx,.xlsm,.csv,.tsv,.txt,.vcf,.mdb,.accdb,.pst,.zip'

/** Takes files by dropping or choosing and adds them to one import, new or open. */
export function DropZone(props: { importId?: string; small?: boolean; onAdded: (state: ImportState) => void }) {
  const t = useT<typeof messages>()
  const id = useId()
  const [over, setOver] = useState(false)
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
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the input inside does the same by keyboard
    <div
      className={classes(css.drop, props.small && css.smallDrop, over && css.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        multiple
        accept={accepted}
        disabled={reading !== null}
        onChange={(event) => {
          void take(event.target.files)
          event.target.value = ''
        }}
      />
      <label htmlFor={id}>
        <Icon name="file" />
        {reading === null
          ? t(props.small ? 'imports.addFile' : 'imports.choose')
          : t('imports.reading', { file: reading })}
      </label>
      {!props.small && <p>{t('imports.accepted')}</p>}
      <span role="status" className={css.unseen}>
        {reading === null ? '' : t('imports.reading', { file: reading })}
      </span>
    </div>
  )
}
