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
import { checkedScales, type DayPrice, latestOn, pricesOn, type Scale } from './rules.ts'
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

  async setPrice(ctx, { productId, listId = null, customerId = null, validFrom, priceUnit, ...input }) {
    if (customerId) await readCustomer(ctx, customerId)
    need(canChangeProducts(ctx.actor))
    if ((listId === null) === (customerId === null)) throw new Refusal('priceOfWhom')
    await findRecord(ctx.db, 'products', productId)
    const list = listId ? await findRecord(ctx.db, 'priceLists', listId) : null
    const currency = list?.currency ?? input.currency ?? companyOf(ctx.settings).currency
    checkPrice(null, currency)
    const scales = JSON.stringify(checkedScales(input.scales))
    const key = { productId, listId, customerId, currency, validFrom }
    const known = await sql.findPrice(ctx.db, key)
    const row = known
      ? await updateRecord(ctx, 'prices', 'price.changed', known, { scales, priceUnit })
      : await insertRecord(ctx, 'prices', 'price.set', { ...key, scales, priceUnit })
    return { id: row.id, undo: ctx.commandId }
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

/** What each of these products costs a customer in a currency on a day: who says a price, the first one first (`pricesOn`). */
export async function pricesFor(
  ctx: Context,
  asked: { customerId: string | null; currency: string; productIds: readonly string[]; day: Day },
): Promise<Map<string, DayPrice[]>> {
  const { customerId, currency, productIds, day } = asked
  if (productIds.length === 0) return new Map()
  const defaultUses = await sql.listUses(ctx.db, null, currency)
  const customerUses = customerId ? await sql.listUses(ctx.db, customerId, currency) : []
  const listIds = [defaultUses, customerUses].flatMap((uses) => latestOn(uses, day)?.listId ?? [])
  const rows =
    customerId || listIds.length > 0
      ? await sql.listPricesOf(ctx.db, { productIds, listIds, customerId, currency })
      : []
  const prices = rows.map((row) => ({ ...row, scales: JSON.parse(row.scales) as Scale[] }))
  const products = await sql.listProducts(ctx.db, productIds)
  return new Map(
    products.map((product) => {
      const ofProduct = prices.filter(({ productId }) => productId === product.id)
      const sources = {
        own: product.currency === currency ? product.listPrice : null,
        ...{ customerUses, defaultUses },
        customer: ofProduct.filter((price) => price.customerId !== null),
        lists: listIds.map((id) => {
          const ofList = ofProduct.filter((price) => price.listId === id)
          return { id, name: ofList[0]?.listName ?? '', prices: ofList }
        }),
      }
      return [product.id, pricesOn(sources, day)]
    }),
  )
}

async function needFreeName(ctx: Context, name: string, id: string | null): Promise<void> {
  const lists = await sql.listLists(ctx.db, mostLists)
  if (lists.some((list) => list.id !== id && list.name.toLowerCase() === name.toLowerCase()))
    throw new Refusal('priceListKnown', { name })
  if (id === null && lists.length >= mostLists) throw new Refusal('priceListsTooMany', { most: mostLists })
}
