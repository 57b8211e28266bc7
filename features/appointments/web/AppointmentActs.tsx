import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, ButtonLink, Buttons, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Menu, type MenuItem } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row } from '#ui/Rows.tsx'
import type { Appointment, contract } from '../contract.ts'
import { AppointmentDialog } from './AppointmentDialog.tsx'
import { HoldDialog } from './HoldDialog.tsx'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** One appointment as a row of the day: when, what, where, and the customer's sheet or what came of it. */
export function AppointmentRow({ appointment }: { appointment: Appointment }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { company } = useMe()
  const { customerId, state } = appointment
  const note = [
    appointment.place,
    appointment.customerName,
    appointment.personName,
    state === 'ahead' ? null : t(`appointments.state.${state}`),
  ]
  return (
    <Row
      when={format.time(appointment.startsAt, company.timeZone)}
      title={appointment.title}
      to={customerId ? `/kunden/${customerId}` : undefined}
      note={note.filter(Boolean).join(' · ')}
      actions={<AppointmentActs appointment={appointment} />}
    />
  )
}

/** What can be done with an appointment; the most likely next thing as a button. */
export function AppointmentActs({ appointment, canChange = true }: { appointment: Appointment; canChange?: boolean }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const cancel = useCommand('cancelAppointment')
  const remove = useCommand('deleteAppointment')
  const [open, setOpen] = useState<'edit' | 'hold' | null>(null)
  const { id, title, customerId, state } = appointment
  const items: (MenuItem | null)[] = [
    { label: t('appointments.take'), icon: 'download', href: `/api/appointments/${id}/ics`, download: true },
    ...(canChange && state !== 'held' && state !== 'cancelled'
      ? [
          { label: t('appointments.held'), icon: 'check' as const, run: () => setOpen('hold') },
          { label: t('appointments.change'), icon: 'edit' as const, run: () => setOpen('edit') },
          {
            label: t('appointments.cancel'),
            icon: 'close' as const,
            run: async () => done(t('appointments.cancelled', { title }), await cancel.run({ id })),
          },
        ]
      : []),
    ...(canChange
      ? [
          null,
          {
            label: t('appointments.delete'),
            icon: 'trash' as const,
            danger: true,
            run: async () => done(t('appointments.deleted', { title }), await remove.run({ id })),
          },
        ]
      : []),
  ]
  return (
    <Buttons>
      {canChange && state === 'past' && (
        <Button size="small" onClick={() => setOpen('hold')}>
          {t('appointments.held')}
        </Button>
      )}
      {state === 'ahead' && customerId && (
        <ButtonLink size="small" to={`/kunden/${customerId}/blatt`}>
          {t('appointments.sheet')}
        </ButtonLink>
      )}
      <Menu
        label={t('appointments.menu', { title })}
        align="end"
        trigger={(trigger) => (
          <IconButton {...trigger} size="small" icon="more" label={t('appointments.menu', { title })} />
        )}
        items={items}
      />
      {open === 'edit' && <AppointmentDialog appointment={appointment} onClose={() => setOpen(null)} />}
      {open === 'hold' && <HoldDialog appointment={appointment} onClose={() => setOpen(null)} />}
    </Buttons>
  )
}
