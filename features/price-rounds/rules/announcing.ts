import { lastNoticeDay, type Terms, termEndOn } from '#features/contracts/rules/decisions.ts'
import { addDays, type Day } from '#shared/days.ts'

/** What a contract says about its prices, in its own words, and about its end. */
export type PriceTerms = Terms & { name: string; startDay: Day; priceClause: string | null }

export type Announcement = {
  /** The last day to announce. */
  day: Day
  /** Whose word it is: the price clause of a contract, its notice, or the round itself. */
  why: 'clause' | 'notice' | 'round'
  contract: string | null
  /** A contract that says its prices are fixed beyond the day of the round, and until when. */
  fixed: { contract: string; until: Day } | null
}

const words: Record<string, number> = {
  ein: 1,
  eine: 1,
  einem: 1,
  einen: 1,
  einer: 1,
  one: 1,
  zwei: 2,
  two: 2,
  drei: 3,
  three: 3,
  vier: 4,
  four: 4,
  fünf: 5,
  five: 5,
  sechs: 6,
  six: 6,
  acht: 8,
  eight: 8,
  zwölf: 12,
  twelve: 12,
}
const period = new RegExp(
  `(?<![\\p{L}\\d])(\\d{1,3}|${Object.keys(words).join('|')})[\\s-]*(tag|woche|monat|day|week|month)`,
  'giu',
)
const ahead = /vor|frist|ankünd|voraus|mitteil|before|notice|advance|announce/i
const fixing = /fest|gebunden|bindung|garant|fixed|firm|guarant/i
const dated = /(?<!\d)(?:(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})|(\d{4})-(\d{2})-(\d{2}))(?!\d)/g

/** How far ahead a clause wants changes announced: the longest time it names beside such a word; none: it says none. */
export function clausePeriod(clause: string): { count: number; unit: 'day' | 'week' | 'month' } | null {
  const found = partsOf(clause)
    .filter((part) => ahead.test(part))
    .flatMap((part) => [...part.matchAll(period)])
    .map(([, count = '', unit = '']) => ({
      count: words[count.toLowerCase()] ?? Number(count),
      unit: units[unit.toLowerCase()] ?? ('day' as const),
    }))
  const days = { day: 1, week: 7, month: 30 }
  return found.toSorted((a, b) => b.count * days[b.unit] - a.count * days[a.unit])[0] ?? null
}
const units: Record<string, 'day' | 'week' | 'month'> = {
  tag: 'day',
  woche: 'week',
  monat: 'month',
  day: 'day',
  week: 'week',
  month: 'month',
}

/** Until when a clause says that prices are fixed: the last day it names beside such a word. */
export function fixedUntil(clause: string): Day | null {
  const days = partsOf(clause)
    .filter((part) => fixing.test(part))
    .flatMap((part) => [...part.matchAll(dated)])
    .map(([, day, month, year, isoYear, isoMonth, isoDay]) =>
      year
        ? `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
        : `${isoYear}-${isoMonth}-${isoDay}`,
    )
  return days.toSorted().at(-1) ?? null
}

/** A clause sentence by sentence: a full stop within a day does not end one. */
function partsOf(clause: string): string[] {
  return clause.split(/(?<!\d)\.|\.(?=\s+\p{Lu})|[;\n]/u)
}

/**
 * The last day to announce new prices to a customer: the earliest that one of its running contracts asks for, by the time
 * its price clause names, else by its notice (rules §7); where none says anything, so many days ahead as the round has it.
 */
export function announcementOf(fromDay: Day, leadDays: number, contracts: readonly PriceTerms[]): Announcement {
  const running = contracts.filter((one) => {
    const end = termEndOn(one, fromDay)
    return one.startDay <= fromDay && (end === null || end >= fromDay)
  })
  const asked = running.flatMap((one): Omit<Announcement, 'fixed'>[] => {
    const time = one.priceClause ? clausePeriod(one.priceClause) : null
    if (time) return [{ day: dayBefore(fromDay, time), why: 'clause', contract: one.name }]
    if (!one.noticeMonths) return []
    return [{ day: lastNoticeDay(addDays(fromDay, -1), one.noticeMonths), why: 'notice', contract: one.name }]
  })
  const first = asked.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))[0]
  const fixed = running
    .flatMap(({ name, priceClause }) => {
      const until = priceClause ? fixedUntil(priceClause) : null
      return until !== null && until >= fromDay ? [{ contract: name, until }] : []
    })
    .toSorted((a, b) => (a.until < b.until ? 1 : -1))[0]
  const usual = { day: addDays(fromDay, -leadDays), why: 'round' as const, contract: null }
  return { ...(first ?? usual), fixed: fixed ?? null }
}

function dayBefore(day: Day, { count, unit }: { count: number; unit: 'day' | 'week' | 'month' }): Day {
  return unit === 'month' ? lastNoticeDay(day, count) : addDays(day, -count * (unit === 'week' ? 7 : 1))
}
