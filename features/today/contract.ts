import { z } from 'zod'
import { appointment } from '#features/appointments/contract.ts'
import { complaint } from '#features/complaints/contract.ts'
import { contactAgainRow } from '#features/contact-again/contract.ts'
import { fire } from '#features/fires/contract.ts'
import { lead } from '#features/leads/contract.ts'
import { offer } from '#features/offers/contract.ts'
import { sample } from '#features/samples/contract.ts'
import { task } from '#features/tasks/contract.ts'
import { defineOperation } from '#shared/contract.ts'

const done = z.object({
  type: z.enum(['activity', 'task']),
  id: z.string(),
  at: z.string(),
  /** The kind of activity or task. */
  kind: z.string(),
  text: z.string(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
})
export type DoneToday = z.infer<typeof done>

const birthday = z.object({
  personId: z.string(),
  name: z.string(),
  function: z.string().nullable(),
  phone: z.string().nullable(),
  customerId: z.string(),
  customerName: z.string(),
  day: z.string(),
  age: z.number().nullable(),
})
export type Birthday = z.infer<typeof birthday>

const step = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  /** Minor units. */
  amount: z.number().nullable(),
  currency: z.string(),
  nextStep: z.string().nullable(),
  nextStepDay: z.string().nullable(),
})
export type Step = z.infer<typeof step>

const today = z.object({
  today: z.string(),
  /** There are no customers yet. */
  firstDay: z.boolean(),
  fires: z.array(fire),
  /** Leads that nobody took, and own ones that nobody answered; the longest waiting first. */
  leads: z.array(lead),
  appointments: z.array(appointment),
  /** Promises and tasks that are due or overdue. Follow-ups stand with the customers to contact again. */
  tasks: z.array(task),
  /** Complaints whose answer is due, and samples to ask about. */
  complaints: z.array(complaint),
  samples: z.array(sample),
  /** Offers to ask about today or before. */
  offers: z.array(offer),
  /** Own open opportunities whose next step is due, then those without one. */
  steps: z.array(step),
  contacts: z.array(contactAgainRow),
  birthdays: z.array(birthday),
  done: z.array(done),
  /** All of them, beyond what is listed. */
  counts: z.object({
    fires: z.number(),
    leads: z.number(),
    promises: z.number(),
    tasks: z.number(),
    complaints: z.number(),
    samples: z.number(),
    offers: z.number(),
    steps: z.number(),
    overdue: z.number(),
    contacts: z.number(),
    done: z.number(),
  }),
})
export type Today = z.infer<typeof today>

export const contract = {
  getToday: defineOperation({
    method: 'GET',
    path: '/api/today',
    offline: true,
    summary:
      'The day of the caller: fires, leads to answer, appointments, promises and tasks due, complaints to answer, samples and offers to ask about, opportunities whose next step is due or missing, the first five customers to contact again (none twice), birthdays, what was done.',
    input: z.object({}),
    output: today,
  }),
}
