import { type ActivityKind, isContact } from '#features/contact-again/rules.ts'
import type { Day } from '#shared/days.ts'
import type { Range } from './folded.ts'
import type { NameMatch } from './names.ts'

export type Direction = 'in' | 'out'

/** What a part of the line says. */
export type ChipContent =
  | { type: 'kind'; value: { kind: ActivityKind; outcome: 'notReached' | null; direction: Direction | null } }
  /** Candidates best first, of either type; if the chip is sure, the first is meant. */
  | { type: 'customer' | 'person'; value: { candidates: NameMatch[] } }
  /** The day on which it happened. */
  | { type: 'day'; value: { day: Day; time: string | null } }
  | { type: 'followUp'; value: FollowUp }
  /** `said`: the line itself says that it was promised; else the customer's wish, which proposes a promise. */
  | { type: 'promise'; value: { day: Day | null; what: string; said: boolean } }
  | { type: 'appointment'; value: Appointment }
  /** Minor units of the currency. */
  | { type: 'opportunity'; value: { amount: number; currency: string } }
  | { type: 'fire'; value: Record<string, never> }

/** `day` null: to be asked; `until`: end of the named stretch ("KW 49"); `kind`: how, if said; `what`: in the typed words. */
type FollowUp = { day: Day | null; until: Day | null; time: string | null; kind: ActivityKind | null; what: string }

type Appointment = { day: Day; time: string | null; timeUntil: string | null; kind: ActivityKind; what: string }

/**
 * What one part of the line was understood as. `from`/`to`: that part of the typed line; `also`: further parts of it,
 * where other words stand between. `sure`: the reading is beyond doubt; else it is offered and nothing follows from it
 * until somebody chooses it.
 */
export type Chip = Range & { also?: Range[]; sure: boolean } & ChipContent

type NameChip = Extract<Chip, { type: 'customer' | 'person' }>

/** A line as understood. Nothing typed is lost: every word is in a chip or in `rest`. */
export type QuickLine = {
  line: string
  /** In the order of the line, none overlapping another. */
  chips: Chip[]
  kind: ActivityKind
  outcome: 'notReached' | null
  direction: Direction | null
  /** True if it resets the rhythm (rules §1): a conversation that took place. */
  isContact: boolean
  /** The customer and person meant, only where that is sure. */
  customerId: string | null
  personId: string | null
  /** False if the line only plans or names ("WV Montag Müller"): then there is nothing to log. */
  happened: boolean
  /** What is not understood, and where it stands. */
  text: string
  rest: Range[]
  /** What to keep as the text of the activity: the line without its kind, its leading name and what was planned apart. */
  note: string
}

/** True for chips that must be confirmed one by one: unsure ones, opportunities, and promises that were not yet made. */
export function isProposal(chip: Chip): boolean {
  return !chip.sure || chip.type === 'opportunity' || (chip.type === 'promise' && !chip.value.said)
}

/** The line without one of its chips: its words become text again. */
export function dismissChip(parsed: QuickLine, chip: Chip): QuickLine {
  return assemble(
    parsed.line,
    parsed.chips.filter((one) => one !== chip),
  )
}

/** The line with an unsure chip taken as read. Names are chosen by `chooseName`; a follow-up still needs its day. */
export function acceptChip(parsed: QuickLine, chip: Chip): QuickLine {
  return assemble(
    parsed.line,
    parsed.chips.map((one) => (one === chip ? { ...one, sure: true } : one)),
  )
}

/** The line with a customer or person chosen among the candidates of a chip. */
export function chooseName(parsed: QuickLine, chip: Chip, id: string): QuickLine {
  if (chip.type !== 'customer' && chip.type !== 'person') return parsed
  const chosen = chip.value.candidates.find((one) => one.id === id)
  if (!chosen) return parsed
  const candidates = [chosen, ...chip.value.candidates.filter((one) => one !== chosen)]
  const replaced: Chip = { ...chip, type: chosen.type, sure: true, value: { candidates } }
  return assemble(
    parsed.line,
    parsed.chips.map((one) => (one === chip ? replaced : one)),
  )
}

const unspoken = { kind: 'note', outcome: null, direction: null } as const

/** Puts chips together to what the line says as a whole. */
export function assemble(line: string, chips: readonly Chip[]): QuickLine {
  const sorted = [...chips].sort((a, b) => a.from - b.from)
  const spoken = sorted.find((chip) => chip.type === 'kind')
  const { kind, outcome, direction } = spoken?.sure ? spoken.value : unspoken
  const sureNames = sorted.filter(
    (chip): chip is NameChip => chip.sure && (chip.type === 'customer' || chip.type === 'person'),
  )
  const meant = sureNames.map((chip) => chip.value.candidates[0]!)
  const person = meant.find((one) => one.type === 'person')
  const customer = meant.find((one) => one.type === 'customer')?.id ?? person?.customerId ?? null
  const rest = gaps(line, sorted.flatMap(rangesOf))
  const happened = rest.length > 0 || sorted.some((chip) => chip.type === 'kind' || chip.type === 'day')
  return {
    line,
    chips: sorted,
    kind,
    outcome,
    direction,
    isContact: isContact(kind, outcome),
    customerId: customer,
    personId: person?.id ?? null,
    happened,
    text: joined(line, rest),
    rest,
    note: happened ? joined(line, gaps(line, cutFromNote(line, sorted))) : '',
  }
}

export function rangesOf(chip: Chip): Range[] {
  return [{ from: chip.from, to: chip.to }, ...(chip.also ?? [])]
}

/** The parts of the line outside `covered` that say anything, without the punctuation at their ends. */
function gaps(line: string, covered: readonly Range[]): Range[] {
  const ordered = [...covered].sort((a, b) => a.from - b.from)
  const found: Range[] = []
  let from = 0
  for (const range of [...ordered, { from: line.length, to: line.length }]) {
    const gap = trimmed(line, { from, to: range.from })
    if (gap && /[\p{L}\p{N}\p{S}]/u.test(line.slice(gap.from, gap.to))) found.push(gap)
    from = Math.max(from, range.to)
  }
  return found
}

/** A range without spaces and separators at its ends; null if nothing is left. */
export function trimmed(line: string, { from, to }: Range): Range | null {
  const text = line.slice(from, Math.max(from, to))
  const lead = /^(?:[\s,;:!.)\]]|[-–—](?=\s|$))*/u.exec(text)![0].length
  const rest = text.slice(lead)
  const tail = /(?:[\s,;:]|(?<=\s|^)[-–—])*$/u.exec(rest)![0].length
  const end = from + lead + rest.length - tail
  return end > from + lead ? { from: from + lead, to: end } : null
}

/** Pieces of the line in one text; a comma where the line had one between them. */
function joined(line: string, pieces: readonly Range[]): string {
  let text = ''
  pieces.forEach((piece, i) => {
    const last = pieces[i - 1]
    if (last) text += /[,;:.!?]|\s[-–—]\s/u.test(line.slice(last.to, piece.from)) && !/[.!?]$/.test(text) ? ', ' : ' '
    text += line.slice(piece.from, piece.to)
  })
  return text
}

/** Parts that the note can do without: those at the beginning, and what was planned in a clause of its own. */
function cutFromNote(line: string, chips: readonly Chip[]): Range[] {
  const parts = chips
    .filter((chip) => chip.sure)
    .flatMap((chip) => rangesOf(chip).map((range) => ({ ...range, type: chip.type })))
  const cut: Range[] = []
  for (const { from, to, type } of parts.sort((a, b) => a.from - b.from)) {
    if (type === 'promise' || type === 'opportunity') continue
    const before = line.slice(cut.at(-1)?.to ?? 0, from)
    const opens = /^[\s,;:-]*$/.test(before)
    const begins = opens || /[,;:.!?]\s*$|\s[-–—]\s+$/u.test(before)
    const ends = /^\s*(?:$|[,;:.!?]|[-–—]\s)/u.test(line.slice(to))
    const goesOn = /^\s*(?:und|and|&|\+)\s/iu.test(line.slice(to))
    if (type === 'customer' || type === 'person' ? opens && !goesOn : type === 'kind' ? begins : begins || ends)
      cut.push({ from, to })
  }
  return cut
}
