import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(36)
const day = z.iso.date()
const undo = z.string()
const text = (largest: number) =>
  z
    .string()
    .trim()
    .max(largest)
    .nullable()
    .transform((value) => value || null)

const fields = {
  /** As the ERP writes it; invoices that name it are what was invoiced of the order. */
  number: text(60),
  day,
  /** Minor units. */
  amount: z.number().int(),
  /** The won opportunity that it comes from; counted as order intake instead of it. */
  opportunityId: id.nullable(),
  /** When it is to be delivered. */
  deliveryDay: day.nullable(),
  note: text(5000),
}

const record = z.object({
  id: z.string(),
  version: z.number(),
  customerId: z.string(),
  customerName: z.string(),
  opportunityId: z.string().nullable(),
  opportunityTitle: z.string().nullable(),
  number: z.string().nullable(),
  day: z.string(),
  amount: z.number(),
  currency: z.string(),
  deliveryDay: z.string().nullable(),
  note: z.string().nullable(),
  /** Minor units, of invoices of this customer that name the number; none without a number. */
  invoiced: z.number().nullable(),
})
export type Order = z.infer<typeof record>

export const contract = {
  listOrders: defineOperation({
    method: 'GET',
    path: '/api/orders',
    summary: 'Orders by order day, the latest first; with what was invoiced of each.',
    input: z.object({
      customerId: id.optional(),
      after: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ orders: z.array(record), next: z.string().nullable() }),
  }),
  createOrder: defineOperation({
    method: 'POST',
    path: '/api/orders',
    summary: 'An order that came in: order intake of its day.',
    input: z
      .object(fields)
      .partial({ number: true, day: true, opportunityId: true, deliveryDay: true, note: true })
      .extend({ customerId: id, currency: z.string().length(3).optional() }),
    output: z.object({ id: z.string(), undo }),
    example: {
      customerId: '01990000-0000-7000-8000-000000000000',
      number: 'AB-2026-117',
      day: '2026-11-18',
      amount: 1_240_000,
    },
  }),
  changeOrder: defineOperation({
    method: 'PATCH',
    path: '/api/orders/:id',
    summary: 'Changes the given fields of an order.',
    input: z.object(fields).partial().extend({ id, version: z.number().int().optional() }),
    output: z.object({ version: z.number(), undo }),
  }),
  deleteOrder: defineOperation({
    method: 'DELETE',
    path: '/api/orders/:id',
    summary: 'Entered by mistake; undo brings it back.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
}
