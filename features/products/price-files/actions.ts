import { companyOf } from '#features/company/rules.ts'
import { need } from '#features/customers/access.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { inPieces } from '#platform/actions/pieces.ts'
import { findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import type { PrepareTools } from '#platform/actions/runner.ts'
import type { Actor } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChangeProducts } from '../access.ts'
import { latestOn, type Scale } from '../prices/rules.ts'
import type { contract } from './contract.ts'
import { readPriceLines } from './read.ts'
import { type FilePrice, type PriceLine, pricesOfLines, samePrice } from './rules.ts'
import * as sql from './sql.ts'

const shownChanges = 200
const shownProblems = 50
const mostChanges = 5_000
const mostProducts = 100_000
const mostPrices = 200_000

type Upload = { id: string; name: string; validFrom: string; bytes: Uint8Array }

/** What `prepare` read of a file, until the action of the same upload takes it. */
const read = new WeakMap<object, PriceLine[]>()

/** Reads the file before the command begins, so that no transaction waits for it. */
async function readAhead<T extends Upload>(input: T, actor: Actor, tools: PrepareTools): Promise<T> {
  need(canChangeProducts(actor))
  const asked = await tools.query(async (ctx) => ({
    currency: (await findRecord(ctx.db, 'priceLists', input.id)).currency,
    today: ctx.today,
    decimal: companyOf(ctx.settings).language === 'de' ? (',' as const) : ('.' as const),
  }))
  const prepared = { ...input }
  read.set(prepared, await readPriceLines({ ...input, ...asked }))
  return prepared
}

export const prepare = { comparePriceFile: readAhead, applyPriceFile: readAhead }

export const actions: Actions<typeof contract> = {
  async comparePriceFile(ctx, input) {
    need(canChangeProducts(ctx.actor))
    const { changes, same, problems } = await compare(ctx, input)
    return {
      changes: changes.slice(0, shownChanges).map(({ known: _, ...change }) => change),
      count: changes.length,
      same,
      problems: problems.slice(0, shownProblems),
      problemCount: problems.length,
    }
  },

  async applyPriceFile(ctx, input) {
    need(canChangeProducts(ctx.actor))
    const { currency, changes } = await compare(ctx, input)
    if (changes.length !== input.count) throw new Refusal('changedMeanwhile')
    if (changes.length > mostChanges) throw new Refusal('priceFileLong', { most: mostChanges })
    for await (const some of inPieces(changes))
      for (const { known, productId, validFrom, priceUnit, ...price } of some) {
        const scales = JSON.stringify(price.scales)
        if (known) await updateRecord(ctx, 'prices', 'price.changed', known, { scales, priceUnit })
        else {
          const key = { productId, listId: input.id, customerId: null, currency, validFrom }
          await insertRecord(ctx, 'prices', 'price.set', { ...key, priceUnit, scales })
        }
      }
    return { changed: changes.length, undo: ctx.commandId }
  },
}

/** What the file says against what the list says: the price of that day, else the one that holds on it. */
async function compare(ctx: Context, input: Upload) {
  const lines = read.get(input)
  if (!lines) throw new Error('the upload was not read')
  const { currency } = await findRecord(ctx.db, 'priceLists', input.id)
  const { prices, problems } = pricesOfLines(lines, await sql.listProducts(ctx.db, mostProducts), currency)
  const stored = Map.groupBy(await sql.listPrices(ctx.db, input.id, mostPrices), ({ productId }) => productId)
  const changes = prices.flatMap((price) => {
    const change = changeOf(price, stored.get(price.productId) ?? [])
    return change ? [change] : []
  })
  return { currency, changes, same: prices.length - changes.length, problems }
}

type Stored = Awaited<ReturnType<typeof sql.listPrices>>[number]

function changeOf(price: FilePrice, stored: readonly Stored[]) {
  const holding = latestOn(stored, price.validFrom)
  const before = holding && {
    validFrom: holding.validFrom,
    priceUnit: holding.priceUnit,
    scales: JSON.parse(holding.scales) as Scale[],
  }
  if (before && samePrice(before, price)) return null
  return { ...price, before, known: holding?.validFrom === price.validFrom ? holding : null }
}
