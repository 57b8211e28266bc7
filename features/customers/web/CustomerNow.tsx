import { useState } from 'react'
import type { Appointment, contract as appointmentsContract } from '#features/appointments/contract.ts'
import { AppointmentActs } from '#features/appointments/web/AppointmentActs.tsx'
import type { contract as contactContract } from '#features/contact-again/contract.ts'
import type { messages as contactMessages } from '#features/contact-again/messages.ts'
import { Reason } from '#features/contact-again/web/ContactRow.tsx'
import { LaterDialog } from '#features/contact-again/web/LaterDialog.tsx'
import { OutcomeLine } from '#features/contact-again/web/OutcomeLine.tsx'
import type { contract as firesContract } from '#features/fires/contract.ts'
import { FireNotice } from '#features/fires/web/FireNotice.tsx'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as tasksContract } from '#features/tasks/contract.ts'
import { TaskRow } from '#features/tasks/web/TaskRow.tsx'
import { addDays } from '#shared/days.ts'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { Customer } from '../contract.ts'
import css from './CustomerPage.module.css'
import { telLink } from './links.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<
  typeof firesContract & typeof tasksContract & typeof appointmentsContract & typeof contactContract
>()

/** What matters now: fires, why to speak with them, promises and tasks, the next appointment. */
export function CustomerNow({ customer }: { customer: Customer }) {
  const t = useT<Words>()
  const { today } = useMe()
  const customerId = customer.id
  const fires = useOperation('listFires', { customerId, limit: 5 }).data?.fires ?? []
  const tasks = useOperation('listTasks', { customerId, limit: 12 }).data
  const appointments = useOperation('listAppointments', {
    customerId,
    from: today,
    to: addDays(today, 365),
    list: 'all',
    limit: 3,
  }).data?.appointments.filter((appointment) => appointment.state === 'ahead')
  const dated = (appointments?.length ?? 0) + (tasks?.tasks.length ?? 0)
  return (
    <Section title={t('customers.now')}>
      {fires.map((fire) => (
        <div key={fire.id} className={css.fire}>
          <FireNotice fire={fire} />
        </div>
      ))}
      <ContactCard customer={customer} burning={fires.length > 0} />
      {dated > 0 && (
        <div className={css.more}>
          <Rows label={t('customers.promisedAndDue')}>
            {appointments?.map((appointment) => (
              <AppointmentLine key={appointment.id} appointment={appointment} canLog={customer.canLog} />
            ))}
            {tasks?.tasks.map((task) => (
              <TaskRow key={task.id} task={task} bare />
            ))}
          </Rows>
        </div>
      )}
    </Section>
  )
}

/** Why to speak with them, or when next; what was said goes into one line. */
function ContactCard({ customer, burning }: { customer: Customer; burning: boolean }) {
  const t = useT<Words>()
  const translate = useT<typeof contactMessages>()
  const format = useFormat()
  const { today } = useMe()
  const contact = useOperation('getContactAgain', { customerId: customer.id }).data
  const [speaking, setSpeaking] = useState<'reached' | 'notReached' | null>(null)
  const [later, setLater] = useState(false)
  if (!contact) return null
  const phone = contact.person?.phone ?? contact.phone
  return (
    <Card>
      <div className={css.reason}>
        <div>
          {/* The fire stands above with what can be done about it. */}
          <Reason customer={{ ...contact, reason: contact.reason.filter((part) => part.kind !== 'fire') }} />
          <span className={css.snoozed}>
            {customer.standing === 'blocked' && t('customers.blockedNow')}
            {customer.snoozedUntil &&
              customer.snoozedUntil > today &&
              t('customers.snoozed', {
                day: format.dayShort(customer.snoozedUntil, today),
                reason: customer.snoozeReason ? `: ${customer.snoozeReason}` : '',
              })}
            {!contact.listed &&
              customer.standing !== 'blocked' &&
              customer.due &&
              t('customers.dueOn', { day: format.day(customer.due) })}
          </span>
        </div>
        {customer.canLog && speaking === null && (
          <Buttons end>
            {phone && (
              <ButtonLink icon="phone" href={telLink(phone)} onClick={() => setSpeaking('reached')}>
                {translate('contactAgain.call')}
              </ButtonLink>
            )}
            <Button kind={contact.listed && !burning ? 'do' : 'plain'} onClick={() => setSpeaking('reached')}>
              {translate('contactAgain.spoken')}
            </Button>
            {contact.listed && (
              <Button kind="ghost" onClick={() => setLater(true)}>
                {translate('contactAgain.later')}
              </Button>
            )}
          </Buttons>
        )}
        {speaking && (
          <div className={css.below}>
            <OutcomeLine
              customer={contact}
              outcome={speaking}
              onOutcome={setSpeaking}
              onDone={() => setSpeaking(null)}
            />
          </div>
        )}
      </div>
      {later && <LaterDialog customer={contact} onClose={() => setLater(false)} />}
    </Card>
  )
}

/** An appointment of the coming weeks: the clock time today, else the day. */
function AppointmentLine({ appointment, canLog }: { appointment: Appointment; canLog: boolean }) {
  const format = useFormat()
  const { today, company } = useMe()
  const { day } = appointment
  const time = format.time(appointment.startsAt, company.timeZone)
  return (
    <Row
      when={day === today ? time : format.dayShort(day, today)}
      due={day === today}
      title={appointment.title}
      note={[day === today ? '' : time, appointment.place, appointment.memberName].filter(Boolean).join(' · ')}
      actions={<AppointmentActs appointment={appointment} canChange={canLog} />}
    />
  )
}
