import type { Day } from '#shared/days.ts'

/** What the history of an opportunity says (rules §4). */
export const historyKinds = [
  'created',
  'stage',
  'amount',
  'expectedClose',
  'owner',
  'won',
  'lost',
  'reopened',
  'void',
  'restored',
] as const
export type HistoryKind = (typeof historyKinds)[number]

type Values = {
  stageId: string | null
  ownerId: string | null
  amount: number | null
  currency: string | null
  expectedClose: Day | null
}

/**
 * One fact of the history: what changed, the day it is valid for (none where nobody knows), and the new value.
 * `corrects`: it takes the place of the latest fact of these kinds, whose values it keeps.
 */
export type HistoryEntry = Values & { kind: HistoryKind; day: Day | null; corrects: readonly HistoryKind[] | null }

/** An opportunity as far as its history goes. */
export type Recorded = Values & {
  currency: string
  createdDay: Day | null
  stageDay: Day | null
  outcome: string | null
  closedDay: Day | null
  deletedAt: string | null
}

const none = { stageId: null, ownerId: null, amount: null, currency: null, expectedClose: null, corrects: null }
const closings = ['won', 'lost'] as const

/**
 * What a change adds to the history, in the order of rules §4: created and reopened, then all values, then won and
 * lost. A stage counts from `stageDay`; other values from today, or from the day of closing as it closes. A day that is
 * corrected corrects the fact that had it. Deleting is `void`, from which instant none of its entries count until it is
 * `restored`.
 */
export function historyOf(before: Recorded | null, after: Recorded, today: Day): HistoryEntry[] {
  const closing = after.outcome as 'won' | 'lost' | null
  if (!before) {
    const created: HistoryEntry = { ...none, ...valuesOf(after), kind: 'created', day: after.createdDay }
    return closing ? [created, { ...none, kind: closing, day: after.closedDay }] : [created]
  }
  if (before.deletedAt === null && after.deletedAt !== null) return [{ ...none, kind: 'void', day: today }]
  const entries: HistoryEntry[] = []
  const put = (kind: HistoryKind, day: Day | null, more: Partial<HistoryEntry> = {}) =>
    entries.push({ ...none, kind, day, ...more })

  if (before.deletedAt !== null && after.deletedAt === null) put('restored', today)
  if (before.createdDay !== after.createdDay) put('created', after.createdDay, { corrects: ['created'] })
  if (before.outcome !== null && !closing) put('reopened', today)
  const closes = closing !== null && before.outcome === null
  const day = closes ? after.closedDay : today
  if (before.stageId !== after.stageId)
    put('stage', closes ? day : after.stageDay === before.stageDay ? today : after.stageDay, { stageId: after.stageId })
  else if (before.stageDay !== after.stageDay) put('stage', after.stageDay, { corrects: ['stage'] })
  if (before.amount !== after.amount || before.currency !== after.currency)
    put('amount', day, { amount: after.amount, currency: after.currency })
  if (before.expectedClose !== after.expectedClose) put('expectedClose', day, { expectedClose: after.expectedClose })
  if (before.ownerId !== after.ownerId) put('owner', day, { ownerId: after.ownerId })
  if (closes) put(closing, after.closedDay)
  else if (closing && (before.outcome !== closing || before.closedDay !== after.closedDay))
    put(closing, after.closedDay, { corrects: closings })
  return entries
}

function valuesOf({ stageId, ownerId, amount, currency, expectedClose }: Recorded): Values {
  return { stageId, ownerId, amount, currency, expectedClose }
}
