import { z } from 'zod'
import { buyingRoles } from '#features/opportunities/rules.ts'
import { defineOperation } from '#shared/contract.ts'
import { influences, supports, warnings } from '../rules/people.ts'

const id = z.string().max(36)
const undo = z.object({ undo: z.string() })
const fields = {
  roles: z.array(z.enum(buyingRoles)).max(buyingRoles.length),
  influence: z.enum(influences).nullable(),
  support: z.enum(supports).nullable(),
  /** What matters to them, in words. */
  interest: z.string().trim().max(1000).nullable(),
  /** Who of us looks after them. */
  coveredById: id.nullable(),
  reportsToId: id.nullable(),
  /** At most so many days between two conversations; none: deciders as the company set it; 0: no rhythm. */
  rhythmDays: z.number().int().min(0).max(1000).nullable(),
}

const stakeholder = z.object({
  personId: z.string(),
  name: z.string(),
  function: z.string().nullable(),
  ...fields,
  /** 0–4, as corrected or as the contacts say. */
  relationship: z.number(),
  /** As the contacts say. */
  relationshipSaid: z.number(),
  /** While a correction holds. */
  correction: z.object({ note: z.string(), day: z.string() }).nullable(),
  lastContact: z.string().nullable(),
  /** No longer with the customer. */
  gone: z.boolean(),
  /** In so many open opportunities of this customer they have this role. */
  open: z.array(z.object({ role: z.enum(buyingRoles), count: z.number() })),
})
export type StakeholderRow = z.infer<typeof stakeholder>

export const contract = {
  listStakeholders: defineOperation({
    method: 'GET',
    path: '/api/key-accounts/:customerId/people',
    summary:
      'The people of a customer with roles, influence, stance and who of us looks after them, and what is risky about it; at most 500.',
    input: z.object({ customerId: id }),
    output: z.object({
      people: z.array(stakeholder),
      warnings: z.array(z.object({ kind: z.enum(warnings), personIds: z.array(z.string()) })),
    }),
  }),
  setStakeholder: defineOperation({
    method: 'PUT',
    path: '/api/key-accounts/:customerId/people/:personId',
    summary:
      'What is known of a person as a stakeholder; what is left out stays. A corrected relationship needs a word why and holds for 180 days.',
    input: z.object({
      customerId: id,
      personId: id,
      ...z.object(fields).partial().shape,
      /** None: the contacts say it again. */
      correction: z
        .object({ relationship: z.number().int().min(0).max(4), note: z.string().trim().min(1).max(500) })
        .nullable()
        .optional(),
    }),
    output: undo,
  }),
  removeStakeholder: defineOperation({
    method: 'DELETE',
    path: '/api/key-accounts/:customerId/people/:personId',
    summary: 'Forgets what was known of a person as a stakeholder; the person stays.',
    input: z.object({ customerId: id, personId: id }),
    output: undo,
  }),
}
