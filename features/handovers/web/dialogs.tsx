import { type ReactNode, useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { CheckField, Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract, Handover } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()
type Props = { handover: Handover; onClose: () => void }

/** One question, answered in words. */
export function SentenceDialog(props: {
  title: string
  lead?: ReactNode
  label: string
  required?: boolean
  busy: boolean
  onSave: (text: string) => void
  onClose: () => void
}) {
  const [text, setText] = useState('')
  return (
    <SaveDialog title={props.title} busy={props.busy} onClose={props.onClose} onSave={() => props.onSave(text.trim())}>
      {props.lead && <p>{props.lead}</p>}
      <Field label={props.label} required={props.required}>
        {(control) => <TextArea {...control} rows={3} maxLength={500} value={text} onChange={setText} />}
      </Field>
    </SaveDialog>
  )
}

/** Takes the customer over; by when the introduction is to be may be said at once. */
export function AcceptDialog({ handover, onClose }: Props) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const done = useDone()
  const accept = useCommand('acceptHandover')
  const [introduceBy, setIntroduceBy] = useState<string | null>(null)
  const { customerName: name, fromName: from } = handover
  return (
    <SaveDialog
      title={t('handovers.accept.title', { name })}
      busy={accept.busy}
      onClose={onClose}
      onSave={async () => {
        const answer = await accept.run({ id: handover.id, ...(introduceBy ? { introduceBy } : {}) })
        if (!answer) return
        onClose()
        done(t('handovers.accepted', { name }), answer)
      }}
    >
      <p>{t('handovers.accept.hint', { from })}</p>
      <Field label={t('handovers.accept.by')} hint={t('handovers.accept.byHint')}>
        {(control) => <DayInput {...control} value={introduceBy} today={today} onChange={setIntroduceBy} />}
      </Field>
    </SaveDialog>
  )
}

/** Gives the dossier back: reasons of the company, and own words. */
export function ReturnDialog({ handover, onClose }: Props) {
  const t = useT<typeof messages>()
  const done = useDone()
  const giveBack = useCommand('returnHandover')
  const [reasons, setReasons] = useState<string[]>([])
  const [note, setNote] = useState('')
  return (
    <SaveDialog
      title={t('handovers.return.title')}
      busy={giveBack.busy}
      onClose={onClose}
      onSave={async () => {
        const answer = await giveBack.run({ id: handover.id, reasons, ...(note.trim() ? { note } : {}) })
        if (!answer) return
        onClose()
        done(t('handovers.returned', { name: handover.fromName }), answer)
      }}
    >
      {handover.returnReasons.map((reason) => (
        <CheckField
          key={reason}
          label={reason}
          checked={reasons.includes(reason)}
          onChange={(checked) => setReasons(checked ? [...reasons, reason] : reasons.filter((one) => one !== reason))}
        />
      ))}
      <Field label={t('handovers.return.note')} required={reasons.length === 0}>
        {(control) => <TextArea {...control} rows={3} maxLength={1000} value={note} onChange={setNote} />}
      </Field>
    </SaveDialog>
  )
}

/** On which day, and to whom at the customer. */
export function IntroduceDialog({ handover, onClose }: Props) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const done = useDone()
  const introduce = useCommand('introduceHandover')
  const [day, setDay] = useState<string | null>(handover.introducedDay ?? today)
  const [to, setTo] = useState(handover.introducedTo ?? '')
  return (
    <SaveDialog
      title={t('handovers.introduce')}
      busy={introduce.busy}
      onClose={onClose}
      onSave={async () => {
        const answer = await introduce.run({ id: handover.id, to, ...(day ? { day } : {}) })
        if (!answer) return
        onClose()
        done(t('handovers.introduced', { name: handover.toName }), answer)
      }}
    >
      <Field label={t('handovers.introduce.day')} required>
        {(control) => <DayInput {...control} value={day} today={today} onChange={setDay} />}
      </Field>
      <Field label={t('handovers.introduce.to')} required>
        {(control) => (
          <TextInput
            {...control}
            maxLength={300}
            placeholder={t('handovers.introduce.example')}
            value={to}
            onChange={setTo}
          />
        )}
      </Field>
    </SaveDialog>
  )
}

const ratings = ['5', '4', '3', '2', '1'] as const

/** How it went, from the own side. */
export function CheckDialog({ handover, side, onClose }: Props & { side: 'from' | 'to' }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const check = useCommand('checkHandover')
  const before = handover.checks.find((one) => one.side === side)
  const [rating, setRating] = useState<string | null>(before ? String(before.rating) : null)
  const [sentence, setSentence] = useState(before?.sentence ?? '')
  return (
    <SaveDialog
      title={t('handovers.check.title')}
      busy={check.busy}
      onClose={onClose}
      onSave={async () => {
        if (rating === null) return
        const answer = await check.run({ id: handover.id, rating: Number(rating), sentence })
        if (!answer) return
        onClose()
        done(t('handovers.checked'), answer)
      }}
    >
      <Field label={t('handovers.check.rating')} required>
        {(control) => (
          <SelectInput
            {...control}
            empty="–"
            value={rating}
            options={ratings.map((value) => ({ value: value as string, label: t(`handovers.check.${value}`) }))}
            onChange={setRating}
          />
        )}
      </Field>
      <Field label={t('handovers.check.sentence')} required>
        {(control) => <TextArea {...control} rows={3} maxLength={1000} value={sentence} onChange={setSentence} />}
      </Field>
    </SaveDialog>
  )
}
