import type { Language } from '#shared/messages.ts'
import { type FoldedLine, overlapsAny, type Range } from './folded.ts'

/** A clock time (HH:MM) in the line, folded positions; `until`: the end of "14-15 Uhr". */
export type TimeHit = Range & { time: string; until: string | null; sure: boolean }

type Clock = { hour: number; minute: number }

const lead = '(?:(?:um|von|gegen|ab|ca\\.?|at|from|around)\\s)?'
const start = `(?<![\\p{L}\\p{N}:.,/-])${lead}`
const end = '(?![\\p{L}\\p{N}]|[:.,]\\d|-\\p{L})'
const to = '\\s?(?:-|bis|to|until)\\s?'
const hour = '([01]?\\d|2[0-4])'
const minute = '([0-5]\\d)'
const half = '([ap])\\.?m\\.?'

type Pattern = {
  pattern: RegExp
  read: (groups: (string | undefined)[], language: Language) => { from: Clock; until?: Clock; sure?: boolean } | null
}

const patterns: readonly Pattern[] = [
  {
    // 14:00-15:30 · 14.00 bis 15.30 Uhr
    pattern: new RegExp(`${start}${hour}[:.]${minute}${to}${hour}[:.]${minute}(?:\\s?(?:uhr|h))?${end}`, 'gu'),
    read: ([h, m, h2, m2]) => ({ from: clock(h, m), until: clock(h2, m2) }),
  },
  {
    // 10:30 · 10:30 Uhr · 10.30 Uhr · 10:30am
    pattern: new RegExp(
      `${start}${hour}(?::${minute}(?:\\s?(?:uhr|h)|\\s?${half})?|\\.${minute}\\s?(?:uhr|h|${half}))${end}`,
      'gu',
    ),
    read: ([h, m, ap, m2, ap2]) => {
      const from = clock(h, m ?? m2)
      return { from: (ap ?? ap2) ? twelveHours(from, (ap ?? ap2)!) : from }
    },
  },
  {
    // 14-15 Uhr · von 10 bis 12 Uhr
    pattern: new RegExp(`${start}${hour}${to}${hour}\\s?(?:uhr|h)${end}`, 'gu'),
    read: ([h, h2]) => ({ from: clock(h), until: clock(h2) }),
  },
  {
    // 14 Uhr · 14 Uhr 30 · 9h · 14h30
    pattern: new RegExp(`${start}${hour}(?:\\s?uhr(?:\\s${minute})?|h${minute}?)${end}`, 'gu'),
    read: ([h, m, m2]) => ({ from: clock(h, m ?? m2) }),
  },
  {
    // 2-3pm
    pattern: new RegExp(`${start}${hour}${to}${hour}\\s?${half}${end}`, 'gu'),
    read: ([h, h2, ap]) => ({ from: twelveHours(clock(h), ap!), until: twelveHours(clock(h2), ap!) }),
  },
  {
    // 2pm · 2 p.m.; "10 am Freitag" is German
    pattern: new RegExp(`${start}${hour}\\s?${half}${end}`, 'gu'),
    read: ([h, ap], language) => (language === 'de' && ap === 'a' ? null : { from: twelveHours(clock(h), ap!) }),
  },
  {
    // halb drei, halb 3: in working hours
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:um\\s)?halb\\s(1[0-2]|[1-9]|eins|zwei|drei|vier|fuenf|sechs|sieben|acht|neun|zehn|elf|zwoelf)${end}`,
      'gu',
    ),
    read: ([word]) => {
      const spoken = [
        'eins',
        'zwei',
        'drei',
        'vier',
        'fuenf',
        'sechs',
        'sieben',
        'acht',
        'neun',
        'zehn',
        'elf',
        'zwoelf',
      ]
      const before = (spoken.indexOf(word!) + 1 || Number(word)) - 1
      return { from: { hour: before < 7 ? before + 12 : before, minute: 30 }, sure: false }
    },
  },
  {
    pattern: /(?<![\p{L}\p{N}])(?:at|um)\s([1-9]|1\d|2[0-3])(?![\p{L}\p{N}]|[:.,]\d|\s?(?:-|%|€|prozent|stueck|eur))/gu,
    read: ([h], language) => {
      const typed = Number(h)
      const early = typed < 7
      return { from: { hour: early && language === 'en' ? typed + 12 : typed, minute: 0 }, sure: !early }
    },
  },
]

/** Every clock time in the line, none overlapping one of `taken`, in order. */
export function findTimes(line: FoldedLine, language: Language, taken: readonly Range[] = []): TimeHit[] {
  const found: TimeHit[] = []
  for (const { pattern, read } of patterns) {
    for (const match of line.text.matchAll(pattern)) {
      const range = { from: match.index, to: match.index + match[0].length }
      if (overlapsAny(range, taken) || overlapsAny(range, found)) continue
      const reading = read(match.slice(1), language)
      if (!reading) continue
      const until = reading.until && minutes(reading.until) > minutes(reading.from) ? write(reading.until) : null
      found.push({ ...range, time: write(reading.from), until, sure: reading.sure !== false })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

function clock(hourText: string | undefined, minuteText?: string): Clock {
  return { hour: Number(hourText) % 24, minute: Number(minuteText ?? 0) }
}

function twelveHours({ hour: typed, minute: past }: Clock, half: string): Clock {
  if (typed > 12) return { hour: typed, minute: past }
  return { hour: (typed % 12) + (half === 'p' ? 12 : 0), minute: past }
}

function minutes(at: Clock): number {
  return at.hour * 60 + at.minute
}

function write(at: Clock): string {
  return `${String(at.hour).padStart(2, '0')}:${String(at.minute).padStart(2, '0')}`
}
