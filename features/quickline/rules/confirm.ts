import { acceptChip, type Chip, chooseName, dismissChip, isProposal, type QuickLine } from './chips.ts'

/** What the person said about a chip: taken as read, back to text, or which name is meant. */
export type Decision = 'accept' | 'dismiss' | { choose: string }
/** Decisions by chip; they hold while that part of the line stays as it is. */
export type Decisions = ReadonlyMap<string, Decision>

/** Names a chip by what it is and the words it covers, so that typing on keeps what was decided. */
export function chipKey(line: string, chip: Chip): string {
  return `${chip.type === 'person' ? 'customer' : chip.type}:${line.slice(chip.from, chip.to)}`
}

/** The line as understood, with what was decided about its chips. */
export function decide(parsed: QuickLine, decisions: Decisions): QuickLine {
  let decided = parsed
  for (const chip of parsed.chips) {
    const decision = decisions.get(chipKey(parsed.line, chip))
    const current = decided.chips.find((one) => one.from === chip.from)
    if (!decision || !current) continue
    if (decision === 'dismiss') decided = dismissChip(decided, current)
    else if (decision === 'accept') decided = acceptChip(decided, current)
    else decided = chooseName(decided, current, decision.choose)
  }
  return decided
}

/** True if the chip holds: beyond doubt, or taken as read. Proposals hold only once they were taken. */
export function holds(line: string, chip: Chip, decisions: Decisions): boolean {
  return isProposal(chip) ? decisions.get(chipKey(line, chip)) === 'accept' && chip.sure : true
}

/** The first name that could be several or is not sure: who is meant must be said before the line is kept. */
export function openName(parsed: QuickLine): Chip | undefined {
  return parsed.chips.find((chip) => (chip.type === 'customer' || chip.type === 'person') && !chip.sure)
}

/** What is kept of a line (input of `saveQuickLine`); `customerId`: the customer of the page, if the line names none. */
export function toKeep(parsed: QuickLine, decisions: Decisions, customerId: string | null) {
  const chips = parsed.chips.filter((chip) => holds(parsed.line, chip, decisions))
  const all = <T extends Chip['type']>(type: T) =>
    chips.filter((chip): chip is Extract<Chip, { type: T }> => chip.type === type)
  const [day] = all('day')
  const [opportunity] = all('opportunity')
  const text = parsed.note || parsed.text
  const short = (text || parsed.line).slice(0, 200)
  return {
    customerId: parsed.customerId ?? customerId,
    personId: parsed.personId,
    activity: parsed.happened
      ? { kind: parsed.kind, outcome: parsed.outcome, text, day: day?.value.day ?? null, time: day?.value.time ?? null }
      : null,
    followUps: all('followUp').flatMap(({ value }) => (value.day ? [{ day: value.day, text: value.what }] : [])),
    promises: all('promise').flatMap(({ value }) => (value.day ? [{ day: value.day, text: value.what }] : [])),
    appointments: all('appointment').map(({ value }) => ({
      day: value.day,
      time: value.time,
      until: value.timeUntil,
      title: value.what || short,
    })),
    fire: all('fire').length > 0 ? short : null,
    opportunity: opportunity
      ? { amount: opportunity.value.amount, currency: opportunity.value.currency, title: short }
      : null,
  }
}
