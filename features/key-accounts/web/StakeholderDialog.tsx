import { useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { RolesField } from '#features/opportunities/web/RolesField.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { NumberInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract, StakeholderRow } from '../people/contract.ts'
import { influences, supports } from '../rules/people.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()
const relationships = ['0', '1', '2', '3', '4'] as const

/** What is noted of one person. */
export function StakeholderDialog(props: {
  customerId: string
  one: StakeholderRow
  people: StakeholderRow[]
  onClose: () => void
}) {
  const t = useT<Words>()
  const done = useDone()
  const save = useCommand('setStakeholder')
  const { options } = useMembers()
  const { customerId, one, people, onClose } = props
  const [noted, setNoted] = useState({
    roles: one.roles,
    influence: one.influence,
    support: one.support,
    interest: one.interest,
    coveredById: one.coveredById,
    reportsToId: one.reportsToId,
    rhythmDays: one.rhythmDays,
  })
  const [corrected, setCorrected] = useState<string | null>(one.correction ? String(one.relationship) : null)
  const [note, setNote] = useState(one.correction?.note ?? '')
  const put = (values: Partial<typeof noted>) => setNoted({ ...noted, ...values })
  const same = corrected === (one.correction ? String(one.relationship) : null) && note === (one.correction?.note ?? '')
  const correction = same ? undefined : corrected === null ? null : { relationship: Number(corrected), note }
  const others = people.filter(({ personId, gone }) => personId !== one.personId && !gone)
  return (
    <SaveDialog
      title={one.name}
      busy={save.busy}
      onClose={onClose}
      onSave={async () => {
        const input = {
          customerId,
          personId: one.personId,
          ...noted,
          ...(correction === undefined ? {} : { correction }),
        }
        const saved = await save.run(input)
        if (!saved) return
        onClose()
        done(t('keyAccounts.people.saved'), saved)
      }}
    >
      <RolesField roles={noted.roles} onChange={(roles) => put({ roles })} />
      <FieldPair>
        <Field label={t('keyAccounts.people.influence')}>
          {(control) => (
            <SelectInput
              {...control}
              empty={t('keyAccounts.people.unknown')}
              value={noted.influence}
              options={influences.map((value) => ({ value, label: t(`keyAccounts.people.influence.${value}`) }))}
              onChange={(influence) => put({ influence })}
            />
          )}
        </Field>
        <Field label={t('keyAccounts.people.support')}>
          {(control) => (
            <SelectInput
              {...control}
              empty={t('keyAccounts.people.unknown')}
              value={noted.support}
              options={supports.map((value) => ({ value, label: t(`keyAccounts.people.support.${value}`) }))}
              onChange={(support) => put({ support })}
            />
          )}
        </Field>
      </FieldPair>
      <FieldPair>
        <Field label={t('keyAccounts.people.coveredBy')}>
          {(control) => (
            <SelectInput
              {...control}
              empty=""
              value={noted.coveredById}
              options={options}
              onChange={(coveredById) => put({ coveredById })}
            />
          )}
        </Field>
        <Field label={t('keyAccounts.people.reportsTo')}>
          {(control) => (
            <SelectInput
              {...control}
              empty=""
              value={noted.reportsToId}
              options={others.map(({ personId, name }) => ({ value: personId, label: name }))}
              onChange={(reportsToId) => put({ reportsToId })}
            />
          )}
        </Field>
      </FieldPair>
      <Field label={t('keyAccounts.people.rhythm')} hint={t('keyAccounts.people.rhythm.hint')}>
        {(control) => (
          <NumberInput
            {...control}
            least={0}
            most={1000}
            digits={0}
            unit={t('keyAccounts.people.rhythm.days')}
            value={noted.rhythmDays}
            onChange={(rhythmDays) => put({ rhythmDays })}
          />
        )}
      </Field>
      <Field label={t('keyAccounts.people.interest')}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={1000}
            value={noted.interest ?? ''}
            onChange={(text) => put({ interest: text === '' ? null : text })}
          />
        )}
      </Field>
      <Field
        label={t('keyAccounts.people.correct')}
        hint={t('keyAccounts.people.correct.hint', { said: one.relationshipSaid })}
      >
        {(control) => (
          <SelectInput
            {...control}
            empty={t('keyAccounts.people.correct.asSaid')}
            value={corrected}
            options={relationships.map((value) => ({ value: value as string, label: t('keyAccounts.of4', { value }) }))}
            onChange={setCorrected}
          />
        )}
      </Field>
      {corrected !== null && (
        <Field label={t('keyAccounts.people.correct.note')} required>
          {(control) => <TextInput {...control} maxLength={500} value={note} onChange={setNote} />}
        </Field>
      )}
    </SaveDialog>
  )
}
