import { need, type Responsibility } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import { canChange, canCreate } from '#features/opportunities/access.ts'
import type { Day } from '#shared/days.ts'
import * as rules from '../rules.ts'
import * as dealSql from '../sql/deals.ts'
import * as stockSql from '../sql/stock.ts'
import { readLossReason } from '../values/deals.ts'
import { personNamed, referenceOf } from './events.ts'
import { productNamed } from './products.ts'
import { count, isTrial, type Rejection, type Step, sinceLastImport } from './step.ts'

/** What a row says of an opportunity, its references found. */
type Deal = {
  number: string | null
  title: string
  customerId: string | null
  personId: string | null
  ownerId: string | null
  stageId: string | null
  amount: number | null
  currency: string
  expectedClose: Day | null
  createdDay: Day | null
  kind: string | null
  channel: string | null
  outcome: 'won' | 'lost' | null
  closedDay: Day | null
  reason: string | null
  reasonNote: string | null
}

/**
 * Brings in one opportunity. A row whose customer nobody knows, or that names none, is kept without a customer and
 * named. One that is known by its number, or alike in customer, title and first day, is completed.
 */
export async function bringOpportunity(step: Step): Promise<Rejection | null> {
  const { run, plan, result } = step
  const { customer, opportunity } = result.draft
  result.record = 'opportunities'
  const customerId = referenceOf(run, plan, customer)
  const named = customer.name ?? customer.customerNumber
  if (customerId && !isTrial(customerId)) {
    const { responsibility } = await readCustomer(step.ctx, customerId)
    need(canCreate(step.ctx.actor, responsibility))
  }
  const title = opportunity.title ?? opportunity.product ?? named ?? opportunity.key
  if (!title) return 'nameMissing'
  const days = daysOf(step)
  if (typeof days === 'string') return days
  if (!customerId && named) {
    result.missing = named
    const { own } = result.draft
    if (customer.name) own[rules.headerOf(plan, 'opportunities.customer')] = customer.name
    if (customer.customerNumber) own[rules.headerOf(plan, 'customers.customerNumber')] = customer.customerNumber
  } else if (!customerId) result.without = title
  const deal = await dealOf(step, customerId, title, days)
  const productId = await productOf(step)
  const key = deal.number ?? ''
  const known = run.deals.get(key) ?? (await findKnown(step, deal))
  result.recordId = known
  if (known && isTrial(known)) return null
  if (known) return await changeDeal(step, known, deal, productId)
  const { fields, long } = rules.addOwnFields({}, result.draft.own, () => 'given')
  const note = rules.addNote(null, [...opportunity.note, ...long])
  result.recordId = await step.writer.createOpportunity(
    { ...deal, kind: deal.kind as 'repeat' | null, note, fields },
    isTrial(productId) ? null : productId,
  )
  if (key) run.deals.set(key, result.recordId)
  result.outcome = 'created'
  count(step, 'opportunities')
  return null
}

type Days = Pick<Deal, 'createdDay' | 'expectedClose' | 'outcome' | 'closedDay'>

/**
 * Many systems have one column for the expected and the real close: it is the day of closing at what is won or lost,
 * else the expected one. An expected close before the first day is no day.
 */
function daysOf({ ctx, plan, result }: Step): Days | Rejection {
  const { opportunity, own, problems } = result.draft
  const { created, closed, stage } = opportunity
  const outcome = stage === 'won' || stage === 'lost' ? stage : null
  const closedDay = outcome && (closed ?? opportunity.expectedClose)
  if (closedDay && closedDay > ctx.today) return 'closedAhead'
  if (closedDay && created && closedDay < created) return 'closeBeforeCreated'
  let expectedClose = outcome ? (closed ? opportunity.expectedClose : null) : (opportunity.expectedClose ?? closed)
  if (!outcome && closed && opportunity.expectedClose) own[rules.headerOf(plan, 'opportunities.closed')] = closed
  if (expectedClose && created && expectedClose < created) {
    const header = rules.headerOf(plan, 'opportunities.expectedClose')
    problems.push({ column: header, code: 'closeBeforeCreated', value: expectedClose })
    own[header] = expectedClose
    expectedClose = null
  }
  return { createdDay: created, expectedClose, outcome, closedDay }
}

async function dealOf(step: Step, customerId: string | null, title: string, days: Days): Promise<Deal> {
  const { run, ctx, writer, plan, result } = step
  const { opportunity, own } = result.draft
  const header = (field: string) => rules.headerOf(plan, `opportunities.${field}`)
  const ownerId = await run.colleagues.find(ctx, writer, opportunity.owner)
  if (opportunity.owner && !ownerId) own[header('owner')] = opportunity.owner
  const personId = opportunity.person && customerId ? await personNamed(step, customerId, opportunity.person) : null
  if (opportunity.person && !personId) own[header('person')] = opportunity.person
  const { reason, stage } = opportunity
  if (reason && days.outcome !== 'lost') own[header('reason')] = reason
  const lost = reason && days.outcome === 'lost' ? readLossReason(reason) : null
  const firstStage = days.outcome ? null : (plan.stages[0]?.id ?? null)
  return {
    number: opportunity.key,
    title: title.slice(0, 200),
    customerId: isTrial(customerId) ? null : customerId,
    personId,
    ownerId: isTrial(ownerId) ? null : (ownerId ?? run.options.ownerId),
    stageId: stage && typeof stage === 'object' ? stage.stageId : firstStage,
    amount: opportunity.amount,
    currency: opportunity.currency ?? plan.currency,
    ...days,
    kind: opportunity.kind,
    channel: opportunity.channel,
    reason: lost,
    reasonNote: lost && reason,
  }
}

async function productOf(step: Step): Promise<string | null> {
  const { plan, result } = step
  const { product } = result.draft.opportunity
  const id = await productNamed(step, product)
  if (product && !id) result.draft.own[rules.headerOf(plan, 'opportunities.product')] = product
  return id
}

/** By its number; without one, an opportunity that came in before or by hand and is alike. */
async function findKnown({ ctx, run }: Step, deal: Deal): Promise<string | null> {
  if (deal.number) return await dealSql.findOpportunityByNumber(ctx.db, deal.number)
  return await dealSql.findOpportunityAlike(ctx.db, deal, run.importId)
}

async function changeDeal(step: Step, id: string, deal: Deal, productId: string | null): Promise<Rejection | null> {
  const { run, ctx, writer, plan, result } = step
  const row = (await stockSql.findAny(ctx.db, 'opportunities', id)) as unknown as dealSql.OpportunityRow
  need(canChange(ctx.actor, row, await responsibilityOf(step, row)))
  const since = await sinceLastImport(step, id)
  const replace = run.options.existing === 'replace'
  const header = (field: string) => rules.headerOf(plan, `opportunities.${field}`)
  const given = result.draft.opportunity
  const merged = rules.mergeValues(
    row,
    {
      ...deal,
      title: given.title,
      ownerId: given.owner ? deal.ownerId : null,
      currency: deal.amount === null ? null : deal.currency,
    },
    {
      title: 'title',
      customerId: 'customer',
      personId: 'person',
      ownerId: 'owner',
      amount: 'amount',
      expectedClose: 'expectedClose',
      createdDay: 'created',
      kind: 'kind',
      channel: 'channel',
    },
    header,
    since,
    replace,
  )
  if (merged.patch.amount !== undefined) merged.patch.currency = deal.currency
  // Words stand beside ours, not ids.
  for (const [field, text] of Object.entries({ owner: given.owner, person: given.person }))
    if (text && merged.own[header(field)] !== undefined) merged.own[header(field)] = text
  if (merged.own[header('customer')] !== undefined)
    merged.own[header('customer')] = result.draft.customer.name ?? result.draft.customer.customerNumber ?? ''
  const moved = movedTo(deal, row, given.stage !== null, since(header('stage')), replace)
  const withOwn = rules.addOwnFields(JSON.parse(row.fields ?? '{}'), result.draft.own, since)
  const withKept = rules.addOwnFields(withOwn.fields, merged.own, () => 'given')
  const note = rules.addNote(row.note, [...given.note, ...withOwn.long, ...withKept.long])
  result.kept.push(...merged.kept)
  const changed = await writer.changeOpportunity(row, {
    ...merged.patch,
    ...moved,
    ...(JSON.stringify(withKept.fields) === (row.fields ?? '{}') ? {} : { fields: JSON.stringify(withKept.fields) }),
    ...(note === row.note ? {} : { note }),
  })
  const added = productId !== null && !isTrial(productId) && !(await dealSql.hasProduct(ctx.db, id, productId))
  if (added) await writer.addProduct(id, productId)
  result.outcome = changed || added ? 'updated' : 'unchanged'
  return null
}

/** Stage and outcome go together: they follow the list where its stage changed since the last time. */
function movedTo(deal: Deal, row: dealSql.OpportunityRow, given: boolean, since: rules.Since, replace: boolean) {
  const { stageId, outcome, closedDay, reason, reasonNote } = deal
  if (!given || since === 'same' || (since === 'given' && !replace)) return {}
  return { stageId: outcome ? row.stageId : stageId, outcome, closedDay, reason, reasonNote }
}

async function responsibilityOf({ ctx }: Step, row: dealSql.OpportunityRow): Promise<Responsibility> {
  if (!row.customerId) return { ownerId: row.ownerId, insideSalesId: null, helperIds: [] }
  return (await readCustomer(ctx, row.customerId)).responsibility
}
