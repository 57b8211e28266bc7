import { z } from 'zod'
import { outcomes } from '#features/opportunities/rules.ts'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(36)
const name = z.string().trim().min(1).max(80)
const undo = z.object({ undo: z.string() })
const amount = z.number().int().min(0).max(1e13).nullable()
const words = z.string().trim().max(200).nullable()

/** A row of the matrix: the customer itself, a subsidiary, or a site that is no customer of its own. */
const unitKinds = ['customer', 'subsidiary', 'site'] as const
const unit = z.object({ id: z.string(), kind: z.enum(unitKinds), name: z.string() })
export type Unit = z.infer<typeof unit>

const opportunity = z.object({ id: z.string(), title: z.string(), outcome: z.enum(outcomes).nullable() })
const cell = z.object({
  unitId: z.string(),
  group: z.string(),
  /** Bought from us in the period; minor units. */
  revenue: z.number(),
  /** Bought at all in a year, as estimated; minor units. */
  potential: z.number().nullable(),
  whiteSpace: z.number().nullable(),
  source: z.string().nullable(),
  day: z.string().nullable(),
  competitor: z.string().nullable(),
  irrelevant: z.boolean(),
  /** What came of it. */
  opportunity: opportunity.nullable(),
})
export type WhiteSpaceCell = z.infer<typeof cell>

/** What spoke for a suggestion: so many of the comparable customers buy it. */
const evidence = {
  group: name,
  because: z.array(name).min(1).max(2),
  bought: z.number().int().min(0),
  comparable: z.number().int().min(1),
  /** How much more often than among all customers. */
  lift: z.number().min(0).max(1e6),
}

const cellOf = { customerId: id, unitId: id, group: name }

export const contract = {
  getWhiteSpace: defineOperation({
    method: 'GET',
    path: '/api/key-accounts/:customerId/white-space',
    summary:
      'Units of a customer × product groups: own revenue of the last twelve full months, potential, competitor; wallet share and penetration. At most 60 units and 40 groups.',
    runs: 'report',
    input: z.object({ customerId: id }),
    output: z.object({
      currency: z.string(),
      period: z.object({ from: z.string(), to: z.string() }),
      units: z.array(unit),
      groups: z.array(z.string()),
      /** Only those about which something is known. */
      cells: z.array(cell),
      sums: z.object({
        revenue: z.number(),
        spent: z.number(),
        walletShare: z.number().nullable(),
        whiteSpace: z.number(),
        bought: z.number(),
        relevant: z.number(),
        penetration: z.number().nullable(),
      }),
      /** Revenue in the period that names no product, or is in another currency: in no cell. */
      notPlaced: z.object({ withoutProduct: z.number(), currencies: z.array(z.string()) }),
      canChange: z.boolean(),
    }),
  }),
  setWhiteSpace: defineOperation({
    method: 'PUT',
    path: '/api/key-accounts/:customerId/white-space',
    summary: 'What a unit could buy of a product group, who delivers there now, or that it is not relevant.',
    input: z.object({
      ...cellOf,
      potential: amount,
      source: words,
      competitor: words,
      irrelevant: z.boolean(),
      /** Of a site only: what it buys from us in a year. */
      revenue: amount.optional(),
    }),
    output: undo,
  }),
  openWhiteSpace: defineOperation({
    method: 'POST',
    path: '/api/key-accounts/:customerId/white-space/opportunities',
    summary: 'An opportunity out of a cell of the matrix, which shows from then on what comes of it.',
    input: z.object({ ...cellOf, title: z.string().trim().min(1).max(200), amount }),
    output: undo.extend({ id: z.string() }),
  }),
  createSite: defineOperation({
    method: 'POST',
    path: '/api/key-accounts/:customerId/sites',
    summary: 'A place of a customer that is no customer of its own; at most 50.',
    input: z.object({ customerId: id, name }),
    output: undo.extend({ id: z.string() }),
  }),
  deleteSite: defineOperation({
    method: 'DELETE',
    path: '/api/key-accounts/:customerId/sites/:siteId',
    summary: 'Takes a site out of the matrix, with what was noted of it.',
    input: z.object({ customerId: id, siteId: id }),
    output: undo,
  }),
  listSuggestions: defineOperation({
    method: 'GET',
    path: '/api/key-accounts/:customerId/suggestions',
    summary:
      'What comparable customers also buy, with what speaks for it (at least five customers), what was said to it, and what came of it.',
    runs: 'report',
    input: z.object({ customerId: id }),
    output: z.object({
      /** Purchases since then are compared. */
      since: z.string(),
      suggestions: z.array(z.object({ ...evidence, confidence: z.number(), support: z.number() })),
      answered: z.array(
        z.object({
          ...evidence,
          day: z.string(),
          /** Why not; none where it was taken up. */
          reason: z.string().nullable(),
          opportunity: opportunity.nullable(),
          /** It buys the group since. */
          buysNow: z.boolean(),
        }),
      ),
      /** Over all customers that the caller may read. */
      success: z.object({ accepted: z.number(), won: z.number(), rejected: z.number() }),
    }),
  }),
  answerSuggestion: defineOperation({
    method: 'POST',
    path: '/api/key-accounts/:customerId/suggestions',
    summary: 'Takes a suggestion up as an opportunity, or says why not: then it does not come again for this customer.',
    input: z.object({
      customerId: id,
      ...evidence,
      accept: z.boolean(),
      reason: z.string().trim().max(500).default(''),
      amount: amount.default(null),
      /** Of the opportunity. */
      title: z.string().trim().max(200).default(''),
    }),
    output: undo.extend({ opportunityId: z.string().nullable() }),
  }),
}
