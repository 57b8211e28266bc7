import { addDays, type Day, weekday } from './days.ts'

export type Country = 'DE' | 'AT' | 'CH'
/** ISO 3166-2 without the country: `BW`, `9` (Wien), `ZH`. Null: only what holds in the whole country. */
export type Region = string | null

export type HolidayKey =
  | 'newYear'
  | 'berchtold'
  | 'epiphany'
  | 'republicDay'
  | 'womensDay'
  | 'stJoseph'
  | 'naefelsRide'
  | 'goodFriday'
  | 'easterSunday'
  | 'easterMonday'
  | 'labourDay'
  | 'liberationDay'
  | 'ascension'
  | 'whitSunday'
  | 'whitMonday'
  | 'corpusChristi'
  | 'uprisingDay'
  | 'independenceDay'
  | 'peterAndPaul'
  | 'swissNationalDay'
  | 'peaceFestival'
  | 'assumption'
  | 'genevaFast'
  | 'childrensDay'
  | 'fastMonday'
  | 'maurice'
  | 'brotherKlaus'
  | 'germanUnity'
  | 'austrianNationalDay'
  | 'reformation'
  | 'allSaints'
  | 'repentance'
  | 'immaculateConception'
  | 'christmasDay'
  | 'secondChristmasDay'
  | 'restorationDay'

/** `partly`: only in some municipalities or districts of the region; such a day counts as a workday. */
export type Holiday = { day: Day; key: HolidayKey; partly?: true }

/** Codes of the regions, in the order in which a person expects them; names in `holidays.messages.ts`. */
export const regions = {
  DE: ['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'],
  AT: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
  // biome-ignore format: one line per row of the usual order
  CH: ['ZH', 'BE', 'LU', 'UR', 'SZ', 'OW', 'NW', 'GL', 'ZG', 'FR', 'SO', 'BS', 'BL', 'SH', 'AR', 'AI', 'SG', 'GR', 'AG',
    'TG', 'TI', 'VD', 'VS', 'NE', 'GE', 'JU'],
} as const satisfies Record<Country, readonly string[]>

/** Easter Sunday of a Gregorian year (Meeus/Jones/Butcher). */
export function easterOf(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return dayIn(year, Math.floor(sum / 31), (sum % 31) + 1)
}

type When = string | number | ((year: number) => Day | null)
/** `in`: regions (all, if missing); `partly`: regions where only a part keeps it; `from`/`only`: years. */
type Entry = { key: HolidayKey; when: When; in?: string; partly?: string; from?: number; only?: readonly number[] }

/**
 * Days on which work rests by law. Numbers are days from Easter Sunday, texts `MM-DD`.
 * Germany: the states' holiday laws as in force since 1995, later changes with their first year.
 * Austria: § 7 ARG; patron saints of the states close offices and schools only and are left out.
 * Switzerland: the days on which business generally rests in a canton (1 August is the only federal one).
 */
const entries: Record<Country, readonly Entry[]> = {
  DE: [
    { key: 'newYear', when: '01-01' },
    { key: 'epiphany', when: '01-06', in: 'BW BY ST' },
    { key: 'womensDay', when: '03-08', in: 'BE', from: 2019 },
    { key: 'womensDay', when: '03-08', in: 'MV', from: 2023 },
    { key: 'goodFriday', when: -2 },
    { key: 'easterSunday', when: 0, in: 'BB' },
    { key: 'easterMonday', when: 1 },
    { key: 'labourDay', when: '05-01' },
    { key: 'liberationDay', when: '05-08', in: 'BE', only: [2020, 2025] },
    { key: 'ascension', when: 39 },
    { key: 'whitSunday', when: 49, in: 'BB' },
    { key: 'whitMonday', when: 50 },
    { key: 'corpusChristi', when: 60, in: 'BW BY HE NW RP SL', partly: 'SN TH' },
    { key: 'uprisingDay', when: '06-17', in: 'BE', only: [2028] },
    { key: 'peaceFestival', when: '08-08', in: '', partly: 'BY' },
    { key: 'assumption', when: '08-15', in: 'SL', partly: 'BY' },
    { key: 'childrensDay', when: '09-20', in: 'TH', from: 2019 },
    { key: 'germanUnity', when: '10-03' },
    { key: 'reformation', when: '10-31', in: 'BB MV SN ST TH' },
    { key: 'reformation', when: '10-31', in: 'HB HH NI SH', from: 2018 },
    { key: 'reformation', when: '10-31', in: 'BW BY BE HB HH HE NI NW RP SL SH', only: [2017] },
    { key: 'allSaints', when: '11-01', in: 'BW BY NW RP SL' },
    { key: 'repentance', when: (year) => onOrBefore(dayIn(year, 11, 22), 3), in: 'SN' },
    { key: 'christmasDay', when: '12-25' },
    { key: 'secondChristmasDay', when: '12-26' },
  ],
  AT: [
    { key: 'newYear', when: '01-01' },
    { key: 'epiphany', when: '01-06' },
    { key: 'easterMonday', when: 1 },
    { key: 'labourDay', when: '05-01' },
    { key: 'ascension', when: 39 },
    { key: 'whitMonday', when: 50 },
    { key: 'corpusChristi', when: 60 },
    { key: 'assumption', when: '08-15' },
    { key: 'austrianNationalDay', when: '10-26' },
    { key: 'allSaints', when: '11-01' },
    { key: 'immaculateConception', when: '12-08' },
    { key: 'christmasDay', when: '12-25' },
    { key: 'secondChristmasDay', when: '12-26' },
  ],
  CH: [
    { key: 'newYear', when: '01-01' },
    { key: 'berchtold', when: '01-02', in: 'ZH BE LU OW GL ZG SO SH TG VD JU', partly: 'FR AG' },
    { key: 'berchtold', when: (year) => afterSunday(dayIn(year, 1, 2)), in: 'NE' },
    { key: 'epiphany', when: '01-06', in: 'UR SZ TI' },
    { key: 'republicDay', when: '03-01', in: 'NE' },
    { key: 'stJoseph', when: '03-19', in: 'UR SZ NW TI VS', partly: 'SO' },
    { key: 'naefelsRide', when: naefelsRide, in: 'GL' },
    {
      key: 'goodFriday',
      when: -2,
      in: 'ZH BE LU UR SZ OW NW GL ZG FR SO BS BL SH AR AI SG GR AG TG VD NE GE JU',
    },
    {
      key: 'easterMonday',
      when: 1,
      in: 'ZH BE LU UR SZ OW NW GL ZG FR SO BS BL SH AR AI SG GR AG TG TI VD NE GE JU',
    },
    { key: 'labourDay', when: '05-01', in: 'ZH BS BL SH TG TI NE JU', partly: 'FR SO AG' },
    { key: 'ascension', when: 39 },
    {
      key: 'whitMonday',
      when: 50,
      in: 'ZH BE LU UR SZ OW NW GL ZG FR SO BS BL SH AR AI SG GR AG TG TI VD NE GE JU',
    },
    { key: 'corpusChristi', when: 60, in: 'LU UR SZ OW NW ZG AI TI VS JU', partly: 'FR SO GR AG' },
    { key: 'independenceDay', when: '06-23', in: 'JU' },
    { key: 'peterAndPaul', when: '06-29', in: 'TI' },
    { key: 'swissNationalDay', when: '08-01' },
    { key: 'assumption', when: '08-15', in: 'LU UR SZ OW NW ZG AI TI VS JU', partly: 'FR SO GR AG' },
    { key: 'genevaFast', when: (year) => addDays(onOrAfter(dayIn(year, 9, 1), 7), 4), in: 'GE' },
    { key: 'fastMonday', when: (year) => addDays(onOrAfter(dayIn(year, 9, 15), 7), 1), in: 'VD' },
    { key: 'maurice', when: '09-22', in: '', partly: 'AI' },
    { key: 'brotherKlaus', when: '09-25', in: 'OW' },
    { key: 'allSaints', when: '11-01', in: 'LU UR SZ OW NW GL ZG AI SG TI VS JU', partly: 'FR SO AG' },
    { key: 'immaculateConception', when: '12-08', in: 'LU UR SZ OW NW ZG AI TI VS', partly: 'FR AG' },
    { key: 'christmasDay', when: '12-25' },
    {
      key: 'secondChristmasDay',
      when: '12-26',
      in: 'ZH BE LU UR SZ OW NW GL ZG SO BS BL SH AR AI SG GR AG TG TI',
      partly: 'FR',
    },
    { key: 'secondChristmasDay', when: (year) => afterSunday(dayIn(year, 12, 26)), in: 'NE' },
    { key: 'restorationDay', when: '12-31', in: 'GE' },
  ],
}

/** Public holidays of a year in the order of their days. An unknown region gets what holds in the whole country. */
export function holidaysOf(year: number, country: Country, region: Region = null): Holiday[] {
  const easter = easterOf(year)
  const found: Holiday[] = []
  for (const entry of entries[country]) {
    if (entry.from !== undefined && year < entry.from) continue
    if (entry.only && !entry.only.includes(year)) continue
    const whole = entry.in === undefined || holdsIn(entry.in, region)
    if (!whole && !holdsIn(entry.partly, region)) continue
    const day = dayFor(entry.when, year, easter)
    if (!day) continue
    found.push(whole ? { day, key: entry.key } : { day, key: entry.key, partly: true })
  }
  return found.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** False on Saturdays, Sundays and public holidays of the whole region. */
export function isWorkday(day: Day, country: Country, region: Region = null): boolean {
  return weekday(day) < 6 && !restDays(Number(day.slice(0, 4)), country, region).has(day)
}

/** The first workday after `day`. */
export function nextWorkday(day: Day, country: Country, region: Region = null): Day {
  return workdayFrom(addDays(day, 1), country, region)
}

/** `day` itself if it is a workday, else the first one after it. */
export function workdayFrom(day: Day, country: Country, region: Region = null): Day {
  let candidate = day
  while (!isWorkday(candidate, country, region)) candidate = addDays(candidate, 1)
  return candidate
}

/** `day` itself if it is a workday, else the last one before it. */
export function workdayUntil(day: Day, country: Country, region: Region = null): Day {
  let candidate = day
  while (!isWorkday(candidate, country, region)) candidate = addDays(candidate, -1)
  return candidate
}

const rememberedYears = 200
const remembered = new Map<string, ReadonlySet<Day>>()

function restDays(year: number, country: Country, region: Region): ReadonlySet<Day> {
  const key = `${year} ${country} ${region}`
  let days = remembered.get(key)
  if (!days) {
    days = new Set(holidaysOf(year, country, region).flatMap((holiday) => (holiday.partly ? [] : [holiday.day])))
    if (remembered.size >= rememberedYears) remembered.clear()
    remembered.set(key, days)
  }
  return days
}

function holdsIn(list: string | undefined, region: Region): boolean {
  return Boolean(list && region) && list!.split(' ').includes(region!)
}

function dayFor(when: When, year: number, easter: Day): Day | null {
  if (typeof when === 'number') return addDays(easter, when)
  return typeof when === 'string' ? `${year}-${when}` : when(year)
}

function dayIn(year: number, month: number, day: number): Day {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The first day with ISO weekday `wanted` on or after `day`. */
function onOrAfter(day: Day, wanted: number): Day {
  return addDays(day, (wanted - weekday(day) + 7) % 7)
}

function onOrBefore(day: Day, wanted: number): Day {
  return addDays(day, -((weekday(day) - wanted + 7) % 7))
}

/** Neuchâtel rests on this day only when the feast before it was a Sunday. */
function afterSunday(day: Day): Day | null {
  return weekday(day) === 1 ? day : null
}

/** First Thursday of April, a week later if that is Maundy Thursday. */
function naefelsRide(year: number): Day {
  const thursday = onOrAfter(dayIn(year, 4, 1), 4)
  return thursday === addDays(easterOf(year), -3) ? addDays(thursday, 7) : thursday
}
