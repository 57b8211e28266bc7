import { fold } from '#shared/text.ts'

/** Where a company stands with us (glossary). */
export const standings = ['targetCustomer', 'prospect', 'customer', 'former', 'blocked'] as const
export type Standing = (typeof standings)[number]

/** What customers and persons are sorted by: folded, so that Ä stands beside A on both engines. */
export function sortNameOf(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9 ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
