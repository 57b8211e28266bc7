import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { ColleagueSelect, useColleagues } from '#features/tasks/web/Choosers.tsx'
import { PlaceFields, placeInput, placeOf } from '#features/tasks/web/PlaceFields.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { addDays, dayOf, daysBetween, instantAt } from '#shared/days.ts'
import { Button } from '#ui/Button.tsx'
import { TagsInput } from '#ui/Combobox.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { Appointment, contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** What a new appointment starts with. */
export type AppointmentStart = { customer?: { id: string; name: string }; personId?: string }

/** Enters or changes an appointment within one day. */
export function AppointmentDialog(props: { appointment?: Appointment; start?: AppointmentStart; onClose: () => void }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today, member, company } = useMe()
  const { appointment, start = {} } = props
  const zone = company.timeZone
  const [title, setTitle] = useState(appointment?.title ?? '')
  const [place, setPlace] = useState(placeOf(appointment, start))
  const [memberId, setMemberId] = useState<string | null>(appointment?.memberId ?? member.id)
  const [day, setDay] = useState<string | null>(appointment ? dayOf(appointment.startsAt, zone) : null)
  const [from, setFrom] = useState(appointment ? format.time(appointment.startsAt, zone) : '09:00')
  const [until, setUntil] = useState(appointment ? format.time(appointment.endsAt, zone) : '10:00')
  const [venue, setVenue] = useState(appointment?.place ?? '')
  const [note, setNote] = useState(appointment?.note ?? '')
  const [names, setNames] = useState<readonly string[]>(appointment?.participants.map(({ name }) => name) ?? [])
  const create = useCommand('createAppointment')
  const change = useCommand('changeAppointment')
  const done = useDone()
  const colleagues = useColleagues()

  const save = async () => {
    if (!day) return
    const input = {
      title,
      ...placeInput(place),
      memberId,
      startsAt: instantAt(day, from, zone),
      endsAt: instantAt(lastDay(day, appointment, zone), until, zone),
      place: venue,
      note,
      participants: names.map((name) => {
        const known = appointment?.participants.find((participant) => participant.name === name)
        const colleague = colleagues.find((one) => one.name === name)
        return known ?? { name, memberId: colleague?.id ?? null, personId: null, email: colleague?.email ?? null }
      }),
    }
    const answer = appointment
      ? await change.run({ id: appointment.id, version: appointment.version, ...input })
      : await create.run(input)
    if (!answer) return
    props.onClose()
    done(t(appointment ? 'appointments.changed' : 'appointments.kept'), answer)
  }
  const oneDay = !appointment || dayOf(appointment.endsAt, zone) === dayOf(appointment.startsAt, zone)
  const backwards = oneDay && until !== '' && from !== '' && until <= from

  return (
    <Dialog open onClose={props.onClose} title={t(appointment ? 'appointments.change' : 'appointments.new')}>
      <Form
        onSubmit={() => !backwards && void save()}
        foot={
          <Button kind="do" type="submit" busy={create.busy || change.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        <Field label={t('appointments.what')} required>
          {(control) => <TextInput {...control} data-autofocus maxLength={300} value={title} onChange={setTitle} />}
        </Field>
        <Field label={t('appointments.day')} required>
          {(control) => <DayInput {...control} value={day} today={today} onChange={setDay} />}
        </Field>
        <FieldPair>
          <Field label={t('appointments.from')} required>
            {(control) => <TextInput {...control} type="time" value={from} onChange={setFrom} />}
          </Field>
          <Field label={t('appointments.until')} required problem={backwards ? t('appointments.untilWrong') : null}>
            {(control) => <TextInput {...control} type="time" value={until} onChange={setUntil} />}
          </Field>
        </FieldPair>
        <PlaceFields value={place} onChange={setPlace} />
        <FieldPair>
          <Field label={t('appointments.place')}>
            {(control) => <TextInput {...control} maxLength={300} value={venue} onChange={setVenue} />}
          </Field>
          <Field label={t('appointments.who')}>
            {(control) => <ColleagueSelect {...control} value={memberId} onChange={setMemberId} />}
          </Field>
        </FieldPair>
        <Field label={t('appointments.with')}>
          {(control) => (
            <TagsInput
              {...control}
              value={names}
              placeholder={t('appointments.withExample')}
              known={colleagues.filter(({ id }) => id !== memberId).map(({ name }) => name)}
              onChange={setNames}
            />
          )}
        </Field>
        <Field label={t('appointments.note')}>
          {(control) => <TextArea {...control} rows={2} maxLength={5000} value={note} onChange={setNote} />}
        </Field>
      </Form>
    </Dialog>
  )
}

/** An appointment over several days keeps their number when its first day moves. */
function lastDay(day: string, appointment: Appointment | undefined, zone: string): string {
  if (!appointment) return day
  const nights = daysBetween(dayOf(appointment.startsAt, zone), dayOf(appointment.endsAt, zone))
  return addDays(day, nights)
}
