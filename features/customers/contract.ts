import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { standings } from './rules.ts'

const text = (largest: number) => z.string().trim().max(largest)
const optional = (largest: number) =>
  text(largest)
    .nullish()
    .transform((value) => value || null)
/** A phone number as typed, beside its E.164 form where it is one. */
export const phone = z.object({
  label: text(40).default(''),
  number: text(60),
  e164: z
    .string()
    .max(20)
    .nullish()
    .transform((value) => value ?? null),
})
const address = z.object({
  label: text(40),
  street: optional(200),
  postcode: optional(12),
  city: optional(120),
  country: optional(2),
})
const day = z.iso.date()

export const customerFields = {
  name: text(200).min(1),
  customerNumber: optional(40),
  standing: z.enum(standings),
  mode: z.enum(['classic', 'keyAccount']),
  class: z
    .enum(['A', 'B', 'C'])
    .nullish()
    .transform((value) => value ?? null),
  classReason: optional(300),
  ownerId: optional(36),
  insideSalesId: optional(36),
  parentId: optional(36),
  street: optional(200),
  postcode: optional(12),
  city: optional(120),
  country: optional(2),
  addresses: z.array(address).max(20),
  phones: z.array(phone).max(20),
  emails: z.array(text(200)).max(20),
  web: optional(200),
  vatId: optional(20),
  branch: optional(120),
  size: optional(60),
  source: optional(120),
  region: optional(120),
  /** Minor units per year. */
  potential: z
    .number()
    .int()
    .min(0)
    .max(1e13)
    .nullish()
    .transform((value) => value ?? null),
  currency: z.string().length(3),
  /** Own rhythm in days; 0: only on occasion; none: by class and standing. */
  rhythmDays: z
    .number()
    .int()
    .min(0)
    .max(1000)
    .nullish()
    .transform((value) => value ?? null),
  tags: z.array(text(40)).max(50),
  fields: z.record(z.string().max(80), z.string().max(2000)),
  note: optional(5000),
}

const lenient = z.object(customerFields).partial()

export const customerRow = z.object({
  id: z.string(),
  name: z.string(),
  customerNumber: z.string().nullable(),
  standing: z.enum(standings),
  mode: z.string(),
  class: z.string().nullable(),
  ownerId: z.string().nullable(),
  insideSalesId: z.string().nullable(),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  branch: z.string().nullable(),
  region: z.string().nullable(),
  tags: z.array(z.string()),
  phone: z.string().nullable(),
  lastContact: z.string().nullable(),
  due: z.string().nullable(),
  /** Minor units, last 12 full months. */
  revenue: z.number(),
  currency: z.string(),
})
export type CustomerRow = z.infer<typeof customerRow>

export const helper = z.object({ id: z.string(), memberId: z.string(), part: z.string().nullable() })

const detail = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  customerNumber: z.string().nullable(),
  standing: z.enum(standings),
  mode: z.enum(['classic', 'keyAccount']),
  class: z.enum(['A', 'B', 'C']).nullable(),
  classReason: z.string().nullable(),
  ownerId: z.string().nullable(),
  insideSalesId: z.string().nullable(),
  parentId: z.string().nullable(),
  parentName: z.string().nullable(),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  addresses: z.array(
    z.object({
      label: z.string(),
      street: z.string().nullable(),
      postcode: z.string().nullable(),
      city: z.string().nullable(),
      country: z.string().nullable(),
    }),
  ),
  phones: z.array(z.object({ label: z.string(), number: z.string(), e164: z.string().nullable() })),
  emails: z.array(z.string()),
  web: z.string().nullable(),
  vatId: z.string().nullable(),
  branch: z.string().nullable(),
  size: z.string().nullable(),
  source: z.string().nullable(),
  region: z.string().nullable(),
  potential: z.number().nullable(),
  currency: z.string(),
  rhythmDays: z.number().nullable(),
  tags: z.array(z.string()),
  fields: z.record(z.string(), z.string()),
  note: z.string().nullable(),
  createdAt: z.string(),
  helpers: z.array(helper),
  lastContact: z.string().nullable(),
  due: z.string().nullable(),
  rhythm: z.number().nullable(),
  revenue: z.number(),
  revenueBefore: z.number(),
  snoozedUntil: z.string().nullable(),
  snoozeReason: z.string().nullable(),
  canChange: z.boolean(),
  canLog: z.boolean(),
})
export type Customer = z.infer<typeof detail>

export const contract = {
  listCustomers: defineOperation({
    method: 'GET',
    path: '/api/customers',
    summary: 'Customers by filter, sorted by name or due day, a page at a time.',
    input: z.object({
      search: z.string().max(200).optional(),
      owner: z.array(z.string().max(36)).max(50).optional(),
      standing: z.array(z.enum(standings)).optional(),
      class: z.array(z.enum(['A', 'B', 'C', 'none'])).optional(),
      mode: z.enum(['classic', 'keyAccount']).optional(),
      branch: z.string().max(120).optional(),
      region: z.string().max(120).optional(),
      tag: z.string().max(40).optional(),
      /** Only those whose owner left or was never set. */
      orphaned: z.boolean().optional(),
      sort: z.enum(['name', '-name', 'due', '-revenue']).default('name'),
      after: z.string().max(300).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ customers: z.array(customerRow), next: z.string().nullable(), total: z.number() }),
    example: { standing: ['customer'], limit: 50 },
  }),
  getCustomer: defineOperation({
    method: 'GET',
    path: '/api/customers/:id',
    summary: 'One customer with who works on it and what the caller may do.',
    input: z.object({ id: z.string().max(36) }),
    output: detail,
  }),
  createCustomer: defineOperation({
    method: 'POST',
    path: '/api/customers',
    summary: 'A new customer; only the name is required.',
    input: lenient.extend({ name: customerFields.name }),
    output: z.object({ id: z.string(), undo: z.string() }),
    example: { name: 'Stahlbau Müller KG', city: 'Stuttgart', postcode: '70173', country: 'DE' },
  }),
  changeCustomer: defineOperation({
    method: 'PATCH',
    path: '/api/customers/:id',
    summary: 'Changes the given fields; the version read before guards against overwriting.',
    input: lenient.extend({ id: z.string().max(36), version: z.number().int().optional() }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  deleteCustomer: defineOperation({
    method: 'DELETE',
    path: '/api/customers/:id',
    summary: 'Takes a customer out of all lists; undo brings it back.',
    input: z.object({ id: z.string().max(36) }),
    output: z.object({ undo: z.string() }),
  }),
  snoozeCustomer: defineOperation({
    method: 'POST',
    path: '/api/customers/:id/snooze',
    summary: 'Puts the next contact off to a day, with the reason.',
    input: z.object({ id: z.string().max(36), until: day, reason: text(300).default('') }),
    output: z.object({ undo: z.string() }),
  }),
}
