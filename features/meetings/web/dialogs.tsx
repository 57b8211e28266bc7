import { useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { addDays, addMonths } from '#shared/days.ts'
import { CheckField, Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../contract.ts'
import type { Meeting, Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** What was decided; with somebody and a day it becomes a task. */
export function DecisionDialog(props: {
  meetingId: string
  pointId: string
  /** Whether it may stand on a paper for the customer. */
  forCustomer: boolean
  onClose: () => void
}) {
  const t = useT<Words>()
  const { today, member } = useMe()
  const { options } = useMembers()
  const done = useDone()
  const decide = useCommand('decideInMeeting')
  const [text, setText] = useState('')
  const [memberId, setMemberId] = useState<string | null>(member.id)
  const [dueDay, setDueDay] = useState<string | null>(addDays(today, 7))
  const [internal, setInternal] = useState(false)
  return (
    <SaveDialog
      title={t('meetings.decide')}
      busy={decide.busy}
      onClose={props.onClose}
      onSave={async () => {
        const made = await decide.run({
          ...{ id: props.meetingId, pointId: props.pointId, text, internal },
          ...{ memberId, dueDay: memberId ? dueDay : null },
        })
        if (!made) return
        props.onClose()
        done(t('meetings.decided'), made)
      }}
    >
      <Field label={t('meetings.decision')} required>
        {(control) => <TextInput {...control} autoFocus maxLength={300} value={text} onChange={setText} />}
      </Field>
      <Field label={t('meetings.who')}>
        {(control) => (
          <SelectInput
            {...control}
            empty={t('meetings.nobody')}
            value={memberId}
            options={options}
            onChange={setMemberId}
          />
        )}
      </Field>
      {memberId && (
        <Field label={t('meetings.until')} required>
          {(control) => <DayInput {...control} today={today} value={dueDay} onChange={setDueDay} />}
        </Field>
      )}
      {props.forCustomer && <CheckField label={t('meetings.markInternal')} checked={internal} onChange={setInternal} />}
    </SaveDialog>
  )
}

/** A point of one's own behind what was prepared. */
export function PointDialog({ meetingId, onClose }: { meetingId: string; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const write = useCommand('writeMeetingPoint')
  const [title, setTitle] = useState('')
  return (
    <SaveDialog
      title={t('meetings.addPoint')}
      busy={write.busy}
      onClose={onClose}
      onSave={async () => {
        const added = await write.run({ id: meetingId, title })
        if (!added) return
        onClose()
        done(t('meetings.saved'), added)
      }}
    >
      <Field label={t('meetings.point.name')} required>
        {(control) => <TextInput {...control} autoFocus maxLength={200} value={title} onChange={setTitle} />}
      </Field>
    </SaveDialog>
  )
}

/** A week on for the Monday meeting, a month for the other rounds, a quarter for a review. */
function proposedDay({ kind, day }: Meeting): string {
  if (kind === 'monday') return addDays(day, 7)
  return kind === 'quarterlyReview' ? addMonths(day, 3) : addDays(day, 28)
}

/** The meeting is over, and when the next one is. */
export function FinishDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = useT<Words>()
  const { today } = useMe()
  const done = useDone()
  const finish = useCommand('finishMeeting')
  const [nextDay, setNextDay] = useState<string | null>(proposedDay(meeting))
  return (
    <SaveDialog
      title={t('meetings.finish')}
      busy={finish.busy}
      onClose={onClose}
      onSave={async () => {
        const finished = await finish.run({ id: meeting.id, nextDay })
        if (!finished) return
        onClose()
        done(t('meetings.finished'), finished)
      }}
    >
      <Field label={t('meetings.next')} hint={t('meetings.next.hint')}>
        {(control) => <DayInput {...control} today={today} value={nextDay} onChange={setNextDay} />}
      </Field>
    </SaveDialog>
  )
}
