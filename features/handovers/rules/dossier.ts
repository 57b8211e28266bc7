/** The parts of a dossier, in the order in which they are read (register D1). */
export const parts = ['facts', 'needs', 'history', 'people', 'promises', 'prices', 'offers', 'risks', 'wishes'] as const
export type Part = (typeof parts)[number]

/** Parts that the seller writes or adds to in own words. */
export const spoken = ['needs', 'history', 'promises', 'prices', 'risks', 'wishes'] as const
export type Words = Partial<Record<(typeof spoken)[number], string>>

/** Without these the next one comes to the customer as a stranger: proposed without them only with a reason. */
export const mustParts: readonly Part[] = ['needs', 'people', 'promises', 'prices']

/** What the record says, counted. */
export type Known = {
  /** Revenue, class, potential or a contract is known. */
  figures: boolean
  quotes: number
  conversations: number
  /** People whose role in a purchase is known. */
  peopleWithRole: number
  /** Open promises and tasks. */
  promises: number
  /** Own prices, price lists, concessions. */
  prices: number
  /** Fires, complaints, warnings about people. */
  risks: number
}

export type Completeness = { part: Part; there: boolean; must: boolean }[]

/**
 * Which parts of a dossier are there. What the record holds counts by itself; where it holds nothing a word of the seller does
 * ("keine"), so that nothing said is told from nothing known. Offers are always there: none open is an answer too.
 */
export function completeness(known: Known, words: Words): Completeness {
  const said = (part: keyof Words) => (words[part] ?? '').trim() !== ''
  const there: Record<Part, boolean> = {
    facts: known.figures,
    needs: said('needs') || known.quotes > 0,
    history: said('history') || known.conversations > 0,
    people: known.peopleWithRole > 0,
    promises: said('promises') || known.promises > 0,
    prices: said('prices') || known.prices > 0,
    offers: true,
    risks: said('risks') || known.risks > 0,
    wishes: said('wishes'),
  }
  return parts.map((part) => ({ part, there: there[part], must: mustParts.includes(part) }))
}

/** Parts that are not there. */
export function missingParts(list: Completeness): Part[] {
  return list.filter(({ there }) => !there).map(({ part }) => part)
}

/** True if it may not be proposed without a reason. */
export function lacksMust(list: Completeness): boolean {
  return list.some(({ there, must }) => must && !there)
}
