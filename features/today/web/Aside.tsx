import type { messages as activityMessages } from '#features/activities/web/messages.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { messages as taskMessages } from '#features/tasks/web/messages.ts'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { Birthday, DoneToday as Done } from '../contract.ts'
import type { messages } from './messages.ts'

/** Birthdays of today and the next three days. */
export function Birthdays({ birthdays }: { birthdays: readonly Birthday[] }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today } = useMe()
  if (birthdays.length === 0) return null
  return (
    <Section title={t('today.birthdays')}>
      <Rows label={t('today.birthdays')}>
        {birthdays.map(({ personId, name, customerId, customerName, day, age, phone }) => (
          <Row
            key={personId}
            title={name}
            to={`/kunden/${customerId}`}
            note={[
              `${format.ago(day, today)}${age === null ? '' : `, ${t('today.turns', { count: age })}`}`,
              customerName,
              phone,
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Rows>
    </Section>
  )
}

/** What was done today, the latest first. */
export function DoneToday({ done }: { done: readonly Done[] }) {
  const t = useT<typeof messages & typeof activityMessages & typeof taskMessages>()
  const translate = useTranslate()
  const format = useFormat()
  const { company } = useMe()
  if (done.length === 0) return null
  const kindOf = ({ type, kind }: Done) => translate(`${type === 'activity' ? 'activities' : 'tasks'}.kind.${kind}`)
  return (
    <Section title={t('today.done')} note={t('today.doneCount', { count: done.length })}>
      <Rows label={t('today.done')}>
        {done.map((one) => (
          <Row
            key={one.id}
            when={format.time(one.at, company.timeZone)}
            sentence
            title={one.customerName ?? (one.text || kindOf(one))}
            to={one.customerId ? `/kunden/${one.customerId}` : undefined}
            note={[kindOf(one), one.customerName ? one.text : ''].filter(Boolean).join(' · ')}
          />
        ))}
      </Rows>
    </Section>
  )
}
