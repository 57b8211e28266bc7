import { z } from 'zod'
import { converted } from '#features/currencies/contract.ts'
import { defineOperation } from '#shared/contract.ts'
import { fitCriteria, fitVerdicts } from './rules/fit.ts'
import { type HealthInput, healthParts, healthSentences, lights } from './rules/health.ts'
import { nominationReasons } from './rules/nomination.ts'

const id = z.string().max(36)
const undo = z.object({ undo: z.string() })
const name = z.string().trim().min(1).max(80)

/** What makes a key account; a limit of none is not looked at. */
const policy = {
  /** Minor units per year. */
  potentialLimit: z.number().int().min(1).max(1e15).nullable(),
  /** 0–4. */
  scoreLimit: z.number().min(0).max(4).nullable(),
  /** 0–1 of the company's revenue. */
  shareLimit: z.number().min(0.001).max(1).nullable(),
  /** Key accounts for each key account manager. */
  capacity: z.number().int().min(1).max(100),
}
const score = z.object({ value: z.number(), rated: z.number(), of: z.number() }).nullable()

/** −2 not at all … 2 fully, by criterion. */
const fitRatings = z.partialRecord(z.enum(fitCriteria), z.number().int().min(-2).max(2))
const fit = z.object({
  /** None while one of the eight is not rated. */
  verdict: z.enum(fitVerdicts).nullable(),
  /** −16 … 16. */
  points: z.number(),
  missing: z.array(z.enum(fitCriteria)),
  speaksFor: z.array(z.enum(fitCriteria)),
  speaksAgainst: z.array(z.enum(fitCriteria)),
})

const figures = {
  customerId: z.string(),
  name: z.string(),
  ownerId: z.string().nullable(),
  /** Of the last twelve full months and of the twelve before; minor units. */
  revenue: z.number(),
  revenueBefore: z.number(),
  /** 0–1 of the company's revenue. */
  share: z.number().nullable(),
  /** Minor units per year, as the owner sees it. */
  potential: z.number().nullable(),
  score,
}
const health = z.object({
  /** None: too little is known. */
  light: z.enum(lights).nullable(),
  /** Each part as it was judged; none: nothing is known. */
  parts: z.record(
    z.enum(healthParts),
    z
      .object({
        bad: z.boolean(),
        alarm: z.boolean().optional(),
        says: z.enum(healthSentences),
        params: z.record(z.string(), z.union([z.number(), z.string()])),
      })
      .nullable(),
  ),
})
export type Health = Omit<z.infer<typeof health>, 'parts'> & { parts: HealthInput }

const account = z.object({
  ...figures,
  /** 0–4, the mean of the three best known people. */
  relationship: z.number(),
  /** People we were in contact with in the last 90 days. */
  people: z.number(),
  lastContact: z.string().nullable(),
  /** None where the caller may not see the plan. */
  health: health.nullable(),
})
export type Account = z.infer<typeof account>
const nomination = z.object({ ...figures, reasons: z.array(z.enum(nominationReasons)) })
export type Nomination = z.infer<typeof nomination>

export const contract = {
  getKeyAccounts: defineOperation({
    method: 'GET',
    path: '/api/key-accounts',
    summary:
      'The key accounts with revenue, share, potential and relationship, what they carry together, and who else reaches the limits of the company.',
    runs: 'report',
    input: z.object({}),
    output: z.object({
      /** The last twelve full months. */
      period: z.object({ from: z.string(), to: z.string() }),
      currency: z.string(),
      /** What of other currencies is in the total, by the rate valid on the last day. */
      converted,
      /** Of the company; minor units. */
      total: z.number(),
      /** By revenue, the largest first; at most 200. */
      accounts: z.array(account),
      count: z.number(),
      together: z.object({ revenue: z.number(), share: z.number().nullable() }),
      /** Not those that were declined in the last twelve months. */
      nominations: z.array(nomination),
      /** Others reach a limit, but there is nobody left to look after them. */
      beyond: z.number(),
      /** So many can be looked after. */
      room: z.number(),
      canDecide: z.boolean(),
      /** Only customers that the caller is concerned with are counted. */
      ownOnly: z.boolean(),
    }),
    example: {},
  }),
  getKeyAccount: defineOperation({
    method: 'GET',
    path: '/api/key-accounts/:customerId',
    summary:
      'One customer as a key account or a candidate: figures, relationship, strategic score, and whether key account management fits.',
    runs: 'report',
    input: z.object({ customerId: id }),
    output: account.extend({
      period: z.object({ from: z.string(), to: z.string() }),
      currency: z.string(),
      keyAccount: z.boolean(),
      branch: z.string().nullable(),
      /** Limits of the company that it reaches. */
      reasons: z.array(z.enum(nominationReasons)),
      declined: z.object({ day: z.string(), reason: z.string() }).nullable(),
      /** Whether the caller may see what is noted of its people. */
      canSeePlan: z.boolean(),
      criteria: z.array(z.object({ id: z.string(), name: z.string(), weight: z.number() })),
      ratings: z.record(z.string(), z.number()),
      fit,
      /** As the segment was rated, and where this customer differs. */
      segmentRatings: fitRatings,
      ownRatings: fitRatings,
      canRate: z.boolean(),
      canDecide: z.boolean(),
    }),
  }),
  answerNomination: defineOperation({
    method: 'POST',
    path: '/api/key-accounts/:customerId/nomination',
    summary: 'Makes a customer a key account, or says why not: then it is not proposed for twelve months.',
    input: z.object({ customerId: id, accept: z.boolean(), reason: z.string().trim().max(500).default('') }),
    output: undo,
  }),
  rateStrategy: defineOperation({
    method: 'PUT',
    path: '/api/key-accounts/:customerId/score',
    summary: 'How strategic a customer is, 0–4 for each criterion of the company; those left out count as not rated.',
    input: z.object({ customerId: id, ratings: z.record(z.string().max(36), z.number().int().min(0).max(4)) }),
    output: undo,
  }),
  listSegmentFits: defineOperation({
    method: 'GET',
    path: '/api/care-fits',
    summary: 'The branches of the customers with the check whether key account management fits; at most 200.',
    input: z.object({}),
    output: z.object({
      segments: z.array(z.object({ branch: z.string(), customers: z.number(), ratings: fitRatings, fit })),
      canRate: z.boolean(),
    }),
  }),
  rateSegmentFit: defineOperation({
    method: 'PUT',
    path: '/api/care-fits',
    summary: 'Rates a segment (branch) by the eight criteria whether key account management fits it.',
    input: z.object({ branch: name, ratings: fitRatings }),
    output: undo,
    example: { branch: 'Maschinenbau', ratings: { complexity: 2, massMarket: -2 } },
  }),
  rateFit: defineOperation({
    method: 'PUT',
    path: '/api/key-accounts/:customerId/fit',
    summary: 'Rates one customer where it differs from its segment; what is left out counts as the segment says.',
    input: z.object({ customerId: id, ratings: fitRatings }),
    output: undo,
  }),
  getKeyAccountSettings: defineOperation({
    method: 'GET',
    path: '/api/key-account-settings',
    summary: 'What makes a key account: limits, capacity, and the criteria of strategic importance with their weight.',
    input: z.object({}),
    output: z.object({
      ...policy,
      criteria: z.array(z.object({ id: z.string(), name: z.string(), weight: z.number() })),
      currency: z.string(),
      canChange: z.boolean(),
    }),
  }),
  changeKeyAccountSettings: defineOperation({
    method: 'PATCH',
    path: '/api/key-account-settings',
    summary: 'Changes limits, capacity or criteria.',
    input: z
      .object({
        ...policy,
        criteria: z
          .array(z.object({ id: id.optional(), name, weight: z.number().int().min(0).max(10) }))
          .min(1)
          .max(12),
      })
      .partial(),
    output: z.object({}),
  }),
}
