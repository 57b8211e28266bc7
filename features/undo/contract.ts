import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const undoable = z.object({
  undo: z.string(),
  at: z.string(),
  memberId: z.string(),
  kind: z.enum(['deleted', 'merged', 'changed']),
  /** What it was: customers, persons, tasks … */
  record: z.string(),
  /** How many at once. */
  count: z.number(),
  /** What the first of them is called; none where it has no name. */
  name: z.string().nullable(),
})
export type UndoableRow = z.infer<typeof undoable>

export const contract = {
  undo: defineOperation({
    method: 'POST',
    path: '/api/undo',
    summary:
      'Takes back what one command of the caller did, as long as nobody changed it since; who leads takes back what `listUndoable` names of others, too.',
    input: z.object({ undo: z.string().max(36) }),
    output: z.object({ records: z.number() }),
  }),
  listUndoable: defineOperation({
    method: 'GET',
    path: '/api/undo',
    summary:
      'What was deleted, merged or changed at once in the last 30 days and can still be taken back, the latest first: own, for who leads everybody’s.',
    input: z.object({ limit: z.number().int().min(1).max(100).default(50) }),
    output: z.object({ undoable: z.array(undoable) }),
  }),
}
