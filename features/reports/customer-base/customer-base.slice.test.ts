import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
const ids = new Map<string, string>()

async function bring(to: TestHouse, customerId: string | null, day: string, amount: number, more: object = {}) {
  await to.runner.command(system, (ctx) =>
    insertRecord(ctx, 'revenues', 'revenue.imported', { customerId, day, amount, currency: 'EUR', ...more }),
  )
}

async function make(name: string, revenues: [day: string, amount: number, more?: object][], more: object = {}) {
  const { id } = await lead.createCustomer({ name, ...more })
  ids.set(name, id)
  for (const [day, amount, of] of revenues) await bring(house, id, day, amount, of)
  return id
}

// Today is 2026-11-21: the last 12 full months are 11/2025 to 10/2026.
beforeAll(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Petra Lead' })
  const group = await make('Kappler Holding', [])
  await make(
    'Kappler Getriebe',
    [
      ['2026-01-10', 30_000],
      ['2025-03-01', 20_000],
    ],
    { parentId: group },
  )
  await make(
    'Kappler Gehäuse',
    [
      ['2026-02-10', 10_000],
      ['2025-03-01', 10_000],
    ],
    { parentId: group },
  )
  await make('Hohner', [
    ['2025-11-01', 20_000],
    ['2026-10-31', 5_000],
    ['2025-01-01', 1_000],
  ])
  await make('Zwick', [
    ['2026-05-05', 20_000],
    ['2026-06-05', -2_000],
    ['2024-11-01', 18_000],
  ])
  await make('Neumann', [['2026-09-01', 12_000]])
  await make('Alt', [['2025-10-31', 9_000]])
  await make('Rückkehr', [
    ['2026-03-03', 4_000],
    ['2023-03-03', 1_000],
  ])
  await make('Gutschrift', [['2026-04-04', -1_000]])
  await make('Zukunft', [['2026-11-05', 70_000]])
  await make('Ohne Umsatz', [])
  const gone = await make('Gelöscht', [['2026-04-04', 3_000]])
  await lead.deleteCustomer({ id: gone })
  await bring(house, null, '2026-05-01', 700)
  await bring(house, ids.get('Hohner') ?? null, '2026-05-01', 5_000, { currency: 'CHF' })
})
afterAll(() => house.close())

const shape = (rows: { name: string; revenue: number; class: string | null }[]) =>
  rows.map((row) => `${row.name} ${row.revenue} ${row.class}`)

describe('the customer base', () => {
  it('of the last 12 full months: order, classes, shares, what is not counted', async () => {
    const base = await lead.getCustomerBase({})
    expect(base.period).toEqual({ from: '2025-11-01', to: '2026-10-31' })
    expect(shape(base.top)).toEqual([
      'Kappler Getriebe 30000 A',
      'Hohner 25000 A',
      'Zwick 18000 A',
      'Neumann 12000 A',
      'Kappler Gehäuse 10000 B',
      'Rückkehr 4000 C',
    ])
    expect(base).toMatchObject({ total: 99_000, currency: 'EUR', customers: 6, basis: 'revenue', ownOnly: false })
    expect(base.cr1).toBeCloseTo(30 / 99)
    expect(base.cr3).toBeCloseTo(73 / 99)
    expect(base.dependsOnThree).toBe(true)
    expect(base.dependences.map((one) => one.name)).toEqual([
      'Kappler Getriebe',
      'Hohner',
      'Zwick',
      'Neumann',
      'Kappler Gehäuse',
    ])
    expect(base.hhi).toBeCloseTo(((30 ** 2 + 25 ** 2 + 18 ** 2 + 12 ** 2 + 10 ** 2 + 4 ** 2) / 99 ** 2) * 10_000)
    expect(base.classes.map((one) => [one.class, one.customers, one.revenue])).toEqual([
      ['A', 4, 85_000],
      ['B', 1, 10_000],
      ['C', 1, 4_000],
      [null, 1, -1_000],
    ])
    expect(base.notCounted).toEqual({
      withoutCustomer: 3_700,
      otherCurrencies: [{ currency: 'CHF', amount: 5_000 }],
    })
  })

  it('growth, lost, new and returned customers', async () => {
    const base = await lead.getCustomerBase({})
    expect(base).toMatchObject({ revenueNow: 98_000, revenueBefore: 58_000 })
    expect(base.growth).toBeCloseTo(98 / 58 - 1)
    expect(base.lost.map((one) => one.name)).toEqual(['Alt'])
    expect(base.new.map((one) => one.name)).toEqual(['Neumann'])
    expect((await lead.listCustomerBase({ part: 'returned' })).customers.map((one) => one.name)).toEqual(['Rückkehr'])
  })

  it('says what was taken off sums of lists because invoices of their time are there', async () => {
    const own = await openTestHouse()
    const member = await own.member(['salesLead'])
    const { id } = await member.createCustomer({ name: 'Adler' })
    const rows = [
      ['2026-10-31', 100_000, { period: 'year' }],
      ['2026-03-01', 30_000, {}],
      ['2026-10-31', -30_000, { period: 'covered' }],
    ] as const
    for (const [day, amount, more] of rows) await bring(own, id, day, amount, more)
    expect(await member.listCustomerBase({})).toMatchObject({ covered: 30_000, customers: [{ revenue: 100_000 }] })
    expect(await member.listCustomerBase({ from: '2026-01-01', to: '2026-09-30' })).toMatchObject({ covered: 0 })
    await own.close()
  })

  it('another period; growth then ends with it', async () => {
    const base = await lead.getCustomerBase({ from: '2024-11-01', to: '2025-10-31' })
    expect(shape(base.top)).toEqual([
      'Kappler Getriebe 20000 A',
      'Zwick 18000 A',
      'Kappler Gehäuse 10000 A',
      'Alt 9000 B',
      'Hohner 1000 C',
    ])
    expect(base.months.now).toEqual({ from: '2024-11-01', to: '2025-10-31' })
    expect((await lead.getCustomerBase({ from: '2026-11-01', to: '2026-11-30' })).total).toBe(70_000)
    await expect(lead.getCustomerBase({ from: '2026-02-01', to: '2026-01-01' })).rejects.toMatchObject({
      code: 'periodWrong',
    })
  })

  it('by parent company the group is one', async () => {
    const base = await lead.getCustomerBase({ byParent: true })
    expect(base.top[0]).toMatchObject({ name: 'Kappler Holding', revenue: 40_000, change: 'kept' })
    expect(base.customers).toBe(5)
    expect(base.cr1).toBeCloseTo(40 / 99)
  })

  it('what if one or several leave', async () => {
    const { whatIf } = await lead.getCustomerBase({ without: [ids.get('Hohner') ?? ''] })
    expect(whatIf).toMatchObject({ revenue: 25_000, margin: null, newRevenue: 12_000, monthsToReplace: 25 })
    expect(whatIf?.after.total).toBe(74_000)
    expect(whatIf?.after.cr1).toBeCloseTo(30 / 74)
    const two = await lead.getCustomerBase({ without: [ids.get('Hohner') ?? '', ids.get('Neumann') ?? '', 'unknown'] })
    expect(two.whatIf).toMatchObject({ revenue: 37_000, monthsToReplace: null })
    expect(two.whatIf?.customers.map((one) => one.name)).toEqual(['Hohner', 'Neumann'])
    expect((await lead.getCustomerBase({})).whatIf).toBeNull()
    // The records behind it: who leaves as they are, who stays with the shares they would have.
    const without = [ids.get('Hohner') ?? '']
    const behind = async (asked: object) => (await lead.listCustomerBase(asked)).customers
    expect((await behind({ part: 'twoYears', only: without })).map((one) => one.revenueNow)).toEqual([25_000])
    expect((await behind({ part: 'new', without })).length).toBe(whatIf?.newCustomers)
    const largest = await behind({ part: 'top3', without })
    expect(largest.at(-1)?.runningShare).toBeCloseTo(whatIf?.after.cr3 ?? 0)
    expect(largest.map((one) => one.name)).not.toContain('Hohner')
  })

  it('lists the customers behind each figure, part by part', async () => {
    const names = async (part: 'A' | 'noClass' | 'top3' | 'lost' | 'twoYears') =>
      (await lead.listCustomerBase({ part })).customers.map((one) => one.name)
    expect(await names('A')).toEqual(['Kappler Getriebe', 'Hohner', 'Zwick', 'Neumann'])
    expect(await names('noClass')).toEqual(['Gutschrift'])
    expect(await names('top3')).toEqual(['Kappler Getriebe', 'Hohner', 'Zwick'])
    expect((await names('twoYears')).length).toBe(8)
    const first = await lead.listCustomerBase({ limit: 4 })
    const second = await lead.listCustomerBase({ limit: 4, after: first.next ?? '' })
    expect([first.customers.length, second.customers.length, second.next, second.total]).toEqual([4, 2, null, 6])
    await expect(lead.listCustomerBase({ after: 'x' })).rejects.toMatchObject({ code: 'invalidInput' })
  })

  it('as an Excel file, in the language of who asks', async () => {
    const rows = async (as: Pick<TestMember, 'exportCustomerBase'>) => {
      const file = await as.exportCustomerBase({})
      return { name: file.name, rows: (await readXlsx(file.bytes)).sheets[0]?.rows ?? [] }
    }
    const german = await rows(lead)
    expect(german.name).toBe('Kundenbestand 2025-11-01 bis 2026-10-31.xlsx')
    expect(german.rows).toHaveLength(7)
    expect(german.rows[1]?.slice(0, 6)).toEqual([1, 'Kappler Getriebe', 'A', 300, 30.3, 30.3])
    expect((await rows(house.as({ ...lead.actor, language: 'en' }))).rows[0]?.[1]).toBe('Company')
  })
})

it('with margins known the classes go by margin, and the loss of one names it', async () => {
  const own = await openTestHouse()
  try {
    const chief = await own.member(['management'])
    for (const [name, amount, margin] of [
      ['Gross', 60_000, 3_000],
      ['Klein', 40_000, 27_000],
    ] as const) {
      const { id } = await chief.createCustomer({ name })
      await bring(own, id, '2026-05-05', amount, { margin })
    }
    const base = await chief.getCustomerBase({})
    expect(base).toMatchObject({ basis: 'margin', margin: 30_000, total: 100_000 })
    expect(shape(base.top)).toEqual(['Gross 60000 B', 'Klein 40000 A'])
    const { whatIf } = await chief.getCustomerBase({ without: [base.top[1]?.customerId ?? ''] })
    expect(whatIf).toMatchObject({ revenue: 40_000, margin: 27_000, monthsToReplace: 8 })
  } finally {
    await own.close()
  }
})

it('where members read only their own, the base is theirs alone; nothing known is nothing shown', async () => {
  const own = await openTestHouse()
  try {
    await own.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
    const chief = await own.member(['salesLead'])
    const reads = await own.member(['sales'])
    expect(await reads.getCustomerBase({})).toMatchObject({
      total: 0,
      customers: 0,
      cr1: null,
      growth: null,
      curve: [],
    })
    const foreign = await chief.createCustomer({ name: 'Fremd' })
    await bring(own, foreign.id, '2026-05-05', 90_000)
    await bring(own, null, '2026-05-05', 1_000)
    const mine = await reads.createCustomer({ name: 'Meiner' })
    await bring(own, mine.id, '2026-05-05', 10_000)
    expect(await reads.getCustomerBase({ without: [foreign.id] })).toMatchObject({
      total: 10_000,
      cr1: 1,
      ownOnly: true,
      notCounted: { withoutCustomer: 0 },
      whatIf: { revenue: 0, customers: [] },
    })
    expect((await chief.getCustomerBase({})).total).toBe(100_000)
  } finally {
    await own.close()
  }
})

it('an amount in a currency that the company does not use shows in its own', async () => {
  const own = await openTestHouse()
  try {
    const chief = await own.member(['salesLead'])
    const { id } = await chief.createCustomer({ name: 'Basel AG' })
    await bring(own, id, '2026-05-05', 10_000, { currency: 'CHF' })
    expect(await chief.getCustomerBase({})).toMatchObject({ currency: 'CHF', total: 10_000 })
  } finally {
    await own.close()
  }
})

it('RFM of the last 24 full months: scores, cells, who fades, and the customers of a cell', async () => {
  const own = await openTestHouse()
  try {
    const chief = await own.member(['salesLead'])
    const customers: [name: string, revenues: [day: string, amount: number][]][] = [
      ['Treu', Array.from({ length: 12 }, (_, at) => [`2026-10-${String(at + 1).padStart(2, '0')}`, 1_000_000])],
      ['Schläft', [['2024-12-01', 6_000_000]]],
      ['Zu alt', [['2024-10-31', 6_000_000]]],
      [
        'Gutschrift',
        [
          ['2026-10-01', 100],
          ['2026-10-02', -100],
        ],
      ],
    ]
    for (const [name, revenues] of customers) {
      const { id } = await chief.createCustomer({ name })
      for (const [day, amount] of revenues) await bring(own, id, day, amount)
    }
    const rfm = await chief.getCustomerRfm({})
    expect(rfm).toMatchObject({ customers: 2, quintiles: false, period: { from: '2024-11-01', to: '2026-10-31' } })
    expect(rfm.rows.map((row) => [row.name, row.recency, row.frequency, row.monetary])).toEqual([
      ['Treu', 5, 5, 5],
      ['Schläft', 1, 1, 4],
    ])
    expect(rfm.fading.map((row) => row.name)).toEqual(['Schläft'])
    expect((await chief.getCustomerRfm({ recency: 5, frequency: 5 })).rows.map((row) => row.name)).toEqual(['Treu'])
  } finally {
    await own.close()
  }
})

it('the load of the owners: the lead sees each, management the team, others only themselves', async () => {
  const own = await openTestHouse()
  try {
    const chief = await own.member(['salesLead'], { name: 'Petra' })
    const boss = await own.member(['management'])
    const seller = await own.member(['sales'], { name: 'Jonas' })
    for (const [index, member] of [chief, seller].entries()) {
      await own.runner.command(system, async (ctx) => {
        const userId = `user-${index}`
        await ctx.db
          .insertInto('authUsers')
          .values({
            id: userId,
            name: 'x',
            email: `${userId}@x.de`,
            emailVerified: 0,
            createdAt: ctx.now,
            updatedAt: ctx.now,
          } as never)
          .execute()
        await ctx.db.updateTable('members').set({ userId }).where('id', '=', member.id).execute()
      })
    }
    const big = await chief.createCustomer({ name: 'Gross' })
    await bring(own, big.id, '2026-05-05', 75_000)
    const small = await seller.createCustomer({ name: 'Klein' })
    await bring(own, small.id, '2026-05-05', 25_000)
    await seller.createCustomer({ name: 'Noch nichts' })

    const all = await chief.listOwnerLoad({})
    expect(
      all.owners.map((one) => [one.name, one.customers, one.withRevenue, one.classA, one.revenue, one.share]),
    ).toEqual([
      ['Petra', 1, 1, 1, 75_000, 0.75],
      ['Jonas', 2, 1, 1, 25_000, 0.25],
    ])
    expect(all.owners[0]?.weeklyContacts).toBeCloseTo(7 / 90)
    expect(all.team).toMatchObject({ owners: 2, customers: 3, revenue: 100_000, share: 1 })
    expect((await boss.listOwnerLoad({})).owners).toEqual([])
    expect((await boss.listOwnerLoad({})).team).toMatchObject({ owners: 2 })
    const mine = await seller.listOwnerLoad({})
    expect([mine.owners.map((one) => one.name), mine.team]).toEqual([['Jonas'], null])
  } finally {
    await own.close()
  }
})
