import { z } from 'zod'
import { phone } from '#features/customers/contract.ts'
import { defineOperation } from '#shared/contract.ts'

const optional = (largest: number) =>
  z
    .string()
    .trim()
    .max(largest)
    .nullish()
    .transform((value) => value || null)

export const personFields = {
  customerId: optional(36),
  salutation: z
    .enum(['Herr', 'Frau'])
    .nullish()
    .transform((value) => value ?? null),
  title: optional(60),
  firstName: optional(100),
  lastName: z.string().trim().min(1).max(100),
  function: optional(120),
  phones: z.array(phone).max(20),
  emails: z.array(z.string().trim().max(200)).max(20),
  /** YYYY-MM-DD; the year 1900 where it is unknown. */
  birthday: z.iso
    .date()
    .nullish()
    .transform((value) => value ?? null),
  language: z
    .enum(['de', 'en', 'fr', 'it'])
    .nullish()
    .transform((value) => value ?? null),
  note: optional(5000),
  tags: z.array(z.string().trim().max(40)).max(50),
  fields: z.record(z.string().max(80), z.string().max(2000)),
}
const lenient = z.object(personFields).partial()

export const person = z.object({
  id: z.string(),
  version: z.number(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  salutation: z.string().nullable(),
  title: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string(),
  function: z.string().nullable(),
  phones: z.array(z.object({ label: z.string(), number: z.string(), e164: z.string().nullable() })),
  emails: z.array(z.string()),
  birthday: z.string().nullable(),
  language: z.string().nullable(),
  note: z.string().nullable(),
  tags: z.array(z.string()),
  fields: z.record(z.string(), z.string()),
  leftAt: z.string().nullable(),
  lastContact: z.string().nullable(),
})
export type Person = z.infer<typeof person>

export const contract = {
  listPersons: defineOperation({
    method: 'GET',
    path: '/api/persons',
    summary: 'Persons of a customer, or of all customers, sorted by name.',
    input: z.object({
      customerId: z.string().max(36).optional(),
      after: z.string().max(300).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ persons: z.array(person), next: z.string().nullable() }),
  }),
  getPerson: defineOperation({
    method: 'GET',
    path: '/api/persons/:id',
    summary: 'One person.',
    input: z.object({ id: z.string().max(36) }),
    output: person,
  }),
  createPerson: defineOperation({
    method: 'POST',
    path: '/api/persons',
    summary: 'A new person; only the last name is required.',
    input: lenient.extend({ lastName: personFields.lastName }),
    output: z.object({ id: z.string(), undo: z.string() }),
    example: { lastName: 'Sauter', firstName: 'Petra', function: 'Einkauf' },
  }),
  changePerson: defineOperation({
    method: 'PATCH',
    path: '/api/persons/:id',
    summary: 'Changes the given fields; a new customer moves the person and keeps its history.',
    input: lenient.extend({
      id: z.string().max(36),
      version: z.number().int().optional(),
      left: z.boolean().optional(),
    }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  deletePerson: defineOperation({
    method: 'DELETE',
    path: '/api/persons/:id',
    summary: 'Takes a person out of all lists; undo brings it back.',
    input: z.object({ id: z.string().max(36) }),
    output: z.object({ undo: z.string() }),
  }),
}
