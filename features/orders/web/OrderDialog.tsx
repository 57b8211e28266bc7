import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as opportunitiesContract } from '#features/opportunities/contract.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, MoneyInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, Order } from '../contract.ts'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof opportunitiesContract>()
const shown = 20

/** Enters or changes an order: number, day, amount, and what it was won with. */
export function OrderDialog(props: { order?: Order; customer: { id: string; currency: string }; onClose: () => void }) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const done = useDone()
  const create = useCommand('createOrder')
  const change = useCommand('changeOrder')
  const { order, customer, onClose } = props
  const [number, setNumber] = useState(order?.number ?? '')
  const [day, setDay] = useState<string | null>(order?.day ?? today)
  const [amount, setAmount] = useState<number | null>(order?.amount ?? null)
  const [opportunityId, setOpportunityId] = useState<string | null>(order?.opportunityId ?? null)
  const [deliveryDay, setDeliveryDay] = useState<string | null>(order?.deliveryDay ?? null)
  const [note, setNote] = useState(order?.note ?? '')
  const won =
    useOperation('listOpportunities', { customerId: customer.id, outcome: 'won', limit: shown }).data?.opportunities ??
    []
  const options = won.map(({ id, title }) => ({ value: id, label: title }))
  if (order?.opportunityId && !options.some(({ value }) => value === order.opportunityId))
    options.unshift({ value: order.opportunityId, label: order.opportunityTitle ?? '' })

  const save = async () => {
    if (day === null || amount === null) return
    const input = { number, day, amount, opportunityId, deliveryDay, note }
    const answer = order
      ? await change.run({ id: order.id, version: order.version, ...input })
      : await create.run({ customerId: customer.id, currency: customer.currency, ...input })
    if (!answer) return
    onClose()
    done(t(order ? 'orders.changed' : 'orders.saved'), answer)
  }

  return (
    <Dialog open onClose={onClose} title={t(order ? 'orders.change' : 'orders.new')}>
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={create.busy || change.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        <FieldPair>
          <Field label={t('orders.amount')} required>
            {(control) => (
              <MoneyInput
                {...control}
                value={amount}
                currency={order?.currency ?? customer.currency}
                onChange={setAmount}
              />
            )}
          </Field>
          <Field label={t('orders.day')} required>
            {(control) => <DayInput {...control} value={day} today={today} onChange={setDay} />}
          </Field>
        </FieldPair>
        <FieldPair>
          <Field label={t('orders.number')} hint={t('orders.number.hint')}>
            {(control) => <TextInput {...control} maxLength={60} value={number} onChange={setNumber} />}
          </Field>
          <Field label={t('orders.delivery')}>
            {(control) => <DayInput {...control} value={deliveryDay} today={today} onChange={setDeliveryDay} />}
          </Field>
        </FieldPair>
        {options.length > 0 && (
          <Field label={t('orders.from')}>
            {(control) => (
              <SelectInput
                {...control}
                value={opportunityId}
                empty={t('orders.from.none')}
                options={options}
                onChange={setOpportunityId}
              />
            )}
          </Field>
        )}
        <Field label={t('orders.note')}>
          {(control) => <TextArea {...control} rows={2} maxLength={5000} value={note} onChange={setNote} />}
        </Field>
      </Form>
    </Dialog>
  )
}
