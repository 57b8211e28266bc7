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

/** True for a number that only takes faxes; one that is phone and fax is called. */
export function isFax(label: string): boolean {
  return /fax/i.test(label) && !/\btel(efon)?\b|phone/i.test(label)
}

/** The number to call: the first that is no fax; none if there are only faxes. */
export function phoneToCall<Phone extends { label: string }>(phones: readonly Phone[]): Phone | null {
  return phones.find(({ label }) => !isFax(label)) ?? null
}

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
