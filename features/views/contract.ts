import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'

const id = z.string().max(36)
const name = z.string().trim().min(1).max(60)
/** What stands behind the question mark in the page's address: filters, order, columns. */
const query = z.string().max(3000)
const page = z.string().regex(/^[a-zA-Z]{1,40}$/)

const view = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  query: z.string(),
  shared: z.boolean(),
  own: z.boolean(),
  memberId: z.string(),
  canChange: z.boolean(),
})
export type View = z.infer<typeof view>

export const contract = {
  listViews: defineOperation({
    method: 'GET',
    path: '/api/views',
    summary: 'Saved views of a page: own ones and those shared with all, by name.',
    input: z.object({ page }),
    output: z.object({ views: z.array(view), canShare: z.boolean() }),
    example: { page: 'customers' },
  }),
  createView: defineOperation({
    method: 'POST',
    path: '/api/views',
    summary: 'Keeps what a list shows under a name, for oneself or for all.',
    input: z.object({ page, name, query, shared: z.boolean().default(false) }),
    output: z.object({ id: z.string(), undo: z.string() }),
    example: { page: 'customers', name: 'Süd, lange nicht gesprochen', query: 'region=S%C3%BCd&sort=lastContact' },
  }),
  changeView: defineOperation({
    method: 'PATCH',
    path: '/api/views/:id',
    summary: 'Renames a view, shares it or keeps it to oneself, or lets it show something else.',
    input: z
      .object({ id, name, query, shared: z.boolean(), version: z.number().int() })
      .partial()
      .required({ id: true }),
    output: z.object({ version: z.number(), undo: z.string() }),
  }),
  deleteView: defineOperation({
    method: 'DELETE',
    path: '/api/views/:id',
    summary: 'Deletes a view; undo brings it back.',
    input: z.object({ id }),
    output: z.object({ undo: z.string() }),
  }),
}
