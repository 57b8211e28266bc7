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
import type { contract, Handover } from '../contract.ts'
import { type Direction, directions, type Occasion, occasions } from '../rules/state.ts'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof membersContract>()

const takers: Record<Direction, readonly Role[]> = {
  toKeyAccount: ['keyAccountManager'],
  toClassic: ['sales', 'salesLead', 'management'],
}

type Chosen = { toId: string | null; because: Occasion; note: string }

/** Whom a customer goes to and why; then the page of the handover opens, where the dossier is put together. */
export function PrepareDialog(props: {
  customerId: string
  name: string
  ownerId: string | null
  direction: Direction
  /** Why, where that is known already. */
  because?: Occasion
  note?: string
  onClose: () => void
}) {
  const t = useT<typeof messages>()
  const done = useDone()
  const navigate = useNavigate()
  const prepare = useCommand('prepareHandover')
  const [direction, setDirection] = useState(props.direction)
  const because = props.because ?? (props.direction === 'toKeyAccount' ? 'nomination' : 'belowThreshold')
  const [chosen, setChosen] = useState<Chosen>({ toId: null, because, note: props.note ?? '' })
  const able = useTakers(direction, props.ownerId)
  const toId = takerOf(able, chosen)
  return (
    <SaveDialog
      title={t('handovers.prepare.title', { name: props.name })}
      busy={prepare.busy}
      onClose={props.onClose}
      onSave={async () => {
        if (toId === null) return
        const begun = await prepare.run({ ...chosen, customerId: props.customerId, toId, direction })
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
      <Fields able={able} chosen={{ ...chosen, toId }} onChange={setChosen} />
    </SaveDialog>
  )
}

/** Somebody else, or for another reason, as long as nobody accepted it. */
export function ChangeDialog({ handover, onClose }: { handover: Handover; onClose: () => void }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const change = useCommand('changeHandover')
  const [chosen, setChosen] = useState<Chosen>({
    toId: handover.toId,
    because: handover.because,
    note: handover.note ?? '',
  })
  const able = useTakers(handover.direction, handover.fromId)
  const toId = takerOf(able, chosen)
  return (
    <SaveDialog
      title={t('handovers.heading', { name: handover.customerName })}
      busy={change.busy}
      onClose={onClose}
      onSave={async () => {
        const { id, version } = handover
        const { because, note } = chosen
        const saved = await change.run({ id, version, because, note, ...(toId ? { toId } : {}) })
        if (!saved) return
        onClose()
        done(t('handovers.saved'), saved)
      }}
    >
      <Fields able={able} chosen={{ ...chosen, toId }} onChange={setChosen} />
    </SaveDialog>
  )
}

type Able = { value: string; label: string }[]

/** Colleagues with the role that this direction needs; not who has the customer. */
function useTakers(direction: Direction, ownerId: string | null): Able | null {
  const members = useOperation('listMembers', {}).data?.members
  if (!members) return null
  return members
    .filter(({ id, leftAt, roles }) => {
      const may = takers[direction].some((role) => roles.includes(role))
      return may && leftAt === null && id !== ownerId
    })
    .map(({ id, name }) => ({ value: id, label: name }))
}

/** The one that was chosen; where there is only one, that one. */
function takerOf(able: Able | null, { toId }: Chosen): string | null {
  if (able?.some(({ value }) => value === toId)) return toId
  return able?.length === 1 ? (able[0]?.value ?? null) : null
}

function Fields(props: { able: Able | null; chosen: Chosen; onChange: (chosen: Chosen) => void }) {
  const t = useT<typeof messages>()
  const { able, chosen, onChange } = props
  return (
    <>
      <Field label={t('handovers.to')} hint={able?.length === 0 ? t('handovers.to.none') : undefined} required>
        {(control) => (
          <SelectInput
            {...control}
            empty="–"
            value={chosen.toId}
            options={able ?? []}
            onChange={(toId) => onChange({ ...chosen, toId })}
          />
        )}
      </Field>
      <Field label={t('handovers.because')}>
        {(control) => (
          <SelectInput
            {...control}
            value={chosen.because}
            options={occasions.map((value) => ({ value, label: t(`handovers.because.${value}`) }))}
            onChange={(because) => because && onChange({ ...chosen, because })}
          />
        )}
      </Field>
      <Field label={t('handovers.note')} required={chosen.because === 'other'}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={1000}
            value={chosen.note}
            onChange={(note) => onChange({ ...chosen, note })}
          />
        )}
      </Field>
    </>
  )
}
