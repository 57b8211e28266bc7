import { companyOf } from '#features/company/rules.ts'
import { choicesOf, type ListColumn, type ListKind } from '#features/list-files/list.ts'
import { messages as listWords } from '#features/list-files/messages.ts'
import type { Value } from '#features/list-files/rules.ts'
import { ratesOn } from '#features/offers/writer/vat.ts'
import type { Context } from '#platform/actions/context.ts'
import { formatFor } from '#shared/format.ts'
import { languages } from '#shared/messages.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { canSeeCosts } from '../access.ts'
import { actions as products } from '../actions.ts'
import { contract } from '../contract.ts'
import { messages } from '../messages.ts'
import { checkPrice } from '../rules.ts'
import * as sql from '../sql.ts'

type Column = ListColumn<sql.ProductRecord>

const ownField = 'fields.'

/** Products as a list that goes out and comes back. */
export const productList: ListKind<sql.ProductRecord> = {
  name: 'products',
  labelKey: 'name',
  label: (row) => row.name,

  async columns(ctx, keys) {
    const own = keys.filter((key) => key.startsWith(ownField)).map((key) => key.slice(ownField.length))
    return [...standardColumns(ctx), ...own.map(ownColumn)]
  },

  find: (ctx, ids) => sql.listProducts(ctx.db, { state: 'all', ids }, null, ids.length),

  check: (values) =>
    contract.changeProduct.input.safeParse({ id: 'x', ...fieldsOf(values) }).success &&
    values.name !== null &&
    pricesFit(values),

  async change(ctx, { id }, values) {
    const fields = fieldsOf(values)
    if (Object.keys(fields).length > 0)
      await products.changeProduct(ctx, contract.changeProduct.input.parse({ id, ...fields }))
    if (values.retired !== undefined) await products.retireProduct(ctx, { id, retired: values.retired === 'yes' })
  },

  async create(ctx, values) {
    const made = await products.createProduct(
      ctx,
      contract.createProduct.input.parse({ name: values.number, ...fieldsOf(values) }),
    )
    if (values.retired === 'yes') await products.retireProduct(ctx, { id: made.id, retired: true })
    return made
  },

  remove: (ctx, id) => products.deleteProduct(ctx, { id }),
}

/** The columns of every list of products; costs are there for those who may see them. */
export function standardColumns(ctx: Context): Column[] {
  const { language } = ctx.actor
  const t = translatorFor(language, messages[language])
  const both = [language, ...languages.filter((other) => other !== language)]
  const yes = choicesOf(['yes'], ...both.map((one) => () => listWords[one]['listFiles.answer.yes']))
  const columns: (Omit<Column, 'header'> | null)[] = [
    { key: 'name', width: 40, value: (row) => row.name },
    { key: 'number', width: 16, value: (row) => row.number },
    { key: 'productGroup', width: 24, value: (row) => row.productGroup },
    { key: 'unit', width: 10, value: (row) => row.unit },
    { key: 'listPrice', form: 'money', width: 14, value: (row) => row.listPrice },
    canSeeCosts(ctx.actor) ? { key: 'costPrice', form: 'money', width: 14, value: (row) => row.costPrice } : null,
    {
      key: 'currency',
      width: 9,
      value: (row) => row.currency,
      read: (cell) => String(cell).trim().toUpperCase(),
    },
    { key: 'vatRate', width: 11, ...vatChoices(ctx), value: (row) => row.vatRate },
    { key: 'retired', width: 12, ...yes, value: (row) => (row.retiredAt ? 'yes' : null) },
  ]
  return columns.flatMap((column) => (column ? [{ ...column, header: t(`productList.${column.key}`) }] : []))
}

/** An own field, as lists bring them: shown only. */
export function ownColumn(name: string): Column {
  return {
    key: `${ownField}${name}`,
    header: name,
    fixed: true,
    value: (row) => (JSON.parse(row.fields) as Record<string, string>)[name] ?? null,
  }
}

/** The rates of the company's country as per cent; a cell may say 19 %, 19 or, where Excel made a number of it, 0.19. */
function vatChoices(ctx: Context): Pick<Column, 'form' | 'choices' | 'read'> {
  const rates = ratesOn(companyOf(ctx.settings).country, ctx.today)
  const { percent } = formatFor(ctx.actor.language)
  const wordOf = (code: string) =>
    percent((rates.find(({ rate }) => rate === code)?.basisPoints ?? 0) / 10_000, 2).replace(/\s/g, ' ')
  return {
    ...choicesOf(
      rates.map(({ rate }) => rate),
      wordOf,
    ),
    read: (cell) => {
      const number = typeof cell === 'number' ? cell : Number(cell.replace('%', '').replace(',', '.').trim() || 'none')
      const meant = (factor: number) => rates.find(({ basisPoints }) => basisPoints === Math.round(number * factor))
      return (meant(100) ?? (typeof cell === 'number' ? meant(10_000) : undefined))?.rate
    },
  }
}

function fieldsOf({ retired: _, ...fields }: Record<string, Value>): Record<string, Value> {
  return fields
}

function pricesFit({ listPrice, costPrice, currency }: Record<string, Value>): boolean {
  try {
    for (const price of [listPrice, costPrice])
      checkPrice((price ?? null) as number | null, currency === undefined ? 'EUR' : String(currency))
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
