import { useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { CustomerChooser } from '#features/tasks/web/Choosers.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Combobox, type Option } from '#ui/Combobox.tsx'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import { Segments } from '#ui/Segments.tsx'
import type { contract, Partner } from '../contract.ts'
import type { PartnerKind } from '../rules.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()
const kinds: readonly PartnerKind[] = ['representative', 'dealer']

/** A new partner: a representative is a colleague or a new name, a dealer one of the customers. */
export function PartnerDialog({ onClose }: { onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const { options } = useMembers()
  const add = useCommand('addPartner')
  const [kind, setKind] = useState<PartnerKind>('representative')
  const [who, setWho] = useState<Option | null>(null)
  const [customer, setCustomer] = useState<Option | null>(null)
  const [territory, setTerritory] = useState('')
  const save = async () => {
    const chosen = kind === 'dealer' ? customer : who
    if (!chosen) return
    const isNew = chosen.value === '' ? { name: chosen.label } : { memberId: chosen.value }
    const of = kind === 'dealer' ? { customerId: chosen.value } : isNew
    const added = await add.run({ kind, territory, ...of })
    if (!added) return
    onClose()
    done(t('protections.partner.saved', { name: chosen.label }), added)
  }
  return (
    <SaveDialog title={t('protections.partner.add')} busy={add.busy} onClose={onClose} onSave={save}>
      <Segments
        label={t('protections.partner.kind')}
        value={kind}
        options={kinds.map((value) => ({ value, label: t(`protections.kind.${value}`) }))}
        onChange={setKind}
      />
      {kind === 'dealer' ? (
        <Field label={t('protections.partner.customer')} hint={t('protections.partner.customer.hint')} required>
          {(control) => <CustomerChooser {...control} value={customer} onChange={setCustomer} />}
        </Field>
      ) : (
        <Field label={t('protections.partner.member')} hint={t('protections.partner.member.hint')} required>
          {(control) => (
            <Combobox
              {...control}
              value={who}
              options={options}
              onChange={setWho}
              onCreate={(label) => setWho({ value: '', label })}
            />
          )}
        </Field>
      )}
      <Territory value={territory} onChange={setTerritory} />
    </SaveDialog>
  )
}

/** Where a partner works, in words. */
export function TerritoryDialog({ partner, onClose }: { partner: Partner; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const change = useCommand('changePartner')
  const [territory, setTerritory] = useState(partner.territory ?? '')
  return (
    <SaveDialog
      title={partner.name}
      busy={change.busy}
      onClose={onClose}
      onSave={async () => {
        const changed = await change.run({ id: partner.id, territory })
        if (!changed) return
        onClose()
        done(t('protections.partner.saved', { name: partner.name }), changed)
      }}
    >
      <Territory value={territory} onChange={setTerritory} />
    </SaveDialog>
  )
}

function Territory({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useT<Words>()
  return (
    <Field label={t('protections.partner.territory')}>
      {(control) => <TextInput {...control} maxLength={300} value={value} onChange={onChange} />}
    </Field>
  )
}
