import { useState } from 'react'
import type { contract as customersContract } from '#features/customers/contract.ts'
import { useMembers } from '#features/customers/web/useMembers.ts'
import type { contract as personsContract } from '#features/persons/contract.ts'
import { nameOf } from '#features/persons/rules.ts'
import { ProductChooser } from '#features/products/web/ProductChooser.tsx'
import { Combobox } from '#ui/Combobox.tsx'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { MoneyInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { Opportunity } from '../contract.ts'
import type { contract as partsContract } from '../parts/contract.ts'
import type { BuyingRole } from '../rules.ts'
import { RolesField } from './RolesField.tsx'
import type { Words } from './words.ts'

const { useCommand, useOperation } = operationHooks<
  typeof partsContract & typeof customersContract & typeof personsContract
>()

type DialogProps = { opportunity: Opportunity; onClose: () => void }

/** A person of the customer and their buying roles. */
export function PersonDialog(props: DialogProps & { person: Opportunity['persons'][number] | null }) {
  const t = useT<Words>()
  const { opportunity, person } = props
  const [personId, setPersonId] = useState(person?.personId ?? null)
  const [roles, setRoles] = useState<readonly BuyingRole[]>(person?.roles ?? [])
  const set = useCommand('setOpportunityPerson')
  const all = useOperation(
    'listPersons',
    { customerId: opportunity.customerId ?? '', limit: 200 },
    { enabled: person === null && opportunity.customerId !== null },
  ).data?.persons
  const taken = opportunity.persons.map((one) => one.personId)
  const free = (all ?? [])
    .filter((one) => !taken.includes(one.id))
    .map((one) => ({ value: one.id, label: nameOf(one), ...(one.function ? { note: one.function } : {}) }))
  const save = async () => {
    if (personId && (await set.run({ id: opportunity.id, personId, roles: [...roles] }))) props.onClose()
  }
  return (
    <SaveDialog
      title={person?.name ?? t('opportunities.addPerson')}
      onClose={props.onClose}
      onSave={save}
      busy={set.busy}
    >
      {!person && (
        <Field label={t('opportunities.person')} required>
          {(control) => (
            <Combobox
              {...control}
              value={free.find((option) => option.value === personId) ?? null}
              options={free}
              onChange={(option) => setPersonId(option?.value ?? null)}
            />
          )}
        </Field>
      )}
      <RolesField roles={roles} onChange={setRoles} />
    </SaveDialog>
  )
}

/** A colleague and their part in words. */
export function HelperDialog(props: DialogProps & { helper: Opportunity['helpers'][number] | null }) {
  const t = useT<Words>()
  const { opportunity, helper } = props
  const { options, nameOf: memberName } = useMembers()
  const [memberId, setMemberId] = useState(helper?.memberId ?? null)
  const [part, setPart] = useState(helper?.part ?? '')
  const set = useCommand('setOpportunityHelper')
  const taken = [opportunity.ownerId, ...opportunity.helpers.map((one) => one.memberId)]
  const free = options.filter((option) => !taken.includes(option.value))
  const save = async () => {
    if (memberId && (await set.run({ id: opportunity.id, memberId, part }))) props.onClose()
  }
  return (
    <SaveDialog
      title={helper ? (memberName(helper.memberId) ?? '') : t('opportunities.addHelper')}
      onClose={props.onClose}
      onSave={save}
      busy={set.busy}
    >
      {!helper && (
        <Field label={t('opportunities.helperWho')} required>
          {(control) => (
            <Combobox
              {...control}
              value={free.find((option) => option.value === memberId) ?? null}
              options={free}
              onChange={(option) => setMemberId(option?.value ?? null)}
            />
          )}
        </Field>
      )}
      <Field label={t('opportunities.part')}>
        {(control) => (
          <TextInput
            {...control}
            maxLength={200}
            placeholder={t('opportunities.partExample')}
            value={part}
            onChange={setPart}
          />
        )}
      </Field>
    </SaveDialog>
  )
}

/** A product and its part of the amount. */
export function ProductDialog(props: DialogProps & { product: Opportunity['products'][number] | null }) {
  const t = useT<Words>()
  const { opportunity, product } = props
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null)
  const [amount, setAmount] = useState(product?.amount ?? null)
  const set = useCommand('setOpportunityProduct')
  const productId = product?.productId ?? chosen?.id
  const save = async () => {
    if (productId && (await set.run({ id: opportunity.id, productId, amount }))) props.onClose()
  }
  return (
    <SaveDialog
      title={product?.name ?? t('opportunities.addProduct')}
      onClose={props.onClose}
      onSave={save}
      busy={set.busy}
    >
      {!product && (
        <Field label={t('opportunities.product')} required>
          {(control) => (
            <ProductChooser
              {...control}
              value={chosen && { value: chosen.id, label: chosen.name }}
              onChange={setChosen}
            />
          )}
        </Field>
      )}
      <Field label={t('opportunities.productAmount')} hint={t('opportunities.productAmountHint')}>
        {(control) => <MoneyInput {...control} value={amount} currency={opportunity.currency} onChange={setAmount} />}
      </Field>
    </SaveDialog>
  )
}
