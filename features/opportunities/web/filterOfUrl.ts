import { many, one, type UrlValues } from '#ui/url.ts'
import { type Category, categories, type OpportunityKind, opportunityKinds } from '../rules.ts'

/** What the address narrows board, list and calendar to. */
export function filterOfUrl(url: UrlValues) {
  const [owner, channel, q] = [many(url.owner), many(url.channel), one(url.q)]
  const kind = many(url.kind).filter((value): value is OpportunityKind => opportunityKinds.includes(value as 'repeat'))
  const category = many(url.category).filter((value): value is Category => categories.includes(value as 'open'))
  return {
    ...(owner.length > 0 ? { owner } : {}),
    ...(kind.length > 0 ? { kind } : {}),
    ...(channel.length > 0 ? { channel } : {}),
    ...(category.length > 0 ? { category } : {}),
    ...(q ? { q } : {}),
  }
}
export type OpportunityFilter = ReturnType<typeof filterOfUrl>

/** How many cards a column of the board begins with. */
export const perColumn = 20

/** What the page reads first, by its address: so that it can be asked for before the page itself is there. */
export function readsOfPage(url: UrlValues): { name: string; input: object }[] {
  const shape = one(url.shape)
  if (shape !== undefined && shape !== 'board') return []
  const filter = filterOfUrl(url)
  return [
    { name: 'listBoard', input: { ...filter, limit: perColumn } },
    { name: 'sumOpportunities', input: filter },
  ]
}
