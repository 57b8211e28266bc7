import { Refusal } from '#shared/refusal.ts'
import { fold } from '#shared/text.ts'

/** Largest price in minor units. */
const largestPrice = 1e13

/** A name as products are found by: "GTXPro", "GTX Pro" and "gtx-pro" are one. A name of signs alone stays as it is. */
export function productKey(name: string): string {
  const folded = fold(name)
  return folded.replace(/[^\p{L}\p{N}+]/gu, '') || folded.trim()
}

/** Refuses `priceNegative`, `priceTooLarge`, `currencyUnknown`. Minor units; none is allowed. */
export function checkPrice(price: number | null, currency: string): void {
  if (!/^[A-Z]{3}$/.test(currency)) throw new Refusal('currencyUnknown')
  if (price === null) return
  if (price < 0) throw new Refusal('priceNegative')
  if (price > largestPrice) throw new Refusal('priceTooLarge')
}
