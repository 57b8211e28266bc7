import type { Day } from '#shared/days.ts'

/** What the history of an opportunity says (rules §4). */
export type HistoryKind =
  | 'created'
  | 'stage'
  | 'amount'
  | 'expectedClose'
  | 'owner'
  | 'won'
  | 'lost'
  | 'reopened'
  | 'void'
  | 'restored'

type Values = {
  stageId: string | null
  ownerId: string | null
  amount: number | null
  currency: string | null
  expectedClose: Day | null
}

/** One fact of the history: what changed, the day it is valid for (none where nobody knows), and the new value. */
export type HistoryEntry = Values & { kind: HistoryKind; day: Day | null }

/** An opportunity as far as its history goes. */
export type Recorded = Values & {
  currency: string
  createdDay: Day | null
  outcome: string | null
  closedDay: Day | null
  deletedAt: string | null
}

const none: Values = { stageId: null, ownerId: null, amount: null, currency: null, expectedClose: null }

/**
 * What a change adds to the history, in the order of rules §4: created and reopened, then all values, then won and
 * lost. A value that changes as the opportunity closes is valid on the day of closing. A day of closing that is
 * corrected reopens on the old day and closes on the new one; a day of creation that is corrected is written anew,
 * and the latest counts. Deleting is `void`, from which instant none of its entries count until it is `restored`.
 */
export function historyOf(before: Recorded | null, after: Recorded, today: Day): HistoryEntry[] {
  const closing = (): HistoryEntry[] =>
    after.outcome === null ? [] : [{ ...none, kind: after.outcome as 'won' | 'lost', day: after.closedDay }]
  const created: HistoryEntry = { ...valuesOf(after), kind: 'created', day: after.createdDay }
  if (!before) return [created, ...closing()]
  if (before.deletedAt === null && after.deletedAt !== null) return [{ ...none, kind: 'void', day: today }]
  const entries: HistoryEntry[] = []
  if (before.deletedAt !== null && after.deletedAt === null) entries.push({ ...none, kind: 'restored', day: today })
  const closed = before.outcome !== after.outcome || before.closedDay !== after.closedDay
  if (before.createdDay !== after.createdDay) entries.push(created)
  if (before.outcome !== null && closed)
    entries.push({ ...none, kind: 'reopened', day: after.outcome === null ? today : before.closedDay })
  const day = closed && after.outcome !== null ? after.closedDay : today
  if (before.stageId !== after.stageId) entries.push({ ...none, kind: 'stage', day, stageId: after.stageId })
  if (before.amount !== after.amount || before.currency !== after.currency)
    entries.push({ ...none, kind: 'amount', day, amount: after.amount, currency: after.currency })
  if (before.expectedClose !== after.expectedClose)
    entries.push({ ...none, kind: 'expectedClose', day, expectedClose: after.expectedClose })
  if (before.ownerId !== after.ownerId) entries.push({ ...none, kind: 'owner', day, ownerId: after.ownerId })
  return closed ? [...entries, ...closing()] : entries
}

function valuesOf({ stageId, ownerId, amount, currency, expectedClose }: Recorded): Values {
  return { stageId, ownerId, amount, currency, expectedClose }
}
