import { z } from 'zod'
import { id } from '#features/customers/fields.ts'
import { defineOperation } from '#shared/contract.ts'
import { duplicateRecords, mergeFields } from './rules.ts'

const record = z.enum(duplicateRecords)
const verdict = z.enum(['same', 'probably'])
const text = (most: number) => z.string().max(most).optional()
const found = {
  score: z.number(),
  verdict,
  /** Codes of `duplicates.reason.…`. */
  reasons: z.array(z.string()),
}
const undo = z.object({ undo: z.string() })
const fields = z.enum([...mergeFields.customers, ...mergeFields.persons])

const group = z.object({
  id: z.string(),
  ...found,
  records: z.array(z.object({ id: z.string(), name: z.string(), note: z.string(), ownerId: z.string().nullable() })),
})
export type DuplicateGroup = z.infer<typeof group>

const compared = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  /** What can be chosen, as text; ids of members, parents and companies beside their names. */
  values: z.record(z.string(), z.string().nullable()),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  note: z.string().nullable(),
  changedAt: z.string().nullable(),
  hanging: z.record(z.string(), z.number()),
})
export type Compared = z.infer<typeof compared>

const one = z.object({
  /** The one that stays; left out: the one on which most hangs. */
  id: id.optional(),
  ids: z.array(id).min(2).max(20),
  /** From which record a field is taken; left out: the fuller, then the newer. */
  from: z.partialRecord(fields, id).optional(),
  versions: z.record(z.string(), z.number().int()).optional(),
})

export const contract = {
  listSimilarCustomers: defineOperation({
    method: 'GET',
    path: '/api/customers/similar',
    summary: 'Customers that are, or probably are, the one described, the surest first, with the reasons.',
    input: z.object({
      name: z.string().max(200).default(''),
      customerNumber: text(64),
      vatId: text(20),
      street: text(200),
      postcode: text(12),
      city: text(120),
      country: text(2),
      phone: text(60),
      email: text(200),
      web: text(200),
    }),
    output: z.object({
      customers: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          customerNumber: z.string().nullable(),
          city: z.string().nullable(),
          ownerId: z.string().nullable(),
          ...found,
        }),
      ),
    }),
    example: { name: 'Stahlbau Mueller' },
  }),
  listSimilarPersons: defineOperation({
    method: 'GET',
    path: '/api/persons/similar',
    summary: 'Persons that are, or probably are, the one described, the surest first, with the reasons.',
    input: z.object({
      lastName: z.string().max(100).default(''),
      firstName: text(100),
      customerId: id.optional(),
      phone: text(60),
      email: text(200),
      birthday: text(10),
    }),
    output: z.object({
      persons: z.array(z.object({ id: z.string(), name: z.string(), customerName: z.string().nullable(), ...found })),
    }),
    example: { lastName: 'Sauter', firstName: 'Petra' },
  }),
  listDuplicates: defineOperation({
    method: 'GET',
    path: '/api/duplicates',
    summary: 'Customers or persons that are there more than once, the surest first; how many are still to be compared.',
    input: z.object({
      record: record.default('customers'),
      verdict: verdict.optional(),
      after: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(100).default(50),
    }),
    output: z.object({
      groups: z.array(group),
      next: z.string().nullable(),
      total: z.number().nullable(),
      /** Changed and not compared yet; 1000 stands for 1000 and more. */
      waiting: z.number(),
    }),
  }),
  compareDuplicates: defineOperation({
    method: 'GET',
    path: '/api/duplicates/compare',
    summary: 'Records side by side, what hangs on each, and what a merge would take from which.',
    input: z.object({ record: record.default('customers'), ids: z.array(id).min(2).max(20) }),
    output: z.object({
      records: z.array(compared),
      id: z.string(),
      from: z.record(z.string(), z.string()),
      canMerge: z.boolean(),
    }),
  }),
  mergeDuplicates: defineOperation({
    method: 'POST',
    path: '/api/duplicates/merge',
    summary:
      'Brings records together: everything that hangs on them moves to the one that stays. Several groups at once; undone as one.',
    input: z.object({ record: record.default('customers'), merges: z.array(one).min(1).max(50) }),
    output: z.object({ ids: z.array(z.string()), moved: z.number(), undo: z.string() }),
  }),
  keepApart: defineOperation({
    method: 'POST',
    path: '/api/duplicates/distinct',
    summary: 'Says that these records are not the same; they are not proposed again.',
    input: z.object({
      record: record.default('customers'),
      groups: z.array(z.array(id).min(2).max(20)).min(1).max(50),
    }),
    output: undo,
  }),
}
