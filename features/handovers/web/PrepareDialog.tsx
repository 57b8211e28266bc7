import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { contract as membersContract } from '#features/members/contract.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Role } from '#shared/actor.ts'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { SelectInput, TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../contract.ts'
import { type Direction, directions, type Occasion, occasions } from '../rules/state.ts'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof membersContract>()

const takers: Record<Direction, readonly Role[]> = {
  toKeyAccount: ['keyAccountManager'],
  toClassic: ['sales', 'salesLead', 'management'],
}

/** Whom a customer goes to and why; then the page of the handover opens, where the dossier is put together. */
export function PrepareDialog(props: {
  customerId: string
  name: string
  ownerId: string | null
  direction: Direction
  onClose: () => void
}) {
  const t = useT<typeof messages>()
  const done = useDone()
  const navigate = useNavigate()
  const prepare = useCommand('prepareHandover')
  const members = useOperation('listMembers', {}).data?.members ?? []
  const [direction, setDirection] = useState(props.direction)
  const [toId, setToId] = useState<string | null>(null)
  const [because, setBecause] = useState<Occasion>(props.direction === 'toKeyAccount' ? 'nomination' : 'belowThreshold')
  const [note, setNote] = useState('')
  const able = members
    .filter(({ id, leftAt, roles }) => {
      const may = takers[direction].some((role) => roles.includes(role))
      return may && leftAt === null && id !== props.ownerId
    })
    .map(({ id, name }) => ({ value: id, label: name }))
  const chosen = able.some(({ value }) => value === toId) ? toId : able.length === 1 ? (able[0]?.value ?? null) : null
  return (
    <SaveDialog
      title={t('handovers.prepare.title', { name: props.name })}
      busy={prepare.busy}
      onClose={props.onClose}
      onSave={async () => {
        if (chosen === null) return
        const { customerId } = props
        const begun = await prepare.run({ customerId, toId: chosen, direction, because, ...(note ? { note } : {}) })
        if (!begun) return
        props.onClose()
        void navigate({ to: `/schluesselkunden/uebergaben/${begun.id}` })
        done(t('handovers.prepared', { name: props.name }), begun)
      }}
    >
      <p>{t('handovers.prepare.hint')}</p>
      <Field label={t('handovers.direction')}>
        {(control) => (
          <SelectInput
            {...control}
            value={direction}
            options={directions.map((value) => ({ value, label: t(`handovers.direction.${value}`) }))}
            onChange={(value) => value && setDirection(value)}
          />
        )}
      </Field>
      <Field
        label={t('handovers.to')}
        hint={members.length > 0 && able.length === 0 ? t('handovers.to.none') : undefined}
        required
      >
        {(control) => <SelectInput {...control} empty="–" value={chosen} options={able} onChange={setToId} />}
      </Field>
      <Field label={t('handovers.because')}>
        {(control) => (
          <SelectInput
            {...control}
            value={because}
            options={occasions.map((value) => ({ value, label: t(`handovers.because.${value}`) }))}
            onChange={(value) => value && setBecause(value)}
          />
        )}
      </Field>
      <Field label={t('handovers.note')} required={because === 'other'}>
        {(control) => <TextArea {...control} rows={2} maxLength={1000} value={note} onChange={setNote} />}
      </Field>
    </SaveDialog>
  )
}
