import { type ReactNode, useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import type { contract, PriceRow } from '../prices/contract.ts'
import type { messages } from './messages.ts'
import { PriceDialog } from './PriceDialog.tsx'

const { useCommand } = operationHooks<typeof contract>()

/** Prices below each other, named by their product or by where they hold. */
export function PriceRows(props: {
  label: string
  prices: PriceRow[]
  name: 'product' | 'where'
  canChange: boolean
  foot?: ReactNode
}) {
  const [changing, setChanging] = useState<PriceRow | null>(null)
  return (
    <>
      <Rows label={props.label} foot={props.foot}>
        {props.prices.map((price) => (
          <OnePrice key={price.id} {...props} price={price} onChange={() => setChanging(price)} />
        ))}
      </Rows>
      {changing && <PriceDialog at={{ price: changing }} onClose={() => setChanging(null)} />}
    </>
  )
}

function OnePrice(props: { price: PriceRow; name: 'product' | 'where'; canChange: boolean; onChange: () => void }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const done = useDone()
  const remove = useCommand('deletePrice')
  const { price, name } = props
  const where = price.customerName ? t('prices.only', { customer: price.customerName }) : price.listName
  const [title, to] =
    name === 'product'
      ? [price.productName, `/produkte/${price.productId}`]
      : [where ?? '', price.listId ? `/produkte/preislisten/${price.listId}` : `/kunden/${price.customerId}`]
  const say = { now: 'prices.since', coming: 'prices.coming', past: 'prices.was' } as const
  const per = price.priceUnit === 1 ? '' : ` ${t('prices.per', { count: price.priceUnit })}`
  const money = (amount: number) => format.money(amount, price.currency, 'always') + per
  const scales = price.scales.map(({ from, amount }) =>
    from === 0
      ? money(amount)
      : t('prices.scaleOf', {
          quantity: [format.number(from / 1000, 3), price.unit].filter(Boolean).join(' '),
          price: money(amount),
        }),
  )
  return (
    <Row
      title={title}
      to={to}
      note={[t(say[price.standing], { day: format.day(price.validFrom) }), name === 'product' && price.productNumber]
        .filter(Boolean)
        .join(' · ')}
      value={scales[0] ?? t('prices.ended')}
      valueNote={scales.slice(1).join(' · ')}
      actions={
        props.canChange && (
          <Menu
            align="end"
            label={t('prices.menu', { name: title })}
            trigger={(trigger) => (
              <IconButton {...trigger} size="small" icon="more" label={t('prices.menu', { name: title })} />
            )}
            items={[
              { label: t('prices.change'), icon: 'edit', run: props.onChange },
              {
                label: t('prices.delete'),
                icon: 'trash',
                danger: true,
                run: async () =>
                  done(t('prices.deleted', { name: price.productName }), await remove.run({ id: price.id })),
              },
            ]}
          />
        )
      }
    />
  )
}
