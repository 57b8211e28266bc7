import { z } from 'zod'
import { activity } from '#features/activities/contract.ts'
import { appointment } from '#features/appointments/contract.ts'
import { complaint } from '#features/complaints/contract.ts'
import { fire } from '#features/fires/contract.ts'
import { offer } from '#features/offers/contract.ts'
import { task } from '#features/tasks/contract.ts'
import { defineOperation } from '#shared/contract.ts'

const warning = z.object({
  what: z.enum([
    'fire',
    'blocked',
    'complaints',
    'promisesOverdue',
    'shrinking',
    'silent',
    'neverSpoken',
    'noPerson',
    'singlePerson',
    'orphaned',
  ]),
  count: z.number().nullable(),
  percent: z.number().nullable(),
  days: z.number().nullable(),
  rhythm: z.number().nullable(),
})

/** As written and, where it is understood, as it is dialled from anywhere. */
const phone = z.object({ number: z.string(), e164: z.string().nullable() })

const sheet = z.object({
  customer: z.object({
    id: z.string(),
    name: z.string(),
    standing: z.string(),
    mode: z.string(),
    class: z.string().nullable(),
    ownerName: z.string().nullable(),
    insideSalesName: z.string().nullable(),
    street: z.string().nullable(),
    postcode: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
    phone: phone.nullable(),
    branch: z.string().nullable(),
    note: z.string().nullable(),
    lastContact: z.string().nullable(),
    /** Minor units, last 12 full months and the 12 before. */
    revenue: z.number(),
    revenueBefore: z.number(),
    potential: z.number().nullable(),
    currency: z.string(),
    canLog: z.boolean(),
  }),
  warnings: z.array(warning),
  persons: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      function: z.string().nullable(),
      phone: phone.nullable(),
      email: z.string().nullable(),
      lastContact: z.string().nullable(),
    }),
  ),
  /** The last three, visit reports too. */
  conversations: z.array(activity),
  fires: z.array(fire),
  /** Open ones, the first few. */
  complaints: z.array(complaint),
  tasks: z.array(task),
  appointment: appointment.nullable(),
  opportunities: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      amount: z.number().nullable(),
      currency: z.string(),
      expectedClose: z.string().nullable(),
      nextStep: z.string().nullable(),
    }),
  ),
  /** Those waiting for a decision. */
  offers: z.array(offer),
})
export type CustomerSheet = z.infer<typeof sheet>

export const contract = {
  getCustomerSheet: defineOperation({
    method: 'GET',
    path: '/api/customers/:id/sheet',
    offline: true,
    summary:
      'What to know two minutes before going in: people, last three conversations, open promises, opportunities and offers, revenue, warnings.',
    input: z.object({ id: z.string().max(36) }),
    output: sheet,
  }),
}
