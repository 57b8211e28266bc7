import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

export const contract = {
  undo: defineOperation({
    method: 'POST',
    path: '/api/undo',
    summary: 'Takes back what one command of the caller did, as long as nobody changed it since.',
    input: z.object({ undo: z.string().max(36) }),
    output: z.object({ records: z.number() }),
  }),
}
