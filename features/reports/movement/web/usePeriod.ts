import type { contract as companyContract } from '#features/company/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { addDays, isDay } from '#shared/days.ts'
import { type Length, lengths, periodAround } from '#shared/periods.ts'
import { operationHooks } from '#ui/operations.tsx'
import { many, one, type UrlValues, useUrl } from '#ui/url.ts'
import { scopes } from '../rules/flows.ts'
import { numberOf } from '../rules/period.ts'

const { useOperation } = operationHooks<typeof companyContract>()
const words: Record<Length, string> = { week: 'woche', month: 'monat', quarter: 'quartal', year: 'jahr' }

/** What the address says: the period (`standard` where it says none), whose opportunities, and which of them. */
export function usePeriod(standard: Length = 'quarter') {
  const [url, set] = useUrl()
  const { today } = useMe()
  const start = useOperation('getCompany', {}).data?.fiscalYearStart
  const length = lengths.find((one_) => words[one_] === one(url.zeitraum)) ?? standard
  const at = one(url.tag)
  const [from, to] = [one(url.von), one(url.bis)]
  const own = from && to && isDay(from) && isDay(to) && from <= to ? { from, to } : null
  const period = own ?? periodAround(at && isDay(at) ? at : today, length, start ?? 1)
  const scope = scopes.find((name) => name === (one(url.umfang) === 'alle' ? 'all' : 'due')) ?? 'due'
  const owner = many(url.owner)
  return {
    period,
    /** The start of the fiscal year is known. */
    ready: start !== undefined,
    /** None: days of one's own. */
    length: own ? null : length,
    name: own ? null : numberOf(period, length, start ?? 1),
    scope,
    owner,
    running: period.to >= today,
    asked: { ...period, scope, ...(owner.length > 0 ? { owner } : {}) },
    chooseLength: (next: Length) =>
      set({ zeitraum: next === standard ? undefined : words[next], von: undefined, bis: undefined, tag: undefined }),
    chooseDays: (days: { from: string; to: string } | null) => set({ von: days?.from, bis: days?.to, tag: undefined }),
    go: (direction: -1 | 1) => set({ tag: addDays(direction < 0 ? period.from : period.to, direction) }),
    chooseOwner: (patch: UrlValues) => set(patch),
    chooseScope: (next: 'due' | 'all') => set({ umfang: next === 'all' ? 'alle' : undefined }),
  }
}
