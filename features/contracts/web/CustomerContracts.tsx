import { useState } from 'react'
import type { Order, contract as ordersContract } from '#features/orders/contract.ts'
import { OrderDialog } from '#features/orders/web/OrderDialog.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Menu, type MenuItem } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { CustomerContract, contract } from '../contract.ts'
import { ContractDialog } from './ContractDialog.tsx'
import { EndDialog } from './EndDialog.tsx'
import { useContractMenu } from './useContractMenu.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof ordersContract>()
const shown = 6

type Customer = { id: string; currency: string; canChange: boolean }

/** What a customer signed and ordered; nothing until there is some. */
export function CustomerContracts({ customer }: { customer: Customer }) {
  const t = useT<Words>()
  const add = useContractMenu(customer)
  const scope = { customerId: customer.id, limit: shown }
  const contracts = useOperation('listContracts', scope).data?.contracts ?? []
  const orders = useOperation('listOrders', scope).data?.orders ?? []
  if (contracts.length + orders.length === 0) return null
  return (
    <Section
      title={t('contracts.title')}
      actions={
        customer.canChange && (
          <Menu
            align="end"
            label={t('contracts.add')}
            trigger={(trigger) => <IconButton {...trigger} size="small" icon="plus" label={t('contracts.add')} />}
            items={add.items}
          />
        )
      }
    >
      <Rows label={t('contracts.title')}>
        {contracts.map((one) => (
          <ContractRow key={one.id} contract={one} customer={customer} />
        ))}
        {orders.map((one) => (
          <OrderRow key={one.id} order={one} customer={customer} />
        ))}
      </Rows>
      {add.dialog}
    </Section>
  )
}

function ContractRow({ contract: one, customer }: { contract: CustomerContract; customer: Customer }) {
  const t = useT<Words>()
  const format = useFormat()
  const done = useDone()
  const [dialog, setDialog] = useState<'change' | 'end' | null>(null)
  const remove = useCommand('deleteContract')
  const resume = useCommand('resumeContract')
  const shut = () => setDialog(null)
  const items: (MenuItem | null)[] = [
    { label: t('contracts.change'), icon: 'edit', run: () => setDialog('change') },
    one.endedAt === null
      ? { label: t('contracts.end'), icon: 'close', run: () => setDialog('end') }
      : {
          label: t('contracts.resume'),
          icon: 'undo',
          run: async () => done(t('contracts.resumed'), await resume.run({ id: one.id, endDay: one.endDay })),
        },
    null,
    {
      label: t('contracts.delete'),
      icon: 'trash',
      danger: true,
      run: async () => done(t('contracts.deleted', { name: one.name }), await remove.run({ id: one.id })),
    },
  ]
  return (
    <Row
      title={one.name}
      note={[one.number, ...useTermWords()(one)].filter(Boolean).join(' · ')}
      value={format.money(one.amountPerYear, one.currency, 'never')}
      valueNote={t('contracts.perYear')}
      actions={
        customer.canChange && (
          <>
            <More name={one.name} items={items} />
            {dialog === 'change' && <ContractDialog contract={one} customer={customer} onClose={shut} />}
            {dialog === 'end' && <EndDialog contract={one} onClose={shut} />}
          </>
        )
      }
    />
  )
}

/** The term of a contract in words, and what is known about its renewal. */
function useTermWords() {
  const t = useT<Words>()
  const format = useFormat()
  return ({ startDay, endDay, endedAt, renewalTitle, renewalProbability }: CustomerContract): string[] => {
    const [start, end] = [format.day(startDay), format.day(endDay)]
    if (endedAt !== null) return [t('contracts.endedOn', { end })]
    if (endDay === null) return [t('contracts.since', { start })]
    const term = t('contracts.term', { start, end })
    if (renewalTitle !== null) return [term, t('contracts.decidedBy', { title: renewalTitle })]
    if (renewalProbability === null) return [term, t('contracts.unsaid')]
    return [term, t('contracts.likely', { percent: format.percent(renewalProbability) })]
  }
}

function OrderRow({ order, customer }: { order: Order; customer: Customer }) {
  const t = useT<Words>()
  const format = useFormat()
  const done = useDone()
  const [changing, setChanging] = useState(false)
  const remove = useCommand('deleteOrder')
  const money = (amount: number) => format.money(amount, order.currency, 'never')
  const name = order.number === null ? t('orders.plain') : t('orders.one', { number: order.number })
  const items: (MenuItem | null)[] = [
    { label: t('orders.change'), icon: 'edit', run: () => setChanging(true) },
    null,
    {
      label: t('orders.delete'),
      icon: 'trash',
      danger: true,
      run: async () => done(t('orders.deleted'), await remove.run({ id: order.id })),
    },
  ]
  return (
    <Row
      title={name}
      note={[
        t('orders.received', { day: format.day(order.day) }),
        order.deliveryDay !== null && t('orders.due', { day: format.day(order.deliveryDay) }),
        order.opportunityTitle,
        order.invoiced !== null && t('orders.invoiced', { amount: money(order.invoiced) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      value={money(order.amount)}
      actions={
        customer.canChange && (
          <>
            <More name={name} items={items} />
            {changing && <OrderDialog order={order} customer={customer} onClose={() => setChanging(false)} />}
          </>
        )
      }
    />
  )
}

function More({ name, items }: { name: string; items: (MenuItem | null)[] }) {
  const t = useT<Words>()
  const label = t('contracts.menu', { name })
  return (
    <Menu
      label={label}
      align="end"
      trigger={(trigger) => <IconButton {...trigger} size="small" icon="more" label={label} />}
      items={items}
    />
  )
}
