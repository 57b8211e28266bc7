import { useState } from 'react'
import type { Guide, contract as guidesContract } from '#features/guides/contract.ts'
import { type TextPlace, textPlaces } from '#features/guides/rules.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { messages as offerWords } from '../../web/messages.ts'
import { placeholders, unknownIn } from '../placeholders.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof guidesContract>()
type Words = typeof messages & typeof offerWords

/** Writes a text block for offers, or changes one. */
export function BlockDialog(props: { block?: Guide; language: 'de' | 'en'; onClose: () => void }) {
  const t = useT<Words>()
  const format = useFormat()
  const done = useDone()
  const create = useCommand('createGuide')
  const change = useCommand('changeGuide')
  const { block } = props
  const [title, setTitle] = useState(block?.title ?? '')
  const [text, setText] = useState(block?.text ?? '')
  const [place, setPlace] = useState<TextPlace>(block?.place ?? 'intro')
  const [language, setLanguage] = useState(props.language)
  const unknown = unknownIn(text)
  const save = async () => {
    const input = { title, text, place, language }
    const saved = block
      ? await change.run({ id: block.id, version: block.version, ...input })
      : await create.run({ kind: 'text', ...input })
    if (!saved) return
    props.onClose()
    done(t('offers.block.saved', { title }), saved)
  }
  return (
    <SaveDialog
      title={t(block ? 'offers.block.change' : 'offers.block.new')}
      onClose={props.onClose}
      onSave={save}
      busy={create.busy || change.busy}
    >
      <Field label={t('offers.block.title')} required>
        {(control) => <TextInput {...control} maxLength={120} value={title} onChange={setTitle} />}
      </Field>
      <FieldPair>
        <Field label={t('offers.block.place')}>
          {(control) => (
            <SelectInput
              {...control}
              value={place}
              options={textPlaces.map((value) => ({ value, label: t(`offers.place.${value}`) }))}
              onChange={(value) => setPlace(value ?? 'intro')}
            />
          )}
        </Field>
        <Field label={t('offers.language')}>
          {(control) => (
            <SelectInput
              {...control}
              value={language}
              options={(['de', 'en'] as const).map((value) => ({ value, label: t(`offers.language.${value}`) }))}
              onChange={(value) => setLanguage(value ?? 'de')}
            />
          )}
        </Field>
      </FieldPair>
      <Field
        label={t('offers.block.text')}
        required
        problem={unknown.length > 0 ? t('offers.block.unknown', { names: format.list(unknown) }) : null}
        hint={t('offers.blockPlaceholders', {
          names: format.list(Object.values(placeholders).map((name) => `{{${name[language]}}}`)),
        })}
      >
        {(control) => <TextArea {...control} rows={6} maxLength={1000} value={text} onChange={setText} />}
      </Field>
    </SaveDialog>
  )
}
