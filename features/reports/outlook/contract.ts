import { z } from 'zod'
import { convertedCount } from '#features/currencies/contract.ts'
import { defineOperation } from '#shared/contract.ts'
import { rungs } from './rules/ladder.ts'
import { unknowns } from './rules/unknown.ts'

const id = z.string().max(36)
const share = z.number().min(0).max(1)

/** The 10th, 50th and 90th percentile of the draws, and their mean; minor units. */
const band = z.object({ low: z.number(), middle: z.number(), high: z.number(), mean: z.number() })
/** Expected values of the parts. */
const parts = z.object({ contracts: z.number(), repeat: z.number(), open: z.number(), new: z.number() })

const whatIf = z.object({
  /** Not counted at all. */
  out: z.array(id).max(200).optional(),
  /** Its chance instead of the learned one, by opportunity. */
  chance: z.record(id, share).optional(),
  /** Its close instead of the usual days, by opportunity. */
  close: z.record(id, z.iso.date()).optional(),
})
export type WhatIf = z.infer<typeof whatIf>

const deal = z.object({
  id: z.string(),
  title: z.string(),
  customerName: z.string().nullable(),
  ownerId: z.string().nullable(),
  stageId: z.string().nullable(),
  /** None: counted as the average won one. */
  amount: z.number().nullable(),
  expectedClose: z.string().nullable(),
  /** Learned from those that stood in its stage as long, or as the what-if says. */
  chance: z.number(),
  /** What the company gives its stage. */
  stageChance: z.number(),
  /** The seller's own, never averaged in. */
  ownProbability: z.number().nullable(),
  /** Amount × chance. */
  expected: z.number(),
})

const judgement = z.object({
  tests: z.number(),
  bias: z.number().nullable(),
  error: z.number().nullable(),
  coverage: z.number().nullable(),
  stageWeightedBias: z.number().nullable(),
  stageWeightedError: z.number().nullable(),
})
const bin = z.object({ from: z.number(), to: z.number(), count: z.number(), said: z.number(), came: z.number() })

export const contract = {
  getOutlook: defineOperation({
    method: 'GET',
    path: '/api/reports/outlook',
    summary:
      'The next 18 months as a range (10/50/90 %) of contracts, repeat business, open opportunities and those still to be created; the short term; what it rests on. `whatIf` takes opportunities out, moves them or changes their chance; nothing is stored.',
    runs: 'report',
    input: z.object({ whatIf: whatIf.optional(), limit: z.number().int().min(1).max(500).default(50) }),
    output: z.object({
      asOf: z.string(),
      currency: z.string(),
      /** The first one begins tomorrow. `cumulated`: from tomorrow to its end. */
      months: z.array(
        z.object({
          /** Its first day. */
          month: z.string(),
          band,
          cumulated: band,
          parts,
          /** The plain figure: amount × chance of the stage, in the month of the expected close; overdue ones in the first. */
          stageWeighted: z.number(),
        }),
      ),
      /** Months 1 to 6, 7 to 18, and all. */
      soon: band,
      later: band,
      all: band,
      shortTerm: z.object({
        /** The running month so far. */
        month: z.object({ month: z.string(), orderIntake: z.number(), invoiced: z.number() }),
        /** From tomorrow to this day, what is expected; open opportunities due by then, overdue ones included. */
        near: z.object({
          to: z.string(),
          band,
          parts,
          due: z.object({ count: z.number(), amount: z.number(), stageWeighted: z.number() }),
        }),
        /** Order intake not yet invoiced, where both are kept per order; none where nobody knows. */
        backlog: z.object({ amount: z.number(), orders: z.number() }).nullable(),
      }),
      /** Order intake and invoiced revenue of the last 12 full months and the running one; never added up. */
      past: z.array(z.object({ month: z.string(), orderIntake: z.number(), invoiced: z.number() })),
      /** What the figures rest on. */
      basis: z.object({
        closed: z.number(),
        /** From so many closed ones on chances are mostly one's own. */
        closedNeeded: z.number(),
        open: z.number(),
        withoutAmount: z.number(),
        createdPerMonth: z.number(),
        cohortRate: z.number(),
        averageWon: z.number().nullable(),
        cycleMedian: z.number().nullable(),
        repeat: z
          .object({
            perMonth: z.number(),
            months: z.number(),
            customers: z.number(),
            before: z.number(),
            kept: z.number(),
            retention: z.number(),
          })
          .nullable(),
        contracts: z.object({ count: z.number(), perYear: z.number(), unsaid: z.number() }),
        budgetary: z.number(),
      }),
      /** What is not known: few closed ones, nothing won yet, no revenue, few months or customers, contracts without a word on renewal. */
      unknown: z.array(z.enum(unknowns)),
      /** Open ones, the largest expected value first; those of the what-if always. */
      opportunities: z.array(deal),
      /** Open ones of other currencies, counted by the rate valid today. */
      converted: convertedCount,
      /** Without a rate; counted nowhere. */
      otherCurrencies: z.array(z.object({ currency: z.string(), count: z.number() })),
      ownOnly: z.boolean(),
    }),
    example: { limit: 50 },
  }),
  getRelationships: defineOperation({
    method: 'GET',
    path: '/api/reports/outlook/relationships',
    summary:
      'The relationships that carry the outlook: target customers, prospects and key accounts on the ladder from unknown to customer, steps per month, conversations with deciders.',
    runs: 'report',
    input: z.object({}),
    output: z.object({
      rungs: z.array(
        z.object({
          rung: z.enum(rungs),
          count: z.number(),
          /** Some of them, by name. */
          customers: z.array(z.object({ id: z.string(), name: z.string() })),
        }),
      ),
      /** Rungs climbed in each of the last six months, the running one last. */
      steps: z.array(z.object({ month: z.string(), steps: z.number() })),
      /** Conversations of the last 90 days with people who decide about an opportunity, with how many of them, and of the 90 before. */
      deciders: z.object({ talks: z.number(), persons: z.number(), talksBefore: z.number() }),
      total: z.number(),
    }),
  }),
  getBacktest: defineOperation({
    method: 'GET',
    path: '/api/reports/outlook/backtest',
    summary:
      'What the outlook would have said at past month ends about the three months after each, and what came: error, bias, share inside the range, calibration; each seller’s own probability by Brier, for that person and the sales lead.',
    runs: 'report',
    input: z.object({}),
    output: z.object({
      currency: z.string(),
      /** Months that each test looks ahead. */
      horizon: z.number(),
      tests: z.array(
        z.object({
          asOf: z.string(),
          low: z.number(),
          middle: z.number(),
          high: z.number(),
          expected: z.number(),
          stageWeighted: z.number(),
          actual: z.number(),
          closedCount: z.number(),
        }),
      ),
      judgement,
      calibration: z.array(bin),
      /** From how many closed ones with a probability of one's own there is a score. */
      sellersNeed: z.number(),
      sellers: z.array(
        z.object({
          memberId: z.string(),
          name: z.string(),
          closed: z.number(),
          brier: z.number().nullable(),
          calibration: z.array(bin),
        }),
      ),
    }),
  }),
}
