import { canLog } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import type { DuplicateIndex, Match, PreparedCompany } from '#features/duplicates/rules/matchIndex.ts'
import type { Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import type { ImportOptions } from '../content.ts'
import type { Draft, PersonDraft } from '../drafts.ts'
import type { TablePlan } from '../normalise.ts'
import type { Kept, Since } from '../rules.ts'
import * as sql from '../sql/rows.ts'
import { changedColumns, type EarlierTables } from './hashes.ts'
import type { KnownRows } from './knownRows.ts'
import type { OpenLeads } from './openLeads.ts'
import type { Colleagues } from './people.ts'
import type { Products } from './products.ts'
import type { References } from './references.ts'
import type { ListedSums, SumSpans } from './sums.ts'
import type { Writer } from './writer.ts'

export type Outcome = 'created' | 'updated' | 'unchanged' | 'rejected'
export type Rejection =
  | 'nameMissing'
  | 'totalRow'
  | 'notAllowed'
  | 'dayMissing'
  | 'amountMissing'
  | 'severalKnown'
  | 'nothingToDo'
  | 'closeBeforeCreated'
  | 'closedAhead'
  | 'orderAhead'
  | 'orderCancelled'
  | 'severalOrders'
  | 'customerMissing'
  | 'customerUnknown'
  | 'leadNobody'
  | 'leadConverted'
  | 'leadOfOther'

/** What a run keeps in memory over all its rows. */
export type RunState = {
  importId: string
  options: ImportOptions
  index: DuplicateIndex
  colleagues: Colleagues
  earlier: EarlierTables
  trial: boolean
  /** Rows that may have come in before. */
  known: KnownRows
  /** What a trial run would have made: persons by customer, and rows. */
  trialPersons: Map<string, PersonDraft[]>
  trialHashes: Set<string>
  trialCount: number
  /** Records that this run made: no earlier import knows them. */
  made: Set<string>
  /** What the customers that it made are called by. */
  madeCustomers: Map<string, MadeCustomer>
  /** The persons that this run made at customers that it made: they need not be looked for. */
  personsOf: Map<string, KnownPerson[]>
  /** Customers by the numbers under which the tables of a file speak of them. */
  references: References
  /** How often a row of revenue with these cells has come. */
  alike: Map<string, number>
  /** Parents that were not there yet when their row came. */
  parents: { customerId: string; name: string; header: string }[]
  products: Products
  /** Sums of a year in the table under way, and the time that sums go over. */
  sums: ListedSums
  sumSpans: SumSpans
  /** Opportunities of this run by their number. */
  deals: Map<string, string>
  /** Open leads, read when the first row of a lead comes. */
  leads: OpenLeads | null
}

type Made =
  | 'customers'
  | 'persons'
  | 'activities'
  | 'tasks'
  | 'revenues'
  | 'products'
  | 'members'
  | 'opportunities'
  | 'orders'
  | 'leads'
export type MadeCustomer = { name: string; customerNumber: string | null }
export type KnownPerson = { id: string; firstName: string | null; lastName: string; emails: string[] }

/** What became of one row. */
export type RowResult = {
  row: number
  outcome: Outcome
  reason: Rejection | null
  record: string | null
  recordId: string | null
  hash: string
  cells: string
  draft: Draft
  /** What was made, the row's own record included. */
  made: Partial<Record<Made, number>>
  /** What is there already; of a lead it may also be a person or another lead. */
  match: (Match & { rowName: string; of?: 'customer' | 'person' | 'lead' }) | null
  kept: Kept[]
  /** The customer that the row names and nobody knows. */
  missing: string | null
  /** What came in without a customer because the row names none. */
  without: string | null
}

/** One row under way. */
export type Step = {
  run: RunState
  ctx: Context
  writer: Writer
  plan: TablePlan
  result: RowResult
  /** The company of the row, ready to be compared, if it was prepared beforehand. */
  prepared: PreparedCompany | null
  /** The customer read last, as long as the row has not changed it. */
  read: { id: string; customer: Awaited<ReturnType<typeof readCustomer>> } | null
  /** The customer to whom the actor may add, if that is known without reading it. */
  mayLog?: string
}

/** The customer of a row: there before, or made by it. */
export type Company = { id: string; isNew: boolean; outcome: 'created' | 'updated' | 'unchanged' }

export function count({ result }: Step, what: keyof RowResult['made']): void {
  result.made[what] = (result.made[what] ?? 0) + 1
}

/** Whether a trial run only pretends to have made it. */
export function isTrial(id: string | null): boolean {
  return id?.startsWith('trial:') ?? false
}

/** The customer as `readCustomer` answers it, read once per row. */
export async function readOnce(step: Step, id: string) {
  if (step.read?.id !== id) step.read = { id, customer: await readCustomer(step.ctx, id) }
  return step.read.customer
}

/** Refuses notAllowed where the actor may not add to a customer. */
export async function needLog(step: Step, customerId: string): Promise<void> {
  if (isTrial(customerId) || step.mayLog === customerId) return
  const { responsibility } = await readOnce(step, customerId)
  if (!canLog(step.ctx.actor, responsibility)) throw new Refusal('notAllowed')
}

/** Compares the cells of a row with how its record last came in. */
export async function sinceLastImport(
  { run, ctx, plan, result }: Step,
  recordId: string,
): Promise<(header: string) => Since> {
  if (run.made.has(recordId)) return () => 'given'
  const rows = await sql.listEarlierRows(ctx.db, recordId, run.importId)
  const changed = changedColumns(plan, result.cells, rows, run.earlier)
  return (header) => (!changed?.known.has(header) ? 'given' : changed.changed.has(header) ? 'changed' : 'same')
}

/** Only the named fields that have a value. */
export function pick<T extends object, K extends keyof T>(
  from: T,
  names: readonly K[],
): { [N in K]: NonNullable<T[N]> } {
  return Object.fromEntries(
    names.flatMap((name) => (from[name] === null || from[name] === undefined ? [] : [[name, from[name]]])),
  ) as never
}

/** A list or record of fields, if it is not what the row already holds as JSON. */
export function ifOther<T extends object>(row: object, column: string, value: T): Record<string, T> {
  return JSON.stringify(value) === (row as Record<string, unknown>)[column] ? {} : { [column]: value }
}
