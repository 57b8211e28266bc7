import { useState } from 'react'
import type { messages as activities } from '#features/activities/web/messages.ts'
import { activityKinds } from '#features/contact-again/rules.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** The customer knows: how it was told, and what it said. */
export function TellDialog(props: {
  news: { id: string; title: string }
  customerId: string
  name: string
  onClose: () => void
}) {
  const t = useT<Words & typeof activities>()
  const { today } = useMe()
  const done = useDone()
  const tell = useCommand('tellNews')
  const [kind, setKind] = useState<(typeof activityKinds)[number]>('call')
  const [day, setDay] = useState<string | null>(today)
  const [reaction, setReaction] = useState('')
  const { news, customerId, name } = props
  return (
    <SaveDialog
      title={t('news.told.of', { title: news.title, name })}
      busy={tell.busy}
      onClose={props.onClose}
      onSave={async () => {
        if (day === null) return
        const saved = await tell.run({ id: news.id, customerId, kind, day, reaction })
        if (!saved) return
        props.onClose()
        done(t('news.told.saved', { name }), saved)
      }}
    >
      <FieldPair>
        <Field label={t('news.told.how')} required>
          {(control) => (
            <SelectInput
              {...control}
              value={kind}
              options={activityKinds.map((value) => ({ value, label: t(`activities.kind.${value}`) }))}
              onChange={(value) => value && setKind(value)}
            />
          )}
        </Field>
        <Field label={t('news.told.day')} required>
          {(control) => <DayInput {...control} value={day} today={today} onChange={setDay} />}
        </Field>
      </FieldPair>
      <Field label={t('news.told.reaction')}>
        {(control) => <TextInput {...control} maxLength={500} value={reaction} onChange={setReaction} />}
      </Field>
    </SaveDialog>
  )
}
