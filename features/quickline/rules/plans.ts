import { addDays } from '#shared/days.ts'
import type { ChipContent } from './chips.ts'
import { type FoldedLine, overlapsAny, type Range, without } from './folded.ts'
import { type Moment, planned } from './moments.ts'
import {
  aloneBeside,
  hitsIn,
  momentsIn,
  type PlanInput,
  partsOf,
  regionOf,
  says,
  within,
  wordsIn,
} from './planRegions.ts'
import {
  appointments,
  calledOff,
  customerActs,
  kindOf,
  promised,
  reminders,
  strongFollowUps,
  things,
  wants,
  weakFollowUps,
} from './planWords.ts'
import type { TimeHit } from './times.ts'

/** Something planned, in folded positions; the first part is the one with the date. */
export type Plan = { parts: Range[]; sure: boolean } & Extract<
  ChipContent,
  { type: 'followUp' | 'promise' | 'appointment' | 'day' }
>

/** Follow-ups, appointments, promises and the day of the conversation, each date used once. */
export function findPlans(given: PlanInput): Plan[] {
  const input = { ...given, moments: given.moments.map((moment) => asPast(given, moment)) }
  const plans: Plan[] = []
  const used = new Set<Moment>()
  planFollowUps(input, plans, used)
  for (const clause of input.clauses) {
    planAppointment(input, clause, plans, used)
    planPromise(input, clause, plans, used)
  }
  planDay(input, plans, used)
  if (!plans.some((plan) => plan.type !== 'day')) offerFollowUp(input, plans, used)
  return plans
}

/** "Besuch am 16.11.", "Freitag telefoniert": beside a conversation a date just gone by is the day it happened. */
function asPast(input: PlanInput, moment: Moment): Moment {
  const { spoken, clauses, today } = input
  const clause = clauses.find((one) => within(moment, one))
  if (!spoken || !clause || !moment.gone || moment.gone < addDays(today, -31)) return moment
  if (moment.plain && !spoken.verb) return moment
  if (!spoken.ranges.some((range) => within(range, clause))) return moment
  const planning = [reminders, strongFollowUps, weakFollowUps].some((words) => hitsIn(input, words, clause).length > 0)
  return planning ? moment : { ...moment, day: moment.gone, past: moment.gone < today, sure: true }
}

function planFollowUps(input: PlanInput, plans: Plan[], used: Set<Moment>): void {
  const { clauses, line } = input
  clauses.forEach((clause, position) => {
    const named = hitsIn(input, reminders, clause)
    const strong = hitsIn(input, strongFollowUps, clause).filter((hit) => !overlapsAny(hit, named))
    const weak = hitsIn(input, weakFollowUps, clause).filter((hit) => !overlapsAny(hit, [...named, ...strong]))
    const [first] = [...named, ...strong, ...weak].sort(
      (a, b) => rank(a, named, strong) - rank(b, named, strong) || a.from - b.from,
    )
    if (!first || overlapsAny(first, input.names)) return
    const isWeak = weak.includes(first)
    const own = momentsIn(input, clause, used).filter((moment) => !moment.past)
    const moment = own.find((one) => one.from >= first.to) ?? own.at(-1) ?? aloneBeside(input, position, used, isWeak)
    if (isWeak && !moment) return
    if (isWeak && !moment!.sure && moment!.by) return
    if (moment) used.add(moment)
    const others = [...momentsIn(input, clause, used), ...named, ...strong].filter(
      (other) => other !== first && !overlapsAny(other, [first]),
    )
    const opens = named.includes(first) && !input.spoken && isOpening(input, first)
    const region = regionOf(clause, moment && within(moment, clause) ? [first, moment] : [first], others)
    const exclude = [...(moment ? [moment] : []), ...(named.includes(first) ? [first] : [])]
    const subject = wordsIn(line, region, [...input.names, ...exclude])
    const more = opens && subject === '' ? clauses.slice(position + 1).filter((later) => isPlain(input, later)) : []
    plans.push({
      type: 'followUp',
      parts: [...partsOf(input, region, moment ?? first), ...more.flatMap((part) => partsOf(input, part, part))],
      sure: moment?.sure === true,
      value: {
        ...(moment ? planned(moment) : { day: null, until: null, time: null }),
        kind: kindOf(line.text.slice(first.from, first.to), line.text.slice(region.from, region.to)),
        what:
          subject ||
          more
            .map((part) => wordsIn(line, part, input.names))
            .filter(Boolean)
            .join(', '),
      },
    })
  })
}

/** Nothing but names stands before it: the whole line is a reminder. */
function isOpening({ line, names }: PlanInput, hit: Range): boolean {
  return without({ from: 0, to: hit.from }, names).every(
    (piece) => !/[\p{L}\p{N}]/u.test(line.text.slice(piece.from, piece.to)),
  )
}

/** A clause without a date and without anything planned. */
function isPlain(input: PlanInput, clause: Range): boolean {
  const planning = [reminders, strongFollowUps, appointments, promised, wants].some(
    (words) => hitsIn(input, words, clause).length > 0,
  )
  return !planning && !input.moments.some((moment) => within(moment, clause))
}

function rank(hit: Range, named: readonly Range[], strong: readonly Range[]): number {
  return named.includes(hit) ? 0 : strong.includes(hit) ? 1 : 2
}

function planAppointment(input: PlanInput, clause: Range, plans: Plan[], used: Set<Moment>): void {
  const { line, today } = input
  if (hitsIn(input, calledOff, clause).length > 0) {
    for (const moment of momentsIn(input, clause, used)) used.add(moment)
    return
  }
  const open = momentsIn(input, clause, used).filter((one) => !one.past && !one.by)
  const trigger = hitsIn(input, appointments, clause).find((hit) => !colonBetween(line, hit, open[0]))
  const moment = open.find((one) => one.time) ?? (trigger ? open[0] : undefined)
  const apart = trigger && !moment?.time ? timeApart(input, clause, trigger) : undefined
  const time = moment?.time ?? apart?.time ?? null
  if (!moment && !apart) return
  if (moment && !time && (!moment.single || wishIn(input, clause))) return
  if (moment) used.add(moment)
  const when = [moment, apart].filter((one) => one !== undefined)
  const core = [...(trigger ? [trigger] : []), ...when.filter((one) => within(one, clause))]
  const region = regionOf(clause, core, momentsIn(input, clause, used))
  const word = trigger ? line.text.slice(trigger.from, trigger.to) : ''
  // "Besuch Montag" may be the coming or the last one; a time, a date or the word "Termin" tell.
  const explicit = trigger
    ? /termin$|appointment$/.test(word) || time !== null || !moment?.plain
    : isBare(input, clause, core)
  plans.push({
    type: 'appointment',
    parts: [...partsOf(input, region, when[0]!), ...when.slice(1).filter((one) => !within(one, region))],
    sure: moment?.sure === true && apart?.sure !== false && explicit,
    value: {
      day: moment?.day ?? today,
      time,
      timeUntil: moment?.time ? moment.timeUntil : (apart?.until ?? null),
      kind: kindOf(word, line.text.slice(region.from, region.to)) ?? 'meeting',
      what: wordsIn(line, region, [...input.names, ...when]),
    },
  })
}

/** "Besuch Müller: Muster Montag": the date belongs to what follows the colon ("Termin: Montag" is one). */
function colonBetween(line: FoldedLine, trigger: Range, moment: Moment | undefined): boolean {
  return moment ? /[^\s:].*:/.test(line.text.slice(trigger.to, moment.from)) : false
}

/** A time that stands apart from its date: "Termin am 3.12. bei Müller um 10 Uhr", "Besuch am 3.12., 10 Uhr". */
function timeApart(input: PlanInput, clause: Range, trigger: Range): TimeHit | undefined {
  const { line, loneTimes, clauses } = input
  const next = clauses[clauses.indexOf(clause) + 1]
  return (
    loneTimes.find((time) => within(time, clause) && time.from >= trigger.to) ??
    loneTimes.find((time) => next && within(time, next) && !without(next, [time]).some((piece) => says(line, piece)))
  )
}

/** Nothing else is said in the clause: a name, a day and a time are an appointment. */
function isBare(input: PlanInput, clause: Range, core: readonly Range[]): boolean {
  return wordsIn(input.line, clause, [...core, ...input.names, ...input.others]) === ''
}

function wishIn(input: PlanInput, clause: Range): boolean {
  return hitsIn(input, wants, clause).length > 0 && hitsIn(input, things, clause).length > 0
}

function planPromise(input: PlanInput, stated: Range, plans: Plan[], used: Set<Moment>): void {
  const { line } = input
  const clause = withInfinitive(input, stated)
  const said = hitsIn(input, promised, clause)
  const wanted = hitsIn(input, wants, clause)
  const object = hitsIn(input, things, clause)
  const own = momentsIn(input, clause, used).find((one) => !one.past)
  const moment = own ?? deadlineBehind(input, clause, used)
  const clauseText = line.text.slice(clause.from, clause.to)
  const byCustomer =
    hitsIn(input, customerActs, clause).length > 0 ||
    (said.length > 0 &&
      /(?<!\p{L})(?:hat|haben|has|kunde|er|sie|he|she|they)\s/u.test(clauseText) &&
      !/(?<!\p{L})(?:ich|wir|habe|i|we)\s/u.test(clauseText))
  if (byCustomer || (!moment && said.length === 0)) return
  const objectless = wanted.length > 0 && moment?.by
  if (said.length === 0 && !(object.length > 0 && (moment?.by || wanted.length > 0)) && !objectless) return
  const closing = said.some((hit) => !/[\p{L}\p{N}]/u.test(line.text.slice(hit.to, clause.to)))
  const opening = closing && object.length === 0 ? [{ from: clause.from, to: clause.from }] : []
  const anchors = [...said, ...wanted, ...object, ...(moment ? [moment] : []), ...opening]
  const others = momentsIn(input, clause, used).filter((one) => one !== moment)
  const core =
    wanted.length + said.length > 0 ? anchors : [...anchors, ...withAttributes(line, object[0]!, clause, input.names)]
  const region = regionOf(clause, core, others)
  const what = wordsIn(line, region, [
    ...said,
    ...wanted.filter((hit) => !isInfinitive(line, hit)),
    ...input.names,
    ...input.others,
    ...(moment ? [moment] : []),
  ]).replace(/ (?:früh|vormittags?|mittags?|nachmittags?|abends?)$/iu, '')
  if (what === '' && said.length === 0) return
  if (moment) used.add(moment)
  plans.push({
    type: 'promise',
    parts: partsOf(input, region, moment ?? anchors[0]!),
    sure: moment?.sure === true && what !== '',
    value: { day: moment?.day ?? null, what, said: said.length > 0 },
  })
}

/** "zugesagt, bis Mittwoch zurückzurufen": the next clause says what was promised, and is one with it. */
function withInfinitive({ line, clauses }: PlanInput, clause: Range): Range {
  const next = clauses[clauses.indexOf(clause) + 1]
  const promises = /(?<!\p{L})(?:zugesagt|versprochen|verspreche)\s*,?\s*$/u.test(
    line.text.slice(clause.from, clause.to),
  )
  const says =
    next && /(?<!\p{L})(?:zu \p{L}+n|\p{L}{2,}zu\p{L}{3,}n)\s*[.!]?\s*$/u.test(line.text.slice(next.from, next.to))
  return promises && next && says ? { from: clause.from, to: next.to } : clause
}

/** "will Angebot, bis Freitag": the next clause is nothing but the deadline. */
function deadlineBehind(input: PlanInput, clause: Range, used: ReadonlySet<Moment>): Moment | null {
  const moment = aloneBeside(input, input.clauses.indexOf(clause), used, true)
  return moment?.by ? moment : null
}

function isInfinitive(line: FoldedLine, hit: Range): boolean {
  return /(?:schicken|senden|liefern|zusenden|zuschicken|nachreichen|erstellen|machen|send|deliver|prepare)$/.test(
    line.text.slice(hit.from, hit.to),
  )
}

/** "neue Preisliste", "a new quote": up to two words before the thing belong to it. */
function withAttributes(line: FoldedLine, thing: Range, clause: Range, names: readonly Range[]): Range[] {
  const before = /(?:(?<![\p{L}\p{N}])(?:\p{L}+(?:es|en|er|e)|ein|das|an?|the|new|updated|revised)\s){1,2}$/u.exec(
    line.text.slice(clause.from, thing.from),
  )
  if (!before) return []
  const range = { from: clause.from + before.index, to: thing.from }
  return overlapsAny(range, names) ? [] : [range]
}

/** A day of the last two months at the beginning, or beside the word that says how it was spoken. */
function planDay(input: PlanInput, plans: Plan[], used: Set<Moment>): void {
  const { line, today, spoken } = input
  const [clause] = input.clauses
  if (!clause) return
  const moment = input.moments.find((one) => {
    if (used.has(one) || !one.single || one.by || one.day > today || one.day < addDays(today, -62)) return false
    if (/(?<!\p{L})(?:vom|seit|since)\s/u.test(line.text.slice(one.from, one.to))) return false
    const opens = !/[\p{L}\p{N}]/u.test(line.text.slice(0, one.from))
    return opens || input.clauses.some((own) => within(one, own) && spoken?.ranges.some((range) => within(range, own)))
  })
  if (!moment) {
    const time =
      spoken?.verb &&
      input.loneTimes.find((one) =>
        input.clauses.some((own) => within(one, own) && spoken.ranges.some((range) => within(range, own))),
      )
    if (time) plans.push({ type: 'day', parts: [time], sure: time.sure, value: { day: today, time: time.time } })
    return
  }
  used.add(moment)
  plans.push({ type: 'day', parts: [moment], sure: moment.sure, value: { day: moment.day, time: moment.time } })
}

/** A date that nothing else explains: offered as a follow-up. */
function offerFollowUp(input: PlanInput, plans: Plan[], used: Set<Moment>): void {
  const moment = input.moments.find((one) => !used.has(one) && !one.past)
  const clause = moment && input.clauses.find((one) => within(moment, one))
  if (!moment || !clause) return
  plans.push({
    type: 'followUp',
    parts: [moment],
    sure: false,
    value: {
      ...planned(moment),
      kind: null,
      what: wordsIn(input.line, clause, [...input.names, ...(input.spoken?.ranges ?? []), moment]),
    },
  })
}
