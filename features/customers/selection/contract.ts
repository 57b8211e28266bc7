import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { customerFields, customerFilter, id, tag } from '../fields.ts'

/** At most so many customers in one action, and one undo. */
export const largestSelection = 5000

/** Customers ticked one by one, or everything that a list with this filter shows. */
const selection = {
  ids: z.array(id).min(1).max(largestSelection).optional(),
  filter: z.object(customerFilter).optional(),
}

const { standing, mode, class: customerClass, classReason, insideSalesId, rhythmDays, branch, region } = customerFields
/** What was changed; `skipped`: customers of others, left as they are. */
const done = { changed: z.number(), skipped: z.number(), undo: z.string() }

export const contract = {
  changeCustomers: defineOperation({
    method: 'POST',
    path: '/api/customers/change',
    summary: 'Changes several customers at once, with one undo; those the caller may not change are left and counted.',
    input: z.object({
      ...selection,
      change: z
        .object({ standing, mode, class: customerClass, classReason, insideSalesId, rhythmDays, branch, region })
        .partial()
        .extend({ addTags: z.array(tag).max(50).optional(), removeTags: z.array(tag).max(50).optional() }),
    }),
    output: z.object(done),
    example: { filter: { region: ['Nord'] }, change: { addTags: ['Messe 2027'] } },
  }),
  deleteCustomers: defineOperation({
    method: 'POST',
    path: '/api/customers/delete',
    summary: 'Takes several customers out of all lists, with one undo.',
    input: z.object(selection),
    output: z.object(done),
  }),
  handOverCustomers: defineOperation({
    method: 'POST',
    path: '/api/customers/hand-over',
    summary: 'Gives one or several customers to another owner; the open tasks of the former owner there go along.',
    input: z.object({ ...selection, toId: id }),
    output: z.object({ ...done, tasks: z.number() }),
  }),
}
