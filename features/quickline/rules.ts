import type { Day } from '#shared/days.ts'
import type { Language } from '#shared/messages.ts'
import { type AmountHit, findAmounts, findPhones } from './rules/amounts.ts'
import type { Place } from './rules/calendar.ts'
import { assemble, type Chip, type ChipContent, type QuickLine, rangesOf, trimmed } from './rules/chips.ts'
import { type DateHit, findDates } from './rules/dates.ts'
import { type FoldedLine, foldLine, overlaps, overlapsAny, type Range, toRaw } from './rules/folded.ts'
import { decideKind, findFire, findKindWords } from './rules/kinds.ts'
import { findMentions, type Mention } from './rules/mentions.ts'
import { clausesOf, findMoments } from './rules/moments.ts'
import { indexNames, type Named, type NameIndex } from './rules/names.ts'
import { findPlans } from './rules/plans.ts'
import { findTimes } from './rules/times.ts'

export type QuickLineContext = {
  today: Day
  language: Language
  /** What the line can name. An index is built once and kept; a plain list is indexed for this line only. */
  names: NameIndex | readonly Named[]
  /** Currency of amounts without one (ISO 4217). */
  currency?: string
  /** Whose public holidays decide what "nach Ostern" and "Ende November" mean. */
  place?: Place
}

/** Longer lines are kept whole, but only so many characters are read. */
const readable = 1000

/**
 * Understands one typed line, German and English mixed: "Tel Müller Stahl, will Angebot bis Freitag, 12 T€". Pure and
 * deterministic, for the browser (also without network) and the server. Nothing is guessed silently: what is doubtful is
 * a chip that is not `sure`, what is not understood stays in `text`.
 */
export function parseQuickLine(typed: string, context: QuickLineContext): QuickLine {
  const { today, language, currency = 'EUR', place = { country: 'DE', region: null } } = context
  const index = 'byWord' in context.names ? context.names : indexNames(context.names)
  const line = foldLine(beginningOf(typed))
  const phones = findPhones(line)
  const kindWords = findKindWords(line)
  const mentions = findMentions(line, index, kindWords, phones)
  const masked = mentions.filter((mention) => mention.strong)
  const amounts = findAmounts(line, language, currency, [...phones, ...masked])
  const taken = [...phones, ...masked, ...amounts]
  const { dates, names } = settleNamesAndDates(line, findDates(line, { today, language, place }, taken), mentions)
  const times = findTimes(line, language, [...taken, ...dates])
  const fire = findFire(line, masked)
  const { moments, loneTimes } = findMoments(line, dates, times)
  const clauses = clausesOf(line, [...amounts, ...moments, ...times, ...masked, ...phones], moments)
  const opening = [...moments.filter((moment) => moment.day <= today || moment.gone), ...(fire ? [fire] : [])]
  const early = decideKind(line, kindWords, names, opening, masked)
  const spoken = early && { ranges: [early, ...(early.also ?? [])], verb: early.verb }
  const others = [...amounts, ...(fire ? [fire] : [])]
  const plans = findPlans({ line, today, clauses, moments, loneTimes, spoken, names, others, masked })
  const plannedParts = plans.flatMap((plan) => (plan.type === 'day' ? [] : plan.parts))
  const kind = decideKind(line, kindWords, names, opening, [...masked, ...plannedParts])
  const drafts: Draft[] = [
    ...plans.filter((plan) => plan.sure || plan.parts.every((part) => !kind || !overlaps(part, kind))),
    ...names.map(draftOfMention),
    ...amounts.map(draftOfAmount),
  ]
  if (fire) drafts.push({ parts: [fire], sure: fire.sure, type: 'fire', value: {} })
  if (kind) {
    const { outcome, direction, sure, also = [], from, to } = kind
    drafts.push({ parts: [{ from, to }, ...also], sure, type: 'kind', value: { kind: kind.kind, outcome, direction } })
  }
  return assemble(typed, withSmallWords(typed, toChips(line, drafts)))
}

function beginningOf(typed: string): string {
  if (typed.length <= readable) return typed
  const cut = typed.slice(0, readable)
  return cut.slice(0, Math.max(cut.search(/\s\S*$/u), 0)) || cut.replace(/[\uD800-\uDBFF]$/, '')
}

/** "Freitag" alone is a company only where no preposition makes it a day. */
function settleNamesAndDates(
  line: FoldedLine,
  dates: DateHit[],
  mentions: Mention[],
): { dates: DateHit[]; names: Mention[] } {
  const planned = /(?<!\p{L})(?:wv|wiedervorlage|termin|anrufen|nachfassen|follow up|fu)\s$/u
  const dateWins = (date: DateHit, mention: Mention) =>
    date.from < mention.from ||
    date.to > mention.to ||
    planned.test(line.text.slice(0, date.from)) ||
    (date.from === 0 && !/^\s*[,:]/.test(line.text.slice(date.to)))
  const strong = mentions.filter((mention) => mention.strong)
  const names = mentions.filter((mention) => {
    if (mention.strong) return true
    if (strong.some((other) => other.candidates[0]!.id === mention.candidates[0]!.id)) return false
    return !dates.some((date) => overlaps(date, mention) && dateWins(date, mention))
  })
  return { dates: dates.filter((date) => !overlapsAny(date, names)), names }
}

type Draft = { parts: readonly Range[]; sure: boolean } & ChipContent

function draftOfMention({ from, to, candidates, sure }: Mention): Draft {
  return { parts: [{ from, to }], sure, type: candidates[0]!.type, value: { candidates } }
}

function draftOfAmount({ from, to, sure, minor, currency }: AmountHit): Draft {
  return { parts: [{ from, to }], sure, type: 'opportunity', value: { amount: minor, currency } }
}

/** Folded parts become ranges of the typed line; where two drafts meet, the later one gives way. */
function toChips(line: FoldedLine, drafts: readonly Draft[]): Chip[] {
  const taken: Range[] = []
  const chips: Chip[] = []
  for (const { parts, ...rest } of drafts) {
    const ranges: Range[] = []
    for (const part of parts) {
      const range = trimmed(line.raw, toRaw(line, part))
      if (range && !overlapsAny(range, [...taken, ...ranges])) ranges.push(range)
    }
    const [main, ...also] = ranges
    if (!main) continue
    taken.push(...ranges)
    chips.push({ ...rest, ...main, ...(also.length > 0 ? { also } : {}) } as Chip)
  }
  return chips
}

const between =
  '(?:bitte|please|bei|beim|mit|von|vom|an|am|um|und|zu|zum|zur|für|in|im|der|die|das|dem|den|with|at|from|to|and|for|on|the|by|of)'
const besideVerb = '(?:ich|wir|hat|habe|haben|war|uns|mich|gerade|eben|i|we|has|have|had|us|me|him|her|them|just)'
const onlySmall = new RegExp(`^(?:\\s*${between}(?![\\p{L}\\p{N}]))+\\s*$`, 'iu')
const onlyAuxiliary = new RegExp(`^(?:\\s*(?:${between}|${besideVerb})(?![\\p{L}\\p{N}]))+\\s*$`, 'iu')

/** A "bei" or "und" left alone between chips belongs to the chip behind it, "hat" and "uns" to the verb beside them. */
function withSmallWords(typed: string, chips: readonly Chip[]): Chip[] {
  let covered = chips.flatMap(rangesOf)
  const spoken = chips.some((chip) => chip.type === 'kind' || (chip.type === 'promise' && chip.value.said))
  return chips.map((chip) => {
    const auxiliary = spoken && ['kind', 'customer', 'person', 'day', 'promise'].includes(chip.type)
    const small = auxiliary ? onlyAuxiliary : onlySmall
    const grown = (range: Range): Range => {
      const others = covered.filter((other) => other.from !== range.from)
      const floor = Math.max(0, ...others.filter((other) => other.to <= range.from).map((other) => other.to))
      const ceiling = Math.min(
        typed.length,
        ...others.filter((other) => other.from >= range.to).map((other) => other.from),
      )
      const before = /[^,;:.!?-]*$/.exec(typed.slice(floor, range.from))![0]
      const after = /^[^,;:.!?-]*/.exec(typed.slice(range.to, ceiling))![0]
      const takesAfter = small.test(after) && (chip.type === 'kind' || ceiling === typed.length)
      const wider = {
        from: small.test(before) ? range.from - before.trimStart().length : range.from,
        to: takesAfter ? range.to + after.trimEnd().length : range.to,
      }
      covered = [...others, wider]
      return wider
    }
    const main = grown(chip)
    return chip.also ? { ...chip, ...main, also: chip.also.map(grown) } : { ...chip, ...main }
  })
}
