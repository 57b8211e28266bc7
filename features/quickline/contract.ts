import { z } from 'zod'
import { activityKinds } from '#features/contact-again/rules.ts'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(36).nullable()
const day = z.iso.date()
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const text = z.string().trim().max(2000)
const named = z.object({
  type: z.enum(['customer', 'person']),
  id: z.string(),
  name: z.string(),
  customerId: z.string().nullable(),
})

export const contract = {
  listQuickLineNames: defineOperation({
    method: 'GET',
    path: '/api/quick-line/names',
    offline: true,
    summary:
      'Names that a quick line can mean: own customers and their people first; what does not fit is found by matchQuickLineNames.',
    input: z.object({}),
    output: z.object({ names: z.array(named), complete: z.boolean() }),
  }),
  matchQuickLineNames: defineOperation({
    method: 'GET',
    path: '/api/quick-line/match',
    summary: 'Customers and persons that the words of a line may mean.',
    input: z.object({ line: z.string().max(1000) }),
    output: z.object({ names: z.array(named) }),
    example: { line: 'Tel Müller Stahl, will Angebot bis Freitag' },
  }),
  saveQuickLine: defineOperation({
    method: 'POST',
    path: '/api/quick-line',
    summary:
      'Keeps what a quick line was understood as: one activity and what follows from it, in one step that undo takes back.',
    input: z.object({
      customerId: id.default(null),
      personId: id.default(null),
      /** When the line was typed (it may have waited for the network). */
      typedAt: z.iso.datetime().optional(),
      /** What happened; nothing, if the line only plans. */
      activity: z
        .object({
          kind: z.enum(activityKinds),
          outcome: z.enum(['reached', 'notReached']).nullable(),
          text: z.string().trim().max(10_000),
          /** The day it happened, where the line names one. */
          day: day.nullable().default(null),
          time: time.nullable().default(null),
        })
        .nullable(),
      followUps: z.array(z.object({ day, text })).max(5).default([]),
      promises: z.array(z.object({ day, text })).max(5).default([]),
      appointments: z
        .array(z.object({ day, time: time.nullable(), until: time.nullable(), title: text.min(1) }))
        .max(5)
        .default([]),
      fire: text.min(1).nullable().default(null),
      opportunity: z
        .object({ amount: z.number().int().min(0).max(1e13), currency: z.string().length(3), title: text.min(1) })
        .nullable()
        .default(null),
    }),
    output: z.object({ undo: z.string() }),
    example: {
      activity: { kind: 'call', outcome: 'reached', text: 'Will Angebot.' },
      promises: [{ day: '2026-11-27', text: 'Angebot' }],
    },
  }),
}
