import type { z } from 'zod'
import { insertActivity } from '#features/activities/actions.ts'
import { companyOf } from '#features/company/rules.ts'
import { canChange as canChangeCustomer, canCreate as canCreateCustomer, need } from '#features/customers/access.ts'
import { insertCustomer, readCustomer } from '#features/customers/actions.ts'
import { insertOpportunity } from '#features/opportunities/actions.ts'
import { insertPerson, readPerson } from '#features/persons/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { updateRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract } from '../contract.ts'
import * as sql from '../sql.ts'

type Input = z.output<(typeof contract)['convertLead']['input']>
const numbers = (number: string | null) => (number ? [{ label: '', number, e164: null }] : [])

/**
 * Customer, person and opportunity out of a lead, in one command that undo takes back; what was answered becomes
 * conversations of that customer, files of the lead are found there too. The owner of the lead gets all of it.
 * Refuses `leadNeedsCustomer`, `personElsewhere` and what the parts refuse.
 */
export async function convert(ctx: Context, lead: sql.LeadRecord, input: Input) {
  const ownerId = lead.ownerId ?? (ctx.actor.memberId || null)
  const customerId = await customerOf(ctx, lead, input, ownerId)
  const personId = await personOf(ctx, input, customerId)
  const opportunityId = input.opportunity
    ? await opportunityOf(ctx, lead, input.opportunity, {
        customerId,
        personId,
        ownerId,
        kind: input.customerId ? null : 'newCustomer',
      })
    : null
  const reactions = await sql.listReactions(ctx.db, lead.id)
  for (const { kind, outcome, at, text, createdById } of [...reactions].reverse())
    await insertActivity(ctx, { customerId, personId, kind, outcome, at, text, report: null }, null, createdById)
  for (const file of await sql.listFiles(ctx.db, lead.id))
    await updateRecord(ctx, 'files', 'file.moved', file, { customerId })
  const byId = ctx.actor.memberId || null
  await updateRecord(ctx, 'leads', 'lead.converted', lead, {
    ownerId,
    takenAt: lead.takenAt ?? ctx.now,
    // Who makes a customer of it has answered.
    reactedAt: lead.reactedAt ?? ctx.now,
    reactedById: lead.reactedAt ? lead.reactedById : byId,
    acceptedAt: lead.acceptedAt ?? ctx.now,
    acceptedById: lead.acceptedAt ? lead.acceptedById : byId,
    convertedAt: ctx.now,
    convertedById: byId,
    customerId,
    personId,
    opportunityId,
  })
  return { customerId, personId, opportunityId, undo: ctx.commandId }
}

async function customerOf(ctx: Context, lead: sql.LeadRecord, input: Input, ownerId: string | null): Promise<string> {
  if (input.customerId) {
    const { responsibility } = await readCustomer(ctx, input.customerId)
    need(canChangeCustomer(ctx.actor, responsibility))
    return input.customerId
  }
  if (!input.customer) throw new Refusal('leadNeedsCustomer')
  need(canCreateCustomer(ctx.actor))
  const { phone, ...fields } = input.customer
  const country = fields.country ?? companyOf(ctx.settings).country
  const source = lead.originNote ?? lead.recommendedBy
  const row = await insertCustomer(ctx, { ...fields, country, ownerId, source, phones: numbers(phone) })
  return row.id
}

async function personOf(ctx: Context, input: Input, customerId: string): Promise<string | null> {
  if (input.personId) {
    const person = await readPerson(ctx, input.personId)
    if (person.customerId !== customerId) throw new Refusal('personElsewhere')
    return person.id
  }
  if (!input.person) return null
  const { email, phone, ...fields } = input.person
  const row = await insertPerson(ctx, {
    ...fields,
    customerId,
    emails: email ? [email] : [],
    phones: numbers(phone),
  })
  return row.id
}

async function opportunityOf(
  ctx: Context,
  lead: sql.LeadRecord,
  given: NonNullable<Input['opportunity']>,
  place: { customerId: string; personId: string | null; ownerId: string | null; kind: 'newCustomer' | null },
): Promise<string> {
  const row = await insertOpportunity(ctx, {
    ...place,
    title: given.title,
    amount: given.amount,
    currency: lead.currency,
    expectedClose: given.expectedClose ?? null,
    nextStep: given.nextStep,
    nextStepDay: given.nextStepDay ?? null,
    source: lead.originNote ?? lead.recommendedBy,
  })
  return row.id
}
