import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { customerFields, customerFilter, id, optional, savedPhone } from './fields.ts'
import { classes, modes, sorts, standings } from './rules.ts'

const lenient = z.object(customerFields).partial()
const undo = z.object({ undo: z.string() })

const customerRow = z.object({
  id: z.string(),
  name: z.string(),
  customerNumber: z.string().nullable(),
  standing: z.enum(standings),
  mode: z.enum(modes),
  class: z.enum(classes).nullable(),
  ownerId: z.string().nullable(),
  insideSalesId: z.string().nullable(),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  branch: z.string().nullable(),
  region: z.string().nullable(),
  tags: z.array(z.string()),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  lastContact: z.string().nullable(),
  /** None while the customer comes up only on occasion, or never (blocked). */
  due: z.string().nullable(),
  /** Minor units, last 12 full months. */
  revenue: z.number(),
  currency: z.string(),
  createdAt: z.string(),
})
export type CustomerRow = z.infer<typeof customerRow>

const address = z.object({
  label: z.string(),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
})

const detail = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  customerNumber: z.string().nullable(),
  standing: z.enum(standings),
  mode: z.enum(modes),
  class: z.enum(classes).nullable(),
  classReason: z.string().nullable(),
  ownerId: z.string().nullable(),
  insideSalesId: z.string().nullable(),
  parentId: z.string().nullable(),
  parentName: z.string().nullable(),
  subsidiaries: z.array(z.object({ id: z.string(), name: z.string() })),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  addresses: z.array(address),
  phones: z.array(savedPhone),
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
  helpers: z.array(z.object({ id: z.string(), memberId: z.string(), part: z.string().nullable() })),
  lastContact: z.string().nullable(),
  due: z.string().nullable(),
  /** Days between two contacts as it follows from rules §1; 0: only on occasion. */
  rhythm: z.number().nullable(),
  revenue: z.number(),
  revenueBefore: z.number(),
  snoozedUntil: z.string().nullable(),
  snoozeReason: z.string().nullable(),
  canChange: z.boolean(),
  canLog: z.boolean(),
  canHandOver: z.boolean(),
})
export type Customer = z.infer<typeof detail>

const counted = z.array(z.object({ value: z.string(), customers: z.number() }))

export const contract = {
  listCustomers: defineOperation({
    method: 'GET',
    path: '/api/customers',
    summary: 'Customers by filter, sorted, a page at a time; the total comes with the first page.',
    input: z.object({
      ...customerFilter,
      sort: z.enum(sorts).default('name'),
      after: z.string().max(300).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ customers: z.array(customerRow), next: z.string().nullable(), total: z.number().nullable() }),
    example: { standing: ['customer'], limit: 50 },
  }),
  listCustomerFacets: defineOperation({
    method: 'GET',
    path: '/api/customers/facets',
    summary: 'Branches, regions, countries and tags in use, the most frequent first: what a list can be filtered by.',
    input: z.object({}),
    output: z.object({
      branches: counted,
      regions: counted,
      countries: counted,
      tags: counted,
      sources: counted,
      /** Whether there are any. */
      keyAccounts: z.boolean(),
      orphaned: z.number(),
    }),
  }),
  getCustomer: defineOperation({
    method: 'GET',
    path: '/api/customers/:id',
    offline: true,
    summary: 'One customer with who works on it and what the caller may do.',
    input: z.object({ id }),
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
    summary: 'Changes the given fields; the version read before guards against overwriting. A class needs its reason.',
    input: lenient.extend({ id, version: z.number().int().optional() }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  deleteCustomer: defineOperation({
    method: 'DELETE',
    path: '/api/customers/:id',
    summary: 'Takes a customer out of all lists; undo brings it back.',
    input: z.object({ id }),
    output: undo,
  }),
  addHelper: defineOperation({
    method: 'POST',
    path: '/api/customers/:id/helpers',
    summary: 'Somebody who works on the customer beside its owner, with their part in words.',
    input: z.object({ id, memberId: id, part: optional(120) }),
    output: z.object({ id: z.string(), undo: z.string() }),
  }),
  changeHelper: defineOperation({
    method: 'PATCH',
    path: '/api/customer-helpers/:id',
    summary: 'Words the part of a helper anew.',
    input: z.object({ id, part: optional(120) }),
    output: undo,
  }),
  removeHelper: defineOperation({
    method: 'DELETE',
    path: '/api/customer-helpers/:id',
    summary: 'Ends the part of a helper.',
    input: z.object({ id }),
    output: undo,
  }),
}
