import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { contract as customersContract } from '#features/customers/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { ProtectionHint } from '#features/protections/web/hint/ProtectionHint.tsx'
import { Button, Buttons } from '#ui/Button.tsx'
import { Combobox, type Option } from '#ui/Combobox.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, MoneyInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../contract.ts'
import { type OpportunityKind, opportunityKinds } from '../rules.ts'
import type { Words } from './words.ts'

const { useCommand, useClient } = operationHooks<typeof contract & typeof customersContract>()

/** A new opportunity with what one knows at once; everything else stands on its page, which opens. */
export function NewOpportunityDialog(props: { customer?: Option; currency?: string; onClose: () => void }) {
  const t = useT<Words>()
  const { today, company } = useMe()
  const navigate = useNavigate()
  const client = useClient()
  const create = useCommand('createOpportunity')
  const [customer, setCustomer] = useState<Option | null>(props.customer ?? null)
  const [currencies, setCurrencies] = useState<Readonly<Record<string, string>>>({})
  const [title, setTitle] = useState('')
  const [amount, setAmount] = useState<number | null>(null)
  const [expectedClose, setExpectedClose] = useState<string | null>(null)
  const [kind, setKind] = useState<OpportunityKind | null>(null)
  const [nextStep, setNextStep] = useState('')
  const [nextStepDay, setNextStepDay] = useState<string | null>(null)

  const currency = currencies[customer?.value ?? ''] ?? props.currency ?? company.currency
  const search = async (q: string): Promise<Option[]> => {
    const { customers } = await client.listCustomers({ ...(q ? { q } : {}), limit: 12 })
    setCurrencies((now) => ({ ...now, ...Object.fromEntries(customers.map(({ id, currency }) => [id, currency])) }))
    return customers.map(({ id, name, city }) => ({ value: id, label: name, ...(city ? { note: city } : {}) }))
  }
  const save = async () => {
    if (!customer) return
    const created = await create.run({
      customerId: customer.value,
      title,
      amount,
      currency,
      expectedClose,
      kind,
      nextStep,
      nextStepDay,
    })
    if (!created) return
    props.onClose()
    void navigate({ to: `/neugeschaeft/${created.id}` })
  }

  return (
    <Dialog open onClose={props.onClose} title={t('opportunities.new')}>
      <Form
        onSubmit={save}
        foot={
          <Buttons end>
            <Button kind="do" type="submit" busy={create.busy}>
              {t('ui.save')}
            </Button>
          </Buttons>
        }
      >
        <Field label={t('opportunities.customer')} required>
          {(control) => <Combobox {...control} value={customer} options={search} onChange={setCustomer} />}
        </Field>
        <ProtectionHint asking customerId={customer?.value} />
        <Field label={t('opportunities.what')} required>
          {(control) => <TextInput {...control} maxLength={200} value={title} onChange={setTitle} />}
        </Field>
        <FieldPair>
          <Field label={t('opportunities.amount')}>
            {(control) => <MoneyInput {...control} value={amount} currency={currency} onChange={setAmount} />}
          </Field>
          <Field label={t('opportunities.expectedClose')}>
            {(control) => <DayInput {...control} value={expectedClose} today={today} onChange={setExpectedClose} />}
          </Field>
        </FieldPair>
        <Field label={t('opportunities.kind')}>
          {(control) => (
            <SelectInput
              {...control}
              value={kind}
              empty={t('ui.choose')}
              options={opportunityKinds.map((value) => ({ value, label: t(`opportunities.kind.${value}`) }))}
              onChange={setKind}
            />
          )}
        </Field>
        <FieldPair>
          <Field label={t('opportunities.nextStep')}>
            {(control) => <TextInput {...control} maxLength={500} value={nextStep} onChange={setNextStep} />}
          </Field>
          <Field label={t('opportunities.nextStepDay')}>
            {(control) => <DayInput {...control} value={nextStepDay} today={today} onChange={setNextStepDay} />}
          </Field>
        </FieldPair>
      </Form>
    </Dialog>
  )
}
