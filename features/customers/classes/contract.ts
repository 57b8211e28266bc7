import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { id } from '../fields.ts'
import { classes } from '../rules.ts'

/** At most so many customers in one command, and one undo. */
export const largestAcceptance = 5_000

const customerClass = z.enum(classes).nullable()

const classProposal = z.object({
  customerId: z.string(),
  name: z.string(),
  from: customerClass,
  to: customerClass,
  /** Of the last 12 full months, minor units. */
  revenue: z.number(),
  /** By the potential, one class above what the sums say. */
  lifted: z.boolean(),
})
export type ClassProposal = z.infer<typeof classProposal>

export const contract = {
  listClassProposals: defineOperation({
    method: 'GET',
    path: '/api/customers/classes',
    summary:
      'Customers whose class would change by the sums of the last 12 full months; those set by hand with a reason stay out.',
    runs: 'report',
    input: z.object({
      after: z.string().max(60).optional(),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      period: z.object({ from: z.string(), to: z.string() }),
      currency: z.string(),
      /** By what the classes are cut. */
      basis: z.enum(['revenue', 'margin']),
      proposals: z.array(classProposal),
      next: z.string().nullable(),
      total: z.number(),
      /** Customers whose class was set by hand with a reason and would be another one. */
      overridden: z.number(),
      canAccept: z.boolean(),
    }),
    example: { limit: 50 },
  }),
  acceptClasses: defineOperation({
    method: 'POST',
    path: '/api/customers/classes',
    summary:
      'Takes over proposed classes: those of the named customers, or all; rhythm and list follow. What is not proposed (any more) is left.',
    input: z.object({ ids: z.array(id).min(1).max(largestAcceptance).optional() }),
    output: z.object({
      changed: z.number(),
      /** Proposals that are open still. */
      left: z.number(),
      undo: z.string(),
    }),
    example: {},
  }),
}
