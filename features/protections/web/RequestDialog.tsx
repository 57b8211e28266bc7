import { useState } from 'react'
import type { contract as customersContract } from '#features/customers/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { has } from '#shared/actor.ts'
import { addDays, addMonths } from '#shared/days.ts'
import { Combobox, type Option } from '#ui/Combobox.tsx'
import { CheckField, Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract, Partner } from '../contract.ts'
import type { Words } from './words.ts'

const { useCommand, useOperation, useClient } = operationHooks<typeof contract & typeof customersContract>()
const offered = 10

/** Asks for an end customer to be protected for a partner; who decides may grant it at once. */
export function RequestDialog({ partners, onClose }: { partners: Partner[]; onClose: () => void }) {
  const t = useT<Words>()
  const { today, member } = useMe()
  const done = useDone()
  const client = useClient()
  const request = useCommand('requestProtection')
  const decides = has(member, 'management', 'salesLead')
  const [partnerId, setPartnerId] = useState(partners.length === 1 ? (partners[0]?.id ?? null) : null)
  const [whom, setWhom] = useState<Option | null>(null)
  const [group, setGroup] = useState('')
  const [dealId, setDealId] = useState<string | null>(null)
  const [fromDay, setFromDay] = useState<string | null>(today)
  const [toDay, setToDay] = useState<string | null>(addDays(addMonths(today, 12), -1))
  const [reason, setReason] = useState('')
  const [grant, setGrant] = useState(decides)
  const customerId = whom?.value ?? ''
  const deals = useOperation('listProtectableDeals', { customerId }, { enabled: customerId !== '' }).data?.deals ?? []
  const choose = (chosen: Option | null) => {
    setWhom(chosen)
    setDealId(null)
  }
  const search = async (text: string): Promise<Option[]> => {
    const { customers } = await client.listCustomers({ ...(text ? { search: text } : {}), limit: offered })
    return customers.map(({ id, name, city }) => ({ value: id, label: name, ...(city ? { note: city } : {}) }))
  }
  const save = async () => {
    if (partnerId === null || whom === null || fromDay === null || toDay === null) return
    const of = whom.value === '' ? { name: whom.label } : { customerId: whom.value }
    const limited = { productGroup: group, opportunityId: dealId }
    const asked = await request.run({ partnerId, ...of, ...limited, fromDay, toDay, reason, grant })
    if (!asked) return
    onClose()
    const partner = partners.find(({ id }) => id === partnerId)?.name ?? ''
    const said = asked.disputed
      ? t('protections.requestedDisputed')
      : asked.state === 'granted'
        ? t('protections.granted', { name: whom.label, partner })
        : t('protections.requested')
    done(said, asked)
  }
  return (
    <SaveDialog title={t('protections.new')} busy={request.busy} onClose={onClose} onSave={save}>
      <Field label={t('protections.partner')} required>
        {(control) => (
          <SelectInput
            {...control}
            value={partnerId}
            empty={t('ui.choose')}
            options={partners.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setPartnerId}
          />
        )}
      </Field>
      <Field label={t('protections.field.whom')} hint={t('protections.field.whom.hint')} required>
        {(control) => (
          <Combobox
            {...control}
            value={whom}
            options={search}
            onChange={choose}
            onCreate={(label) => choose({ value: '', label })}
          />
        )}
      </Field>
      <FieldPair>
        <Field label={t('protections.field.from')} required>
          {(control) => <DayInput {...control} value={fromDay} today={today} onChange={setFromDay} />}
        </Field>
        <Field label={t('protections.field.to')} required>
          {(control) => <DayInput {...control} value={toDay} today={today} onChange={setToDay} />}
        </Field>
      </FieldPair>
      <Field label={t('protections.field.reason')} required>
        {(control) => <TextArea {...control} rows={2} maxLength={1000} value={reason} onChange={setReason} />}
      </Field>
      <Field label={t('protections.field.group')}>
        {(control) => <TextInput {...control} maxLength={120} value={group} onChange={setGroup} />}
      </Field>
      {deals.length > 0 && (
        <Field label={t('protections.field.deal')}>
          {(control) => (
            <SelectInput
              {...control}
              value={dealId}
              empty={t('protections.field.deal.all')}
              options={deals.map((deal) => ({
                value: deal.id,
                label: deal.customerName === whom?.label ? deal.title : `${deal.title} · ${deal.customerName}`,
              }))}
              onChange={setDealId}
            />
          )}
        </Field>
      )}
      {decides && (
        <CheckField
          label={t('protections.field.grant')}
          hint={t('protections.field.grant.hint')}
          checked={grant}
          onChange={setGrant}
        />
      )}
    </SaveDialog>
  )
}
