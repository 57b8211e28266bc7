import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { CheckField, Field } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract, Handover } from '../contract.ts'
import type { spoken } from '../rules/dossier.ts'
import css from './Handovers.module.css'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()
type Props = { handover: Handover; onClose: () => void }

/** What only the seller knows, to one part of the dossier. */
export function WordsDialog({ handover, part, onClose }: Props & { part: (typeof spoken)[number] }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const save = useCommand('changeHandover')
  const [text, setText] = useState(handover.dossier.words[part] ?? '')
  return (
    <SaveDialog
      title={t(`handovers.part.${part}`)}
      busy={save.busy}
      onClose={onClose}
      onSave={async () => {
        const { id, version } = handover
        const saved = await save.run({ id, version, words: { [part]: text } })
        if (!saved) return
        onClose()
        done(t('handovers.saved'), saved)
      }}
    >
      <Field label={t(`handovers.hint.${part}`)}>
        {(control) => <TextArea {...control} rows={8} maxLength={4000} value={text} onChange={setText} />}
      </Field>
    </SaveDialog>
  )
}

/** Conversations in which the customer says what is needed; those chosen before stay in the list. */
export function QuotesDialog({ handover, onClose }: Props) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const done = useDone()
  const save = useCommand('changeHandover')
  const [quotes, setQuotes] = useState(handover.quotes)
  const { history, quotes: chosen } = handover.dossier
  const known = new Set(history.map(({ activityId }) => activityId))
  const all = [...history, ...chosen.filter(({ activityId }) => !known.has(activityId))].filter(({ text }) => text)
  return (
    <SaveDialog
      title={t('handovers.quotes.title')}
      busy={save.busy}
      onClose={onClose}
      onSave={async () => {
        const { id, version } = handover
        const saved = await save.run({ id, version, quotes })
        if (!saved) return
        onClose()
        done(t('handovers.saved'), saved)
      }}
    >
      {all.length === 0 && <p className={css.none}>{t('handovers.quotes.none')}</p>}
      {all.map(({ activityId, text, personName, day }) => (
        <CheckField
          key={activityId}
          label={text}
          hint={[personName, format.day(day)].filter(Boolean).join(' · ')}
          checked={quotes.includes(activityId)}
          onChange={(checked) =>
            setQuotes(checked ? [...quotes, activityId] : quotes.filter((one) => one !== activityId))
          }
        />
      ))}
    </SaveDialog>
  )
}
