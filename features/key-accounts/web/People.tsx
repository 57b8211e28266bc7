import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract, StakeholderRow } from '../people/contract.ts'
import type { Found } from './AccountFrame.tsx'
import { InfluenceMap } from './InfluenceMap.tsx'
import { Organisation } from './organisation/Organisation.tsx'
import { PeopleWarnings } from './PeopleWarnings.tsx'
import { StakeholderDialog } from './StakeholderDialog.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** Whom we know at a customer: what is risky about it, influence and stance, and each person with what is noted. */
export function People({ found }: { found: Found }) {
  const t = useT<Words>()
  const { customerId } = found
  const query = useOperation('listStakeholders', { customerId }, { enabled: found.canSeePlan })
  const navigate = useNavigate()
  const [open, setOpen] = useState<StakeholderRow | null>(null)
  if (!found.canSeePlan)
    return (
      <Section title={t('keyAccounts.people')}>
        <Card padded>{t('keyAccounts.people.locked')}</Card>
      </Section>
    )
  return (
    <Loaded query={query}>
      {({ people, warnings }) => (
        <>
          <div data-print="no">
            <PeopleWarnings customerId={customerId} people={people} warnings={warnings} />
          </div>
          <Organisation
            customerId={customerId}
            people={people}
            canChange={found.canRate}
            onOpen={found.canRate ? setOpen : ({ personId }) => void navigate({ to: `/personen/${personId}` })}
          />
          <div data-print="no">
            <InfluenceMap customerId={customerId} people={people} onOpen={found.canRate ? setOpen : undefined} />
            <Section title={t('keyAccounts.people')} note={t('keyAccounts.people.note')}>
              {people.length === 0 ? (
                <Card padded>{t('keyAccounts.people.none')}</Card>
              ) : (
                <Rows label={t('keyAccounts.people')}>
                  {people.map((one) => (
                    <PersonRow
                      key={one.personId}
                      customerId={customerId}
                      one={one}
                      people={people}
                      onEdit={found.canRate ? () => setOpen(one) : undefined}
                    />
                  ))}
                </Rows>
              )}
            </Section>
          </div>
          {open && (
            <StakeholderDialog customerId={customerId} one={open} people={people} onClose={() => setOpen(null)} />
          )}
        </>
      )}
    </Loaded>
  )
}

function PersonRow(props: {
  customerId: string
  one: StakeholderRow
  people: StakeholderRow[]
  onEdit: (() => void) | undefined
}) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const { nameOf } = useMembers()
  const done = useDone()
  const remove = useCommand('removeStakeholder')
  const { customerId, one, people, onEdit } = props
  const manager = people.find(({ personId }) => personId === one.reportsToId)
  const note = [
    one.function,
    ...one.roles.map((role) => t(`opportunities.role.${role}`)),
    one.support && t(`keyAccounts.people.support.${one.support}`),
    ...one.open.map(({ role, count }) =>
      t('keyAccounts.people.inOpen', { count, role: t(`opportunities.role.${role}`) }),
    ),
    manager && t('keyAccounts.people.reports', { name: manager.name }),
    one.coveredById && t('keyAccounts.people.covered', { name: nameOf(one.coveredById) ?? '' }),
    one.correction &&
      t('keyAccounts.people.corrected', { day: format.dayShort(one.correction.day, today), note: one.correction.note }),
    one.interest,
  ]
  return (
    <Row
      to={`/personen/${one.personId}`}
      title={one.name}
      badge={one.gone && <Badge>{t('keyAccounts.people.gone')}</Badge>}
      note={note.filter(Boolean).join(' · ')}
      value={one.gone ? undefined : t('keyAccounts.of4', { value: one.relationship })}
      valueNote={
        one.gone ? undefined : one.lastContact ? format.dayShort(one.lastContact, today) : t('keyAccounts.never')
      }
      actions={
        onEdit &&
        (one.gone ? (
          <Button
            size="small"
            busy={remove.busy}
            onClick={async () =>
              done(
                t('keyAccounts.people.removed', { name: one.name }),
                await remove.run({ customerId, personId: one.personId }),
              )
            }
          >
            {t('keyAccounts.people.remove')}
          </Button>
        ) : (
          <Button size="small" onClick={onEdit}>
            {t('keyAccounts.people.edit')}
          </Button>
        ))
      }
    />
  )
}
