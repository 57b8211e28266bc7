import type { Activity } from '#features/activities/contract.ts'
import { useActivityWords } from '#features/activities/web/useActivityWords.ts'
import { briefOf } from '#features/complaints/rules.ts'
import { mailLink, telLink } from '#features/customers/web/links.ts'
import { useMergedAway } from '#features/customers/web/useMergedAway.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useOfferWords } from '#features/offers/web/OfferRow.tsx'
import { useTaskWords } from '#features/tasks/web/TaskRow.tsx'
import { ClassBadge } from '#ui/Badge.tsx'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { usePathParam } from '#ui/router.tsx'
import { Halves, Section } from '#ui/Section.tsx'
import type { CustomerSheet, contract } from '../contract.ts'
import css from './CustomerSheetPage.module.css'
import type { messages } from './messages.ts'

const { useOperation } = operationHooks<typeof contract>()

/** What to know two minutes before going in: on the phone at the door, or on one sheet of paper. */
export default function CustomerSheetPage() {
  const query = useOperation('getCustomerSheet', { id: usePathParam('id') })
  if (useMergedAway(query.error, (into) => `/kunden/${into}/blatt`)) return null
  return <Loaded query={query}>{(sheet) => <Sheet sheet={sheet} />}</Loaded>
}

function Sheet({ sheet }: { sheet: CustomerSheet }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today, alone } = useMe()
  const { customer } = sheet
  const place = [customer.street, [customer.postcode, customer.city].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ')
  return (
    <>
      <PageTitle
        title={customer.name}
        badge={<ClassBadge keyAccount={customer.mode === 'keyAccount'} name={customer.class} />}
        note={t('sheet.title')}
        actions={
          <div data-print="no">
            <Buttons>
              {customer.phone && (
                <ButtonLink icon="phone" href={telLink(customer.phone)}>
                  {customer.phone.number}
                </ButtonLink>
              )}
              <ButtonLink to={`/kunden/${customer.id}`}>{t('sheet.open')}</ButtonLink>
              <Button icon="print" onClick={() => window.print()}>
                {t('sheet.print')}
              </Button>
            </Buttons>
          </div>
        }
      >
        {[
          place,
          customer.branch,
          customer.lastContact && t('sheet.lastContact', { when: format.ago(customer.lastContact, today) }),
          !alone && customer.ownerName && t('sheet.owner', { name: customer.ownerName }),
          !alone && customer.insideSalesName && t('sheet.insideSales', { name: customer.insideSalesName }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </PageTitle>
      <Warnings sheet={sheet} />
      <Halves>
        <div>
          <NextAppointment sheet={sheet} />
          <People sheet={sheet} />
          <Open sheet={sheet} />
        </div>
        <div>
          <Conversations activities={sheet.conversations} />
          <Opportunities sheet={sheet} />
          <Offers sheet={sheet} />
          <Figures customer={customer} />
        </div>
      </Halves>
    </>
  )
}

function Warnings({ sheet }: { sheet: CustomerSheet }) {
  const t = useT<typeof messages>()
  if (sheet.warnings.length === 0) return null
  return (
    <Notice tone="signal" title={t('sheet.warnings')}>
      {sheet.warnings.map(({ what, count, percent, days, rhythm }) => (
        <span key={what} className={css.warning}>
          {what === 'fire'
            ? [t('sheet.warning.fire'), ...sheet.fires.map(({ text }) => text)].join(' ')
            : what === 'complaints'
              ? `${t('sheet.warning.complaints', { count: count ?? 0 })}: ${sheet.complaints.map(({ number, text }) => `${number} ${briefOf(text)}`).join(' · ')}`
              : t(`sheet.warning.${what}`, { count: count ?? 0, percent, days, rhythm })}
        </span>
      ))}
    </Notice>
  )
}

function NextAppointment({ sheet: { appointment } }: { sheet: CustomerSheet }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today, company } = useMe()
  if (!appointment) return null
  return (
    <Section title={t('sheet.appointment')}>
      <Rows>
        <Row
          when={format.time(appointment.startsAt, company.timeZone)}
          title={appointment.title}
          note={[format.dayOfWeek(appointment.day, today), appointment.place, appointment.note]
            .filter(Boolean)
            .join(' · ')}
        />
      </Rows>
    </Section>
  )
}

function People({ sheet: { persons } }: { sheet: CustomerSheet }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today } = useMe()
  return (
    <Section title={t('sheet.people')}>
      {persons.length === 0 ? (
        <p className={css.none}>{t('sheet.noPeople')}</p>
      ) : (
        <Rows label={t('sheet.people')}>
          {persons.map(({ id, name, function: part, phone, email, lastContact }) => (
            <Row
              key={id}
              title={name}
              note={[part, lastContact && t('sheet.lastContact', { when: format.ago(lastContact, today) })]
                .filter(Boolean)
                .join(' · ')}
              actions={
                (phone || email) && (
                  <span className={css.reach}>
                    {phone && <a href={telLink(phone)}>{phone.number}</a>}
                    {email && <a href={mailLink(email)}>{email}</a>}
                  </span>
                )
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function Open({ sheet: { tasks } }: { sheet: CustomerSheet }) {
  const t = useT<typeof messages>()
  const words = useTaskWords()
  const format = useFormat()
  const { today } = useMe()
  return (
    <Section title={t('sheet.open.title')}>
      {tasks.length === 0 ? (
        <p className={css.none}>{t('sheet.nothingOpen')}</p>
      ) : (
        <Rows label={t('sheet.open.title')}>
          {tasks.map((task) => (
            <Row
              key={task.id}
              when={task.dueDay ? format.dayShort(task.dueDay, today) : ''}
              due={task.dueDay !== null && task.dueDay <= today}
              title={words.title(task)}
              note={words.notes(task, true).join(' · ')}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function Conversations({ activities }: { activities: readonly Activity[] }) {
  const t = useT<typeof messages>()
  return (
    <Section title={t('sheet.conversations')}>
      {activities.length === 0 ? (
        <p className={css.none}>{t('sheet.noConversations')}</p>
      ) : (
        <ol className={css.talks}>
          {activities.map((activity) => (
            <Talk key={activity.id} activity={activity} />
          ))}
        </ol>
      )}
    </Section>
  )
}

function Talk({ activity }: { activity: Activity }) {
  const t = useT<typeof messages>()
  const words = useActivityWords()
  const format = useFormat()
  const { today, alone } = useMe()
  const { report } = activity
  return (
    <li>
      <strong>
        {[words.title(activity), activity.personName, format.ago(activity.day, today)].filter(Boolean).join(' · ')}
      </strong>
      {activity.text && <p>{activity.text}</p>}
      {report?.result && <p>{report.result}</p>}
      {report && report.agreed.length > 0 && (
        <ul>
          {report.agreed.map(({ text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
            <li key={index}>{text}</li>
          ))}
        </ul>
      )}
      {!alone && activity.memberName && <small>{t('sheet.by', { name: activity.memberName })}</small>}
    </li>
  )
}

function Opportunities({ sheet: { opportunities } }: { sheet: CustomerSheet }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today } = useMe()
  if (opportunities.length === 0) return null
  return (
    <Section title={t('sheet.opportunities')}>
      <Rows label={t('sheet.opportunities')}>
        {opportunities.map(({ id, title, amount, currency, expectedClose, nextStep }) => (
          <Row
            key={id}
            title={title}
            to={`/neugeschaeft/${id}`}
            note={nextStep}
            value={amount === null ? undefined : format.money(amount, currency, 'never')}
            valueNote={expectedClose && t('sheet.due', { day: format.dayShort(expectedClose, today) })}
          />
        ))}
      </Rows>
    </Section>
  )
}

function Offers({ sheet: { offers } }: { sheet: CustomerSheet }) {
  const t = useT<typeof messages>()
  const words = useOfferWords()
  if (offers.length === 0) return null
  return (
    <Section title={t('sheet.offers')}>
      <Rows label={t('sheet.offers')}>
        {offers.map((offer) => (
          <Row
            key={offer.id}
            title={offer.number}
            to={`/neugeschaeft/${offer.opportunityId}`}
            note={[offer.opportunityTitle, ...words.notes(offer), words.conceded(offer)].filter(Boolean).join(' · ')}
            value={words.amount(offer)}
          />
        ))}
      </Rows>
    </Section>
  )
}

function Figures({ customer }: { customer: CustomerSheet['customer'] }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const money = (amount: number) => format.money(amount, customer.currency, 'never')
  const { revenue, revenueBefore, potential, note } = customer
  if (revenue === 0 && revenueBefore === 0 && potential === null && !note) return null
  return (
    <Section title={t('sheet.figures')}>
      <dl className={css.figures}>
        {(revenue !== 0 || revenueBefore !== 0) && (
          <>
            <dt>{t('sheet.revenue')}</dt>
            <dd>{money(revenue)}</dd>
            <dt>{t('sheet.revenueBefore')}</dt>
            <dd>{money(revenueBefore)}</dd>
          </>
        )}
        {potential !== null && (
          <>
            <dt>{t('sheet.potential')}</dt>
            <dd>{money(potential)}</dd>
          </>
        )}
      </dl>
      {note && (
        <p className={css.note}>
          <strong>{t('sheet.note')}:</strong> {note}
        </p>
      )}
    </Section>
  )
}
