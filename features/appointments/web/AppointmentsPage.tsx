import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { addDays } from '#shared/days.ts'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { AppointmentRow } from './AppointmentActs.tsx'
import { AppointmentDialog } from './AppointmentDialog.tsx'
import type { messages } from './messages.ts'

const { useOperation } = operationHooks<typeof contract>()
const days = 28

/** Own appointments of the next four weeks, day by day. */
export default function AppointmentsPage() {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today } = useMe()
  const [adding, setAdding] = useState(false)
  const query = useOperation('listAppointments', { from: today, to: addDays(today, days), limit: 200 })
  return (
    <>
      <PageTitle
        title={t('appointments.title')}
        actions={
          <Button kind="do" icon="plus" onClick={() => setAdding(true)}>
            {t('appointments.new')}
          </Button>
        }
      >
        {t('appointments.lead')}
      </PageTitle>
      <Loaded query={query}>
        {({ appointments }) =>
          appointments.length === 0 ? (
            <EmptyState>{t('appointments.empty')}</EmptyState>
          ) : (
            [...Map.groupBy(appointments, ({ day }) => day)].map(([day, some]) => (
              <Section key={day} title={format.dayLong(day, today)} note={format.ago(day, today)}>
                <Rows label={format.dayLong(day, today)}>
                  {some.map((appointment) => (
                    <AppointmentRow key={appointment.id} appointment={appointment} />
                  ))}
                </Rows>
              </Section>
            ))
          )
        }
      </Loaded>
      {adding && <AppointmentDialog onClose={() => setAdding(false)} />}
    </>
  )
}
