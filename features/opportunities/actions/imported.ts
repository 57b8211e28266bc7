import type { Context } from '#platform/actions/context.ts'
import { insertRecord, updateRecord } from '#platform/actions/records.ts'
import type { Day } from '#shared/days.ts'
import { checkAmount, checkDays, type OpportunityKind, type Outcome, pushesOf } from '../rules.ts'
import type * as sql from '../sql.ts'

/** What nobody has said yet of a new opportunity. */
export const unsaid = {
  margin: null,
  ownProbability: null,
  category: null,
  waitingUntil: null,
  budgetaryAt: null,
  competitor: null,
  lesson: null,
  lessonAt: null,
  pushes: 0,
}

/** What a list says of an opportunity: it may be closed already, without a customer, and its days unknown. */
type ImportedOpportunity = {
  title: string
  personId: string | null
  ownerId: string | null
  amount: number | null
  currency: string
  expectedClose: Day | null
  number: string | null
  customerId: string | null
  stageId: string | null
  createdDay: Day | null
  kind: OpportunityKind | null
  channel: string | null
  outcome: Outcome | null
  closedDay: Day | null
  reason: string | null
  reasonNote: string | null
  note: string | null
  fields: Record<string, string>
  importId: string
}

/**
 * Writes an opportunity of a list as it stands there; its history begins on the days that the list gives (permission
 * and references are the caller's). Refuses what `checkAmount` and `checkDays` refuse.
 */
export async function insertImportedOpportunity(
  ctx: Context,
  { fields, ...input }: ImportedOpportunity,
): Promise<sql.OpportunityRecord> {
  checkAmount(input.amount)
  checkDays(input, ctx.today)
  return await insertRecord(ctx, 'opportunities', 'opportunity.created', {
    ...input,
    fields: JSON.stringify(fields),
    source: null,
    nextStep: null,
    nextStepDay: null,
    ...unsaid,
    stageDay: input.createdDay ?? ctx.today,
  })
}

/**
 * Changes an opportunity as a list says it now, closed or not (permission and references are the caller's).
 * Refuses what `checkAmount` and `checkDays` refuse.
 */
export async function changeImportedOpportunity(
  ctx: Context,
  row: sql.OpportunityRecord,
  patch: Partial<sql.OpportunityRecord>,
): Promise<sql.OpportunityRecord> {
  const changed = { ...row, ...patch }
  checkAmount(changed.amount)
  checkDays(changed, ctx.today)
  const name = changed.outcome === row.outcome ? 'changed' : (changed.outcome ?? 'reopened')
  const moves = changed.stageId !== row.stageId
  return await updateRecord(ctx, 'opportunities', `opportunity.${name}`, row, {
    pushes: pushesOf(row.pushes, row.expectedClose, changed.expectedClose),
    ...(moves ? { stageDay: ctx.today } : {}),
    ...patch,
  })
}

/** Says which product an opportunity is about; `amount` is the part of the opportunity's that it has. */
export async function addProductTo(
  ctx: Context,
  opportunityId: string,
  productId: string,
  amount: number | null,
): Promise<void> {
  await insertRecord(ctx, 'opportunityProducts', 'opportunity.productAdded', { opportunityId, productId, amount })
}
