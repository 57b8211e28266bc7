import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { inReport } from '#platform/db/rates.ts'
import { system } from '#shared/actor.ts'
import { inCurrency, largestFactor, type Rates } from '#shared/rates.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import fc from '#tests/properties.ts'
import { ratesOn } from './rates.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
})
afterEach(() => house.close())

const chf = (validFrom: string, rate: number) => ({ currency: 'CHF', validFrom, rate })
const rateOn = async (day: string, asKnownOn?: string) => {
  const { of } = await house.runner.query(system, (ctx) => ratesOn(ctx, day, asKnownOn))
  const used = of.get('CHF')
  return used ? `${used.rate / 1e8} ${used.validFrom}` : null
}

it('the newest rate valid on a day, replaced, taken back and brought back', async () => {
  await lead.setCurrencyRates({ rates: [chf('2026-06-30', 1.05), chf('2026-09-30', 1.03)], source: 'EZB' })
  expect(await rateOn('2026-06-29')).toBeNull()
  expect(await rateOn('2026-09-29')).toBe('1.05 2026-06-30')
  expect(await rateOn('2026-11-22')).toBe('1.03 2026-09-30')

  expect(await lead.setCurrencyRates({ rates: [chf('2026-09-30', 1.04), chf('2026-06-30', 1.05)] })).toMatchObject({
    set: 1,
    same: 1,
  })
  const { rates } = await lead.listCurrencyRates({})
  expect(rates.map(({ validFrom, rate, source }) => [validFrom, rate, source])).toEqual([
    ['2026-09-30', 1.04, null],
    ['2026-06-30', 1.05, 'EZB'],
  ])
  const { undo } = await lead.deleteCurrencyRate({ id: rates[0]!.id })
  expect(await rateOn('2026-11-22')).toBe('1.05 2026-06-30')
  await lead.undo({ undo })
  expect(await rateOn('2026-11-22')).toBe('1.04 2026-09-30')
})

it('what was known on an earlier day: the first rates from their day on, later ones from when they were entered', async () => {
  await lead.setCurrencyRates({ rates: [chf('2026-06-30', 1.05)] })
  house.at('2026-11-25')
  await lead.setCurrencyRates({ rates: [chf('2026-06-30', 1.06), chf('2026-09-30', 1.04)] })
  expect(await rateOn('2026-09-30', '2026-10-05')).toBe('1.05 2026-06-30')
  expect(await rateOn('2026-09-30', '2026-11-24')).toBe('1.05 2026-06-30')
  expect(await rateOn('2026-09-30', '2026-11-25')).toBe('1.04 2026-09-30')
  expect(await rateOn('2026-07-05', '2026-11-25')).toBe('1.06 2026-06-30')
})

it('a pasted list is compared before it is taken in; only currencies in use', async () => {
  await lead.createCustomer({ name: 'Technik Vogt AG', currency: 'CHF' })
  expect(await lead.listCurrencyRates({})).toMatchObject({ into: 'EUR', inUse: ['CHF'], missing: ['CHF'] })
  const text = 'Date,USD,CHF\n2026-11-20,1.25,0.8\nno line'
  expect(await lead.compareCurrencyRates({ text })).toEqual({
    changes: [{ ...chf('2026-11-20', 1.25), before: null }],
    same: 0,
    unused: 1,
    cut: 0,
    unread: ['no line'],
    unreadCount: 1,
  })
  expect((await lead.listCurrencyRates({})).rates).toEqual([])
  expect((await lead.compareCurrencyRates({ text, all: true })).changes).toHaveLength(2)
  await lead.setCurrencyRates({ rates: [chf('2026-11-20', 1.2)] })
  expect((await lead.compareCurrencyRates({ text })).changes).toEqual([{ ...chf('2026-11-20', 1.25), before: 1.2 }])
  expect((await lead.listCurrencyRates({})).missing).toEqual([])
  for (const [currency, code] of [
    ['EUR', 'rateOfOwnCurrency'],
    ['ZZZ', 'currencyUnknown'],
  ] as const)
    await expect(
      lead.setCurrencyRates({ rates: [{ currency, validFrom: '2026-11-20', rate: 1 }] }),
    ).rejects.toMatchObject({ code })
})

it('SQL and rule round alike', async () => {
  const amounts = fc.sample(
    fc.maxSafeInteger().map((amount) => amount % 1e13),
    150,
  )
  const factors = [...fc.sample(fc.integer({ min: 1, max: largestFactor }), 12), largestFactor, 1, 104_000_000]
  const edges = [0, 1, -1, 50_000_000, -50_000_000, 1e13, -1e13, ...amounts]
  await house.runner.query(system, async ({ db }) => {
    const list = sql.join(
      edges.map((amount) => sql`select cast(${String(amount)} as bigint) as "amount"`),
      sql` union all `,
    )
    for (const factor of factors) {
      const used = { currency: 'CHF', rate: factor, validFrom: '2026-01-01', factor }
      const rates: Rates = { into: 'EUR', of: new Map([['CHF', used]]) }
      const { rows } = await sql<{ amount: number; found: number }>`
        select "amount", ${inReport(rates, 'amount', 'currency')} as "found"
        from (select "amount", 'CHF' as "currency" from (${list}) "some") "of"`.execute(db)
      for (const { amount, found } of rows) expect(Number(found)).toBe(inCurrency(rates, 'CHF', Number(amount)))
    }
  })
})
