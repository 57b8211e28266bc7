import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as persons } from '#features/persons/contract.ts'
import { nameOf } from '#features/persons/rules.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { CheckField, Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, SelectInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../contract.ts'
import type { MeetingKind } from '../rules/agenda.ts'
import type { Meeting, Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()
const people = operationHooks<typeof persons>()

/** Which meeting, when, and who takes part: a new one, or changing the one that is there. */
export function MeetingDialog(props: {
  kinds: readonly MeetingKind[]
  customerId: string | null
  meeting?: Meeting
  onClose: () => void
}) {
  const t = useT<Words>()
  const { today, member } = useMe()
  const { options } = useMembers()
  const navigate = useNavigate()
  const done = useDone()
  const plan = useCommand('planMeeting')
  const change = useCommand('changeMeeting')
  const { kinds, customerId, meeting } = props
  const [kind, setKind] = useState(meeting?.kind ?? kinds[0] ?? null)
  const [day, setDay] = useState<string | null>(meeting?.day ?? today)
  const [ours, setOurs] = useState<string[]>(meeting?.members.map(({ id }) => id) ?? [member.id])
  const [theirs, setTheirs] = useState<string[]>(meeting?.persons.map(({ id }) => id) ?? [])
  const known = people.useOperation(
    'listPersons',
    { customerId: customerId ?? '', left: false, limit: 50 },
    { enabled: customerId !== null },
  )
  const toggled = (list: string[], id: string, on: boolean) => (on ? [...list, id] : list.filter((one) => one !== id))
  return (
    <SaveDialog
      title={t(meeting ? 'meetings.change' : customerId ? 'meetings.plan.review' : 'meetings.plan')}
      busy={plan.busy || change.busy}
      onClose={props.onClose}
      onSave={async () => {
        if (!kind || !day) return
        const given = { day, memberIds: ours, personIds: theirs }
        if (meeting) {
          const changed = await change.run({ id: meeting.id, ...given })
          if (!changed) return
          props.onClose()
          done(t('meetings.saved'), changed)
          return
        }
        const planned = await plan.run({ kind, ...(customerId ? { customerId } : {}), ...given })
        if (!planned) return
        props.onClose()
        done(t('meetings.planned'), planned)
        void navigate({ to: `/besprechungen/${planned.id}` })
      }}
    >
      {kinds.length > 1 && !meeting && (
        <Field label={t('meetings.which')} required>
          {(control) => (
            <SelectInput
              {...control}
              value={kind}
              options={kinds.map((one) => ({ value: one, label: t(`meetings.kind.${one}`) }))}
              onChange={setKind}
            />
          )}
        </Field>
      )}
      <Field label={t('meetings.day')} required>
        {(control) => <DayInput {...control} today={today} value={day} onChange={setDay} />}
      </Field>
      <fieldset>
        <legend>{t('meetings.ours')}</legend>
        {options.map(({ value, label }) => (
          <CheckField
            key={value}
            label={label}
            checked={ours.includes(value)}
            onChange={(on) => setOurs(toggled(ours, value, on))}
          />
        ))}
      </fieldset>
      {customerId && (known.data?.persons.length ?? 0) > 0 && (
        <fieldset>
          <legend>{t('meetings.theirs')}</legend>
          {known.data?.persons.map((person) => (
            <CheckField
              key={person.id}
              label={nameOf(person)}
              checked={theirs.includes(person.id)}
              onChange={(on) => setTheirs(toggled(theirs, person.id, on))}
            />
          ))}
        </fieldset>
      )}
    </SaveDialog>
  )
}
