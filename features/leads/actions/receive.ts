import { showArea } from '#features/company/actions.ts'
import { companyOf } from '#features/company/rules.ts'
import { askToConfirm } from '#features/consents/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { insertRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Origin } from '../rules.ts'
import { leadSettingsOf } from '../settings.ts'
import * as sql from '../sql.ts'

/** So many an hour are no longer people. */
const mostFromForm = 300
const hour = 3_600_000

type NewLead = Partial<sql.LeadRecord> & { origin: Origin; text: string }

/** Writes a new lead; the first one brings the area into the menu. Permission is the caller's. Refuses `leadEmpty`. */
export async function insertLead(ctx: Context, given: NewLead): Promise<sql.LeadRecord> {
  const { company, lastName, firstName, text, email, phone } = given
  if (![company, lastName, firstName, text, email, phone].some(Boolean)) throw new Refusal('leadEmpty')
  if (await sql.isFirst(ctx.db)) await showArea(ctx, 'leads')
  return await insertRecord(ctx, 'leads', 'lead.received', {
    receivedAt: ctx.now,
    originNote: null,
    recommendedBy: null,
    company: null,
    salutation: null,
    firstName: null,
    lastName: null,
    function: null,
    email: null,
    phone: null,
    street: null,
    postcode: null,
    city: null,
    country: null,
    amount: null,
    currency: companyOf(ctx.settings).currency,
    ownerId: null,
    takenAt: null,
    reactedAt: null,
    reactedById: null,
    answers: '{}',
    acceptedAt: null,
    acceptedById: null,
    rejectedAt: null,
    rejectedById: null,
    reason: null,
    reasonNote: null,
    convertedAt: null,
    convertedById: null,
    customerId: null,
    personId: null,
    opportunityId: null,
    confirmationId: null,
    ...given,
  })
}

/** A form that somebody sent from the website: the lead, and where the form asks for it the mail to confirm. Refuses `tooMany`. */
export async function receiveForm(
  ctx: Context,
  form: Pick<NewLead, 'company' | 'firstName' | 'lastName' | 'phone' | 'text'> & {
    email: string
    wantsNews: boolean
    page: string
    language: 'de' | 'en'
  },
): Promise<void> {
  const since = new Date(Date.parse(ctx.now) - hour).toISOString()
  if ((await sql.countFromForm(ctx.db, since)) >= mostFromForm) throw new Refusal('tooMany', { seconds: hour / 1000 })
  const { confirms, offersNews } = leadSettingsOf(ctx.settings).form
  const { wantsNews, page, language, ...fields } = form
  const wanted = wantsNews && offersNews
  const confirmationId =
    confirms || wanted ? await askToConfirm(ctx, { address: form.email, page, language, wanted }) : null
  await insertLead(ctx, { ...fields, origin: 'web', originNote: page, confirmationId })
}
