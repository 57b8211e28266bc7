import type { Day } from '#shared/days.ts'
import { fold } from '#shared/text.ts'
import { mostScales, type PriceUnit, priceUnits, type Scale } from '../prices/rules.ts'
import { productKey } from '../rules.ts'

/** What a column of a price list may say. */
export const priceFields = ['number', 'name', 'price', 'currency', 'from', 'validFrom', 'unit'] as const
export type PriceField = (typeof priceFields)[number]

const words: Record<PriceField, string> = {
  number:
    'Artikelnummer|Artikelnr|Art Nr|ArtNr|Produktnummer|Produktnr|Nummer|Nr|Sachnummer|Teilenummer|Bestellnummer|Bestellnr|SKU|Item Number|Item No|Product Number|Part Number|Article Number|Number',
  name: 'Produkt|Produktname|Artikel|Artikelbezeichnung|Bezeichnung|Name|Text|Product|Product Name|Item|Description',
  price:
    'Preis|Preis netto|Nettopreis|Listenpreis|VK|VK Preis|VK netto|Verkaufspreis|Einzelpreis|Stückpreis|Preis EUR|Preis in EUR|Preis €|Preis in €|Preis CHF|Price|Net Price|List Price|Unit Price|Sales Price',
  currency: 'Währung|Whg|Currency',
  from: 'Ab Menge|Menge ab|Menge|Ab|Staffel|Staffelmenge|Mindestmenge|Ab Stück|From Quantity|Quantity|Min Quantity|Minimum Quantity|Scale',
  validFrom: 'Gültig ab|Gültig von|Gilt ab|Ab Datum|Ab Tag|Valid from|Effective from|Start Date|From Date',
  unit: 'Preiseinheit|PE|Preis je|Preis pro|Je|Per|Price Unit|Price per|Price per Unit',
}

const keyOf = (header: string) => fold(header).replace(/[^\p{L}\p{N}€]/gu, '')
const fieldByHeader = new Map(
  priceFields.flatMap((field) => words[field].split('|').map((word) => [keyOf(word), field] as const)),
)

/** Which column says what, by its header; of two that say the same the first one. */
export function columnsOf(headers: readonly string[]): Partial<Record<PriceField, number>> {
  const columns: Partial<Record<PriceField, number>> = {}
  headers.forEach((header, at) => {
    const field = fieldByHeader.get(keyOf(header))
    if (field && columns[field] === undefined) columns[field] = at
  })
  return columns
}

/** One line of a file, its values read; `problem` instead where one cannot be. */
export type PriceLine = { row: number; product: string | null; number: string | null } & (
  | { problem: PriceProblem }
  | { problem: null; amount: number; currency: string | null; from: number; validFrom: Day; priceUnit: number }
)

export const priceProblems = [
  'noProduct',
  'productUnknown',
  'productTwice',
  'priceUnread',
  'priceTooFine',
  'currency',
  'quantity',
  'day',
  'unit',
  'unitMixed',
  'scaleTwice',
  'tooManyScales',
] as const
export type PriceProblem = (typeof priceProblems)[number]

export type KnownProduct = { id: string; name: string; number: string | null }
export type FilePrice = { productId: string; name: string; validFrom: Day; priceUnit: PriceUnit; scales: Scale[] }
export type Problem = { row: number; product: string; problem: PriceProblem }

/**
 * The prices a file means: its lines by product and day, with their scales. A product is found by its number, else by its name
 * (as written or nearly so); a line that does not fit is left out and told, with all others of its product and day where
 * they only make sense together. `currency`: that of the list.
 */
export function pricesOfLines(
  lines: readonly PriceLine[],
  products: readonly KnownProduct[],
  currency: string,
): { prices: FilePrice[]; problems: Problem[] } {
  const byNumber = Map.groupBy(
    products.filter(({ number }) => number !== null),
    ({ number }) => productKey(number ?? ''),
  )
  const byName = Map.groupBy(products, ({ name }) => productKey(name))
  const problems: Problem[] = []
  const found = new Map<string, { product: KnownProduct; lines: Extract<PriceLine, { problem: null }>[] }>()
  for (const line of lines) {
    const refuse = (problem: PriceProblem) =>
      problems.push({ row: line.row, product: [line.number, line.product].filter(Boolean).join(' '), problem })
    if (line.problem) {
      refuse(line.problem)
      continue
    }
    const some =
      (line.number && byNumber.get(productKey(line.number))) || (line.product && byName.get(productKey(line.product)))
    const [product, another] = some || []
    if (!product || another) refuse(product ? 'productTwice' : 'productUnknown')
    else if (line.currency !== null && line.currency !== currency) refuse('currency')
    else {
      const key = `${product.id} ${line.validFrom}`
      const of = found.get(key) ?? { product, lines: [] }
      of.lines.push(line)
      found.set(key, of)
    }
  }
  const prices: FilePrice[] = []
  for (const { product, lines: of } of found.values()) {
    const [first] = of
    const priceUnit = priceUnits.find((unit) => unit === first?.priceUnit)
    const problem = first && problemOf(of, priceUnit)
    if (problem) for (const { row } of of) problems.push({ row, product: product.name, problem })
    else if (first && priceUnit) {
      const scales = of.map(({ from, amount }) => ({ from, amount })).sort((a, b) => a.from - b.from)
      prices.push({ productId: product.id, name: product.name, validFrom: first.validFrom, priceUnit, scales })
    }
  }
  return { prices, problems: problems.sort((a, b) => a.row - b.row) }
}

function problemOf(
  lines: readonly { from: number; priceUnit: number }[],
  priceUnit: PriceUnit | undefined,
): PriceProblem | null {
  if (!priceUnit) return 'unit'
  if (lines.some((line) => line.priceUnit !== priceUnit)) return 'unitMixed'
  if (new Set(lines.map(({ from }) => from)).size < lines.length) return 'scaleTwice'
  return lines.length > mostScales ? 'tooManyScales' : null
}

/** True if both say the same price. */
export function samePrice(
  one: { priceUnit: number; scales: readonly Scale[] },
  other: { priceUnit: number; scales: readonly Scale[] },
): boolean {
  const said = ({ priceUnit, scales }: typeof one) =>
    [priceUnit, ...scales.map(({ from, amount }) => `${from}:${amount}`)].join(' ')
  return said(one) === said(other)
}
