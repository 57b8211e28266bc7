import { type Day, instantAt, isDay } from '#shared/days.ts'
import { type MailAddress, tidy } from '../read/mail.ts'

/** What stands in a forwarded mail above the text of the original, as the usual programs write it. */
export type Forwarded = {
  /** The forwarder's own words. */
  note: string
  from: MailAddress
  to: MailAddress[]
  subject: string
  /** Instant; `null` where the day is not told in a way that we read. */
  at: string | null
  text: string
}

type Label = 'from' | 'to' | 'date' | 'subject' | 'other'

/** Outlook, Apple Mail, Gmail and Thunderbird, German and English. */
const labels: Record<string, Label> = {
  von: 'from',
  from: 'from',
  an: 'to',
  to: 'to',
  cc: 'to',
  kopie: 'to',
  gesendet: 'date',
  sent: 'date',
  datum: 'date',
  date: 'date',
  betreff: 'subject',
  subject: 'subject',
  'antwort an': 'other',
  'reply-to': 'other',
  'antwort-an': 'other',
  wichtigkeit: 'other',
  importance: 'other',
  bcc: 'other',
}

const mostLines = 5_000

/**
 * The mail inside a mail that was forwarded in its text: the first block of lines that name a sender with an address and two
 * of recipient, day and subject. `null` without one. Times without a zone are those of `timeZone`.
 */
export function forwardedIn(text: string, timeZone: string): Forwarded | null {
  const lines = text.split('\n').slice(0, mostLines)
  for (let start = 0; start < lines.length; start += 1) {
    if (!labelled(lines[start]!)) continue
    const block = blockFrom(lines, start)
    const from = addressesIn(block.values.from ?? '')[0]
    const others = (['to', 'date', 'subject'] as const).filter((label) => block.values[label] !== undefined)
    if (from && others.length >= 2) {
      return {
        note: noteAbove(lines.slice(0, start)),
        from,
        to: addressesIn(block.values.to ?? ''),
        subject: tidy(block.values.subject ?? ''),
        at: momentOf(block.values.date ?? '', timeZone),
        text: tidy(unquoted(lines.slice(block.end), isQuoted(lines[start]!)).join('\n')),
      }
    }
    start = Math.max(start, block.end - 1)
  }
  return null
}

/** "Von: …", also "> Von: …", "*Von:* …" and "Von:\t…". */
function labelled(line: string): { label: Label; value: string } | null {
  const found = /^[>\s]*\**([A-Za-z][A-Za-z -]{0,11}?)\**\s*:\**(.*)$/.exec(line.slice(0, 2_000))
  const label = found && labels[found[1]!.trim().toLowerCase()]
  return label ? { label, value: found[2]!.trim() } : null
}

/** The lines of one block; long lists of recipients go on in the next line, and an empty line between two labels is none. */
function blockFrom(lines: string[], start: number): { values: Partial<Record<Label, string>>; end: number } {
  const values: Partial<Record<Label, string>> = {}
  let end = start
  let last: Label | null = null
  for (let at = start; at < lines.length && at < start + 60; at += 1) {
    const line = lines[at]!
    const found = labelled(line)
    if (found) {
      // The next mail of the same thread begins.
      if (found.label === 'from' && values.from !== undefined) break
      values[found.label] = [values[found.label], found.value].filter(Boolean).join(', ')
      last = found.label
      end = at + 1
      continue
    }
    const words = line.replace(/^[>\s]+/, '')
    const next = words === '' ? lines[at + 1] : lines.slice(at + 1, at + 4).find((one) => labelled(one))
    const named = next === undefined ? null : labelled(next)
    if (words === '' && named && values[named.label] === undefined) continue
    if (words !== '' && named && (last === 'to' || last === 'subject')) {
      values[last] = `${values[last] ?? ''} ${words}`
      continue
    }
    break
  }
  return { values, end }
}

/** What the forwarder wrote, without the line that the program puts above the original. */
function noteAbove(lines: string[]): string {
  const drawn =
    /^>\s*$|^[>\s]*(-{3,}.*|_{5,}|begin forwarded message:?|anfang der weitergeleiteten (nachricht|e-?mail):?|von meinem .{3,20} gesendet|sent from my .{3,20})\s*$/i
  return tidy(lines.filter((line) => !drawn.test(line)).join('\n'))
}

function isQuoted(line: string): boolean {
  return /^\s*>/.test(line)
}

function unquoted(lines: string[], quoted: boolean): string[] {
  return quoted ? lines.map((line) => line.replace(/^\s*> ?/, '')) : lines
}

const mostAddresses = 50

/** Mail addresses in a line of a header, with the names before them, each once. */
export function addressesIn(value: string): MailAddress[] {
  const found = new Map<string, MailAddress>()
  const line = value.slice(0, 20_000)
  let before = 0
  for (const match of line.matchAll(/[^\s<>[\]()"',;:]{1,64}@[^\s<>[\]()"',;:]{3,200}/g)) {
    const address = match[0].toLowerCase().replace(/\.+$/, '')
    const name = line
      .slice(before, match.index)
      .replace(/mailto:/gi, '')
      .replace(/^[\s>\],;*"']+|[\s<[:*"']+$/g, '')
    before = match.index + match[0].length
    if (!found.has(address)) found.set(address, { name: name.slice(0, 200), address })
    if (found.size >= mostAddresses) break
  }
  return [...found.values()]
}

const months = ['jan', 'feb', 'mar', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez']
const otherMonths: Record<string, number> = { mär: 3, mrz: 3, may: 5, oct: 10, dec: 12, jän: 1 }

/** The number of a month by its first three letters, German or English; 0 for none. */
function monthOf(word: string): number {
  const short = word.slice(0, 3).toLowerCase()
  return otherMonths[short] ?? months.indexOf(short) + 1
}

/**
 * When a mail was sent, of what a program writes: "Dienstag, 10. November 2026 09:30", "Tuesday, November 10, 2026 9:30 AM",
 * "10.11.2026 um 09:30", "Tue, 10 Nov 2026 09:30:00 +0100", "2026-11-10 09:30". Noon where no time stands there.
 */
export function momentOf(text: string, timeZone: string): string | null {
  const line = text.slice(0, 200)
  const day = dayIn(line)
  if (!day) return null
  const time = /(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])?\.?(?:m\.?\b)?/i.exec(line)
  if (!time) return instantAt(day, '12:00', timeZone)
  const [, hours, minutes, half] = time
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours)
  if (hour > 23 || Number(minutes) > 59) return instantAt(day, '12:00', timeZone)
  const clock = `${String(hour).padStart(2, '0')}:${minutes}`
  const ahead = offsetIn(line.slice(time.index + time[0].length))
  if (ahead === null) return instantAt(day, clock, timeZone)
  return new Date(Date.parse(`${day}T${clock}:00Z`) - ahead * 60_000).toISOString()
}

function dayIn(line: string): Day | null {
  const put = (year: string, month: number, day: string) => {
    const whole = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
    return month > 0 && isDay(whole) ? whole : null
  }
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(line)
  if (iso) return put(iso[1]!, Number(iso[2]), iso[3]!)
  const numbers = /\b(\d{1,2})([./])(\d{1,2})[./](\d{4})\b/.exec(line)
  if (numbers) {
    const [, first, sign, second, year] = numbers as unknown as [string, string, string, string, string]
    const american = sign === '/' && (Number(second) > 12 || /[ap]\.?m/i.test(line))
    return american ? put(year, Number(first), second) : put(year, Number(second), first)
  }
  const dayFirst = /\b(\d{1,2})\.?\s+(\p{L}{3,9})\.?,?\s+(\d{4})\b/u.exec(line)
  if (dayFirst) return put(dayFirst[3]!, monthOf(dayFirst[2]!), dayFirst[1]!)
  const monthFirst = /\b(\p{L}{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})\b/u.exec(line)
  return monthFirst ? put(monthFirst[3]!, monthOf(monthFirst[1]!), monthFirst[2]!) : null
}

/** Minutes ahead of UTC that are named behind a time; `null` for none. */
function offsetIn(text: string): number | null {
  const [, sign, hours, minutes] = /(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?\b/.exec(text) ?? []
  if (sign) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0))
  const zone = /\b(MESZ|CEST|MEZ|CET|GMT|UTC)\b/.exec(text)?.[1]
  return zone ? { MESZ: 120, CEST: 120, MEZ: 60, CET: 60, GMT: 0, UTC: 0 }[zone]! : null
}
