import { prepareCompany } from '#features/duplicates/rules/matchIndex.ts'
import { samePerson } from '#features/duplicates/rules/persons.ts'
import { dayOf } from '#shared/days.ts'
import type { CustomerDraft } from '../drafts.ts'
import type { TablePlan } from '../normalise.ts'
import * as rules from '../rules.ts'
import * as revenueSql from '../sql/revenue.ts'
import * as stockSql from '../sql/stock.ts'
import { isSingle, isWithin, knownOf, type SumSpan } from '../sums.ts'
import { referredTo } from './references.ts'
import { type Company, count, isTrial, needLog, type Rejection, type RunState, type Step } from './step.ts'
import { readDaySums, sumsOf } from './sums.ts'

const longestTask = 1000
const longestText = 10_000

/** Conversation, last contact, follow-up and revenue that the row of a customer or person carries; how many were made. */
export async function bringEvents(step: Step, company: Company | null, personId: string | null): Promise<number> {
  const made = [
    await bringConversation(step, company, personId),
    await bringLastContact(step, company, personId),
    await bringTask(step, company, personId),
    await bringRevenue(step, company),
  ]
  return made.reduce((sum, one) => sum + one, 0)
}

/** Nothing of the stock can hang on a customer that the row has just made. */
function isFresh(company: Company | null): boolean {
  return company === null || company.isNew || isTrial(company.id)
}

async function memberOf({ run, ctx, writer, result }: Step, named: string | null): Promise<string | null> {
  const { colleagues, options } = run
  return (
    (await colleagues.find(ctx, writer, named)) ??
    (await colleagues.find(ctx, writer, result.draft.customer.owner)) ??
    options.ownerId
  )
}

/** Whoever had a conversation or has a task, is not there and may not be made, stays as text. */
export async function keepUnfound({ run, ctx, writer, plan, result }: Step): Promise<void> {
  const { activity, task, own } = result.draft
  for (const [target, named] of [
    ['activities.owner', activity.owner],
    ['tasks.owner', task.owner],
  ] as const) {
    const unfound = await run.colleagues.unfound(ctx, writer, named)
    if (unfound) own[rules.headerOf(plan, target)] = unfound
  }
}

/** Adds a text that may be longer than one entry takes: what does not fit follows in notes of the same day. */
async function addLongText(
  step: Step,
  text: string,
  entry: Omit<Parameters<Step['writer']['addActivity']>[0], 'text'>,
): Promise<string> {
  const [first, ...rest] = rules.piecesOf(text, longestText)
  const id = await step.writer.addActivity({ ...entry, text: first! })
  for (const piece of rest) {
    await step.writer.addActivity({ ...entry, kind: 'note', text: piece })
    count(step, 'activities')
  }
  return id
}

/** A task takes a thousand characters; a longer one has its whole text in a note beside it. */
async function addLongTask(
  step: Step,
  text: string,
  entry: Omit<Parameters<Step['writer']['addTask']>[0], 'text'>,
): Promise<string> {
  const { customerId, personId, assigneeId } = entry
  if (text.length > longestTask) {
    const at = rules.instantOf(step.ctx.today, null, step.ctx.timeZone)
    await addLongText(step, text, { customerId, personId, kind: 'note', at, memberId: assigneeId })
    count(step, 'activities')
  }
  return await step.writer.addTask({ ...entry, text: text.slice(0, longestTask) })
}

/** Day of the conversation of a row; a note beside a last contact is what was said then. */
function dayOfConversation({ result }: Step): string | null {
  const { activity, customer } = result.draft
  return activity.at ?? (activity.text.length > 0 ? customer.lastContact : null)
}

async function bringConversation(step: Step, company: Company | null, personId: string | null): Promise<number> {
  const { ctx, result } = step
  const { activity } = result.draft
  const text = activity.text.join('\n')
  if (!text && !activity.at) return 0
  const day = dayOfConversation(step)
  const at = rules.instantOf(day ?? ctx.today, activity.time, ctx.timeZone)
  if (company && !isFresh(company)) {
    if (await stockSql.hasActivity(ctx.db, company.id, dayOf(at, ctx.timeZone), rules.piecesOf(text, longestText)[0]!))
      return 0
    await needLog(step, company.id)
  }
  const kind = activity.kind ?? (day ? 'meeting' : 'note')
  await addLongText(step, text, {
    customerId: company?.id ?? null,
    personId,
    kind,
    at,
    memberId: await memberOf(step, activity.owner),
  })
  count(step, 'activities')
  return 1
}

async function bringLastContact(step: Step, company: Company | null, personId: string | null): Promise<number> {
  const { ctx, writer, plan, result } = step
  const day = result.draft.customer.lastContact
  if (!company || !day || dayOfConversation(step) === day) return 0
  if (!isFresh(company)) {
    const known = await stockSql.findLastContact(ctx.db, company.id)
    if (known !== null && known >= day) return 0
    await needLog(step, company.id)
  }
  const text = `${rules.headerOf(plan, 'customers.lastContact')} (Import)`
  const at = rules.instantOf(day, null, ctx.timeZone)
  await writer.addActivity({
    customerId: company.id,
    personId,
    kind: 'meeting',
    at,
    text,
    memberId: await memberOf(step, null),
  })
  count(step, 'activities')
  return 1
}

async function bringTask(step: Step, company: Company | null, personId: string | null): Promise<number> {
  const { ctx, plan, result } = step
  const { task } = result.draft
  if (!task.due && task.text.length === 0) return 0
  const text = task.text.join('\n') || rules.headerOf(plan, 'tasks.due')
  if (company && !isFresh(company)) {
    if (await stockSql.hasTask(ctx.db, company.id, task.due, text.slice(0, longestTask))) return 0
    await needLog(step, company.id)
  }
  await addLongTask(step, text, {
    customerId: company?.id ?? null,
    personId,
    dueDay: task.due,
    assigneeId: await memberOf(step, task.owner),
  })
  count(step, 'tasks')
  return 1
}

/**
 * Revenue of a year, or of each month that a column names, comes in as one sum, the day of the last order as a row without an amount (it says when somebody
 * last spoke with the customer, where nothing else does). Sums of a customer who was there before are brought together
 * with what he has when the table is through.
 */
async function bringRevenue(step: Step, company: Company | null): Promise<number> {
  if (!company) return 0
  return (await bringSums(step, company)) + (await bringLastOrder(step, company))
}

async function bringSums(step: Step, company: Company): Promise<number> {
  const { run, ctx, writer, plan, result } = step
  const sums = sumsOf(plan, result.draft)
  if (sums.length === 0) return 0
  const fresh = isFresh(company)
  const stored = fresh ? [] : await readDaySums(ctx, company.id)
  const total = (span: SumSpan) => [...knownOf(stored, span).values()].reduce((sum, amount) => sum + amount, 0)
  const other = sums.filter(({ span, amount }) => total(span) !== amount)
  if (other.length > 0) await needLog(step, company.id)
  const spans = sums.map(({ span }) => span)
  run.sumSpans.note(company.id, spans)
  const atOnce = run.sums.add(company.id, fresh, result.hash, sums)
  const single = stored.filter(isSingle)
  for (const { header, span, amount } of sums) {
    if (single.some(({ day }) => isWithin(day, span)))
      result.draft.problems.push({ column: header, code: 'sumAndInvoices', value: String(amount / 100) })
  }
  if (other.length === 0) return 0
  if (!atOnce) return 1
  for (const { span, amount, currency } of other) {
    await writer.addRevenue({ customerId: company.id, day: span.day, amount, currency, period: span.period })
    count(step, 'revenues')
  }
  return other.length
}

async function bringLastOrder(step: Step, company: Company): Promise<number> {
  const { ctx, writer, plan, result } = step
  const day = result.draft.customer.lastOrder
  if (!day || (!isFresh(company) && (await revenueSql.hasLastOrder(ctx.db, company.id, day)))) return 0
  await needLog(step, company.id)
  const currency = result.draft.customer.currency ?? plan.currency
  await writer.addRevenue({ customerId: company.id, day, amount: 0, currency, period: 'lastOrder' })
  count(step, 'revenues')
  return 1
}

/** The row of a conversation or task: its customer must be there, else it stays without one and is named. */
export async function bringEvent(step: Step): Promise<Rejection | null> {
  const { run, ctx, plan, result } = step
  const { draft } = result
  const { activity, task, customer } = draft
  const customerId = referenceOf(run, plan, customer)
  await keepUnfound(step)
  const reference = customer.name ?? customer.customerNumber
  if (!customerId && reference) result.missing = reference
  else if (!customerId) result.without = [...activity.text, ...task.text].join(' ') || rules.headerOf(plan, 'tasks.due')
  if (customerId) await needLog(step, customerId)
  const [named, ...others] = [
    activity.person,
    task.person,
    [draft.person.firstName, draft.person.lastName].filter(Boolean).join(' '),
  ].filter((name): name is string => !!name)
  const personId = named && customerId ? await personNamed(step, customerId, named) : null
  const beside = [
    ...(result.missing ? [`${rules.headerOf(plan, 'customers.name')}: ${result.missing}`] : []),
    ...(result.missing && customer.name && customer.customerNumber ? [customer.customerNumber] : []),
    ...(named && !personId ? [named] : []),
    ...others.filter((name) => name !== named),
    ...Object.entries(draft.own).map(([header, value]) => `${header}: ${value}`),
  ]
  const inStock = customerId !== null && !isTrial(customerId)
  result.record = plan.kind
  if (plan.kind === 'activities') {
    if (!activity.at) return 'dayMissing'
    const text = [...activity.text, ...beside].join('\n')
    const at = rules.instantOf(activity.at, activity.time, ctx.timeZone)
    if (
      inStock &&
      (await stockSql.hasActivity(ctx.db, customerId, dayOf(at, ctx.timeZone), rules.piecesOf(text, longestText)[0]!))
    )
      return null
    const memberId = await memberOf(step, activity.owner)
    const kind = activity.kind ?? 'meeting'
    result.recordId = await addLongText(step, text, { customerId, personId, kind, at, memberId })
    count(step, 'activities')
    if (task.due || task.text.length > 0) {
      const words = task.text.join('\n') || rules.headerOf(plan, 'tasks.due')
      await addLongTask(step, words, { customerId, personId, dueDay: task.due, assigneeId: memberId })
      count(step, 'tasks')
    }
  } else {
    if (task.text.length === 0 && !task.due) return 'nothingToDo'
    const text = [...task.text, ...beside].join('\n') || rules.headerOf(plan, 'tasks.due')
    if (inStock && (await stockSql.hasTask(ctx.db, customerId, task.due, text.slice(0, longestTask)))) return null
    const assigneeId = await memberOf(step, task.owner)
    result.recordId = await addLongTask(step, text, { customerId, personId, dueDay: task.due, assigneeId })
    count(step, 'tasks')
  }
  result.outcome = 'created'
  return null
}

/** The customer that a row speaks of, by the number its own file gives them, by number, by name; `null` if nobody knows it. */
export function referenceOf(run: RunState, plan: TablePlan, customer: CustomerDraft): string | null {
  const referred = referredTo(run, plan, customer.customerNumber)
  if (referred) return referred
  const byNumber = customer.customerNumber ? run.index.findReference(customer.customerNumber) : null
  if (byNumber || !customer.name) return byNumber
  const match = run.index.find(prepareCompany({ ...customer, name: customer.name, phones: [] }))
  return match?.verdict === 'same' ? match.id : run.index.findReference(customer.name)
}

/** The person of a customer by name or mail address; `null` if there is none. */
export async function personNamed({ ctx }: Step, customerId: string, name: string): Promise<string | null> {
  if (isTrial(customerId)) return null
  const email = name.includes('@') ? name.trim().toLowerCase() : null
  const wanted = email ? null : rules.partsOfName(name)
  if (!wanted && !email) return null
  const persons = await stockSql.listPersonsOf(ctx.db, customerId)
  const found = persons.find((person) =>
    wanted
      ? samePerson(wanted, { firstName: person.firstName, lastName: person.lastName })
      : (JSON.parse(person.emails) as string[]).some((one) => one.toLowerCase() === email),
  )
  return found?.id ?? null
}
