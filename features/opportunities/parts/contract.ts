import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { buyingRoles } from '../rules.ts'

const id = z.string().max(36)
const undo = z.object({ undo: z.string() })

export const contract = {
  setOpportunityPerson: defineOperation({
    method: 'PUT',
    path: '/api/opportunities/:id/persons/:personId',
    summary: 'Says who a person of the customer is in this purchase: buying roles, one or several.',
    input: z.object({ id, personId: id, roles: z.array(z.enum(buyingRoles)).max(buyingRoles.length) }),
    output: undo,
  }),
  removeOpportunityPerson: defineOperation({
    method: 'DELETE',
    path: '/api/opportunities/:id/persons/:personId',
    summary: 'A person has nothing to do with this purchase any more.',
    input: z.object({ id, personId: id }),
    output: undo,
  }),
  setOpportunityHelper: defineOperation({
    method: 'PUT',
    path: '/api/opportunities/:id/helpers/:memberId',
    summary: 'A colleague helps with it, with their part in words; they may change it from then on.',
    input: z.object({
      id,
      memberId: id,
      part: z
        .string()
        .trim()
        .max(200)
        .nullish()
        .transform((value) => value || null),
    }),
    output: undo,
  }),
  removeOpportunityHelper: defineOperation({
    method: 'DELETE',
    path: '/api/opportunities/:id/helpers/:memberId',
    summary: 'A colleague no longer helps with it.',
    input: z.object({ id, memberId: id }),
    output: undo,
  }),
  setOpportunityProduct: defineOperation({
    method: 'PUT',
    path: '/api/opportunities/:id/products/:productId',
    summary: 'It is about this product; `amount` is its part of the whole, none where it shares what is left.',
    input: z.object({
      id,
      productId: id,
      amount: z
        .number()
        .int()
        .nullish()
        .transform((value) => value ?? null),
    }),
    output: undo,
  }),
  removeOpportunityProduct: defineOperation({
    method: 'DELETE',
    path: '/api/opportunities/:id/products/:productId',
    summary: 'It is not about this product.',
    input: z.object({ id, productId: id }),
    output: undo,
  }),
  tickCriterion: defineOperation({
    method: 'PUT',
    path: '/api/opportunities/:id/criteria/:criterionId',
    summary: 'Ticks an exit criterion of a stage, or takes the tick away.',
    input: z.object({ id, criterionId: id, ticked: z.boolean() }),
    output: undo,
  }),
}
