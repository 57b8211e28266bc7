import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { riskKinds } from './rules.ts'

export const contract = {
  getCustomerRisks: defineOperation({
    method: 'GET',
    path: '/api/customers/:customerId/risks',
    summary: 'What speaks against a customer staying: revenue, fires, satisfaction, supporters gone, competitors seen.',
    runs: 'report',
    input: z.object({ customerId: z.string().max(36) }),
    output: z.object({
      risks: z.array(
        z.object({ kind: z.enum(riskKinds), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
      ),
    }),
  }),
}
