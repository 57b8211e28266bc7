import { useRef } from 'react'
import type { Product } from '#features/products/contract.ts'
import type { messages as productWords } from '#features/products/web/messages.ts'
import { ProductChooser } from '#features/products/web/ProductChooser.tsx'
import { usePrices } from '#features/products/web/usePrices.ts'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { MoneyInput, NumberInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract as marginsContract } from '../margins/contract.ts'
import type { messages as marginMessages } from '../margins/web/messages.ts'
import type { Paper } from '../writer/contract.ts'
import { lineKinds } from '../writer/rules.ts'
import type { messages } from './messages.ts'
import css from './OfferLines.module.css'

const { useClient } = operationHooks<typeof marginsContract>()
type Words = typeof messages & typeof productWords
export type Line = Paper['lines'][number] & { key: string }
const most = 200

const blank = (): Line => ({
  key: crypto.randomUUID(),
  kind: 'item',
  productId: null,
  text: '',
  unit: null,
  quantity: 1000,
  unitPrice: 0,
  priceUnit: 1,
  discount: 0,
  vatRate: 'standard',
  cost: null,
})

/** The lines of an offer below each other: written anew, taken from the products, moved, taken out. */
export function LinesEditor(props: {
  offerId: string
  lines: Line[]
  amounts: number[]
  currency: string
  customerId: string | null
  rates: Paper['rates']
  disabled: boolean
  onChange: (lines: Line[]) => void
}) {
  const t = useT<typeof messages>()
  const { lines, onChange, disabled } = props
  const client = useClient()
  const productIds = disabled ? [] : lines.flatMap(({ productId }) => productId ?? [])
  const prices = usePrices({ ...props, productIds })
  // A price is asked for while somebody may go on writing.
  const latest = useRef(lines)
  latest.current = lines
  const put = (key: string, patch: Partial<Line>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...patch } : line)))
  const move = (at: number, by: number) => {
    const moved = [...lines]
    const [line] = moved.splice(at, 1)
    if (line) moved.splice(at + by, 0, line)
    onChange(moved)
  }
  const take = async ({ id, name, unit, vatRate }: Product) => {
    const line = { ...blank(), productId: id, text: name, unit }
    const [price, { cost }] = await Promise.all([
      prices.ask(id, line.quantity),
      // Without an answer it is looked up when the offer is saved.
      client.getLineCost({ id: props.offerId, productId: id }).catch(() => ({ cost: null })),
    ])
    const charged = props.rates.some(({ rate }) => rate === vatRate) ? { vatRate } : {}
    onChange([
      ...latest.current,
      { ...line, ...charged, ...priceOf(price ?? { amount: 0, priceUnit: 1 }, { ...line, cost }) },
    ])
  }
  // The price follows the quantity from scale to scale, unless another one was typed.
  const count = (line: Line, quantity: number) => {
    const [before, after] = [prices.at(line.productId, line.quantity), prices.at(line.productId, quantity)]
    const follows = after && isPrice(before, line)
    put(line.key, { quantity, ...(follows ? priceOf(after, line) : {}) })
  }
  return (
    <>
      <ol className={css.lines} aria-label={t('offers.lines')}>
        {lines.map((line, at) => (
          <li key={line.key}>
            <OneLine
              {...props}
              line={line}
              name={t('offers.line', { number: at + 1 })}
              amount={props.amounts[at] ?? 0}
              onPut={(patch) => put(line.key, patch)}
              onCount={(quantity) => count(line, quantity)}
              origin={!disabled && <PriceOrigin line={line} prices={prices} currency={props.currency} onPut={put} />}
              acts={
                !disabled && (
                  <Buttons>
                    {at > 0 && (
                      <IconButton
                        size="small"
                        icon="up"
                        label={t('offers.lineUp', { number: at + 1 })}
                        onClick={() => move(at, -1)}
                      />
                    )}
                    {at < lines.length - 1 && (
                      <IconButton
                        size="small"
                        icon="down"
                        label={t('offers.lineDown', { number: at + 1 })}
                        onClick={() => move(at, 1)}
                      />
                    )}
                    <IconButton
                      size="small"
                      icon="close"
                      label={t('ui.remove', { what: t('offers.line', { number: at + 1 }) })}
                      onClick={() => onChange(lines.filter((one) => one.key !== line.key))}
                    />
                  </Buttons>
                )
              }
            />
          </li>
        ))}
      </ol>
      {!disabled && lines.length < most && (
        <div className={css.add}>
          <Button size="small" icon="plus" onClick={() => onChange([...lines, blank()])}>
            {t('offers.addLine')}
          </Button>
          <Field label={t('offers.fromProducts')}>
            {(control) => (
              <ProductChooser {...control} value={null} onChange={(product) => product && void take(product)} />
            )}
          </Field>
        </div>
      )}
    </>
  )
}

type Priced = { amount: number; priceUnit: number }

function isPrice(price: Priced | null, line: Line): boolean {
  return price?.amount === line.unitPrice && price.priceUnit === line.priceUnit
}

/** A line takes over a price; what it costs is told for as many as the price. */
function priceOf({ amount, priceUnit }: Priced, line: Line) {
  const cost = line.cost == null ? null : Math.round((line.cost * priceUnit) / line.priceUnit)
  return { unitPrice: amount, priceUnit, cost }
}

/** Who says the price of a line; of one typed by hand also what it would be, to be taken by a click. */
function PriceOrigin(props: {
  line: Line
  prices: ReturnType<typeof usePrices>
  currency: string
  onPut: (key: string, patch: Partial<Line>) => void
}) {
  const t = useT<Words>()
  const format = useFormat()
  const { line, prices } = props
  const found = prices.at(line.productId, line.quantity)
  if (!found) return null
  const source = prices.say(found, line.unit)
  if (isPrice(found, line)) return <p className={css.origin}>{source}</p>
  const price = [
    format.money(found.amount, props.currency, 'always'),
    ...(found.priceUnit === 1 ? [] : [t('prices.per', { count: found.priceUnit })]),
  ].join(' ')
  return (
    <p className={css.origin}>
      {t('prices.byHand', { source, price })}{' '}
      <Button size="small" onClick={() => props.onPut(line.key, priceOf(found, line))}>
        {t('prices.take', { price })}
      </Button>
    </p>
  )
}

function OneLine(props: {
  line: Line
  name: string
  amount: number
  currency: string
  rates: Paper['rates']
  disabled: boolean
  acts: React.ReactNode
  /** Where the price comes from. */
  origin: React.ReactNode
  onPut: (patch: Partial<Line>) => void
  onCount: (quantity: number) => void
}) {
  const t = useT<typeof messages & typeof marginMessages>()
  const format = useFormat()
  const { line, disabled, currency, onPut } = props
  const counts = line.kind !== 'text'
  const rates = props.rates.map(({ rate, basisPoints }) => ({
    value: rate,
    label: format.percent(basisPoints / 10_000, 2),
  }))
  return (
    <fieldset className={css.line} disabled={disabled}>
      <legend>
        <span>{props.name}</span>
        {counts && <b>{format.money(props.amount, currency, 'always')}</b>}
        {props.acts}
      </legend>
      <Field label={t('offers.lineText')} required disabled={disabled}>
        {(control) => (
          <TextArea {...control} rows={1} maxLength={2000} value={line.text} onChange={(text) => onPut({ text })} />
        )}
      </Field>
      <div className={css.figures}>
        <Field label={t('offers.lineKind')} disabled={disabled}>
          {(control) => (
            <SelectInput
              {...control}
              value={line.kind}
              options={lineKinds.map((value) => ({ value, label: t(`offers.lineKind.${value}`) }))}
              onChange={(kind) => onPut({ kind: kind ?? 'item' })}
            />
          )}
        </Field>
        {counts && (
          <>
            <Field label={t('offers.quantity')} disabled={disabled}>
              {(control) => (
                <NumberInput
                  {...control}
                  least={0}
                  most={1e9}
                  digits={3}
                  value={line.quantity / 1000}
                  onChange={(value) => props.onCount(Math.round((value ?? 0) * 1000))}
                />
              )}
            </Field>
            <Field label={t('offers.unit')} disabled={disabled}>
              {(control) => (
                <TextInput
                  {...control}
                  maxLength={30}
                  value={line.unit ?? ''}
                  onChange={(unit) => onPut({ unit: unit || null })}
                />
              )}
            </Field>
            <Field label={t('offers.unitPrice')} disabled={disabled}>
              {(control) => (
                <MoneyInput
                  {...control}
                  currency={currency}
                  value={line.unitPrice}
                  onChange={(value) => onPut({ unitPrice: value ?? 0 })}
                />
              )}
            </Field>
            <Field label={t('offers.priceUnit')} disabled={disabled}>
              {(control) => (
                <SelectInput
                  {...control}
                  value={String(line.priceUnit)}
                  options={['1', '100', '1000'].map((value) => ({ value, label: value }))}
                  onChange={(value) => onPut({ priceUnit: Number(value ?? 1) })}
                />
              )}
            </Field>
            <Field label={t('offers.discount')} disabled={disabled}>
              {(control) => (
                <NumberInput
                  {...control}
                  least={0}
                  most={100}
                  unit="%"
                  value={line.discount / 100}
                  onChange={(value) => onPut({ discount: Math.round((value ?? 0) * 100) })}
                />
              )}
            </Field>
            {!disabled && (
              <Field label={t('margins.cost')} hint={t('margins.costHint')}>
                {(control) => (
                  <MoneyInput {...control} currency={currency} value={line.cost} onChange={(cost) => onPut({ cost })} />
                )}
              </Field>
            )}
            {rates.length > 0 && (
              <Field label={t('offers.vat')} disabled={disabled}>
                {(control) => (
                  <SelectInput
                    {...control}
                    value={line.vatRate}
                    options={rates}
                    onChange={(vatRate) => onPut({ vatRate: vatRate ?? 'standard' })}
                  />
                )}
              </Field>
            )}
          </>
        )}
      </div>
      {counts && props.origin}
    </fieldset>
  )
}
