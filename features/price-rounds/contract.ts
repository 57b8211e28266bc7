import { z } from 'zod'
import { customerFilter } from '#features/customers/fields.ts'
import { mailStates } from '#features/offers/mailing/rules.ts'
import { defineOperation, fileAnswer } from '#shared/contract.ts'
import { reactions } from './rules.ts'

const id = z.string().max(36)
const day = z.iso.date()
const undo = z.object({ undo: z.string() })
/** Basis points: 350 are 3.5 %. */
const percent = z.number().int().min(-5000).max(10_000)
const text = z.string().trim().max(2000)
export const mostRounds = 100
export const mostCustomers = 500
export const mostLetters = 100

const rule = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('percent'),
    percent,
    groups: z
      .array(z.object({ group: z.string().trim().min(1).max(120), percent }))
      .max(50)
      .default([]),
  }),
  z.object({ kind: z.literal('list'), listId: id }),
])
const texts = z.object({
  de: z.object({ intro: text, closing: text }),
  en: z.object({ intro: text, closing: text }),
})
const fields = {
  name: z.string().trim().min(1).max(120),
  /** From this day on the new prices hold. */
  fromDay: day,
  rule,
  /** Down to which rise whoever looks after a customer may agree; none: all that is asked. */
  leeway: percent.nullable(),
  /** So many days ahead it is announced where no contract says otherwise. */
  leadDays: z.number().int().min(0).max(365),
  /** So many days ahead the owner is reminded of who has not reacted. */
  remindDays: z.number().int().min(1).max(180),
}

const outcome = z.object({
  customers: z.number(),
  decided: z.number(),
  accepted: z.number(),
  refused: z.number(),
  negotiating: z.number(),
  /** Of a year; minor units. */
  revenue: z.number(),
  asked: z.number(),
  askedPercent: z.number().nullable(),
  decidedRevenue: z.number(),
  decidedAsked: z.number(),
  obtained: z.number(),
  obtainedPercent: z.number().nullable(),
})
const round = z.object({
  id: z.string(),
  version: z.number(),
  ...fields,
  currency: z.string(),
  listName: z.string().nullable(),
  outcome,
})
export type Round = z.infer<typeof round>

const line = z.object({
  id: z.string(),
  version: z.number(),
  roundId: z.string(),
  roundName: z.string(),
  fromDay: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  class: z.string().nullable(),
  memberName: z.string().nullable(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  currency: z.string(),
  revenue: z.number(),
  asked: z.number(),
  askedPercent: z.number().nullable(),
  obtained: z.number().nullable(),
  obtainedPercent: z.number().nullable(),
  products: z.number(),
  /** Until when it has to be announced, and who says so. */
  announce: z.object({
    day: z.string(),
    why: z.enum(['clause', 'notice', 'round']),
    contract: z.string().nullable(),
    fixed: z.object({ contract: z.string(), until: z.string() }).nullable(),
  }),
  letterOn: z.string().nullable(),
  /** How it stands with the mail; none: printed, or nothing went out yet. */
  mail: z.object({ to: z.string(), state: z.enum(mailStates), problem: z.string().nullable() }).nullable(),
  fileId: z.string().nullable(),
  reaction: z.enum(reactions),
  reactionOn: z.string().nullable(),
  agreedPercent: z.number().nullable(),
  agreedFrom: z.string().nullable(),
  note: z.string().nullable(),
  canChange: z.boolean(),
})
export type RoundLine = z.infer<typeof line>

const price = z.object({
  priceUnit: z.number(),
  scales: z.array(z.object({ from: z.number(), amount: z.number() })),
})
const position = z.object({
  productId: z.string(),
  name: z.string(),
  number: z.string().nullable(),
  unit: z.string().nullable(),
  source: z.enum(['customer', 'customerList', 'defaultList', 'product']),
  revenue: z.number(),
  from: price,
  to: price,
  /** What holds by what was agreed; none while nothing is. */
  agreed: price.nullable(),
  effect: z.number(),
})

export const contract = {
  listPriceRounds: defineOperation({
    method: 'GET',
    path: '/api/price-rounds',
    summary: 'Price rounds, the latest day first, each with what was asked for and obtained; at most 100.',
    input: z.object({}),
    output: z.object({ rounds: z.array(round), canChange: z.boolean() }),
  }),
  getPriceRound: defineOperation({
    method: 'GET',
    path: '/api/price-rounds/:id',
    summary: 'A price round with its letter texts and its outcome, in all, per class and per person.',
    input: z.object({ id }),
    output: round.extend({
      texts,
      byClass: z.array(z.object({ class: z.string().nullable(), outcome })),
      /** Only those whose figures the caller may see. */
      byPerson: z.array(z.object({ memberId: z.string().nullable(), name: z.string().nullable(), outcome })),
      /** Customers whose letter has not gone out. */
      withoutLetter: z.number(),
      canChange: z.boolean(),
    }),
  }),
  createPriceRound: defineOperation({
    method: 'POST',
    path: '/api/price-rounds',
    summary: 'A round: a name, a day, and by how much prices change (basis points) or by which list.',
    input: z.object({
      ...fields,
      leeway: fields.leeway.default(null),
      leadDays: fields.leadDays.default(42),
      remindDays: fields.remindDays.default(14),
      currency: z.string().length(3).optional(),
    }),
    output: undo.extend({ id: z.string() }),
    example: { name: 'Preise 2027', fromDay: '2027-01-01', rule: { kind: 'percent', percent: 350 } },
  }),
  changePriceRound: defineOperation({
    method: 'PATCH',
    path: '/api/price-rounds/:id',
    summary: 'Changes a round. Customers who have neither a letter nor reacted are reckoned anew, others stay as told.',
    input: z
      .object({ ...fields, texts })
      .partial()
      .extend({ id, version: z.number().int().optional() }),
    output: undo.extend({ changed: z.number() }),
  }),
  deletePriceRound: defineOperation({
    method: 'DELETE',
    path: '/api/price-rounds/:id',
    summary: 'Deletes a round to which nobody has agreed yet.',
    input: z.object({ id }),
    output: undo,
  }),
  addToPriceRound: defineOperation({
    method: 'POST',
    path: '/api/price-rounds/:id/customers',
    summary:
      'Takes customers in: named ones, or all that a filter shows and that have prices of their own, revenue in the last twelve full months, or either. Who has nothing to change is left out and counted.',
    input: z.object({
      id,
      customerIds: z.array(id).min(1).max(mostCustomers).optional(),
      filter: z.object(customerFilter).optional(),
      basis: z.enum(['any', 'prices', 'revenue']).default('any'),
    }),
    output: undo.extend({ added: z.number(), known: z.number(), without: z.number() }),
  }),
  removeFromPriceRound: defineOperation({
    method: 'DELETE',
    path: '/api/price-round-lines/:id',
    summary: 'Takes a customer out of a round who has not agreed.',
    input: z.object({ id }),
    output: undo,
  }),
  listPriceRoundLines: defineOperation({
    method: 'GET',
    path: '/api/price-round-lines',
    summary: 'The customers of a round by what it brings, the most first; or all rounds of one customer.',
    input: z.object({
      roundId: id.optional(),
      customerId: id.optional(),
      reaction: z.enum(reactions).optional(),
      letter: z.enum(['without', 'with']).optional(),
      mine: z.boolean().optional(),
      after: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(100).default(50),
    }),
    output: z.object({ lines: z.array(line), next: z.string().nullable() }),
  }),
  getPriceRoundLine: defineOperation({
    method: 'GET',
    path: '/api/price-round-lines/:id',
    summary: 'One customer of a round with old and new price per product, and to whom a mail may go.',
    input: z.object({ id }),
    output: line.extend({
      positions: z.array(position),
      otherRevenue: z.number(),
      otherPercent: z.number(),
      persons: z.array(z.object({ id: z.string(), name: z.string() })),
      addresses: z.array(z.object({ address: z.string(), name: z.string() })),
      mailReady: z.boolean(),
      leeway: z.number().nullable(),
      /** May agree to less than the round leaves to whoever looks after the customer. */
      mayAgreeAll: z.boolean(),
    }),
  }),
  setPriceReaction: defineOperation({
    method: 'PUT',
    path: '/api/price-round-lines/:id/reaction',
    summary:
      'How the customer reacted. Accepted, in all or at a smaller rise, writes their prices from the day on; taken back with undo.',
    input: z.object({
      id,
      reaction: z.enum(reactions),
      /** Basis points; none: as asked. */
      agreedPercent: percent.nullable().default(null),
      /** Later than the round's day, if so agreed. */
      agreedFrom: day.nullable().default(null),
      note: z
        .string()
        .trim()
        .max(1000)
        .nullable()
        .default(null)
        .transform((value) => value || null),
    }),
    output: undo.extend({ prices: z.number() }),
  }),
  setPriceLetterPerson: defineOperation({
    method: 'PUT',
    path: '/api/price-round-lines/:id/person',
    summary: 'Who of the customer the letter is for; none: the company.',
    input: z.object({ id, personId: id.nullable() }),
    output: undo,
  }),
  getPriceLetter: defineOperation({
    method: 'GET',
    path: '/api/price-round-lines/:id/letter',
    summary: 'The letter to one customer as PDF.',
    input: z.object({ id }),
    output: fileAnswer,
    answers: 'file',
    runs: 'report',
  }),
  getPriceLetters: defineOperation({
    method: 'GET',
    path: '/api/price-rounds/:id/letters',
    summary: 'The letters that have not gone out, of customers one may change, in one PDF to print; at most 100.',
    input: z.object({ id }),
    output: fileAnswer,
    answers: 'file',
    runs: 'report',
  }),
  sendPriceLetters: defineOperation({
    method: 'POST',
    path: '/api/price-rounds/:id/letters',
    summary:
      'Printed letters went out today: of these customers, or of all without one that one may change, at most 100.',
    input: z.object({ id, lineIds: z.array(id).min(1).max(mostLetters).optional() }),
    output: undo.extend({ sent: z.number() }),
  }),
  mailPriceLetter: defineOperation({
    method: 'POST',
    path: '/api/price-round-lines/:id/mail',
    summary: 'Sends the letter by mail with its PDF; it counts as gone out once the mail has left.',
    input: z.object({ id, to: z.email().max(200) }),
    output: z.object({}),
  }),
}
