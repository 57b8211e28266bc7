import { z } from 'zod'
import { activityKinds } from '#features/contact-again/rules.ts'
import { customerFields, email, optional } from '#features/customers/fields.ts'
import { personFields } from '#features/persons/contract.ts'
import { defineOperation } from '#shared/contract.ts'
import { mostListed } from './rules/list.ts'
import { leadStates, origins } from './rules.ts'

const id = z.string().max(36)
const undo = z.string()
const amount = z
  .number()
  .int()
  .min(0)
  .max(1e13)
  .nullish()
  .transform((value) => value ?? null)
const answers = z.record(z.string().max(40), z.enum(['yes', 'no']))

const fields = {
  origin: z.enum(origins),
  originNote: optional(200),
  /** Who recommended us, in words. */
  recommendedBy: optional(200),
  company: optional(200),
  salutation: personFields.salutation,
  firstName: optional(100),
  lastName: optional(100),
  function: optional(120),
  email: z
    .union([z.literal(''), email])
    .nullish()
    .transform((value) => value || null),
  phone: optional(60),
  street: optional(200),
  postcode: optional(12),
  city: optional(120),
  country: customerFields.country,
  text: z.string().trim().max(5000),
  /** Minor units; none while it is not known. */
  amount,
}

export const lead = z.object({
  id: z.string(),
  version: z.number(),
  state: z.enum(leadStates),
  receivedAt: z.string(),
  origin: z.enum(origins),
  originNote: z.string().nullable(),
  recommendedBy: z.string().nullable(),
  company: z.string().nullable(),
  salutation: z.enum(['Herr', 'Frau']).nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  function: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  text: z.string(),
  amount: z.number().nullable(),
  currency: z.string(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  takenAt: z.string().nullable(),
  reactedAt: z.string().nullable(),
  /** Minutes from receiving to the first reaction, or until now. */
  waitedMinutes: z.number(),
  answers,
  acceptedAt: z.string().nullable(),
  rejectedAt: z.string().nullable(),
  reason: z.string().nullable(),
  reasonNote: z.string().nullable(),
  convertedAt: z.string().nullable(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  personId: z.string().nullable(),
  opportunityId: z.string().nullable(),
  opportunityTitle: z.string().nullable(),
  /** Whether the owner of the address said that it is theirs; none: nobody asked. */
  confirmed: z.boolean().nullable(),
  createdById: z.string().nullable(),
  canChange: z.boolean(),
  canTake: z.boolean(),
  canConvert: z.boolean(),
})
export type Lead = z.infer<typeof lead>

const reaction = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(activityKinds),
  outcome: z.enum(['reached', 'notReached']).nullable(),
  text: z.string(),
  byName: z.string().nullable(),
})

const settings = z.object({
  definition: z.string().trim().max(2000),
  criteria: z
    .array(z.object({ id: z.string().max(40).optional(), name: z.string().trim().min(1).max(60) }))
    .min(1)
    .max(10),
  reasons: z.array(z.string().trim().min(1).max(80)).min(1).max(20),
  form: z.object({
    on: z.boolean(),
    sites: z.array(z.string().trim().max(200)).max(10),
    confirms: z.boolean(),
    offersNews: z.boolean(),
    thanks: z.string().trim().max(500),
  }),
})

export const contract = {
  listLeads: defineOperation({
    method: 'GET',
    path: '/api/leads',
    summary: 'Leads: open ones with nobody’s first and by how long they wait, decided ones the latest first.',
    input: z.object({
      state: z.enum(['open', 'decided']).default('open'),
      /** Only those taken by the caller or by whom they stand in for. */
      mine: z.boolean().optional(),
      origin: z.enum(origins).optional(),
      after: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      leads: z.array(lead),
      next: z.string().nullable(),
      /** On the first page: all that fit, nobody's, and how long the first reaction took in the last 90 days (median, minutes). */
      total: z.number(),
      waiting: z.number(),
      medianMinutes: z.number().nullable(),
      reacted: z.number(),
    }),
  }),
  getLead: defineOperation({
    method: 'GET',
    path: '/api/leads/:id',
    summary: 'One lead with how it was answered so far.',
    input: z.object({ id }),
    output: lead.extend({ reactions: z.array(reaction) }),
  }),
  createLead: defineOperation({
    method: 'POST',
    path: '/api/leads',
    summary: 'Takes in a lead: company, person or only what was said.',
    input: z.object({
      ...fields,
      origin: fields.origin.default('call'),
      /** When it came; now, if left out. */
      receivedAt: z.iso.datetime().optional(),
      /** A customer that is known already. */
      customerId: optional(36),
      /** True: the caller takes it at once. */
      take: z.boolean().default(false),
    }),
    output: z.object({ id: z.string(), undo }),
    example: { company: 'Müller Stahl', text: '200 Wellen bis März', origin: 'fair', originNote: 'Blechexpo' },
  }),
  createLeads: defineOperation({
    method: 'POST',
    path: '/api/leads/list',
    summary: 'Takes in the lines of a list as leads; a mail address that an open lead has already is left out.',
    input: z.object({
      /** Which list. */
      originNote: optional(200),
      leads: z
        .array(
          z.object({
            company: fields.company,
            firstName: fields.firstName,
            lastName: fields.lastName,
            function: fields.function,
            email: fields.email,
            phone: fields.phone,
            postcode: fields.postcode,
            city: fields.city,
            text: fields.text.default(''),
          }),
        )
        .min(1)
        .max(mostListed),
    }),
    output: z.object({ created: z.number(), known: z.number(), undo }),
  }),
  changeLead: defineOperation({
    method: 'PATCH',
    path: '/api/leads/:id',
    summary: 'Changes the given fields of a lead that is not converted.',
    input: z.object(fields).partial().extend({ id, version: z.number().int().optional() }),
    output: z.object({ version: z.number(), undo }),
  }),
  takeLead: defineOperation({
    method: 'POST',
    path: '/api/leads/:id/take',
    summary: '"I take it": whose the lead is from now on.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
  giveLead: defineOperation({
    method: 'POST',
    path: '/api/leads/:id/give',
    summary: 'Gives a lead to a colleague.',
    input: z.object({ id, memberId: id }),
    output: z.object({ undo }),
  }),
  reactToLead: defineOperation({
    method: 'POST',
    path: '/api/leads/:id/reactions',
    summary: 'Notes a call, mail or meeting with a lead; the first one ends its waiting time and takes nobody’s lead.',
    input: z.object({
      id,
      kind: z.enum(activityKinds),
      outcome: z.enum(['reached', 'notReached']).nullish(),
      text: z.string().trim().max(5000).default(''),
      at: z.iso.datetime().optional(),
    }),
    output: z.object({ undo }),
  }),
  qualifyLead: defineOperation({
    method: 'POST',
    path: '/api/leads/:id/qualify',
    summary: 'Answers the criteria, and accepts or rejects the lead, with the reason.',
    input: z.object({
      id,
      answers: answers.default({}),
      decision: z.enum(['accept', 'reject']).nullish(),
      reason: optional(80),
      note: optional(1000),
    }),
    output: z.object({ undo }),
  }),
  reopenLead: defineOperation({
    method: 'POST',
    path: '/api/leads/:id/reopen',
    summary: 'A rejected lead comes back to work.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
  convertLead: defineOperation({
    method: 'POST',
    path: '/api/leads/:id/convert',
    summary: 'Makes customer, person and opportunity of a lead in one step; what was answered goes to the timeline.',
    input: z.object({
      id,
      /** A customer that is there; else a new one of these fields. */
      customerId: optional(36),
      customer: z
        .object({
          name: customerFields.name,
          standing: customerFields.standing.default('prospect'),
          street: optional(200),
          postcode: optional(12),
          city: optional(120),
          country: customerFields.country,
          phone: optional(60),
        })
        .nullish(),
      personId: optional(36),
      person: z
        .object({
          salutation: personFields.salutation,
          firstName: optional(100),
          lastName: personFields.lastName,
          function: optional(120),
          email: fields.email,
          phone: optional(60),
        })
        .nullish(),
      opportunity: z
        .object({
          title: z.string().trim().min(1).max(200),
          amount,
          expectedClose: z.iso.date().nullish(),
          nextStep: optional(500),
          nextStepDay: z.iso.date().nullish(),
        })
        .nullish(),
    }),
    output: z.object({
      customerId: z.string(),
      personId: z.string().nullable(),
      opportunityId: z.string().nullable(),
      undo,
    }),
  }),
  deleteLead: defineOperation({
    method: 'DELETE',
    path: '/api/leads/:id',
    summary: 'Takes a lead out of all lists; undo brings it back.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
  getLeadSettings: defineOperation({
    method: 'GET',
    path: '/api/lead-settings',
    summary: 'What makes a lead, the criteria, the reasons for a no, and the form for the website.',
    input: z.object({}),
    output: settings.extend({
      criteria: z.array(z.object({ id: z.string(), name: z.string() })),
      agreedOn: z.string().nullable(),
      publicAddress: z.string(),
      canSend: z.boolean(),
      canChange: z.boolean(),
    }),
  }),
  changeLeadSettings: defineOperation({
    method: 'PATCH',
    path: '/api/lead-settings',
    summary: 'Changes definition, criteria, reasons or the form.',
    input: settings.partial(),
    output: z.object({}),
  }),
}
