import { useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import { Segments } from '#ui/Segments.tsx'
import type { contract, NeedTheme } from '../contract.ts'
import type { NeedState } from '../rules.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()
type Props = { theme: NeedTheme; onClose: () => void }
const answers = ['taken', 'done', 'declined'] as const satisfies NeedState[]

/** What becomes of a theme, and the sentence that goes back to the customers. */
export function AnswerDialog({ theme, onClose }: Props) {
  const t = useT<Words>()
  const { member, alone } = useMe()
  const { options } = useMembers()
  const done = useDone()
  const answer = useCommand('answerNeed')
  const [state, setState] = useState<(typeof answers)[number]>(theme.state === 'heard' ? 'taken' : 'done')
  const [takenById, setTakenById] = useState<string | null>(theme.takenById ?? member.id)
  const [text, setText] = useState(theme.answer ?? '')
  const ends = state !== 'taken'
  return (
    <SaveDialog
      title={t('news.answer.of', { theme: theme.name })}
      busy={answer.busy}
      onClose={onClose}
      onSave={async () => {
        const saved = await answer.run({ id: theme.id, state, takenById, answer: text })
        if (!saved) return
        onClose()
        done(saved.tasks > 0 ? t('news.answer.given', { count: saved.tasks }) : t('news.answer.saved'), saved)
      }}
    >
      <Segments
        label={t('news.answer.state')}
        options={answers.map((value) => ({ value, label: t(`news.state.${value}`) }))}
        value={state}
        onChange={setState}
      />
      {!ends && !alone && (
        <Field label={t('news.answer.who')} required>
          {(control) => <SelectInput {...control} value={takenById} options={options} onChange={setTakenById} />}
        </Field>
      )}
      <Field label={t('news.answer.text')} hint={ends ? t('news.answer.text.hint') : undefined} required={ends}>
        {(control) => <TextArea {...control} maxLength={500} value={text} onChange={setText} />}
      </Field>
    </SaveDialog>
  )
}

/** Another name for a theme; the name of another one joins both. */
export function RenameDialog({ theme, onClose }: Props) {
  const t = useT<Words>()
  const done = useDone()
  const rename = useCommand('renameNeedTheme')
  const [name, setName] = useState(theme.name)
  return (
    <SaveDialog
      title={t('news.rename.of', { theme: theme.name })}
      busy={rename.busy}
      onClose={onClose}
      onSave={async () => {
        const saved = await rename.run({ id: theme.id, name })
        if (!saved) return
        onClose()
        done(t('news.rename.saved'), saved)
      }}
    >
      <Field label={t('news.need.theme')} hint={t('news.rename.hint')} required>
        {(control) => <TextInput {...control} maxLength={80} value={name} onChange={setName} />}
      </Field>
    </SaveDialog>
  )
}
