import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Activity, contract as activitiesContract } from '#features/activities/contract.ts'
import { ActivityDialog } from '#features/activities/web/ActivityDialog.tsx'
import { useActivityWords } from '#features/activities/web/useActivityWords.ts'
import { AppointmentActs } from '#features/appointments/web/AppointmentActs.tsx'
import type { messages as appointmentMessages } from '#features/appointments/web/messages.ts'
import { FileLinks, useAttach } from '#features/files/web/Files.tsx'
import type { contract as firesContract } from '#features/fires/contract.ts'
import { FireActions, useFireWords } from '#features/fires/web/FireNotice.tsx'
import { FireWordsDialog } from '#features/fires/web/FireWordsDialog.tsx'
import type { messages as fireMessages } from '#features/fires/web/messages.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { Task } from '#features/tasks/contract.ts'
import type { messages as taskMessages } from '#features/tasks/web/messages.ts'
import { TaskDialog } from '#features/tasks/web/TaskDialog.tsx'
import { useTaskActs, useTaskWords } from '#features/tasks/web/TaskRow.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import type { IconName } from '#ui/Icon.tsx'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import type { MenuItem } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { TimelineItem } from '#ui/Timeline.tsx'
import type { TimelineEntry } from '../contract.ts'
import { changeWords } from '../words.ts'
import { ComplaintEntry, ConcessionEntry, LeadEntry, OfferEntry, SampleEntry, SurveyEntry } from './CaseEntries.tsx'
import css from './Entry.module.css'
import { joined, More, useWhen } from './EntryParts.tsx'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof activitiesContract & typeof firesContract>()

type EntryProps = {
  entry: TimelineEntry
  customer: { id: string; name: string } | null
  /** In a person's timeline the person goes without saying, the customer does not. */
  ofPerson: boolean
}

/** One entry of the timeline, whatever it is. */
export function Entry(props: EntryProps) {
  const { activity, task, appointment, fire, complaint, sample, lead, offer, concession, survey, file, change } =
    props.entry
  if (activity) return <ActivityEntry {...props} activity={activity} />
  if (task) return <TaskEntry {...props} task={task} />
  if (appointment) return <AppointmentEntry {...props} />
  if (fire) return <FireEntry {...props} />
  if (complaint) return <ComplaintEntry {...props} complaint={complaint} />
  if (sample) return <SampleEntry {...props} sample={sample} />
  if (lead) return <LeadEntry {...props} lead={lead} />
  if (offer) return <OfferEntry {...props} offer={offer} />
  if (concession) return <ConcessionEntry {...props} concession={concession} />
  if (survey) return <SurveyEntry {...props} survey={survey} />
  if (file) return <FileEntry {...props} />
  return change && <ChangeEntry {...props} />
}

const icons: Record<Activity['kind'], IconName> = {
  call: 'phone',
  visit: 'visit',
  meeting: 'team',
  video: 'team',
  email: 'mail',
  letter: 'mail',
  chat: 'mail',
  note: 'note',
  mailing: 'marketing',
  service: 'settings',
}

function ActivityEntry({ entry, customer, ofPerson, activity }: EntryProps & { activity: Activity }) {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const words = useActivityWords()
  const done = useDone()
  const remove = useCommand('deleteActivity')
  const [editing, setEditing] = useState(false)
  const attach = useAttach('activities', activity.id)
  const { alone } = useMe()
  const title = words.title(activity)
  const { report } = activity
  const place = activity.customerId ? { id: activity.customerId, name: activity.customerName ?? '' } : customer
  const items: (MenuItem | null)[] = [
    { label: t('timeline.edit'), icon: 'edit', run: () => setEditing(true) },
    { label: t('timeline.attach'), icon: 'file', run: attach.choose },
    {
      label: t('timeline.delete'),
      icon: 'trash',
      danger: true,
      run: async () => done(translate('activities.deleted', { what: title }), await remove.run({ id: activity.id })),
    },
  ]
  return (
    <TimelineItem
      icon={report ? 'note' : icons[activity.kind]}
      title={joined([
        title,
        !ofPerson && activity.personName,
        ofPerson && activity.customerId !== customer?.id && activity.customerName,
        !alone && activity.memberName && t('timeline.by', { name: activity.memberName }),
      ])}
      {...useWhen(entry.at)}
      actions={
        <Buttons>
          {report && <Link to={`/berichte/${activity.id}` as never}>{translate('activities.reportOpen')}</Link>}
          {entry.canChange && <More label={t('timeline.menu', { what: title })} items={items} />}
          {attach.input}
          {editing && <ActivityDialog activity={activity} customer={place} onClose={() => setEditing(false)} />}
        </Buttons>
      }
    >
      {activity.text && <p className={css.text}>{activity.text}</p>}
      {report && report.participants.length > 0 && (
        <p className={css.note}>{t('timeline.with', { names: report.participants.join(', ') })}</p>
      )}
      {report?.result && <p className={css.text}>{report.result}</p>}
      {report && report.agreed.length > 0 && (
        <p className={css.note}>
          {t('timeline.agreed', { agreed: report.agreed.map(({ text }) => text).join(' · ') })}
        </p>
      )}
      <FileLinks files={entry.files} canChange={entry.canChange} />
    </TimelineItem>
  )
}

function TaskEntry({ entry, task }: EntryProps & { task: Task }) {
  const t = useT<typeof taskMessages>()
  const translate = useTranslate()
  const words = useTaskWords()
  const acts = useTaskActs(task)
  const [editing, setEditing] = useState(false)
  const open = task.doneAt === null
  const attach = useAttach('tasks', task.id)
  const attachItem = { label: translate('timeline.attach'), icon: 'file' as const, run: attach.choose }
  const title = words.title(task)
  const [kind, ...notes] = words.notes(task, true)
  return (
    <TimelineItem
      icon={task.kind === 'promise' ? 'promise' : open ? 'clock' : 'check'}
      tone={task.overdueDays > 0 ? 'signal' : undefined}
      title={joined([kind, ...notes])}
      {...useWhen(entry.at)}
      actions={
        entry.canChange && (
          <Buttons>
            {open && (
              <Button size="small" onClick={acts.finish}>
                {t('tasks.finish')}
              </Button>
            )}
            {!open && (
              <Button size="small" kind="ghost" onClick={acts.reopen}>
                {t('tasks.reopen')}
              </Button>
            )}
            <More
              label={t('tasks.menu', { text: title })}
              items={[...acts.items(() => setEditing(true)), attachItem]}
            />
            {attach.input}
            {editing && <TaskDialog task={task} onClose={() => setEditing(false)} />}
          </Buttons>
        )
      }
    >
      <p className={css.text}>{title}</p>
      <FileLinks files={entry.files} canChange={entry.canChange} />
    </TimelineItem>
  )
}

function AppointmentEntry({ entry, ofPerson }: EntryProps) {
  const t = useT<typeof appointmentMessages>()
  const format = useFormat()
  const { company, today } = useMe()
  const { appointment } = entry
  const when = useWhen(entry.at)
  if (!appointment) return null
  return (
    <TimelineItem
      icon="calendar"
      title={joined([
        t('appointments.one'),
        `${format.dayOfWeek(appointment.day, today)}, ${format.time(appointment.startsAt, company.timeZone)}`,
        t(`appointments.state.${appointment.state}`),
        ofPerson ? appointment.customerName : appointment.personName,
      ])}
      {...when}
      actions={<AppointmentActs appointment={appointment} canChange={entry.canChange} />}
    >
      <p className={css.text}>{joined([appointment.title, appointment.place])}</p>
      {appointment.note && <p className={css.note}>{appointment.note}</p>}
      <FileLinks files={entry.files} canChange={entry.canChange} />
    </TimelineItem>
  )
}

function FireEntry({ entry }: EntryProps) {
  const t = useT<typeof fireMessages>()
  const words = useFireWords()
  const when = useWhen(entry.at)
  const done = useDone()
  const remove = useCommand('deleteFire')
  const [editing, setEditing] = useState(false)
  const { fire } = entry
  if (!fire) return null
  const open = fire.solvedAt === null
  const items: MenuItem[] = [
    { label: t('fires.change'), icon: 'edit', run: () => setEditing(true) },
    {
      label: t('fires.delete'),
      icon: 'trash',
      danger: true,
      run: async () => done(t('fires.deleted'), await remove.run({ id: fire.id })),
    },
  ]
  return (
    <TimelineItem
      icon="fire"
      tone={open ? 'signal' : undefined}
      title={joined([t('fires.title'), words.times(fire)])}
      {...when}
      actions={
        entry.canChange && (
          <Buttons>
            {open && <FireActions small fire={fire} />}
            <More label={t('fires.menu')} items={items} />
            {editing && <FireWordsDialog fire={fire} onClose={() => setEditing(false)} />}
          </Buttons>
        )
      }
    >
      <p className={css.text}>{fire.text}</p>
      <p className={css.note}>
        {open
          ? words.state(fire)
          : `${fire.solvedByName ? t('fires.solvedBy', { name: fire.solvedByName }) : t('fires.solved')}: ${fire.solution}`}
      </p>
    </TimelineItem>
  )
}

function FileEntry({ entry }: EntryProps) {
  const t = useT<typeof messages>()
  const when = useWhen(entry.at)
  return (
    <TimelineItem icon="file" title={t('timeline.kind.file')} {...when}>
      {entry.file && <FileLinks files={[entry.file]} canChange={entry.canChange} />}
    </TimelineItem>
  )
}

function ChangeEntry({ entry }: EntryProps) {
  const translate = useTranslate()
  const t = useT<typeof messages>()
  const format = useFormat()
  const { alone } = useMe()
  const when = useWhen(entry.at)
  const { change } = entry
  if (!change) return null
  const by = !alone && change.memberName && t('timeline.by', { name: change.memberName })
  return <TimelineItem tone="quiet" title={joined([changeWords(change, translate, format), by])} {...when} />
}
