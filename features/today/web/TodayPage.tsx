import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { AppointmentRow } from '#features/appointments/web/AppointmentActs.tsx'
import { ComplaintRow } from '#features/complaints/web/ComplaintRow.tsx'
import { WorkList } from '#features/contact-again/web/WorkList.tsx'
import { FireNotice } from '#features/fires/web/FireNotice.tsx'
import { LeadRow } from '#features/leads/web/LeadRow.tsx'
import { WaitingMails } from '#features/mails/intake/web/WaitingMails.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { OpenNews } from '#features/news/web/OpenNews.tsx'
import { Approvals } from '#features/offers/margins/web/Approvals.tsx'
import { OfferRow } from '#features/offers/web/OfferRow.tsx'
import { OwnWins, useOwnWins } from '#features/reports/small-wins/web/OwnWins.tsx'
import { SampleRow } from '#features/samples/web/SampleRow.tsx'
import { TaskRow } from '#features/tasks/web/TaskRow.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { bold, useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Columns, Section } from '#ui/Section.tsx'
import type { contract, Today } from '../contract.ts'
import { Birthdays, DoneToday } from './Aside.tsx'
import type { messages } from './messages.ts'
import { NextSteps } from './NextSteps.tsx'
import css from './TodayPage.module.css'

const { useOperation } = operationHooks<typeof contract>()
const firesShown = 3

/** The day: where it is on fire, what is agreed and promised, whom to contact; in this order. */
export default function TodayPage() {
  const format = useFormat()
  const { today } = useMe()
  useOwnAddress()
  const query = useOperation('getToday', {}, { every: 60_000 })
  return (
    <>
      <PageTitle title={format.dayLong(today, today)}>{query.data && <Summary day={query.data} />}</PageTitle>
      <Loaded query={query}>{(day) => <Day day={day} />}</Loaded>
    </>
  )
}

/** The start page has its own address, so that it can be told from others. */
function useOwnAddress(): void {
  const navigate = useNavigate()
  const path = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => {
    if (path === '/') void navigate({ to: '/heute', replace: true })
  }, [path, navigate])
}

/** "Bei 1 Kunden brennt es, 2 Zusagen sind fällig." */
function Summary({ day }: { day: Today }) {
  const t = useT<typeof messages>()
  const { counts } = day
  const ahead = day.appointments.filter(({ state }) => state === 'ahead').length
  const parts = [
    counts.fires > 0 && t('today.fires', { count: counts.fires }),
    counts.complaints > 0 && t('today.complaints', { count: counts.complaints }),
    counts.leads > 0 && t('today.leads', { count: counts.leads }),
    ahead > 0 && t('today.appointments', { count: ahead }),
    counts.promises > 0 && t('today.promises', { count: counts.promises }),
    counts.tasks > 0 && t('today.tasks', { count: counts.tasks }),
    counts.samples > 0 && t('today.samples', { count: counts.samples }),
    counts.offers > 0 && t('today.offers', { count: counts.offers }),
    counts.steps > 0 && t('today.stepsDue', { count: counts.steps }),
    day.contacts.length > 0 && t('today.contacts', { count: counts.contacts }),
  ].filter((part) => typeof part === 'string')
  if (parts.length === 0) return t('today.nothing')
  const sentence = `${parts.join(', ')}.`
  return bold(sentence.charAt(0).toUpperCase() + sentence.slice(1))
}

function Day({ day }: { day: Today }) {
  const t = useT<typeof messages>()
  const me = useMe()
  const { fires, leads, appointments, tasks, complaints, samples, offers, steps, contacts, birthdays, done, counts } =
    day
  const agreed = complaints.length + appointments.length + tasks.length + samples.length
  const idle = fires.length + leads.length + agreed + offers.length + steps.length + contacts.length === 0
  const wins = useOwnWins()
  const aside = birthdays.length + wins.length + done.length > 0
  const main = (
    <>
      {fires.length > 0 && (
        <div className={css.fires}>
          {fires.slice(0, firesShown).map((fire) => (
            <FireNotice key={fire.id} linked fire={fire} />
          ))}
          {fires.length > firesShown && <Link to={'/es-brennt' as never}>{t('today.moreFires')}</Link>}
        </div>
      )}
      {leads.length > 0 && (
        <Section
          title={t('today.leads.title')}
          actions={
            <ButtonLink kind="link" to="/anfragen">
              {t('today.allLeads')}
            </ButtonLink>
          }
        >
          <Rows label={t('today.leads.title')}>
            {leads.map((lead) => (
              <LeadRow key={lead.id} lead={lead} />
            ))}
          </Rows>
        </Section>
      )}
      <Approvals leadOnly />
      <WaitingMails />
      {agreed > 0 && (
        <Section
          title={t('today.agreed')}
          note={counts.overdue > 0 ? t('today.overdue', { count: counts.overdue }) : undefined}
          actions={
            <ButtonLink kind="link" to="/aufgaben">
              {t('today.allTasks')}
            </ButtonLink>
          }
        >
          <Rows label={t('today.agreed')}>
            {appointments.map((appointment) => (
              <AppointmentRow key={appointment.id} appointment={appointment} />
            ))}
            {complaints.map((complaint) => (
              <ComplaintRow key={complaint.id} complaint={complaint} />
            ))}
            {tasks.map((task) => (
              <TaskRow key={task.id} task={task} />
            ))}
            {samples.map((sample) => (
              <SampleRow key={sample.id} sample={sample} />
            ))}
          </Rows>
        </Section>
      )}
      {offers.length > 0 && (
        <Section
          title={t('today.offers.title')}
          note={counts.offers > offers.length ? t('today.offersNote', { count: counts.offers }) : undefined}
          actions={
            <ButtonLink kind="link" to="/neugeschaeft/angebote">
              {t('today.allOffers')}
            </ButtonLink>
          }
        >
          <Rows label={t('today.offers.title')}>
            {offers.map((offer) => (
              <OfferRow key={offer.id} offer={offer} />
            ))}
          </Rows>
        </Section>
      )}
      <NextSteps steps={steps} counts={counts} />
      <OpenNews />
      {contacts.length > 0 && (
        <Section
          title={t('today.contacts.title')}
          note={t('today.contactsNote', { count: counts.contacts })}
          actions={
            <Link to={'/wieder-kontaktieren' as never} search={{ owner: [me.member.id, ...me.deputyFor] } as never}>
              {t('today.allContacts')}
            </Link>
          }
        >
          <WorkList label={t('today.contacts.title')} customers={contacts} />
        </Section>
      )}
      {idle && <Idle day={day} />}
    </>
  )
  if (!aside) return main
  return (
    <Columns
      aside={
        <>
          <Birthdays birthdays={birthdays} />
          <OwnWins wins={wins} />
          <DoneToday done={done} />
        </>
      }
    >
      {main}
    </Columns>
  )
}

/** Nothing waits: on the first day the way to the customers, later that all is done. */
function Idle({ day }: { day: Today }) {
  const t = useT<typeof messages>()
  if (!day.firstDay) return <EmptyState>{t('today.calm')}</EmptyState>
  return (
    <EmptyState
      action={
        <ButtonLink kind="do" to="/einlesen">
          {t('today.import')}
        </ButtonLink>
      }
      example={t('today.example')}
    >
      {t('today.empty')}
    </EmptyState>
  )
}
