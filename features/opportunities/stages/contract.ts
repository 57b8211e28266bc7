import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { outcomes } from '../rules.ts'

const id = z.string().max(36)
const version = z.number().int().optional()
const name = z.string().trim().min(1).max(60)
const undo = z.object({ undo: z.string() })
const stage = {
  name,
  /** 0–1. */
  probability: z.number().min(0).max(1),
  /** From how many days on it stands still, as long as fewer than eight were won. */
  limitDays: z.number().int().min(1).max(3650),
}

const reason = z.object({
  id: z.string(),
  version: z.number(),
  outcome: z.enum(outcomes),
  name: z.string(),
  hidden: z.boolean(),
  /** Always stays: "no decision" is counted apart. */
  kept: z.boolean(),
})

export const contract = {
  createStage: defineOperation({
    method: 'POST',
    path: '/api/stages',
    summary: 'A new stage, after the others.',
    input: z.object(stage),
    output: z.object({ id: z.string(), undo: z.string() }),
    example: { name: 'Probelauf', probability: 0.6, limitDays: 30 },
  }),
  changeStage: defineOperation({
    method: 'PATCH',
    path: '/api/stages/:id',
    summary: 'Renames a stage, or changes its probability or limit of days.',
    input: z.object(stage).partial().extend({ id, version }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  orderStages: defineOperation({
    method: 'POST',
    path: '/api/stages/order',
    summary: 'Puts the stages into this order; all of them are named.',
    input: z.object({ ids: z.array(id).min(1).max(100) }),
    output: undo,
  }),
  deleteStage: defineOperation({
    method: 'DELETE',
    path: '/api/stages/:id',
    summary: 'Removes a stage; its open opportunities go to the stage that is named.',
    input: z.object({ id, moveTo: id.optional() }),
    output: z.object({ moved: z.number(), undo: z.string() }),
  }),
  setStageCriteria: defineOperation({
    method: 'PUT',
    path: '/api/stages/:id/criteria',
    summary:
      'What must be true before an opportunity leaves the stage, in order; those with an id stay with their ticks.',
    input: z.object({
      id,
      criteria: z.array(z.object({ id: id.optional(), text: z.string().trim().min(1).max(200) })).max(20),
    }),
    output: undo,
  }),
  listReasons: defineOperation({
    method: 'GET',
    path: '/api/reasons',
    summary: 'The reasons of winning and losing, in order; hidden ones too.',
    input: z.object({}),
    output: z.object({ reasons: z.array(reason), canChange: z.boolean() }),
  }),
  createReason: defineOperation({
    method: 'POST',
    path: '/api/reasons',
    summary: 'A new reason of winning or losing, after the others.',
    input: z.object({ outcome: z.enum(outcomes), name }),
    output: z.object({ id: z.string(), undo: z.string() }),
    example: { outcome: 'lost', name: 'Zahlungsziel' },
  }),
  changeReason: defineOperation({
    method: 'PATCH',
    path: '/api/reasons/:id',
    summary: 'Renames a reason, or hides it from those that may be chosen; what was closed with it keeps it.',
    input: z.object({ id, version, name: name.optional(), hidden: z.boolean().optional() }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  orderReasons: defineOperation({
    method: 'POST',
    path: '/api/reasons/order',
    summary: 'Puts the reasons of one outcome into this order.',
    input: z.object({ ids: z.array(id).min(1).max(500) }),
    output: undo,
  }),
}
