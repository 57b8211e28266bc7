import { z } from 'zod'
import { email, id, optional, ownFields, phone, savedPhone, tag } from '#features/customers/fields.ts'
import { defineOperation } from '#shared/contract.ts'
import { languages, leapBirthday, salutations } from './rules.ts'

/** What one may say about a person; only the last name is ever required. */
export const personFields = {
  customerId: optional(36),
  salutation: z
    .enum(salutations)
    .nullish()
    .transform((value) => value ?? null),
  title: optional(60),
  firstName: optional(100),
  lastName: z.string().trim().min(1).max(100),
  function: optional(120),
  phones: z.array(phone).max(20),
  emails: z.array(email).max(20),
  /** YYYY-MM-DD; the year 1900 where it is unknown. */
  birthday: z.iso
    .date()
    .or(z.literal(leapBirthday))
    .nullish()
    .transform((value) => value ?? null),
  language: z
    .enum(languages)
    .nullish()
    .transform((value) => value ?? null),
  note: optional(5000),
  tags: z.array(tag).max(50),
  fields: ownFields,
}
const lenient = z.object(personFields).partial()

const person = z.object({
  id: z.string(),
  version: z.number(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  salutation: z.enum(salutations).nullable(),
  title: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string(),
  function: z.string().nullable(),
  phones: z.array(savedPhone),
  emails: z.array(z.string()),
  birthday: z.string().nullable(),
  language: z.enum(languages).nullable(),
  note: z.string().nullable(),
  tags: z.array(z.string()),
  fields: z.record(z.string(), z.string()),
  leftAt: z.string().nullable(),
  lastContact: z.string().nullable(),
})
export type Person = z.infer<typeof person>

const undo = z.object({ undo: z.string() })

export const contract = {
  listPersons: defineOperation({
    method: 'GET',
    path: '/api/persons',
    offline: true,
    summary: 'Persons of a customer, or of all customers, sorted by name; the total comes with the first page.',
    input: z.object({
      customerId: id.optional(),
      /** Words that the person or its customer is found by: beginnings, parts of names, numbers, mail addresses. */
      search: z.string().max(200).optional(),
      /** Owner of the person's customer. */
      owner: z.array(id).max(50).optional(),
      /** `true`: only those who left, `false`: only those who are there; all if left out. */
      left: z.boolean().optional(),
      sort: z.enum(['name', '-name']).default('name'),
      after: z.string().max(300).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ persons: z.array(person), next: z.string().nullable(), total: z.number().nullable() }),
    example: { search: 'sauter', left: false },
  }),
  getPerson: defineOperation({
    method: 'GET',
    path: '/api/persons/:id',
    summary: 'One person, the companies where they were before, and what the caller may do.',
    input: z.object({ id }),
    output: person.extend({
      earlier: z.array(z.object({ customerId: z.string(), customerName: z.string(), until: z.string() })),
      canChange: z.boolean(),
      canLog: z.boolean(),
    }),
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
    summary: 'Changes the given fields; another customer moves the person, who keeps their history.',
    input: lenient.extend({
      id,
      version: z.number().int().optional(),
      /** `true`: is no longer with the company. */
      left: z.boolean().optional(),
    }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  deletePerson: defineOperation({
    method: 'DELETE',
    path: '/api/persons/:id',
    summary: 'Takes a person out of all lists; undo brings it back.',
    input: z.object({ id }),
    output: undo,
  }),
}
