import { findResponsibility } from '#features/customers/actions.ts'
import { actions as duplicates } from '#features/duplicates/actions.ts'
import { prepareCompany } from '#features/duplicates/rules/matchIndex.ts'
import { canBring, canChangeLead } from '#features/leads/access.ts'
import { leadSettingsOf } from '#features/leads/settings.ts'
import { earlier } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import { fold } from '#shared/text.ts'
import type { TablePlan } from '../normalise.ts'
import * as rules from '../rules.ts'
import * as sql from '../sql/stock.ts'
import { OpenLeads } from './openLeads.ts'
import { count, isTrial, type Rejection, readOnce, type Step, sinceLastImport } from './step.ts'
import type { LeadRow } from './writer.ts'

const largestText = 5000

/** What is wanted of the fields of a lead that hold one value. */
type Values = Pick<
  LeadRow,
  | 'company'
  | 'salutation'
  | 'firstName'
  | 'lastName'
  | 'function'
  | 'email'
  | 'phone'
  | 'street'
  | 'postcode'
  | 'city'
  | 'country'
  | 'amount'
  | 'originNote'
  | 'recommendedBy'
>

/**
 * Brings in one lead by the rules of leads: nobody's, unless the list names a colleague of ours. One that is open already is
 * completed, a customer that is the same is linked, what is only probably so is said. Nobody to reach is no lead.
 */
export async function bringLead(step: Step): Promise<Rejection | null> {
  const { run, ctx, plan, writer, result } = step
  const { lead } = result.draft
  result.record = 'leads'
  if (!canBring(ctx.actor)) return 'notAllowed'
  if (rules.isTotal(result.draft)) return 'totalRow'
  const values = valuesOf(step)
  if (!values.company && !values.lastName && !values.email && !values.phone) return 'leadNobody'
  if (lead.state === 'converted') return 'leadConverted'
  const ownerId = ownerOf(step)
  run.leads ??= await OpenLeads.load(ctx)
  const known = run.leads.find(values)
  if (known?.sure) {
    result.match = { ...known, of: 'lead', verdict: 'same', score: 100, rowName: nameOf(values) }
    result.recordId = known.id
    return isTrial(known.id) ? null : await changeLead(step, known.id, values)
  }
  const customerId = await customerOf(step, values)
  if (!result.match && known)
    result.match = { ...known, of: 'lead', verdict: 'probably', score: 30, rowName: nameOf(values) }
  if (!result.match) await warnOfPerson(step, values)
  const at = lead.received ? rules.instantOf(lead.received, lead.time, ctx.timeZone) : ctx.now
  const id = await writer.createLead({
    ...values,
    ...decisionOf(step),
    origin: lead.origin ?? (lead.recommendedBy ? 'recommendation' : 'list'),
    text: textOf(step, '', () => 'given'),
    currency: lead.currency ?? plan.currency,
    receivedAt: earlier(at, ctx.now),
    customerId,
    ...(ownerId ? { ownerId, takenAt: ctx.now } : {}),
  })
  run.leads.add(id, values)
  if (!run.trial) run.made.add(id)
  result.recordId = id
  result.outcome = 'created'
  count(step, 'leads')
  return null
}

function valuesOf({ plan, result }: Step): Values {
  const { customer, person, lead, own } = result.draft
  const name = rules.nameOfPerson({ ...person, emails: [] })
  const [phone, ...phones] = [...person.phones, ...customer.phones]
  const [email, ...emails] = [...person.emails, ...customer.emails]
  const more = [...phones.map((one) => one.number), ...emails]
  if (person.title) own[rules.headerOf(plan, 'persons.title')] ??= person.title
  if (more.length > 0) lead.text.push(more.join('\n'))
  lead.text.push(...person.note)
  return {
    company: customer.name,
    salutation: person.salutation,
    firstName: name?.firstName ?? null,
    lastName: name?.lastName ?? null,
    function: person.function,
    email: email ?? null,
    phone: phone?.number ?? null,
    street: customer.street,
    postcode: customer.postcode,
    city: customer.city,
    country: customer.country,
    amount: lead.amount,
    originNote: lead.originNote,
    recommendedBy: lead.recommendedBy,
  }
}

function nameOf({ company, firstName, lastName, email, phone }: Values): string {
  return (
    [company, [firstName, lastName].filter(Boolean).join(' ')].filter(Boolean).join(' · ') || (email ?? phone ?? '')
  )
}

/** Somebody of ours whom the list names has taken it; anybody else stays as text. */
function ownerOf({ run, plan, result }: Step): string | null {
  const { owner } = result.draft.lead
  const id = run.colleagues.known(owner)
  if (owner && !id) result.draft.own[rules.headerOf(plan, 'leads.owner')] = owner
  return isTrial(id) ? null : id
}

/** The customer that the company is. One that is only probably the same is warned of, unless somebody said that it is. */
async function customerOf(step: Step, { company, postcode, city, street, email }: Values): Promise<string | null> {
  const { run, plan, result } = step
  if (!company) return null
  const phones = [...result.draft.customer.phones, ...result.draft.person.phones].flatMap(({ e164 }) => e164 ?? [])
  const traits = {
    ...result.draft.customer,
    name: company,
    postcode,
    city,
    street,
    phones,
    emails: email ? [email] : [],
  }
  const found = run.index.find(prepareCompany(traits))
  if (!found || isTrial(found.id)) return null
  try {
    await readOnce(step, found.id)
  } catch (error) {
    // Of customers that the actor may not read nothing is said.
    if (error instanceof Refusal) return null
    throw error
  }
  result.match = { ...found, of: 'customer', rowName: company }
  const said = plan.duplicates[result.row]
  return said === 'same' || (found.verdict === 'same' && said !== 'new') ? found.id : null
}

async function warnOfPerson(step: Step, { firstName, lastName, email, phone, company, city, postcode }: Values) {
  if (!lastName && !email) return
  const wanted = {
    firstName: firstName ?? undefined,
    lastName: lastName ?? '',
    email: email ?? undefined,
    phone: phone ?? undefined,
  }
  const { persons } = await duplicates.listSimilarPersons(step.ctx, wanted)
  const [found] = persons
  if (!found) return
  const { id, name, verdict, score, reasons } = found
  const rowName = nameOf({ firstName, lastName, email, phone, company, city, postcode } as Values)
  step.result.match = { id, name, verdict, score, reasons: reasons as never, of: 'person', rowName }
}

/** Accepted or rejected elsewhere is so here, with the company's reason where the list has its words. */
function decisionOf({ ctx, plan, result }: Step): Partial<LeadRow> {
  const { state, reason } = result.draft.lead
  const byId = ctx.actor.memberId || null
  if (reason && state !== 'rejected') result.draft.own[rules.headerOf(plan, 'leads.reason')] = reason
  if (state === 'accepted') return { acceptedAt: ctx.now, acceptedById: byId }
  if (state !== 'rejected') return {}
  const own = leadSettingsOf(ctx.settings).reasons.find((one) => reason && fold(one) === fold(reason))
  return { rejectedAt: ctx.now, rejectedById: byId, reason: own ?? null, reasonNote: own ? null : reason }
}

/** What was asked, and every column without a field under its header. */
function textOf({ plan, result }: Step, ours: string, since: (header: string) => rules.Since): string {
  const { lead, own } = result.draft
  const said = since(rules.headerOf(plan, 'leads.text')) === 'same' ? [] : lead.text
  const lines = Object.entries(own).flatMap(([header, value]) =>
    since(header) === 'same' ? [] : [`${header}: ${value}`],
  )
  return rules.addNote(ours || null, [...said, ...(lines.length > 0 ? [lines.join('\n')] : [])]) ?? ''
}

async function changeLead(step: Step, id: string, values: Values): Promise<Rejection | null> {
  const { run, ctx, writer, plan, result } = step
  const row = (await sql.findAny(ctx.db, 'leads', id)) as unknown as LeadRow
  const { ownerId, createdById, customerId } = row
  const customer = await findResponsibility(ctx, customerId)
  const since = await sinceLastImport(step, id)
  const merged = rules.mergeValues(
    row,
    values,
    Object.fromEntries(Object.keys(values).map((field) => [field, field])),
    (field) => headerFor(plan, field as keyof Values),
    since,
    run.options.existing === 'replace',
  )
  // First and last name may stand in one column.
  const named = headerFor(plan, 'lastName')
  if (merged.own[named] !== undefined) merged.own[named] = [values.firstName, values.lastName].filter(Boolean).join(' ')
  result.kept.push(...merged.kept)
  Object.assign(result.draft.own, merged.own)
  const text = textOf(step, row.text, since).slice(0, Math.max(largestText, row.text.length))
  const patch = { ...merged.patch, ...(text === row.text ? {} : { text }) }
  if (Object.keys(patch).length === 0) return null
  if (!canChangeLead(ctx.actor, { ownerId, createdById, customerId, customer })) return 'leadOfOther'
  result.outcome = (await writer.changeLead(row, patch)) ? 'updated' : 'unchanged'
  return null
}

/** The fields of a list that may fill a column of a lead, where it is not the field of customers by the same name. */
const targetsOf: Partial<Record<keyof Values, string[]>> = {
  company: ['customers.name', 'persons.customer'],
  salutation: ['persons.salutation', 'persons.name'],
  firstName: ['persons.firstName', 'persons.name'],
  lastName: ['persons.lastName', 'persons.name'],
  function: ['persons.function', 'persons.department'],
  email: ['persons.email', 'customers.email'],
  phone: ['persons.phone', 'persons.mobile', 'customers.phone'],
  postcode: ['customers.postcode', 'customers.postcodeCity'],
  city: ['customers.city', 'customers.postcodeCity'],
  amount: ['leads.amount'],
  originNote: ['leads.fair', 'leads.origin'],
  recommendedBy: ['leads.recommendedBy'],
}

function headerFor(plan: TablePlan, field: keyof Values): string {
  const targets = targetsOf[field] ?? [`customers.${field}`]
  return rules.headerOf(plan, targets.find((target) => plan.targets.includes(target)) ?? targets[0] ?? field)
}
