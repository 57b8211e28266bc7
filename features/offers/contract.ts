import { z } from 'zod'
import { activityKinds } from '#features/contact-again/rules.ts'
import { defineOperation } from '#shared/contract.ts'
import { offerStatuses } from './rules.ts'

const id = z.string().max(36)
const day = z.iso.date()
const undo = z.string()
const number = z.string().trim().min(1).max(60)
const amount = z.number().int()
const optional = (largest: number) =>
  z
    .string()
    .trim()
    .max(largest)
    .nullish()
    .transform((value) => value || null)
const version = z.number().int().optional()

export const offer = z.object({
  id: z.string(),
  version: z.number(),
  number: z.string(),
  opportunityId: z.string(),
  opportunityTitle: z.string(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  /** Whom to ask: the opportunity's person. */
  personName: z.string().nullable(),
  /** As written and, where it is understood, as it is dialled from anywhere; of the person, else of the customer. */
  phone: z.object({ number: z.string(), e164: z.string().nullable() }).nullable(),
  /** Who holds the opportunity. */
  ownerId: z.string().nullable(),
  /** Net, minor units. */
  amount: z.number(),
  currency: z.string(),
  sentOn: z.string().nullable(),
  validUntil: z.string().nullable(),
  askOn: z.string().nullable(),
  /** When somebody asked last. */
  chasedOn: z.string().nullable(),
  /** Days past the day to ask again while nobody has decided. */
  overdueDays: z.number(),
  status: z.enum(offerStatuses),
  decidedOn: z.string().nullable(),
  /** Written here: it has lines and a running number. */
  written: z.boolean(),
  note: z.string().nullable(),
  /** What was conceded over it: how often, how much of it money, how often for nothing in return. */
  conceded: z.object({ count: z.number(), amount: z.number(), oneSided: z.number() }),
  files: z.array(z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number() })),
  canChange: z.boolean(),
})
export type Offer = z.infer<typeof offer>

export const contract = {
  listOffers: defineOperation({
    method: 'GET',
    path: '/api/offers',
    summary: 'Offers: those waiting for a decision by the day to ask again, drafts, decided ones the latest first.',
    input: z.object({
      state: z.enum(['waiting', 'draft', 'decided', 'all']).default('waiting'),
      customerId: id.optional(),
      opportunityId: id.optional(),
      /** Only those of opportunities that the caller holds; also of those one stands in for. */
      mine: z.boolean().optional(),
      /** Part of the number. */
      q: z.string().trim().max(60).optional(),
      after: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      offers: z.array(offer),
      next: z.string().nullable(),
      /** All that fit, of which past their day to ask, and how much they come to per currency; on the first page. */
      total: z.number(),
      due: z.number(),
      sums: z.array(z.object({ currency: z.string(), amount: z.number() })),
    }),
  }),
  createOffer: defineOperation({
    method: 'POST',
    path: '/api/offers',
    summary:
      'An offer that went out, with the day to ask again: of an opportunity that is there, or of a new one of a customer.',
    input: z.object({
      opportunityId: id.optional(),
      /** Instead of `opportunityId`: what it is about, where there is no opportunity yet. */
      opportunity: z.object({ customerId: id, title: z.string().trim().min(1).max(200) }).optional(),
      number,
      amount,
      /** Today unless said otherwise. */
      sentOn: day.optional(),
      validUntil: day.nullish(),
      /** A week later unless said otherwise. */
      askOn: day.optional(),
      note: optional(2000),
      /** An older offer of the same opportunity that this one takes the place of. */
      replacesId: id.optional(),
      /** The amount of the opportunity becomes that of the offer. */
      setAmount: z.boolean().optional(),
    }),
    output: z.object({ id: z.string(), opportunityId: z.string(), askOn: z.string(), undo }),
    example: {
      opportunityId: '01900000-0000-7000-8000-0000000000c1',
      number: '2026-418',
      amount: 1_240_000,
      validUntil: '2026-12-31',
    },
  }),
  changeOffer: defineOperation({
    method: 'PATCH',
    path: '/api/offers/:id',
    summary: 'Changes the given fields of an offer; the days and the amount only while nobody has decided.',
    input: z.object({
      id,
      version,
      number: number.optional(),
      amount: amount.optional(),
      sentOn: day.optional(),
      validUntil: day.nullish(),
      askOn: day.optional(),
      note: z.string().trim().max(2000).nullish(),
    }),
    output: z.object({ version: z.number(), undo }),
  }),
  chaseOffer: defineOperation({
    method: 'POST',
    path: '/api/offers/:id/chase',
    summary: 'Asked and not decided yet: writes what was said into the timeline and sets the day to ask again.',
    input: z.object({
      id,
      version,
      askOn: day,
      said: optional(10_000),
      kind: z.enum(activityKinds).default('call'),
    }),
    output: z.object({ version: z.number(), undo }),
  }),
  orderOffer: defineOperation({
    method: 'POST',
    path: '/api/offers/:id/order',
    summary: 'The customer ordered: the opportunity is won with the amount of the offer, or the one that was agreed.',
    input: z.object({
      id,
      version,
      day: day.optional(),
      amount: amount.optional(),
      reason: optional(36),
      note: optional(1000),
    }),
    output: z.object({ undo }),
  }),
  loseOffer: defineOperation({
    method: 'POST',
    path: '/api/offers/:id/lose',
    summary: 'The customer does not order: the opportunity is lost, with the reason.',
    input: z.object({
      id,
      version,
      day: day.optional(),
      reason: id,
      note: optional(1000),
      competitor: z.string().trim().max(200).optional(),
    }),
    output: z.object({ undo }),
  }),
  deleteOffer: defineOperation({
    method: 'DELETE',
    path: '/api/offers/:id',
    summary: 'Entered by mistake; undo brings it back.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
}
