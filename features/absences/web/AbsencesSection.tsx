import { useState } from 'react'
import type { Member } from '#features/members/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as undoContract } from '#features/undo/contract.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu } from '#ui/Menu.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import type { Absence, contract } from '../contract.ts'
import { AbsenceDialog } from './AbsenceDialog.tsx'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof undoContract>()

/** Who is away from when to when, and who stands in; the next first. */
export function AbsencesSection({ members }: { members: readonly Member[] }) {
  const t = useT<typeof messages>()
  const query = useOperation('listAbsences', {})
  const [editing, setEditing] = useState<Absence | 'new' | null>(null)
  const nameOf = (id: string) => members.find((member) => member.id === id)?.name ?? '–'

  return (
    <Section
      title={t('absences.title')}
      actions={<Button onClick={() => setEditing('new')}>{t('absences.add')}</Button>}
    >
      <Loaded query={query}>
        {({ absences }) =>
          absences.length > 0 ? (
            <Rows label={t('absences.title')}>
              {absences.map((absence) => (
                <AbsenceRow key={absence.id} absence={absence} nameOf={nameOf} onChange={() => setEditing(absence)} />
              ))}
            </Rows>
          ) : (
            <EmptyState>{t('absences.none')}</EmptyState>
          )
        }
      </Loaded>
      {editing && (
        <AbsenceDialog
          absence={editing === 'new' ? null : editing}
          members={members}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  )
}

function AbsenceRow(props: { absence: Absence; nameOf: (id: string) => string; onChange: () => void }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today } = useMe()
  const remove = useCommand('deleteAbsence')
  const undo = useCommand('undo')
  const { absence } = props
  const { fromDay, toDay } = absence
  const name = props.nameOf(absence.memberId)
  const days = { from: format.dayOfWeek(fromDay, today), to: format.dayOfWeek(toDay, today) }

  const runRemove = async () => {
    const done = await remove.run({ id: absence.id })
    if (done) toast(t('absences.deleted', { name }), { undo: () => undo.attempt({ undo: done.undo }) })
  }
  return (
    <Row
      title={name}
      badge={fromDay <= today && <Badge tone="signal">{t('absences.now')}</Badge>}
      note={[
        t(fromDay === toDay ? 'absences.oneDay' : 'absences.days', days),
        t('absences.deputy', { name: props.nameOf(absence.deputyId) }),
        absence.note,
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        absence.canChange && (
          <Menu
            label={t('absences.actions', { name })}
            align="end"
            items={[
              { label: t('absences.change'), icon: 'edit', run: props.onChange },
              { label: t('absences.delete'), icon: 'trash', run: () => void runRemove() },
            ]}
            trigger={(trigger) => <IconButton {...trigger} icon="more" label={t('absences.actions', { name })} />}
          />
        )
      }
    />
  )
}
