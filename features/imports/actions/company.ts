import { canChange, canLog } from '#features/customers/access.ts'
import { sortNameOf } from '#features/customers/rules.ts'
import { type Match, prepareCompany } from '#features/duplicates/rules/matchIndex.ts'
import { companyDomain } from '#features/duplicates/rules/words.ts'
import { Refusal } from '#shared/refusal.ts'
import type { CustomerDraft } from '../drafts.ts'
import * as rules from '../rules.ts'
import * as sql from '../sql/stock.ts'
import { referredTo } from './references.ts'
import {
  type Company,
  ifOther,
  isTrial,
  type MadeCustomer,
  pick,
  type RunState,
  readOnce,
  type Step,
  sinceLastImport,
} from './step.ts'
import type { CustomerRow, Writer } from './writer.ts'

/** Finds the customer of a row in the stock and in the rows before it, and brings both together; else makes it. */
export async function bringCustomer(step: Step, name: string, own: Record<string, string>): Promise<Company> {
  const { run, plan, result } = step
  const customer = { ...result.draft.customer, web: rules.webOfName(result.draft.customer) }
  const company = () => {
    step.prepared ??= prepareCompany(rules.traitsOfCompany(result.draft, plan, name))
    return step.prepared
  }
  const referred = plan.kind === 'customers' ? null : referredTo(run, plan, customer.customerNumber)
  const found = await readable(
    step,
    referred
      ? { id: referred, name, verdict: 'same', score: 60, reasons: ['customerNumber'] }
      : (run.index.find(company()) ?? byReference(run, name)),
  )
  if (found) result.match = { ...found, rowName: name }
  const said = plan.duplicates[result.row]
  const same = found?.verdict === 'same' || run.options.probable === 'same' || said === 'same'
  if (found && same && said !== 'new') {
    const changed = isTrial(found.id) || (await changeCustomer(step, found.id, customer, own))
    return { id: found.id, isNew: false, outcome: changed ? 'updated' : 'unchanged' }
  }
  const id = await createCustomer(step, name, customer, own)
  run.index.add(id, company())
  return { id, isNew: true, outcome: 'created' }
}

/** Whoever is kept to own customers learns nothing of others: the same one is refused, a probable one does not count. */
async function readable(step: Step, match: Match | null): Promise<Match | null> {
  if (!match || isTrial(match.id) || !step.ctx.actor.readsOwnOnly) return match
  try {
    await readOnce(step, match.id)
    return match
  } catch (error) {
    if (match.verdict === 'same' || !(error instanceof Refusal)) throw error
    return null
  }
}

/** A domain in place of a name refers to the customer who has it. */
function byReference(run: RunState, name: string): Match | null {
  const id = /^[\w-]+(\.[\w-]+)+$/.test(name) ? run.index.findReference(name) : null
  return id ? { id, name, verdict: 'same', score: 60, reasons: ['domain'] } : null
}

async function createCustomer(
  { run, ctx, writer, plan }: Step,
  name: string,
  customer: CustomerDraft,
  own: Record<string, string>,
): Promise<string> {
  const { fields, long } = rules.addOwnFields({}, own, () => 'given')
  const ownerId = await run.colleagues.find(ctx, writer, customer.owner)
  const insideSalesId = await run.colleagues.find(ctx, writer, customer.insideSales)
  if (customer.owner && !ownerId) fields[rules.headerOf(plan, 'customers.owner')] = customer.owner
  if (customer.insideSales && !insideSalesId)
    fields[rules.headerOf(plan, 'customers.insideSales')] = customer.insideSales
  const parentId = customer.parent ? run.index.findReference(customer.parent) : null
  const id = await writer.createCustomer({
    name: name.slice(0, 200),
    ...pick(customer, rules.customerScalars),
    ...(customer.country ? {} : { country: plan.home }),
    phones: customer.phones.slice(0, 20),
    emails: rules.addTexts([], customer.emails, 20),
    tags: rules.addTexts([], customer.tags, 50),
    note: rules.addNote(null, [...customer.note, ...long]),
    fields,
    ownerId: ownerId ?? run.options.ownerId,
    insideSalesId,
    parentId: isTrial(parentId) ? null : parentId,
  })
  if (!run.trial) {
    run.made.add(id)
    run.madeCustomers.set(id, { name: name.slice(0, 200), customerNumber: customer.customerNumber })
  }
  if (customer.parent && !parentId)
    run.parents.push({ customerId: id, name: customer.parent, header: rules.headerOf(plan, 'customers.parent') })
  return id
}

async function changeCustomer(
  step: Step,
  id: string,
  draft: CustomerDraft,
  own: Record<string, string>,
): Promise<boolean> {
  const { run, ctx, writer, plan, result } = step
  if (Object.keys(own).length === 0 && (await isAsMade(step, id, draft))) return false
  const { row, responsibility } = await readOnce(step, id)
  if (Object.keys(own).length === 0 && onlyNames(draft, row)) return false
  const since = await sinceLastImport(step, id)
  const replace = run.options.existing === 'replace'
  const patch: Partial<Record<keyof CustomerRow, unknown>> = {}
  const kept: Record<string, string> = {}
  const theirs = { ...draft, name: draft.name && sortNameOf(draft.name) !== row.sortName ? draft.name : null }
  if (result.draft.customer.web === null && isDomainOf(row, draft)) Object.assign(theirs, { name: null, web: null })
  for (const field of [...rules.customerScalars, 'name'] as const) {
    const header = rules.headerOf(plan, `customers.${field}`)
    const settled = rules.settle<string | number>(row[field], theirs[field], since(header), replace)
    if (settled.value !== row[field]) patch[field] = settled.value
    if (!settled.kept) continue
    kept[header] = String(theirs[field])
    result.kept.push({ field: header, ours: String(row[field]), theirs: String(theirs[field]) })
  }
  for (const field of ['owner', 'insideSales'] as const) {
    const header = rules.headerOf(plan, `customers.${field}`)
    const ours = row[`${field}Id`]
    const settled = rules.settle(ours, await run.colleagues.find(ctx, writer, draft[field]), since(header), replace)
    if (settled.value !== ours) patch[`${field}Id`] = settled.value
    if (settled.kept) kept[header] = draft[field] ?? ''
    const unfound = await run.colleagues.unfound(ctx, writer, draft[field])
    if (unfound && since(header) !== 'same') kept[header] = unfound
  }
  const withOwn = rules.addOwnFields(JSON.parse(row.fields), own, since)
  // The address of a person who sits elsewhere says nothing about the company: it stays with the person.
  const ofPerson = plan.kind === 'persons' && rules.nameOfPerson(result.draft.person) !== null
  if (ofPerson) {
    const beside = result.draft.own
    for (const [header, value] of Object.entries(kept))
      beside[header] = beside[header] === undefined ? value : `${beside[header]}\n${value}`
  }
  const withKept = rules.addOwnFields(withOwn.fields, ofPerson ? {} : kept, () => 'given')
  const note = rules.addNote(row.note, [...draft.note, ...withOwn.long, ...withKept.long])
  const input = {
    ...patch,
    ...ifOther(row, 'phones', rules.addPhones(JSON.parse(row.phones), draft.phones)),
    ...ifOther(row, 'emails', rules.addTexts(JSON.parse(row.emails), draft.emails, 20)),
    ...ifOther(row, 'tags', rules.addTexts(JSON.parse(row.tags), draft.tags, 50)),
    ...ifOther(row, 'fields', withKept.fields),
    ...(note === row.note ? {} : { note }),
  } as Parameters<Writer['changeCustomer']>[1]
  if (Object.keys(input).length === 0) return false
  if (!canChange(ctx.actor, responsibility)) throw new Refusal('notAllowed')
  step.read = null
  return await writer.changeCustomer(row, input)
}

/**
 * Whether a row says nothing but who its customer is, who stands there as this run made it: then there is no need to read
 * all of it. Notes that the actor may add to it.
 */
async function isAsMade(step: Step, id: string, draft: CustomerDraft): Promise<boolean> {
  const { run, ctx } = step
  const made = run.madeCustomers.get(id)
  if (!made || ctx.actor.readsOwnOnly || !onlyNames(draft, made)) return false
  const owners = await sql.findOwnersAsMade(ctx.db, id)
  if (!owners || !canLog(ctx.actor, { ...owners, helperIds: [] })) return false
  step.mayLog = id
  return true
}

/** Whether a row names its customer only by a domain that the customer is known to have. */
function isDomainOf(row: CustomerRow, { name, web }: CustomerDraft): boolean {
  const domain = name && web ? companyDomain(name) : null
  if (domain === null || domain !== name?.toLowerCase()) return false
  return [row.web ?? '', ...(JSON.parse(row.emails) as string[])].some((known) => companyDomain(known) === domain)
}

const facts = [...rules.customerScalars.filter((field) => field !== 'customerNumber'), 'owner', 'insideSales'] as const
const lists = ['phones', 'emails', 'tags', 'note'] as const

/** Whether a row says of its customer nothing but who it is: most rows of persons do. */
function onlyNames(draft: CustomerDraft, row: MadeCustomer): boolean {
  const { name, customerNumber } = draft
  return (
    (name === null || name === row.name) &&
    (customerNumber === null || customerNumber === row.customerNumber) &&
    facts.every((field) => draft[field] === null) &&
    lists.every((field) => draft[field].length === 0)
  )
}
