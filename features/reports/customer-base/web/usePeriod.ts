import type { contract as companyContract } from '#features/company/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { addDays, earlier, isDay } from '#shared/days.ts'
import { periodAround } from '#shared/periods.ts'
import { operationHooks } from '#ui/operations.tsx'
import { one, type UrlValues, useUrl } from '#ui/url.ts'

const { useOperation } = operationHooks<typeof companyContract>()

export const periods = ['months', 'year', 'yearBefore', 'own'] as const
export type PeriodChoice = (typeof periods)[number]
const words: Record<PeriodChoice, string | undefined> = {
  months: undefined,
  year: 'geschaeftsjahr',
  yearBefore: 'jahr-davor',
  // Its days stand in the address themselves.
  own: 'eigener',
}

/** What the address says: the period, and whether groups count as one; as the operations take it. */
export function usePeriod() {
  const [url, set] = useUrl()
  const { today } = useMe()
  const start = useOperation('getCompany', {}).data?.fiscalYearStart
  const [from, to] = [dayIn(url.von), dayIn(url.bis)]
  const choice = from || to ? 'own' : (periods.find((name) => words[name] === one(url.zeitraum)) ?? 'months')
  const byParent = one(url.konzerne) === 'ja'
  const own = choice === 'own'
  const whole = from !== null && to !== null && from <= to
  const asked = own ? (whole ? { from, to } : {}) : daysOf(choice, start ?? 1, today)
  return {
    /** What the operations are asked for. */
    asked: { ...asked, ...(byParent ? { byParent } : {}) },
    /** The start of the fiscal year is known, an own period is whole. */
    ready: own ? whole : choice === 'months' || start !== undefined,
    choice,
    /** The own period as far as it is given. */
    own: own ? { from, to, wrong: from !== null && to !== null && from > to } : null,
    byParent,
    /** An own period begins with the days shown so far. */
    choose: (next: PeriodChoice, shown?: { from: string; to: string }) =>
      set({ zeitraum: words[next], ...(next === 'own' ? daysIn(shown) : daysIn(undefined)) }),
    chooseDays: (days: { from?: string | null; to?: string | null }) =>
      set({ zeitraum: words.own, ...daysIn({ from, to, ...days }) }),
    setByParent: (next: boolean) => set({ konzerne: next ? 'ja' : undefined, ohne: undefined }),
    /** The part of the address that the pages share. */
    search: shared(url),
  }
}

function dayIn(value: UrlValues[string]): string | null {
  const text = one(value)
  return text && isDay(text) ? text : null
}

function daysIn(days: { from: string | null; to: string | null } | undefined) {
  return { von: days?.from ?? undefined, bis: days?.to ?? undefined }
}

function daysOf(choice: Exclude<PeriodChoice, 'own'>, start: number, today: string): { from?: string; to?: string } {
  if (choice === 'months') return {}
  const now = periodAround(today, 'year', start)
  if (choice === 'yearBefore') return periodAround(addDays(now.from, -1), 'year', start)
  return { from: now.from, to: earlier(now.to, today) }
}

function shared(url: UrlValues): Record<string, string> {
  const names = ['zeitraum', 'konzerne', 'von', 'bis'] as const
  return Object.fromEntries(names.flatMap((name) => (one(url[name]) ? [[name, one(url[name]) as string]] : [])))
}
