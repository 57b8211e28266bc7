import { expect, it } from 'vitest'
import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { outputWriter } from './output.ts'

const part = z.object({ name: z.string(), kind: z.enum(['a', 'b']).nullable() })
const write = outputWriter(
  defineOperation({
    method: 'GET',
    path: '/api/test',
    summary: '',
    input: z.object({}),
    output: z.object({
      text: z.string().nullable(),
      count: z.number().nullable(),
      part: part.nullable(),
      parts: z.array(part),
      later: z.string().optional(),
      choice: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('day'), day: z.string() }),
        z.object({ kind: z.literal('amount'), amount: z.number() }),
      ]),
      fields: z.record(z.string(), z.string()),
    }),
  }),
)
const full = {
  text: 'Müller „&" Söhne',
  count: 3,
  part: { name: 'x', kind: 'a' },
  parts: [{ name: 'y', kind: null }],
  later: 'z',
  choice: { kind: 'amount', amount: 4 },
  fields: { Farbe: 'blau' },
}
const bare = { text: null, count: null, part: null, parts: [], choice: { kind: 'day', day: '2026-11-21' }, fields: {} }

it('writes what the contract names', () => {
  for (const output of [full, bare]) expect(JSON.parse(write(output))).toEqual(output)
})

it('keeps back what the contract does not name', () => {
  const answer = { ...full, secret: 1, part: { ...full.part, secret: 2 }, parts: [{ ...full.part, secret: 3 }] }
  expect(write(answer)).not.toContain('secret')
})
