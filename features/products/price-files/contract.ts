import { z } from 'zod'
import { defineOperation, fileBytes } from '#shared/contract.ts'
import { priceProblems } from './rules.ts'

const scale = z.object({ from: z.number(), amount: z.number() })
const said = z.object({ validFrom: z.string(), priceUnit: z.number(), scales: z.array(scale) })
const file = {
  id: z.string().max(36),
  name: z.string().trim().min(1).max(200),
  /** From which day prices hold where the file names none. */
  validFrom: z.iso.date(),
  bytes: fileBytes,
}

export const contract = {
  comparePriceFile: defineOperation({
    method: 'POST',
    path: '/api/price-lists/:id/compared-file',
    summary: 'What a file (Excel, CSV; the body as it is) would change in a price list; nothing is stored.',
    bodyLimit: 20 * 1024 * 1024,
    input: z.object(file),
    output: z.object({
      /** New prices and changed ones, the first 200. */
      changes: z.array(said.extend({ productId: z.string(), name: z.string(), before: said.nullable() })),
      count: z.number(),
      /** Prices that hold already. */
      same: z.number(),
      /** Lines that cannot be taken, the first 50. */
      problems: z.array(z.object({ row: z.number(), product: z.string(), problem: z.enum(priceProblems) })),
      problemCount: z.number(),
    }),
  }),
  applyPriceFile: defineOperation({
    method: 'POST',
    path: '/api/price-lists/:id/file',
    summary: 'Takes the prices of a file into a price list. What is not in the file stays.',
    bodyLimit: 20 * 1024 * 1024,
    input: z.object({
      ...file,
      /** How many changes were shown; with others meanwhile nothing happens. */
      count: z.coerce.number().int().min(1),
    }),
    output: z.object({ changed: z.number(), undo: z.string() }),
  }),
}
