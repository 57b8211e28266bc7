import type { Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Draft } from '../drafts.ts'
import type { TablePlan } from '../normalise.ts'
import type { Row } from '../readers/tables.ts'
import type { ReadRow } from '../reading.ts'
import * as rules from '../rules.ts'
import * as sql from '../sql/rows.ts'
import { bringCustomer } from './company.ts'
import { bringEvent, bringEvents, keepUnfound } from './events.ts'
import { bringLead } from './lead.ts'
import { bringMember } from './members.ts'
import { bringOpportunity } from './opportunity.ts'
import { bringOrder } from './order.ts'
import { bringPerson } from './person.ts'
import { bringProduct } from './products.ts'
import { remember } from './references.ts'
import { bringRevenueRow } from './revenue.ts'
import { count, isTrial, type Rejection, type RowResult, type RunState, readOnce, type Step } from './step.ts'
import { hasSums, sumsOf } from './sums.ts'
import type { Writer } from './writer.ts'

/** A turn may come to its end after any row, so it asks for some at a time. */
const hashesAtOnce = 100

/**
 * Works off rows of a table in their order, at least one, until it `isTime`. A row that came in before, exactly
 * like this, is left alone, whatever happened to its record since.
 */
export async function runRows(
  run: RunState,
  ctx: Context,
  writer: Writer,
  plan: TablePlan,
  rows: ReadRow[],
  isTime: () => boolean,
): Promise<RowResult[]> {
  const known = new Map<string, { record: string | null; recordId: string | null }>()
  const results: RowResult[] = []
  for (const [at, ready] of rows.entries()) {
    if (at > 0 && isTime()) break
    if (at % hashesAtOnce === 0) {
      const hashes = rows.slice(at, at + hashesAtOnce).flatMap(({ hash }) => (run.known.mayHave(hash) ? [hash] : []))
      for (const row of await sql.listKnownHashes(ctx.db, hashes)) known.set(row.hash, row)
    }
    const result = startOf(ready)
    results.push(result)
    const before = known.get(result.hash)
    if (before || run.trialHashes.has(result.hash)) {
      result.record = before?.record ?? null
      result.recordId = before?.recordId ?? null
      remember(run, plan, result)
      rememberSums(run, plan, result, false)
      continue
    }
    const reason = await runRow({ run, ctx, writer, plan, result, prepared: ready.company, read: null }, ready.row)
    remember(run, plan, result)
    if (reason) Object.assign(result, { outcome: 'rejected', reason, made: {}, recordId: null })
    else if (run.trial) run.trialHashes.add(result.hash)
    else {
      known.set(result.hash, result)
      run.known.add(result.hash)
    }
  }
  return results
}

/** Rows that came in before this run broke off: what they gave their customers counts with the rest of their table. */
export async function passRows(run: RunState, ctx: Context, plan: TablePlan, rows: ReadRow[]): Promise<void> {
  if (!hasSums(plan)) return
  const stored = await sql.listKnownHashes(
    ctx.db,
    rows.map((one) => one.hash),
  )
  const known = new Map(stored.map((row) => [row.hash, row]))
  for (const row of rows) rememberSums(run, plan, { ...startOf(row), ...known.get(row.hash) }, true)
}

function rememberSums(run: RunState, plan: TablePlan, result: RowResult, isOpen: boolean): void {
  const said = sumsOf(plan, result.draft)
  if (said.length > 0) run.sums.addKnown(result.hash, result.record, result.recordId, said, isOpen)
}

function startOf({ row, draft, hash, cells }: ReadRow): RowResult {
  return {
    row: row.number,
    outcome: 'unchanged',
    reason: null,
    record: null,
    recordId: null,
    hash,
    cells,
    draft,
    made: {},
    match: null,
    kept: [],
    missing: null,
    without: null,
  }
}

async function runRow(step: Step, row: Row): Promise<Rejection | null> {
  try {
    const { kind } = step.plan
    if (kind === 'revenue') return await bringRevenueRow(step)
    if (kind === 'opportunities') return await bringOpportunity(step)
    if (kind === 'orders') return await bringOrder(step)
    if (kind === 'leads') return await bringLead(step)
    if (kind === 'products') return await bringProduct(step)
    if (kind === 'members') return await bringMember(step)
    return kind === 'activities' || kind === 'tasks' ? await bringEvent(step) : await bringRecord(step, row)
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'notAllowed' || error.code === 'notFound')) return 'notAllowed'
    throw error
  }
}

/** A row of a customer or person, with everything else it carries. */
async function bringRecord(step: Step, row: Row): Promise<Rejection | null> {
  const { plan, result } = step
  const { draft } = result
  if (rules.isTotal(draft)) return 'totalRow'
  await nameByNumber(step)
  const companyName = rules.nameOfCompany(draft, plan)
  const personName = rules.nameOfPerson(draft.person)
  if (!companyName && !personName) return 'nameMissing'
  if (!companyName) leaveWithPerson(draft, plan, row)
  await keepUnfound(step)
  const main = plan.kind === 'persons' && personName ? 'persons' : 'customers'
  const company = companyName ? await bringCustomer(step, companyName, main === 'customers' ? draft.own : {}) : null
  const person = personName ? await bringPerson(step, company, main === 'persons' ? draft.own : {}) : null
  const made = await bringEvents(step, company, person?.id ?? null)
  const mine = main === 'persons' ? person : company
  const other = main === 'persons' ? company : person
  if (company?.outcome === 'created') count(step, 'customers')
  if (person?.outcome === 'created') count(step, 'persons')
  result.record = main
  result.recordId = mine?.id ?? null
  const touched = made > 0 || mine?.outcome === 'updated' || (other !== null && other.outcome !== 'unchanged')
  result.outcome = mine?.outcome === 'created' ? 'created' : touched ? 'updated' : 'unchanged'
  return null
}

/** A row of customers that names only the number of one who is there: what it says is his. */
async function nameByNumber(step: Step): Promise<void> {
  const { run, plan, result } = step
  const { customer, person } = result.draft
  if (plan.kind !== 'customers' || customer.name || !customer.customerNumber || rules.nameOfPerson(person)) return
  const id = run.index.findReference(customer.customerNumber)
  if (id && !isTrial(id)) customer.name = (await readOnce(step, id)).row.name
}

/** Address and the like of a person without a company have no customer to go to: they stay with the person. */
function leaveWithPerson(draft: Draft, plan: TablePlan, row: Row): void {
  for (const [index, target] of plan.targets.entries()) {
    const cell = row.cells[index] ?? null
    if (cell === null || !target?.startsWith('customers.')) continue
    if (target === 'customers.note') draft.person.note.push(String(cell))
    else draft.own[plan.headers[index]!] = String(cell)
  }
}
