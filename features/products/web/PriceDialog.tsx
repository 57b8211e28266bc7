import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { CustomerChooser } from '#features/tasks/web/Choosers.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import type { Option } from '#ui/Combobox.tsx'
import { CheckField, Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, MoneyInput, NumberInput, SelectInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { Product } from '../contract.ts'
import type { contract, PriceRow } from '../prices/contract.ts'
import { mostScales, type PriceUnit, priceUnits } from '../prices/rules.ts'
import type { messages } from './messages.ts'
import { ProductChooser } from './ProductChooser.tsx'
import css from './Products.module.css'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** Where the dialog was opened: at a product, a list, a customer, or at a price that is to change. */
export type PricePlace =
  | { product: Product }
  | { list: { id: string; currency: string } }
  | { customer: { id: string; name: string; currency: string } }
  | { price: PriceRow }

type Typed = { key: string; from: number; amount: number | null }
type Choice = { productId: string | null; productName: string; listId: string | null; customer: Option | null }

function begun(at: PricePlace): Choice & { currency: string | null } {
  const nothing = { productId: null, productName: '', listId: null, customer: null, currency: null }
  if ('product' in at)
    return { ...nothing, productId: at.product.id, productName: at.product.name, currency: at.product.currency }
  if ('list' in at) return { ...nothing, listId: at.list.id, currency: at.list.currency }
  if ('customer' in at)
    return {
      ...nothing,
      customer: { value: at.customer.id, label: at.customer.name },
      currency: at.customer.currency,
    }
  const { productId, productName, listId, customerId, customerName, currency } = at.price
  const customer = customerId ? { value: customerId, label: customerName ?? '' } : null
  return { productId, productName, listId, customer, currency }
}

const typed = (from: number, amount: number | null): Typed => ({ key: crypto.randomUUID(), from, amount })

/** The price of a product from a day on, in a list or for one customer, with scales by quantity. */
export function PriceDialog({ at, onClose }: { at: PricePlace; onClose: () => void }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const { company, today } = useMe()
  const known = 'price' in at ? at.price : null
  const lists = useOperation('listPriceLists', {}).data?.lists ?? []
  const set = useCommand('setPrice')
  const [choice, setChoice] = useState(() => begun(at))
  const [validFrom, setValidFrom] = useState<string | null>(today)
  const [ends, setEnds] = useState(false)
  const [priceUnit, setPriceUnit] = useState<PriceUnit>(priceUnits.find((unit) => unit === known?.priceUnit) ?? 1)
  const [scales, setScales] = useState<Typed[]>(() =>
    known && known.scales.length > 0
      ? known.scales.map(({ from, amount }) => typed(from, amount))
      : [typed(0, 'product' in at ? at.product.listPrice : null)],
  )
  const currency = lists.find(({ id }) => id === choice.listId)?.currency ?? choice.currency ?? company.currency
  const { productId, productName, listId, customer } = choice

  const save = async () => {
    const given = scales.flatMap(({ from, amount }) => (amount === null ? [] : [{ from, amount }]))
    if (!productId || !validFrom || (!listId && !customer) || (!ends && given.length === 0)) return
    const where = listId ? { listId } : { customerId: customer?.value ?? '', currency }
    const saved = await set.run({ productId, ...where, validFrom, priceUnit, scales: ends ? [] : given })
    if (!saved) return
    onClose()
    done(t('prices.saved', { name: productName }), saved)
  }
  const put = (key: string, patch: Partial<Typed>) =>
    setScales(scales.map((scale) => (scale.key === key ? { ...scale, ...patch } : scale)))

  return (
    <SaveDialog title={known ? productName : t('prices.set')} onClose={onClose} onSave={save} busy={set.busy}>
      {!known && !('product' in at) && (
        <Field label={t('prices.product')} required>
          {(control) => (
            <ProductChooser
              {...control}
              value={productId ? { value: productId, label: productName } : null}
              onChange={(product) =>
                setChoice({ ...choice, productId: product?.id ?? null, productName: product?.name ?? '' })
              }
            />
          )}
        </Field>
      )}
      {'product' in at && (
        <>
          <Field label={t('prices.where')}>
            {(control) => (
              <SelectInput
                {...control}
                value={listId}
                empty={t('prices.forCustomer')}
                options={lists.map(({ id, name, currency: of }) => ({ value: id, label: `${name} (${of})` }))}
                onChange={(value) => setChoice({ ...choice, listId: value })}
              />
            )}
          </Field>
          {listId === null && (
            <Field label={t('prices.customer')} required>
              {(control) => (
                <CustomerChooser
                  {...control}
                  value={customer}
                  onChange={(value) => setChoice({ ...choice, customer: value })}
                />
              )}
            </Field>
          )}
        </>
      )}
      <FieldPair>
        <Field label={t('prices.from')} required>
          {(control) => <DayInput {...control} value={validFrom} today={today} onChange={setValidFrom} />}
        </Field>
        {!ends && (
          <Field label={t('prices.unit')}>
            {(control) => (
              <SelectInput
                {...control}
                value={String(priceUnit)}
                options={priceUnits.map((unit) => ({ value: String(unit), label: String(unit) }))}
                onChange={(value) => setPriceUnit(priceUnits.find((unit) => String(unit) === value) ?? 1)}
              />
            )}
          </Field>
        )}
      </FieldPair>
      {!ends &&
        scales.map(({ key, from, amount }, index) => (
          <div key={key} className={index === 0 && scales.length === 1 ? undefined : css.scale}>
            {scales.length > 1 && (
              <Field label={t('prices.quantity')}>
                {(control) => (
                  <NumberInput
                    {...control}
                    least={0}
                    most={1e9}
                    digits={3}
                    value={from / 1000}
                    onChange={(value) => put(key, { from: Math.round((value ?? 0) * 1000) })}
                  />
                )}
              </Field>
            )}
            <Field label={t('prices.amount')} required={index === 0}>
              {(control) => (
                <MoneyInput
                  {...control}
                  currency={currency}
                  value={amount}
                  onChange={(value) => put(key, { amount: value })}
                />
              )}
            </Field>
            {scales.length > 1 && (
              <IconButton
                icon="close"
                label={t('ui.remove', { what: t('prices.scale', { number: index + 1 }) })}
                onClick={() => setScales(scales.filter((scale) => scale.key !== key))}
              />
            )}
          </div>
        ))}
      <FieldPair>
        {!ends && scales.length < mostScales && (
          <Button
            size="small"
            icon="plus"
            onClick={() => setScales([...scales, typed((scales.at(-1)?.from ?? 0) + 100_000, null)])}
          >
            {t('prices.addScale')}
          </Button>
        )}
        {known && <CheckField label={t('prices.ends')} checked={ends} onChange={setEnds} />}
      </FieldPair>
    </SaveDialog>
  )
}
