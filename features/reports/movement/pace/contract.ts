import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const count = z.number()
const rate = z.number().nullable()
const period = z.object({ from: z.string(), to: z.string() })

const pace = z.object({
  won: count,
  lost: count,
  /** Minor units. */
  wonValue: count,
  /** 0–1, by count. */
  closingRate: rate,
  /** Days from creation to won. */
  cycleMean: rate,
  cycleMedian: rate,
  /** Open × average won value × closing rate / mean cycle; minor units. */
  velocityPerDay: rate,
  /** Of those due at its start, moved beyond its end or still open after it. */
  slipped: z.object({ count, due: count, rate }),
  /** How many had their expected close moved to a later day, and how often altogether. */
  pushed: z.object({ count, times: count }),
  forward: count,
  back: count,
  /** Movement index, minor units. */
  index: count,
  /** The stages in their order: of those that entered it, how many came further (or were won), were lost, are still there. */
  stages: z.array(
    z.object({
      stageId: z.string(),
      entered: count,
      on: count,
      lost: count,
      pending: count,
      rate,
      /** Median days of the visits that ended in the period. */
      dwell: rate,
      visits: count,
    }),
  ),
})

export const contract = {
  getPace: defineOperation({
    method: 'GET',
    path: '/api/reports/movement/pace',
    summary:
      'How fast the pipeline moves: conversion from stage to stage, dwell, cycle, closing rate, slipped and pushed, against the period before and against what is aimed at; and where more is lost than usual.',
    runs: 'report',
    input: z.object({
      /** First and last day, both included; without them the running quarter of the fiscal year. */
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      /** Only what these members hold at the end of the period. */
      owner: z.array(z.string().max(36)).max(50).optional(),
      kind: z.string().max(40).optional(),
      channel: z.string().max(40).optional(),
    }),
    output: z.object({
      period,
      periodBefore: period,
      currency: z.string(),
      now: pace,
      before: pace,
      /** What is aimed at: the goals set for this period, of the company or the one member asked for, and what the stages ask. */
      aims: z.object({
        /** Goals; none where nobody set one for this period. */
        closingRate: rate,
        closings: rate,
        /** The goal of order intake by the days of the period; minor units. */
        velocityPerDay: rate,
        /** The limits of all stages together. */
        cycle: rate,
        /** As the probabilities and limits of the stages plan it. */
        stages: z.array(z.object({ stageId: z.string(), rate, dwell: rate })),
      }),
      /** The time that tells what is usual: the twelve months before. */
      usualPeriod: period,
      /** Where more is lost than usual, as far as the numbers carry it; the next stage is none after the last. */
      bottlenecks: z.array(
        z.object({
          stageId: z.string(),
          nextStageId: z.string().nullable(),
          /** 0–1, of those that left the stage. */
          share: z.number(),
          usual: z.number(),
          lost: count,
          decided: count,
        }),
      ),
    }),
    example: { from: '2026-10-01', to: '2026-12-31' },
  }),
}
