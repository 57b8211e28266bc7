import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(36)
const day = z.iso.date()

const absence = z.object({
  id: z.string(),
  version: z.number(),
  memberId: z.string(),
  deputyId: z.string(),
  fromDay: z.string(),
  /** The last day of the absence; the day after, everything is back by itself. */
  toDay: z.string(),
  note: z.string().nullable(),
  canChange: z.boolean(),
})
export type Absence = z.infer<typeof absence>

const fields = {
  deputyId: id,
  fromDay: day,
  toDay: day,
  note: z
    .string()
    .trim()
    .max(300)
    .nullish()
    .transform((text) => text || null),
}

export const contract = {
  listAbsences: defineOperation({
    method: 'GET',
    path: '/api/absences',
    summary: 'Absences that end on or after a day (default today), the next first (at most 500).',
    input: z.object({ memberId: id.optional(), from: day.optional() }),
    output: z.object({ absences: z.array(absence) }),
    example: { from: '2026-11-01' },
  }),
  addAbsence: defineOperation({
    method: 'POST',
    path: '/api/absences',
    summary: 'A member is away from–to (both included); the deputy gets rights and lists for that time.',
    input: z.object({ memberId: id, ...fields }),
    output: z.object({ id: z.string(), undo: z.string() }),
    example: { memberId: 'me', deputyId: 'colleague', fromDay: '2026-12-21', toDay: '2027-01-06' },
  }),
  changeAbsence: defineOperation({
    method: 'PATCH',
    path: '/api/absences/:id',
    summary: 'Changes days or deputy of an absence.',
    input: z.object(fields).partial().extend({ id, version: z.number().int().optional() }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  deleteAbsence: defineOperation({
    method: 'DELETE',
    path: '/api/absences/:id',
    summary: 'Takes an absence back.',
    input: z.object({ id }),
    output: z.object({ undo: z.string() }),
  }),
}
