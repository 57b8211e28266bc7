import { companyOf } from '#features/company/rules.ts'
import { customerReadable } from '#features/customers/actions.ts'
import type { VatRate } from '#features/offers/writer/vat.ts'
import { opportunitiesReadable } from '#features/opportunities/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { addDays, addMonths } from '#shared/days.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChangeProducts, canSeeCosts } from './access.ts'
import { type contract, mostShown } from './contract.ts'
import { checkPrice, productKey } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listProducts(ctx, { after, limit, ...filter }) {
    const rows = await sql.listProducts(ctx.db, filter, after ? readCursor(after) : null, limit + 1)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      products: page.map((row) => productOf(ctx, row)),
      next: rows.length > limit && last ? writeCursor([last.nameKey, last.id]) : null,
      canChange: canChangeProducts(ctx.actor),
    }
  },

  async getProduct(ctx, { id }) {
    const row = await findRecord(ctx.db, 'products', id)
    return { ...productOf(ctx, row), canChange: canChangeProducts(ctx.actor) }
  },

  async getProductSales(ctx, { id }) {
    const row = await findRecord(ctx.db, 'products', id)
    const since = addDays(addMonths(ctx.today, -12), 1)
    const names = new Set([productKey(row.name), ...(row.number ? [productKey(row.number)] : [])])
    const invoiced = await sql.sumRevenues(ctx.db, since, ctx.today, customerReadable(ctx.actor, 'revenues.customerId'))
    const byCurrency = Map.groupBy(
      invoiced.filter((one) => names.has(productKey(one.product ?? ''))),
      ({ currency }) => currency,
    )
    const readable = opportunitiesReadable(ctx)
    return {
      since,
      revenue: [...byCurrency].map(([currency, all]) => ({
        currency,
        amount: all.reduce((sum, one) => sum + Number(one.amount), 0),
      })),
      opportunities: await sql.listOpportunitiesWith(ctx.db, id, readable, mostShown),
      offers: await sql.listOffersWith(ctx.db, id, readable, mostShown),
    }
  },

  async createProduct(ctx, { currency = companyOf(ctx.settings).currency, ...input }) {
    need(ctx)
    await needFreeName(ctx, input.name, null)
    const row = await insertProduct(ctx, { ...input, currency }, null)
    return { id: row.id, undo: ctx.commandId }
  },

  async changeProduct(ctx, { id, version, ...input }) {
    need(ctx)
    const row = await findRecord(ctx.db, 'products', id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    if (input.name !== undefined) await needFreeName(ctx, input.name, id)
    const changed = await changeProduct(ctx, row, input)
    return { version: changed.version, undo: ctx.commandId }
  },

  async retireProduct(ctx, { id, retired }) {
    need(ctx)
    const row = await findRecord(ctx.db, 'products', id)
    if ((row.retiredAt !== null) !== retired)
      await updateRecord(ctx, 'products', retired ? 'product.retired' : 'product.offeredAgain', row, {
        retiredAt: retired ? ctx.now : null,
      })
    return { undo: ctx.commandId }
  },

  async deleteProduct(ctx, { id }) {
    need(ctx)
    await deleteRecord(ctx, 'products', 'product.deleted', await findRecord(ctx.db, 'products', id))
    return { undo: ctx.commandId }
  },
}

export type NamedProduct = Pick<sql.ProductRecord, 'id' | 'name' | 'number' | 'productGroup' | 'unit'>

/** Products as invoices write them, by name or number: what each text means; texts that name none are not among them. */
export async function findNamedProducts(ctx: Context, texts: readonly string[]): Promise<Map<string, NamedProduct>> {
  const keys = [...new Set(texts.map(productKey))]
  const rows = await sql.listByNames(ctx.db, keys, [...new Set(texts.map((text) => text.trim().toLowerCase()))])
  const byName = new Map(rows.map((row) => [row.nameKey, row]))
  const byNumber = new Map(rows.flatMap((row) => (row.number ? [[productKey(row.number), row]] : [])))
  return new Map(
    texts.flatMap((text) => {
      const row = byNumber.get(productKey(text)) ?? byName.get(productKey(text))
      return row ? [[text, row]] : []
    }),
  )
}

/** Live products by their ids. */
export async function listProductsById(ctx: Context, ids: readonly string[]): Promise<NamedProduct[]> {
  return await sql.listByIds(ctx.db, ids)
}

export type NewProduct = {
  name: string
  number: string | null
  productGroup: string | null
  unit: string | null
  listPrice: number | null
  costPrice: number | null
  vatRate?: VatRate
  currency: string
  fields?: Record<string, string>
}

/** Writes a new product; for imports too (permission and its name are the caller's). Refuses what `checkPrice` refuses. */
export async function insertProduct(
  ctx: Context,
  { fields = {}, ...input }: NewProduct,
  importId: string | null,
): Promise<sql.ProductRecord> {
  checkPrice(input.listPrice, input.currency)
  checkPrice(input.costPrice, input.currency)
  return await insertRecord(ctx, 'products', 'product.created', {
    vatRate: 'standard',
    retiredAt: null,
    ...input,
    nameKey: productKey(input.name),
    fields: JSON.stringify(fields),
    importId,
  })
}

/** Changes the given columns of a product (permission is the caller's). Refuses what `checkPrice` refuses. */
export async function changeProduct(
  ctx: Context,
  row: sql.ProductRecord,
  { fields, ...given }: { [Field in keyof NewProduct]?: NewProduct[Field] | undefined },
): Promise<sql.ProductRecord> {
  const input = defined(given)
  checkPrice(input.listPrice ?? row.listPrice, input.currency ?? row.currency)
  checkPrice(input.costPrice ?? row.costPrice, input.currency ?? row.currency)
  return await updateRecord(ctx, 'products', 'product.changed', row, {
    ...input,
    ...(input.name === undefined ? {} : { nameKey: productKey(input.name) }),
    ...(fields === undefined ? {} : { fields: JSON.stringify(fields) }),
  } as Partial<sql.ProductRecord>)
}

/** A product as the actor may see it. */
function productOf(ctx: Context, row: sql.ProductRecord) {
  return {
    ...row,
    costPrice: canSeeCosts(ctx.actor) ? row.costPrice : null,
    vatRate: row.vatRate as VatRate,
    fields: JSON.parse(row.fields),
  }
}

function need(ctx: Context): void {
  if (!canChangeProducts(ctx.actor)) throw new Refusal('notAllowed')
}

async function needFreeName(ctx: Context, name: string, id: string | null): Promise<void> {
  const other = await sql.findByKey(ctx.db, productKey(name))
  if (other && other.id !== id) throw new Refusal('productKnown', { name: other.name })
}
