import { enoughCustomers, type Repeat } from './parts.ts'

/** What an outlook may not know; each is a sentence on its page. */
export const unknowns = [
  'fewClosed',
  'nothingWon',
  'noRevenue',
  'fewMonths',
  'fewCustomers',
  'contractsUnsaid',
] as const
export type Unknown = (typeof unknowns)[number]

/** From so many closed ones on chances are mostly the company's own past, not what it gives its stages. */
export const closedNeeded = 30

/** What must be said beside the figures, so that they do not look better than they are. */
export function unknownOf(known: {
  closed: number
  won: number
  repeat: Repeat | null
  contractsUnsaid: number
}): Unknown[] {
  const { closed, won, repeat, contractsUnsaid } = known
  const said: [Unknown, boolean][] = [
    ['fewClosed', closed < closedNeeded],
    ['nothingWon', won === 0],
    ['noRevenue', repeat === null],
    ['fewMonths', repeat !== null && repeat.months < 12],
    ['fewCustomers', repeat !== null && repeat.before < enoughCustomers],
    ['contractsUnsaid', contractsUnsaid > 0],
  ]
  return said.flatMap(([what, holds]) => (holds ? [what] : []))
}

/** What the sentences about it say in figures. */
export function unknownValues(basis: {
  closed: number
  repeat: { months: number; before: number } | null
  contracts: { unsaid: number }
}) {
  return {
    closed: basis.closed,
    needed: closedNeeded,
    months: basis.repeat?.months ?? 0,
    before: basis.repeat?.before ?? 0,
    count: basis.contracts.unsaid,
  }
}
