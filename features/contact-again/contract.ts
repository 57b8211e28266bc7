import { z } from 'zod'
import { day } from '#features/customers/fields.ts'
import { standings } from '#features/customers/rules.ts'
import { defineOperation } from '#shared/contract.ts'

const occasion = z.object({
  kind: z.enum(['followUp', 'promise', 'offer', 'notice', 'contract']),
  day: z.string(),
  text: z.string(),
})
const reason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fire'), text: z.string() }),
  z.object({ kind: z.literal('occasion'), occasion, overdue: z.number() }),
  z.object({ kind: z.literal('silence'), days: z.number(), rhythm: z.number() }),
  z.object({ kind: z.literal('neverSpoken'), rhythm: z.number() }),
  z.object({ kind: z.literal('person'), name: z.string(), days: z.number().nullable(), rhythm: z.number() }),
  z.object({ kind: z.literal('keyAccount') }),
  z.object({ kind: z.literal('class'), class: z.string() }),
  z.object({ kind: z.literal('standing'), standing: z.string() }),
  z.object({ kind: z.literal('revenue'), amount: z.number(), before: z.number().nullable() }),
  z.object({ kind: z.literal('potential'), amount: z.number() }),
])

export const contactAgainRow = z.object({
  customerId: z.string(),
  name: z.string(),
  class: z.string().nullable(),
  mode: z.string(),
  standing: z.enum(standings),
  ownerId: z.string().nullable(),
  city: z.string().nullable(),
  person: z
    .object({ id: z.string(), name: z.string(), function: z.string().nullable(), phone: z.string().nullable() })
    .nullable(),
  phone: z.string().nullable(),
  lastContact: z.string().nullable(),
  /** Days; 0: only on occasion. */
  rhythm: z.number(),
  due: z.string(),
  overdueDays: z.number(),
  /** Minor units. */
  value: z.number(),
  currency: z.string(),
  reason: z.array(reason),
  /** May the caller log a contact here, change the customer, give it to a colleague? */
  canLog: z.boolean(),
  canChange: z.boolean(),
  canHandOver: z.boolean(),
})
export type ContactAgainRow = z.infer<typeof contactAgainRow>

/** Which customers a list of those to contact again shows. */
export const contactFilter = {
  owner: z.array(z.string().max(36)).max(50).optional(),
  class: z.array(z.enum(['A', 'B', 'C', 'none'])).optional(),
  standing: z.array(z.enum(standings)).optional(),
  region: z.array(z.string().max(120)).max(50).optional(),
  branch: z.array(z.string().max(120)).max(50).optional(),
  mode: z.enum(['classic', 'keyAccount']).optional(),
}

export const contract = {
  listContactAgain: defineOperation({
    method: 'GET',
    path: '/api/contact-again',
    offline: true,
    summary: 'Whom to contact again, ranked, with the reason for each rank.',
    input: z.object({
      ...contactFilter,
      after: z.string().max(300).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      customers: z.array(contactAgainRow),
      next: z.string().nullable(),
      /** How many are listed, on the first page; with `more` at least so many, counting ended there. */
      total: z.number(),
      more: z.boolean(),
      /** Contacts a week that the rhythms cause; none where a filter fits too many to add them up. */
      weeklyLoad: z.number().nullable(),
    }),
    example: { limit: 20 },
  }),
  getContactAgain: defineOperation({
    method: 'GET',
    path: '/api/contact-again/:customerId',
    summary: 'One customer as the list would show it, and whether it is listed now.',
    input: z.object({ customerId: z.string().max(36) }),
    output: contactAgainRow.extend({ listed: z.boolean() }),
  }),
  planContacts: defineOperation({
    method: 'POST',
    path: '/api/contact-again/plan',
    summary:
      'Lays the customers to contact again over the next working days, as follow-ups of the caller; those with a day of their own stay.',
    input: z.object({
      ...contactFilter,
      perDay: z.number().int().min(1).max(50).default(10),
      workdays: z.number().int().min(1).max(10).default(5),
    }),
    output: z.object({ planned: z.number(), lastDay: z.string().nullable(), undo: z.string() }),
    example: { perDay: 10 },
  }),
  snoozeCustomer: defineOperation({
    method: 'POST',
    path: '/api/customers/:id/snooze',
    summary:
      'Puts the next contact off to a day, with the reason; follow-ups that were due move along. Answers from when it is listed again.',
    input: z.object({ id: z.string().max(36), until: day, reason: z.string().trim().max(300).default('') }),
    output: z.object({
      /** Earlier than asked where the rules or a promise say so; past or today: it stays listed. */
      listFrom: z.string(),
      undo: z.string(),
    }),
  }),
  weighRhythm: defineOperation({
    method: 'GET',
    path: '/api/contact-again/:customerId/rhythm',
    summary: 'What an own rhythm of this customer would mean, before it is saved: next day, contacts a week.',
    input: z.object({
      customerId: z.string().max(36),
      /** None: by class and standing; 0: only on occasion. */
      rhythmDays: z
        .number()
        .int()
        .min(0)
        .max(1000)
        .nullish()
        .transform((value) => value ?? null),
    }),
    output: z.object({
      rhythm: z.number(),
      due: z.string().nullable(),
      /** Whose contacts these are; none: those of all. */
      ownerId: z.string().nullable(),
      weeklyLoadBefore: z.number(),
      weeklyLoad: z.number(),
    }),
  }),
  listComingUp: defineOperation({
    method: 'GET',
    path: '/api/contact-again/coming-up',
    summary: 'Customers that become due in the next days.',
    input: z.object({
      ...contactFilter,
      days: z.number().int().min(1).max(60).default(7),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ customers: z.array(contactAgainRow) }),
  }),
}
