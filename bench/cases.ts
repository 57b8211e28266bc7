import type { OpenDatabase } from '#platform/db/dialect.ts'
import { type Random, randomFrom } from '#shared/random.ts'
import type { Size } from './generate.ts'
import { lastNames, parts } from './words.ts'

export type Case = {
  name: string
  /** What must hold at the small size (median in milliseconds, requests per second with 8 clients). */
  target?: { p50: number; perSecond?: number }
  /** The median counts beyond that of a bare request: of 0.1 ms this machine alone takes 0.05 to 0.08. */
  beyondBare?: true
  /** What must hold at the large size. */
  targetAtLarge?: { p50: number; perSecond?: number }
  /** The best of three established open-source systems at the small size, on such a machine. */
  others?: string
  next(): { method: string; path: string; body?: unknown }
}

const known = 2_000

/** The requests that are measured, on records that are really there. */
export async function casesFor(database: OpenDatabase, size: Size): Promise<Case[]> {
  const db = database.reader
  const every = size === 'small' ? 5 : 50
  const sample = async (table: 'customers' | 'persons') => {
    const rows = await db.selectFrom(table).select('id').where('deletedAt', 'is', null).orderBy('id').execute()
    return rows
      .filter((_, i) => i % every === 0)
      .slice(0, known)
      .map((row) => row.id)
  }
  const customers = await sample('customers')
  const open = await db
    .selectFrom('opportunities')
    .select('id')
    .where('outcome', 'is', null)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(known)
    .execute()
  const { customerId: account } = await db.selectFrom('sites').select('customerId').limit(1).executeTakeFirstOrThrow()
  const stages = await db.selectFrom('stages').select('id').where('deletedAt', 'is', null).orderBy('position').execute()
  let moved = 0
  const random: Random = randomFrom(3)
  const get = (path: string) => ({ method: 'GET', path })

  return [
    {
      name: 'list of 50 opportunities with customer names',
      target: { p50: 0.71, perSecond: 1_600 },
      targetAtLarge: { p50: 0.81, perSecond: 1_440 },
      others: '12 ms, 172/s',
      next: () => get('/api/opportunities?limit=50'),
    },
    {
      name: 'one customer',
      target: { p50: 0.19, perSecond: 10_400 },
      others: '3.4 ms, 600/s',
      next: () => get(`/api/customers/${random.pick(customers)}`),
    },
    {
      name: 'create an opportunity',
      target: { p50: 0.9, perSecond: 2_500 },
      others: '9 ms, 186/s',
      next: () => ({
        method: 'POST',
        path: '/api/opportunities',
        body: {
          customerId: random.pick(customers),
          title: `Spindelgehäuse ${random.between(1000, 9999)}`,
          amount: random.between(1, 900) * 10_000,
          expectedClose: '2199-06-30',
        },
      }),
    },
    {
      name: 'move an opportunity to another stage',
      target: { p50: 0.9, perSecond: 2_500 },
      others: '9 ms',
      // Round after round of the open ones, each into the next stage.
      next: () => {
        moved += 1
        const stage = stages[Math.floor(moved / open.length) % stages.length]
        return {
          method: 'PATCH',
          path: `/api/opportunities/${open[moved % open.length]?.id}`,
          body: { stageId: stage?.id },
        }
      },
    },
    {
      name: 'sums per stage',
      target: { p50: 0.1 },
      beyondBare: true,
      others: '5.6 ms',
      next: () => get('/api/opportunities/sums'),
    },
    {
      name: 'person search, beginning of a word',
      target: { p50: 0.4, perSecond: 2_860 },
      others: '3.9 ms',
      next: () => get(`/api/search?kind=persons&q=${encodeURIComponent(random.pick(lastNames).slice(0, 5))}`),
    },
    {
      name: 'person search, part of a name',
      target: { p50: 0.4, perSecond: 2_860 },
      others: '16 ms',
      next: () => get(`/api/search?kind=persons&q=${encodeURIComponent(random.pick(lastNames).slice(-5))}`),
    },
    {
      name: 'search over everything',
      next: () => get(`/api/search?q=${encodeURIComponent(random.pick(parts))}`),
    },
    { name: 'contact again, first page', next: () => get('/api/contact-again?limit=50') },
    {
      name: 'log a contact',
      next: () => ({
        method: 'POST',
        path: '/api/activities',
        body: {
          customerId: random.pick(customers),
          kind: 'call',
          outcome: 'reached',
          text: 'Will ein Angebot bis Freitag.',
        },
      }),
    },
    { name: 'timeline of a customer', next: () => get(`/api/timeline?customerId=${random.pick(customers)}`) },
    { name: 'today', next: () => get('/api/today') },
    { name: 'list of 50 customers', next: () => get('/api/customers?limit=50') },
    // An account with 150 people, 5,000 conversations and 400 cells, by the parts of its pages.
    { name: 'key account: overview', target: { p50: 20 }, next: () => get(`/api/key-accounts/${account}`) },
    { name: 'key account: people', target: { p50: 20 }, next: () => get(`/api/key-accounts/${account}/people`) },
    {
      name: 'key account: white space',
      target: { p50: 20 },
      next: () => get(`/api/key-accounts/${account}/white-space`),
    },
    // On the report thread: one after the other, while the others click on.
    {
      name: 'customer base',
      targetAtLarge: { p50: 1_000, perSecond: 1 },
      next: () => get('/api/reports/customer-base'),
    },
  ]
}
