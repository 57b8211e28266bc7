import { useState } from 'react'
import type { messages as activityMessages } from '#features/activities/web/messages.ts'
import { draftOf, ReportFields, reportOf } from '#features/activities/web/ReportFields.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { CheckField, Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { Appointment, contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()
const kinds = ['visit', 'meeting', 'video', 'call'] as const

/** An appointment took place: what was said becomes a conversation at its time, with a report if wanted. */
export function HoldDialog({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const t = useT<typeof messages>()
  const words = useT<typeof activityMessages>()
  const { today } = useMe()
  const hold = useCommand('holdAppointment')
  const done = useDone()
  const [kind, setKind] = useState<(typeof kinds)[number]>('visit')
  const [text, setText] = useState('')
  const [report, setReport] = useState<ReturnType<typeof draftOf> | null>(null)
  const [againDay, setAgainDay] = useState<string | null>(null)
  const [againText, setAgainText] = useState('')

  const begin = () => {
    const people = [appointment.personName, ...appointment.participants.map(({ name }) => name)]
    setReport({ ...draftOf(null), participants: [...new Set(people.filter((name) => name !== null))] })
  }
  const save = async () => {
    const answer = await hold.run({
      id: appointment.id,
      kind,
      text,
      report: report && reportOf(report),
      followUp: againDay ? { day: againDay, text: againText } : undefined,
    })
    if (!answer) return
    onClose()
    done(t('appointments.heldKept'), answer)
  }

  return (
    <Dialog
      open
      kind={report ? 'wide' : 'sheet'}
      onClose={onClose}
      title={t('appointments.heldTitle', { title: appointment.title })}
    >
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={hold.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        <Field label={t('appointments.kind')}>
          {(control) => (
            <SelectInput
              {...control}
              value={kind}
              onChange={(chosen) => chosen && setKind(chosen)}
              options={kinds.map((value) => ({ value, label: words(`activities.kind.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('appointments.text')}>
          {(control) => <TextArea {...control} data-autofocus maxLength={10_000} value={text} onChange={setText} />}
        </Field>
        <CheckField
          label={words('activities.reportAdd')}
          hint={words('activities.reportAddHint')}
          checked={report !== null}
          onChange={(checked) => (checked ? begin() : setReport(null))}
        />
        {report && <ReportFields customerId={appointment.customerId} value={report} onChange={setReport} />}
        <FieldPair>
          <Field label={words('activities.followUp')} hint={words('activities.followUpHint')}>
            {(control) => <DayInput {...control} value={againDay} today={today} onChange={setAgainDay} />}
          </Field>
          {againDay && (
            <Field label={words('activities.followUpText')}>
              {(control) => <TextInput {...control} maxLength={1000} value={againText} onChange={setAgainText} />}
            </Field>
          )}
        </FieldPair>
      </Form>
    </Dialog>
  )
}
