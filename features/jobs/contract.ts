import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(36)
const state = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled'])

const job = z.object({
  id: z.string(),
  kind: z.string(),
  state,
  createdAt: z.string(),
  createdById: z.string().nullable(),
  runAt: z.string(),
  attempts: z.number(),
  /** How far it is; what stands in it depends on the kind. */
  progress: z.record(z.string(), z.unknown()).nullable(),
  /** A refusal code, or the id under which the log tells what happened. */
  error: z.string().nullable(),
})
export type Job = z.infer<typeof job>

export const contract = {
  listJobs: defineOperation({
    method: 'GET',
    path: '/api/jobs',
    summary: 'Work in the background, newest first: own, or everybody’s for an administrator.',
    input: z.object({ state: state.optional(), limit: z.number().int().min(1).max(100).default(20) }),
    output: z.object({ jobs: z.array(job), failed: z.number() }),
  }),
  getJob: defineOperation({
    method: 'GET',
    path: '/api/jobs/:id',
    summary: 'One piece of work in the background, with its progress.',
    input: z.object({ id }),
    output: job,
  }),
  retryJob: defineOperation({
    method: 'POST',
    path: '/api/jobs/:id/retry',
    summary: 'Lets failed work try again now.',
    input: z.object({ id }),
    output: z.object({}),
  }),
  cancelJob: defineOperation({
    method: 'POST',
    path: '/api/jobs/:id/cancel',
    summary: 'Stops work that waits or runs; what it had finished stays.',
    input: z.object({ id }),
    output: z.object({}),
  }),
}
