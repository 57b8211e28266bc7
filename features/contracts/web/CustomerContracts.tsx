import { type ReactNode, useState } from 'react'
import type { Order, contract as ordersContract } from '#features/orders/contract.ts'
import { OrderDialog } from '#features/orders/web/OrderDialog.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Menu, type MenuItem } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { ContractRow } from './ContractRow.tsx'
import { More } from './More.tsx'
import { useContractMenu } from './useContractMenu.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof ordersContract>()
const shown = 20

type Customer = { id: string; currency: string; canChange: boolean }

/** What a customer signed and ordered; nothing until there is some, but where it is the matter of the page (`empty`). */
export function CustomerContracts({ customer, empty }: { customer: Customer; empty?: ReactNode }) {
  const t = useT<Words>()
  const add = useContractMenu(customer)
  const scope = { customerId: customer.id, limit: shown }
  const contracts = useOperation('listContracts', scope).data?.contracts ?? []
  const orders = useOperation('listOrders', scope).data?.orders ?? []
  const none = contracts.length + orders.length === 0
  if (none && !empty) return null
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
      {none ? (
        empty
      ) : (
        <Rows label={t('contracts.title')}>
          {contracts.map((one) => (
            <ContractRow key={one.id} contract={one} customer={customer} />
          ))}
          {orders.map((one) => (
            <OrderRow key={one.id} order={one} customer={customer} />
          ))}
        </Rows>
      )}
      {add.dialog}
    </Section>
  )
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
