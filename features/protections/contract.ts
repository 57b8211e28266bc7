import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { partnerKinds, protectionStates } from './rules.ts'

const id = z.string().max(36)
const day = z.iso.date()
const none = z.string().nullable()
const undo = z.object({ undo: z.string() })
const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((value) => value || null)
const reason = z.string().trim().min(1).max(1000)

const partner = z.object({
  id: z.string(),
  kind: z.enum(partnerKinds),
  name: z.string(),
  /** A representative is a member, a dealer a customer. */
  memberId: none,
  customerId: none,
  territory: none,
  /** How many protections are asked for or granted. */
  open: z.number(),
})
export type Partner = z.infer<typeof partner>

const protection = z.object({
  id: z.string(),
  version: z.number(),
  partnerId: z.string(),
  partnerKind: z.enum(partnerKinds),
  partnerName: z.string(),
  /** None while the end customer is only a name. */
  customerId: none,
  endCustomer: z.string(),
  productGroup: none,
  opportunityId: none,
  opportunityTitle: none,
  fromDay: z.string(),
  toDay: z.string(),
  reason: z.string(),
  state: z.enum(protectionStates),
  /** Another partner claims the same, and nobody has decided yet. */
  disputed: z.boolean(),
  /** Days until it ends, where that is within the lead time. */
  runsOutIn: z.number().nullable(),
  decisionReason: none,
  decidedDay: none,
  decidedAt: none,
  decidedByName: none,
  requestedAt: z.string(),
  requestedByName: none,
  canCorrect: z.boolean(),
})
export type Protection = z.infer<typeof protection>

const dispute = z.object({ endCustomer: z.string(), customerId: none, claims: z.array(protection) })
export type Dispute = z.infer<typeof dispute>

const claimed = z.object({ id: z.string(), partnerName: z.string(), fromDay: z.string(), toDay: z.string() })
const settledDispute = z.object({
  id: z.string(),
  endCustomer: z.string(),
  customerId: none,
  /** None: nobody is protected. */
  winnerId: none,
  /** From when on the decision holds. */
  day: z.string(),
  reason: z.string(),
  decidedAt: z.string(),
  decidedByName: none,
  /** What each of them claimed when it was decided. */
  claims: z.array(claimed),
})
export type SettledDispute = z.infer<typeof settledDispute>

const scope = { productGroup: words(120), opportunityId: id.nullish().transform((value) => value ?? null) }

export const contract = {
  listPartners: defineOperation({
    method: 'GET',
    path: '/api/partners',
    summary: 'Trade representatives and dealers by name, at most 500, each with how many end customers are claimed.',
    input: z.object({}),
    output: z.object({ partners: z.array(partner), canKeep: z.boolean() }),
  }),
  addPartner: defineOperation({
    method: 'POST',
    path: '/api/partners',
    summary:
      'A new partner: a representative is a member, or becomes one without login by the name; a dealer is a customer.',
    input: z.object({
      kind: z.enum(partnerKinds),
      memberId: id.optional(),
      name: z.string().trim().min(1).max(120).optional(),
      customerId: id.optional(),
      territory: words(300),
    }),
    output: undo.extend({ id: z.string() }),
    example: { kind: 'representative', name: 'Handelsvertretung Huber', territory: 'PLZ 7, Getriebebau' },
  }),
  changePartner: defineOperation({
    method: 'PATCH',
    path: '/api/partners/:id',
    summary: 'Changes which district, branches or customers a partner works on, in words.',
    input: z.object({ id, territory: words(300) }),
    output: undo,
  }),
  deletePartner: defineOperation({
    method: 'DELETE',
    path: '/api/partners/:id',
    summary: 'Takes a partner out for whom nothing is asked or granted any more; member or customer stay.',
    input: z.object({ id }),
    output: undo,
  }),
  listProtections: defineOperation({
    method: 'GET',
    path: '/api/protections',
    summary:
      'Protections of end customers that the caller may see: the open ones (next to end first), or those that are over.',
    input: z.object({
      state: z.enum(['open', 'over']).default('open'),
      partnerId: id.optional(),
      /** So many days before its end a protection is said to run out. */
      withinDays: z.coerce.number().int().min(0).max(730).default(60),
      after: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    output: z.object({
      protections: z.array(protection),
      next: none,
      /** Of all open ones, not only of this page. */
      requested: z.number(),
      granted: z.number(),
      runsOut: z.number(),
      canDecide: z.boolean(),
    }),
    example: { state: 'open', withinDays: 60 },
  }),
  listProtectionDisputes: defineOperation({
    method: 'GET',
    path: '/api/protections/disputes',
    summary: 'Where two partners claim the same end customer, and how the latest 50 disputes were settled.',
    input: z.object({}),
    output: z.object({
      disputes: z.array(dispute),
      settled: z.array(settledDispute),
      canDecide: z.boolean(),
    }),
  }),
  getProtection: defineOperation({
    method: 'GET',
    path: '/api/protections/of',
    summary:
      'For whom a customer is protected, asked for or in dispute; of an opportunity, also its end customer and theirs.',
    input: z.object({ customerId: id.optional(), opportunityId: id.optional() }),
    output: z.object({
      /** Granted ones that hold today or later, and what is asked for. */
      protections: z.array(protection),
      /** For whom the customer of the opportunity buys. */
      endCustomer: z.object({ id: z.string(), name: z.string() }).nullable(),
    }),
    example: { customerId: '01990000-0000-7000-8000-000000000000' },
  }),
  listProtectableDeals: defineOperation({
    method: 'GET',
    path: '/api/protections/deals',
    summary:
      'Open opportunities to which a protection of an end customer can be limited: bought by it or, through a dealer, for it; at most 100.',
    input: z.object({ customerId: id }),
    output: z.object({ deals: z.array(z.object({ id: z.string(), title: z.string(), customerName: z.string() })) }),
    example: { customerId: '01990000-0000-7000-8000-000000000000' },
  }),
  requestProtection: defineOperation({
    method: 'POST',
    path: '/api/protections',
    summary:
      'Asks for an end customer to be protected for a partner; who decides may grant it at once, unless another claims it.',
    input: z.object({
      partnerId: id,
      customerId: id.optional(),
      /** Where the end customer is not in the list. */
      name: z.string().trim().min(1).max(200).optional(),
      ...scope,
      fromDay: day,
      toDay: day,
      reason,
      grant: z.boolean().default(false),
    }),
    output: undo.extend({ id: z.string(), state: z.enum(protectionStates), disputed: z.boolean() }),
    example: {
      partnerId: '01990000-0000-7000-8000-000000000000',
      name: 'Lang Fördertechnik',
      fromDay: '2026-12-01',
      toDay: '2027-11-30',
      reason: 'Hat den Kontakt gebracht und das Muster vorgeführt.',
    },
  }),
  changeProtection: defineOperation({
    method: 'PATCH',
    path: '/api/protections/:id',
    summary: 'Other days or another reason, or the customer that a mere name has become since.',
    input: z.object({
      id,
      version: z.number().int().optional(),
      fromDay: day.optional(),
      toDay: day.optional(),
      reason: reason.optional(),
      customerId: id.optional(),
    }),
    output: undo,
  }),
  decideProtection: defineOperation({
    method: 'POST',
    path: '/api/protections/:id/decision',
    summary: 'Grants or refuses what a partner asked for, with a reason; not while another claims the same.',
    input: z.object({ id, decision: z.enum(['granted', 'refused']), reason: words(1000) }),
    output: undo,
  }),
  withdrawProtection: defineOperation({
    method: 'POST',
    path: '/api/protections/:id/withdrawal',
    summary: 'Takes back what was asked for; what was granted ends with yesterday.',
    input: z.object({ id, reason: words(1000) }),
    output: undo,
  }),
  settleProtectionDispute: defineOperation({
    method: 'POST',
    path: '/api/protections/disputes',
    summary: 'Settles a dispute: who of those named is protected (or nobody), why, and from which day on.',
    input: z.object({ ids: z.array(id).min(2).max(50), winnerId: id.nullable(), reason, day }),
    output: undo.extend({ id: z.string() }),
  }),
  setEndCustomer: defineOperation({
    method: 'PUT',
    path: '/api/opportunities/:opportunityId/end-customer',
    summary: 'For whom the customer of an opportunity buys; none: for itself.',
    input: z.object({ opportunityId: id, customerId: id.nullable() }),
    output: undo,
  }),
}
