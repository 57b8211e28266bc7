import { companyOf } from '#features/company/rules.ts'
import { need } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import type { Day } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChangeProducts } from '../access.ts'
import { checkPrice } from '../rules.ts'
import { type contract, mostLists } from './contract.ts'
import { checkedScales, type DayPrice, latestOn, type PriceUnit, pricesOn, type Scale } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listPriceLists(ctx) {
    const uses = await sql.listUses(ctx.db, null)
    const rows = await sql.listLists(ctx.db, mostLists)
    return {
      lists: rows.map((row) => {
        const use = latestOn(
          uses.filter(({ currency }) => currency === row.currency),
          ctx.today,
        )
        return {
          ...row,
          products: Number(row.products),
          defaultFrom: use?.listId === row.id ? use.validFrom : null,
        }
      }),
      canChange: canChangeProducts(ctx.actor),
    }
  },

  async createPriceList(ctx, { name, currency = companyOf(ctx.settings).currency }) {
    need(canChangeProducts(ctx.actor))
    checkPrice(null, currency)
    await needFreeName(ctx, name, null)
    const { id } = await insertRecord(ctx, 'priceLists', 'priceList.created', { name, currency })
    return { id, undo: ctx.commandId }
  },

  async changePriceList(ctx, { id, version, name }) {
    need(canChangeProducts(ctx.actor))
    const row = await findRecord(ctx.db, 'priceLists', id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    await needFreeName(ctx, name, id)
    const changed = await updateRecord(ctx, 'priceLists', 'priceList.changed', row, { name })
    return { version: changed.version, undo: ctx.commandId }
  },

  async deletePriceList(ctx, { id }) {
    need(canChangeProducts(ctx.actor))
    await deleteRecord(ctx, 'priceLists', 'priceList.deleted', await findRecord(ctx.db, 'priceLists', id))
    return { undo: ctx.commandId }
  },

  async usePriceList(ctx, { customerId, listId, validFrom, ...input }) {
    if (customerId) await readCustomer(ctx, customerId)
    need(canChangeProducts(ctx.actor))
    const list = listId ? await findRecord(ctx.db, 'priceLists', listId) : null
    const currency = list?.currency ?? input.currency ?? companyOf(ctx.settings).currency
    const uses = await sql.listUses(ctx.db, customerId, currency)
    const known = uses.find((use) => use.validFrom === validFrom)
    if (known) {
      const row = await findRecord(ctx.db, 'priceListUses', known.id)
      await updateRecord(ctx, 'priceListUses', 'priceList.used', row, { listId })
    } else await insertRecord(ctx, 'priceListUses', 'priceList.used', { customerId, listId, currency, validFrom })
    return { undo: ctx.commandId }
  },

  async listPrices(ctx, { after, limit, ...filter }) {
    const readable = customerReadable(ctx.actor, 'prices.customerId')
    const cursor = after ? readCursor(after) : null
    const rows = await sql.listPrices(ctx.db, { ...filter, readable }, ctx.today, cursor, limit + 1)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      prices: page.map((row) => ({
        ...row,
        scales: JSON.parse(row.scales) as Scale[],
        standing: row.validFrom > ctx.today ? 'coming' : row.validFrom === row.current ? 'now' : 'past',
      })),
      next: rows.length > limit && last ? writeCursor([last.nameKey, last.id]) : null,
    }
  },

  async setPrice(ctx, { customerId = null, ...input }) {
    if (customerId) await readCustomer(ctx, customerId)
    need(canChangeProducts(ctx.actor))
    const { id } = await keepPrice(ctx, { customerId, ...input })
    return { id, undo: ctx.commandId }
  },

  async deletePrice(ctx, { id }) {
    need(canChangeProducts(ctx.actor))
    await deleteRecord(ctx, 'prices', 'price.deleted', await findRecord(ctx.db, 'prices', id))
    return { undo: ctx.commandId }
  },

  async getCustomerPricing(ctx, { id }) {
    await readCustomer(ctx, id)
    const uses = await sql.listUses(ctx.db, id)
    const today = [...Map.groupBy(uses, ({ currency }) => currency).values()].map((some) => latestOn(some, ctx.today))
    return {
      lists: today.flatMap((use) => {
        if (!use?.listId || use.name === null) return []
        return [{ listId: use.listId, name: use.name, currency: use.currency, validFrom: use.validFrom }]
      }),
      canChange: canChangeProducts(ctx.actor),
    }
  },

  async findPrices(ctx, { customerId = null, currency, productIds, on = ctx.today }) {
    if (customerId) await readCustomer(ctx, customerId)
    const found = await pricesFor(ctx, { customerId, currency, productIds, day: on })
    return { found: [...found].map(([productId, prices]) => ({ productId, prices })) }
  },
}

export type NewPrice = {
  productId: string
  listId?: string | null | undefined
  customerId: string | null
  currency?: string | undefined
  validFrom: Day
  priceUnit: PriceUnit
  scales: readonly Scale[]
}

/**
 * Writes the price of a product in a list or of a customer from a day on, instead of one of that very day; permission is the
 * caller's. Refuses `priceOfWhom`, `notFound`, and what `checkedScales` refuses.
 */
export async function keepPrice(
  ctx: Context,
  { productId, listId = null, customerId, validFrom, priceUnit, ...input }: NewPrice,
): Promise<sql.PriceRecord> {
  if ((listId === null) === (customerId === null)) throw new Refusal('priceOfWhom')
  await findRecord(ctx.db, 'products', productId)
  const list = listId ? await findRecord(ctx.db, 'priceLists', listId) : null
  const currency = list?.currency ?? input.currency ?? companyOf(ctx.settings).currency
  checkPrice(null, currency)
  const scales = JSON.stringify(checkedScales(input.scales))
  const key = { productId, listId, customerId, currency, validFrom }
  const known = await sql.findPrice(ctx.db, key)
  return known
    ? await updateRecord(ctx, 'prices', 'price.changed', known, { scales, priceUnit })
    : await insertRecord(ctx, 'prices', 'price.set', { ...key, scales, priceUnit })
}

/** Takes back a price of a customer that `keepPrice` wrote, as long as it is as it was written; permission is the caller's. */
export async function dropPrice(ctx: Context, { productId, customerId, currency, validFrom, scales }: Dropped) {
  const known = await sql.findPrice(ctx.db, { productId, listId: null, customerId, currency, validFrom })
  if (known?.scales === JSON.stringify(checkedScales(scales))) await deleteRecord(ctx, 'prices', 'price.deleted', known)
}
type Dropped = Pick<NewPrice, 'productId' | 'customerId' | 'validFrom' | 'scales'> & { currency: string }

type Wanted = { currency: string; day: Day }

/** What each of these products costs a customer in a currency on a day: who says a price, the first one first (`pricesOn`). */
export async function pricesFor(
  ctx: Context,
  { customerId, productIds, ...wanted }: Wanted & { customerId: string | null; productIds: readonly string[] },
): Promise<Map<string, DayPrice[]>> {
  const [found] = await pricesForAll(ctx, [{ customerId, productIds }], wanted)
  return found ?? new Map()
}

/** The same for several customers, each with products of their own; the answers in their order. */
export async function pricesForAll(
  ctx: Context,
  customers: readonly { customerId: string | null; productIds: readonly string[] }[],
  { currency, day }: Wanted,
): Promise<Map<string, DayPrice[]>[]> {
  const productIds = [...new Set(customers.flatMap((one) => one.productIds))]
  if (productIds.length === 0) return customers.map(() => new Map())
  const customerIds = customers.flatMap(({ customerId }) => customerId ?? [])
  const defaultUses = await sql.listUses(ctx.db, null, currency)
  const usesOf = Map.groupBy(await sql.listUsesOfAll(ctx.db, customerIds, currency), (use) => use.customerId)
  const listIds = [defaultUses, ...usesOf.values()].flatMap((uses) => latestOn(uses, day)?.listId ?? [])
  const rows = await sql.listPricesOf(ctx.db, { productIds, listIds: [...new Set(listIds)], customerIds, currency })
  const ofProduct = Map.groupBy(
    rows.map((row) => ({ ...row, scales: JSON.parse(row.scales) as Scale[] })),
    (price) => price.productId,
  )
  const products = new Map((await sql.listProducts(ctx.db, productIds)).map((product) => [product.id, product]))
  return customers.map(({ customerId, productIds: wanted }) => {
    const customerUses = usesOf.get(customerId) ?? []
    return new Map(
      wanted.flatMap((id): [string, DayPrice[]][] => {
        const product = products.get(id)
        if (!product) return []
        const prices = ofProduct.get(id) ?? []
        const sources = {
          own: product.currency === currency ? product.listPrice : null,
          ...{ customerUses, defaultUses },
          customer: prices.filter((price) => price.customerId !== null && price.customerId === customerId),
          lists: listIds.map((listId) => {
            const ofList = prices.filter((price) => price.listId === listId)
            return { id: listId, name: ofList[0]?.listName ?? '', prices: ofList }
          }),
        }
        return [[id, pricesOn(sources, day)]]
      }),
    )
  })
}

/** The prices of products in one list on a day. */
export async function listPricesOn(
  ctx: Context,
  { listId, productIds, day }: { listId: string; productIds: readonly string[]; day: Day },
): Promise<Map<string, { priceUnit: number; scales: Scale[] }>> {
  const { currency } = await findRecord(ctx.db, 'priceLists', listId)
  const asked = { productIds, listIds: [listId], customerIds: [], currency }
  const rows = productIds.length > 0 ? await sql.listPricesOf(ctx.db, asked) : []
  return new Map(
    [...Map.groupBy(rows, (row) => row.productId)].flatMap(([productId, prices]) => {
      const price = latestOn(prices, day)
      return price
        ? [[productId, { priceUnit: price.priceUnit, scales: JSON.parse(price.scales) as Scale[] }] as const]
        : []
    }),
  )
}

/** The products for which these customers have prices of their own on a day, by customer. */
export async function listOwnPriced(
  ctx: Context,
  { customerIds, currency, day }: { customerIds: readonly string[]; currency: string; day: Day },
): Promise<Map<string, string[]>> {
  const rows = await sql.listOwnPrices(ctx.db, customerIds, currency, day)
  const live = [...Map.groupBy(rows, (row) => `${row.customerId} ${row.productId}`).values()]
    .flatMap((prices) => latestOn(prices, day) ?? [])
    .filter(({ scales }) => (JSON.parse(scales) as Scale[]).length > 0)
  return new Map(
    [...Map.groupBy(live, (price) => price.customerId ?? '')].map(([customerId, prices]) => [
      customerId,
      prices.map(({ productId }) => productId),
    ]),
  )
}

/** Customers that have prices or a list of their own in a currency. */
export async function listPriced(ctx: Context, currency: string): Promise<Set<string>> {
  return new Set((await sql.listPricedCustomers(ctx.db, currency)).flatMap(({ customerId }) => customerId ?? []))
}

async function needFreeName(ctx: Context, name: string, id: string | null): Promise<void> {
  const lists = await sql.listLists(ctx.db, mostLists)
  if (lists.some((list) => list.id !== id && list.name.toLowerCase() === name.toLowerCase()))
    throw new Refusal('priceListKnown', { name })
  if (id === null && lists.length >= mostLists) throw new Refusal('priceListsTooMany', { most: mostLists })
}
