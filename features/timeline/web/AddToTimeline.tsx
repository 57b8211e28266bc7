import { useState } from 'react'
import { ActivityDialog } from '#features/activities/web/ActivityDialog.tsx'
import { AppointmentDialog } from '#features/appointments/web/AppointmentDialog.tsx'
import { ComplaintDialog } from '#features/complaints/web/ComplaintDialog.tsx'
import { useAttach } from '#features/files/web/Files.tsx'
import { useRaiseFire } from '#features/fires/web/useRaiseFire.tsx'
import { SampleDialog } from '#features/samples/web/SampleDialog.tsx'
import type { TaskKind } from '#features/tasks/rules.ts'
import { TaskDialog } from '#features/tasks/web/TaskDialog.tsx'
import { Button, Buttons } from '#ui/Button.tsx'
import type { IconName } from '#ui/Icon.tsx'
import { useT } from '#ui/i18n.tsx'
import { Menu } from '#ui/Menu.tsx'
import type { TimelineSubject } from './CustomerTimeline.tsx'
import type { messages } from './messages.ts'

type Adding = 'conversation' | 'report' | 'appointment' | 'complaint' | 'sample' | TaskKind

/** One button for the conversation, the other things behind a second. */
export function AddToTimeline({ customer, personId }: TimelineSubject) {
  const t = useT<typeof messages>()
  const [adding, setAdding] = useState<Adding | null>(null)
  const fire = useRaiseFire(customer)
  const attach = useAttach(personId ? 'persons' : 'customers', personId ?? customer?.id ?? '', true)
  const close = () => setAdding(null)
  const start = { ...(customer ? { customer } : {}), ...(personId ? { personId } : {}) }
  const item = (what: Exclude<Adding, 'conversation'>, icon: IconName) => ({
    label: t(`timeline.add.${what}`),
    icon,
    run: () => setAdding(what),
  })
  return (
    <Buttons>
      <Button size="small" icon="phone" onClick={() => setAdding('conversation')}>
        {t('timeline.add.conversation')}
      </Button>
      <Menu
        label={t('timeline.add')}
        align="end"
        trigger={(trigger) => (
          <Button {...trigger} size="small" icon="plus">
            {t('timeline.add')}
          </Button>
        )}
        items={[
          item('promise', 'promise'),
          item('followUp', 'clock'),
          item('task', 'check'),
          item('appointment', 'calendar'),
          item('report', 'note'),
          { label: t('timeline.add.file'), icon: 'file', run: attach.choose },
          ...(customer ? [null, item('complaint', 'warning'), item('sample', 'box')] : []),
          ...(customer && !personId ? [{ label: t('timeline.add.fire'), icon: 'fire' as const, run: fire.raise }] : []),
        ]}
      />
      {attach.input}
      {(adding === 'conversation' || adding === 'report') && (
        <ActivityDialog customer={customer} personId={personId ?? null} report={adding === 'report'} onClose={close} />
      )}
      {(adding === 'task' || adding === 'promise' || adding === 'followUp') && (
        <TaskDialog start={{ kind: adding, ...start }} onClose={close} />
      )}
      {adding === 'appointment' && <AppointmentDialog start={start} onClose={close} />}
      {adding === 'complaint' && <ComplaintDialog {...start} onClose={close} />}
      {adding === 'sample' && <SampleDialog {...start} onClose={close} />}
      {fire.dialog}
    </Buttons>
  )
}
