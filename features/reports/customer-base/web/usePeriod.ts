import type { contract as companyContract } from '#features/company/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { addDays, earlier, isDay } from '#shared/days.ts'
import { operationHooks } from '#ui/operations.tsx'
import { one, type UrlValues, useUrl } from '#ui/url.ts'
import { fiscalYear } from '../rules.ts'

const { useOperation } = operationHooks<typeof companyContract>()

export const periods = ['months', 'year', 'yearBefore'] as const
export type PeriodChoice = (typeof periods)[number]
const words: Record<PeriodChoice, string | undefined> = {
  months: undefined,
  year: 'geschaeftsjahr',
  yearBefore: 'jahr-davor',
}

/** What the address says: the period, and whether groups count as one; as the operations take it. */
export function usePeriod() {
  const [url, set] = useUrl()
  const { today } = useMe()
  const start = useOperation('getCompany', {}).data?.fiscalYearStart
  const choice = periods.find((name) => words[name] === one(url.zeitraum)) ?? 'months'
  const byParent = one(url.konzerne) === 'ja'
  const [from, to] = [one(url.von), one(url.bis)]
  const own = from && to && isDay(from) && isDay(to) && from <= to ? { from, to } : null
  const asked = own ?? daysOf(choice, start ?? 1, today)
  return {
    /** What the operations are asked for. */
    asked: { ...asked, ...(byParent ? { byParent } : {}) },
    /** The start of the fiscal year is known. */
    ready: choice === 'months' || own !== null || start !== undefined,
    choice: own ? null : choice,
    byParent,
    choose: (next: PeriodChoice) => set({ zeitraum: words[next], von: undefined, bis: undefined }),
    setByParent: (next: boolean) => set({ konzerne: next ? 'ja' : undefined, ohne: undefined }),
    /** The part of the address that the pages share. */
    search: shared(url),
  }
}

function daysOf(choice: PeriodChoice, start: number, today: string): { from?: string; to?: string } {
  if (choice === 'months') return {}
  const now = fiscalYear(today, start)
  if (choice === 'yearBefore') return fiscalYear(addDays(now.from, -1), start)
  return { from: now.from, to: earlier(now.to, today) }
}

function shared(url: UrlValues): Record<string, string> {
  const names = ['zeitraum', 'konzerne', 'von', 'bis'] as const
  return Object.fromEntries(names.flatMap((name) => (one(url[name]) ? [[name, one(url[name]) as string]] : [])))
}
