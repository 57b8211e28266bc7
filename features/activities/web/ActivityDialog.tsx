import { useState } from 'react'
import { activityKinds } from '#features/contact-again/rules.ts'
import { useMe } from '#features/members/web/me.tsx'
import { PersonSelect } from '#features/tasks/web/Choosers.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { dayOf, instantAt } from '#shared/days.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { CheckField, Field, FieldPair, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Segments } from '#ui/Segments.tsx'
import type { Activity, contract } from '../contract.ts'
import type { messages } from './messages.ts'
import { draftOf, ReportFields, reportOf } from './ReportFields.tsx'
import { useActivityWords } from './useActivityWords.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Logs or corrects a conversation, a note or a visit report. */
export function ActivityDialog(props: {
  activity?: Activity
  customer: { id: string; name: string } | null
  personId?: string | null
  /** Begins as a visit report. */
  report?: boolean
  onClose: () => void
}) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today, company } = useMe()
  const { activity, customer } = props
  const [kind, setKind] = useState<Activity['kind']>(activity?.kind ?? (props.report ? 'visit' : 'call'))
  const [outcome, setOutcome] = useState(activity?.outcome === 'notReached' ? 'notReached' : 'reached')
  const [day, setDay] = useState<string | null>(activity ? dayOf(activity.at, company.timeZone) : today)
  const [time, setTime] = useState(activity ? format.time(activity.at, company.timeZone) : '')
  const [personId, setPersonId] = useState(activity?.personId ?? props.personId ?? null)
  const [text, setText] = useState(activity?.text ?? '')
  const [report, setReport] = useState(activity?.report || props.report ? draftOf(activity?.report ?? null) : null)
  const [againDay, setAgainDay] = useState<string | null>(null)
  const [againText, setAgainText] = useState('')
  const log = useCommand('logActivity')
  const change = useCommand('changeActivity')
  const done = useDone()
  const words = useActivityWords()

  const save = async () => {
    const input = {
      kind,
      outcome: kind === 'call' ? (outcome as 'reached') : null,
      customerId: customer?.id ?? null,
      personId,
      text,
      report: report && reportOf(report),
      ...whenOf(),
    }
    const followUp = againDay ? { day: againDay, text: againText } : undefined
    const answer = activity
      ? await change.run({ id: activity.id, version: activity.version, ...input })
      : await log.run({ ...input, followUp })
    if (!answer) return
    props.onClose()
    done(t(activity ? 'activities.changed' : 'activities.logged'), answer)
  }
  const whenOf = () => {
    const unchanged = day === today && time === ''
    return unchanged || !day ? {} : { at: instantAt(day, time || '12:00', company.timeZone) }
  }

  return (
    <Dialog
      open
      kind={report ? 'wide' : 'sheet'}
      onClose={props.onClose}
      title={
        activity
          ? t('activities.change', { what: words.title(activity) })
          : t(report ? 'activities.reportNew' : 'activities.log')
      }
    >
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={log.busy || change.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        <FieldPair>
          <Field label={t('activities.kind')}>
            {(control) => (
              <SelectInput
                {...control}
                value={kind}
                onChange={(chosen) => chosen && setKind(chosen)}
                options={activityKinds.map((value) => ({ value, label: t(`activities.kind.${value}`) }))}
              />
            )}
          </Field>
          {customer && (
            <Field label={t('activities.person')}>
              {(control) => (
                <PersonSelect
                  {...control}
                  customerId={customer.id}
                  value={personId}
                  onChange={setPersonId}
                  empty={t('activities.nobody')}
                />
              )}
            </Field>
          )}
        </FieldPair>
        {kind === 'call' && (
          <Segments
            label={t('activities.outcome')}
            value={outcome}
            onChange={setOutcome}
            options={[
              { value: 'reached', label: t('activities.reached') },
              { value: 'notReached', label: t('activities.notReached') },
            ]}
          />
        )}
        <Field label={t('activities.text')}>
          {(control) => (
            <TextArea {...control} data-autofocus rows={3} maxLength={10_000} value={text} onChange={setText} />
          )}
        </Field>
        <FieldPair>
          <Field label={t('activities.day')} required>
            {(control) => <DayInput {...control} value={day} today={today} onChange={setDay} />}
          </Field>
          <Field label={t('activities.time')}>
            {(control) => <TextInput {...control} type="time" value={time} onChange={setTime} />}
          </Field>
        </FieldPair>
        <CheckField
          label={t('activities.reportAdd')}
          hint={t('activities.reportAddHint')}
          checked={report !== null}
          onChange={(checked) => setReport(checked ? draftOf(activity?.report ?? null) : null)}
        />
        {report && <ReportFields customerId={customer?.id ?? null} value={report} onChange={setReport} />}
        {!activity && (
          <FieldPair>
            <Field label={t('activities.followUp')} hint={t('activities.followUpHint')}>
              {(control) => <DayInput {...control} value={againDay} today={today} onChange={setAgainDay} />}
            </Field>
            {againDay && (
              <Field label={t('activities.followUpText')}>
                {(control) => <TextInput {...control} maxLength={1000} value={againText} onChange={setAgainText} />}
              </Field>
            )}
          </FieldPair>
        )}
      </Form>
    </Dialog>
  )
}
