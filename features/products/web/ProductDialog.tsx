import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { ratesOn, type VatCountry, type VatRate } from '#features/offers/writer/vat.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { MoneyInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract, Product } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** A new product, or one to change. Costs are there for whoever may change products. */
export function ProductDialog({ product, onClose }: { product?: Product; onClose: () => void }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const done = useDone()
  const { company, today } = useMe()
  const create = useCommand('createProduct')
  const change = useCommand('changeProduct')
  const [text, setText] = useState({
    name: product?.name ?? '',
    number: product?.number ?? '',
    productGroup: product?.productGroup ?? '',
    unit: product?.unit ?? '',
    currency: product?.currency ?? company.currency,
  })
  const [listPrice, setListPrice] = useState(product?.listPrice ?? null)
  const [costPrice, setCostPrice] = useState(product?.costPrice ?? null)
  const [vatRate, setVatRate] = useState<VatRate>(product?.vatRate ?? 'standard')
  const currency = text.currency.toUpperCase()
  const rates = ratesOn(company.country as VatCountry, today)

  const save = async () => {
    const input = { ...text, currency, listPrice, costPrice, vatRate }
    const saved = product
      ? await change.run({ id: product.id, version: product.version, ...input })
      : await create.run(input)
    if (!saved) return
    onClose()
    done(t('products.saved', { name: text.name }), saved)
  }
  const field = (name: keyof typeof text, label: string, maxLength: number, required = false) => (
    <Field label={label} required={required}>
      {(control) => (
        <TextInput
          {...control}
          maxLength={maxLength}
          value={text[name]}
          onChange={(value) => setText({ ...text, [name]: value })}
        />
      )}
    </Field>
  )
  return (
    <SaveDialog
      title={t(product ? 'products.change' : 'products.new')}
      onClose={onClose}
      onSave={save}
      busy={create.busy || change.busy}
    >
      {field('name', t('products.name'), 200, true)}
      <FieldPair>
        {field('number', t('products.number'), 60)}
        {field('productGroup', t('products.group'), 120)}
      </FieldPair>
      <FieldPair>
        {field('unit', t('products.unit'), 30)}
        <Field label={t('products.vatRate')}>
          {(control) => (
            <SelectInput
              {...control}
              value={vatRate}
              options={rates.map(({ rate, basisPoints }) => ({
                value: rate,
                label: format.percent(basisPoints / 10_000, 2),
              }))}
              onChange={(value) => setVatRate(value ?? 'standard')}
            />
          )}
        </Field>
      </FieldPair>
      <FieldPair>
        <Field label={t('products.listPrice')} hint={t('products.listPriceHint')}>
          {(control) => <MoneyInput {...control} currency={currency} value={listPrice} onChange={setListPrice} />}
        </Field>
        <Field label={t('products.costPrice')} hint={t('products.costPriceHint')}>
          {(control) => <MoneyInput {...control} currency={currency} value={costPrice} onChange={setCostPrice} />}
        </Field>
      </FieldPair>
      {field('currency', t('products.currency'), 3, true)}
    </SaveDialog>
  )
}
