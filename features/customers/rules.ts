import { Refusal } from '#shared/refusal.ts'
import { fold } from '#shared/text.ts'

/** Where a company stands with us (glossary). */
export const standings = ['targetCustomer', 'prospect', 'customer', 'former', 'blocked'] as const
export type Standing = (typeof standings)[number]

/** How a customer is cared for (register A8). */
export const modes = ['classic', 'keyAccount'] as const
export const classes = ['A', 'B', 'C'] as const
export type CustomerClass = (typeof classes)[number]

/** Orders of the list; with a minus the other way round. */
export const sorts = [
  'name',
  '-name',
  'due',
  '-due',
  'lastContact',
  '-lastContact',
  'revenue',
  '-revenue',
  'postcode',
  '-postcode',
  'created',
  '-created',
] as const

/** What customers and persons are sorted by: folded, so that Ä stands beside A on both engines. */
export function sortNameOf(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9 ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What the server takes as a mail address: something before and after the @, with a dot behind. */
export const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** The addresses without blanks and empty ones. Refuses `emailWrong` with the first that is none. */
export function checkEmails(emails: readonly string[]): string[] {
  const filled = emails.map((email) => email.trim()).filter(Boolean)
  const wrong = filled.find((email) => !emailPattern.test(email))
  if (wrong !== undefined) throw new Refusal('emailWrong', { email: wrong })
  return filled
}

const largestSearchText = 2000

/**
 * The text that the search of a list looks through: words folded, phone numbers as digits with
 * and without country code. Each word of a query has to occur in it.
 */
export function searchTextOf(
  words: readonly (string | null | undefined)[],
  phones: readonly { number: string; e164: string | null }[] = [],
): string {
  const digits = phones.map((phone) => phone.e164?.slice(1) ?? digitsOf(phone.number))
  const all = [...words.flatMap((word) => sortNameOf(word ?? '').split(' ')), ...digits]
  return [...new Set(all.filter((word) => word !== ''))].join(' ').slice(0, largestSearchText)
}

/** The words of a query as `searchTextOf` stores them; a phone number in any notation is one word. */
export function searchWordsOf(query: string): string[] {
  if (/^\s*[+0(][\d\s+()/.-]+$/.test(query) && digitsOf(query).length >= 4) return [digitsOf(query)]
  return sortNameOf(query).split(' ').filter(Boolean).slice(0, 8)
}

/** "0711 / 12 34", "+49 (0)711 1234": the digits that every notation of the number has. */
function digitsOf(number: string): string {
  return number.replace('(0)', '').replace(/\D/g, '').replace(/^0+/, '')
}

/**
 * The tags with some added and some taken away. Upper and lower case are the same tag; the
 * spelling that was there first stays. Refuses `tooManyTags` above 50.
 */
export function withTags(tags: readonly string[], add: readonly string[], remove: readonly string[] = []): string[] {
  const gone = new Set(remove.map(fold))
  const kept = new Map<string, string>()
  for (const tag of [...tags, ...add]) {
    const key = fold(tag)
    if (!gone.has(key) && !kept.has(key)) kept.set(key, tag)
  }
  if (kept.size > 50) throw new Refusal('tooManyTags', { largest: 50 })
  return [...kept.values()]
}

/** What is written when somebody sets the class by hand. */
export type ClassChange = { class?: CustomerClass | null | undefined; classReason?: string | null | undefined }

/**
 * A class set by hand overrides the computed one and needs a reason, so that the next reader knows
 * why; taking it away takes the reason with it (register A8). Refuses `classReasonMissing`.
 */
export function overrideClass(
  present: { class: string | null; classReason: string | null },
  change: ClassChange,
): { class: string | null; classReason: string | null } {
  const wanted = change.class === undefined ? present.class : change.class
  if (wanted === null) return { class: null, classReason: null }
  const reason = change.classReason === undefined ? null : change.classReason
  if (wanted !== present.class && !reason) throw new Refusal('classReasonMissing')
  return { class: wanted, classReason: reason ?? present.classReason }
}

/**
 * Refuses `parentCircle` if the customer would stand above itself. `above`: the ids of the wanted
 * parent and of everything above it.
 */
export function checkParent(customerId: string, above: readonly string[]): void {
  if (above.includes(customerId)) throw new Refusal('parentCircle')
}
