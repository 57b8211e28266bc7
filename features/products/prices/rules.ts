import type { Day } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'

/** From a quantity on (thousandths of the unit) one of it costs so much (minor units). */
export type Scale = { from: number; amount: number }
/** A price from a day on, with its scales; none: no price any more from that day. */
export type DatedPrice = {
  validFrom: Day /** How many the amounts are for. */
  priceUnit: number
  scales: readonly Scale[]
}
/** By which list somebody buys from a day on; none: by no list any more. */
export type ListUse = { validFrom: Day; listId: string | null }
export type PriceSource = 'customer' | 'customerList' | 'defaultList' | 'product'

/** All that may say a price for one product in one currency. */
export type PriceSources = {
  /** Agreed with the customer. */
  customer: readonly DatedPrice[]
  /** By which list the customer buys, and everybody who has none. */
  customerUses: readonly ListUse[]
  defaultUses: readonly ListUse[]
  lists: readonly { id: string; name: string; prices: readonly DatedPrice[] }[]
  /** The product's own price, if it is in that currency. */
  own: number | null
}

/** What one source says on a day. */
export type DayPrice = {
  source: PriceSource
  list: string | null
  validFrom: Day | null
  /** How many the amounts are for: 1, 100 or 1000. */
  priceUnit: number
  scales: Scale[]
}

type Said = Omit<DayPrice, 'scales'> & { scales: readonly Scale[] }

/** The latest that holds on a day: a new day takes the place of what was before, which stays what it was for days before. */
export function latestOn<T extends { validFrom: Day }>(all: readonly T[], day: Day): T | null {
  return all.reduce<T | null>(
    (best, one) => (one.validFrom <= day && (best === null || one.validFrom >= best.validFrom) ? one : best),
    null,
  )
}

/**
 * Whose price counts on a day, the first one first: agreed with the customer, the customer's list, the list for
 * everybody, the product's own price. Other currencies are not asked: nothing is converted.
 */
export function pricesOn(sources: PriceSources, day: Day): DayPrice[] {
  const ofList = (uses: readonly ListUse[], source: PriceSource): Said[] => {
    const { listId = null } = latestOn(uses, day) ?? {}
    const list = sources.lists.find(({ id }) => id === listId)
    const price = list && latestOn(list.prices, day)
    return price ? [{ source, list: list.name, ...price }] : []
  }
  const agreed = latestOn(sources.customer, day)
  const all: Said[] = [
    ...(agreed ? [{ source: 'customer' as const, list: null, ...agreed }] : []),
    ...ofList(sources.customerUses, 'customerList'),
    ...ofList(sources.defaultUses, 'defaultList'),
    ...(sources.own === null
      ? []
      : [
          {
            source: 'product' as const,
            list: null,
            validFrom: null,
            priceUnit: 1,
            scales: [{ from: 0, amount: sources.own }],
          },
        ]),
  ]
  return all
    .filter(({ scales }) => scales.length > 0)
    .map(({ source, list, validFrom, priceUnit, scales }) => ({
      source,
      list,
      validFrom,
      priceUnit,
      scales: [...scales],
    }))
}

export type FoundPrice = { amount: number; from: number } & Pick<
  DayPrice,
  'source' | 'list' | 'validFrom' | 'priceUnit'
>

/** The price for a quantity (thousandths): of the first source that has one for it, its highest scale reached; none: no price. */
export function priceAt(prices: readonly DayPrice[], quantity: number): FoundPrice | null {
  for (const { scales, ...of } of prices) {
    const reached = scales.filter(({ from }) => from <= quantity).sort((a, b) => b.from - a.from)[0]
    if (reached) return { ...of, ...reached }
  }
  return null
}

/** Largest price in minor units, as of products. */
const largest = 1e13
export const mostScales = 10
/** How many a price may be for. */
export const priceUnits = [1, 100, 1000] as const
export type PriceUnit = (typeof priceUnits)[number]

/** Scales by quantity; refuses `priceNegative`, `priceTooLarge`, and `scaleTwice` for two of one quantity. */
export function checkedScales(scales: readonly Scale[]): Scale[] {
  for (const { amount } of scales) {
    if (amount < 0) throw new Refusal('priceNegative')
    if (amount > largest) throw new Refusal('priceTooLarge')
  }
  if (new Set(scales.map(({ from }) => from)).size < scales.length) throw new Refusal('scaleTwice')
  return [...scales].sort((a, b) => a.from - b.from)
}
