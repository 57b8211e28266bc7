import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween } from '#shared/days.ts'
import { planSteps } from './accounts/story.ts'
import { inOrder, makePlan } from './plan.ts'
import { planToday } from './today.ts'
import type { Happening } from './types.ts'

const today = '2026-11-21'
const plan = makePlan(today)
const customers = new Map(plan.customers.map((one) => [one.key, one]))
const persons = new Map(plan.persons.map((one) => [one.key, one]))
const of = <K extends Happening['kind']>(kind: K) =>
  plan.happenings.filter((one): one is Extract<Happening, { kind: K }> => one.kind === kind)

it('the same seed and day give the same company, another day or seed another one', () => {
  expect(makePlan(today)).toEqual(plan)
  expect(makePlan('2026-11-22')).not.toEqual(plan)
  expect(makePlan(today, 8)).not.toEqual(plan)
})

// The first and last day of a month, a leap day, a new year: nothing may fall out of the calendar.
describe.each([today, '2026-12-01', '2028-02-29', '2027-01-01', '2027-05-31'])('on %s', (day) => {
  const { customers, persons, revenues, happenings } = makePlan(day)
  const month = `${day.slice(0, 8)}01`

  it('three of 240 customers have 58 % of the revenue', () => {
    expect(customers).toHaveLength(240)
    const year = revenues.filter((one) => one.day >= addMonths(month, -12) && one.day < month)
    const sums = new Map<string, number>()
    for (const one of year) sums.set(one.customer, (sums.get(one.customer) ?? 0) + one.amount)
    const all = [...sums.values()].reduce((sum, one) => sum + one, 0)
    const three = [...sums.values()]
      .sort((a, b) => b - a)
      .slice(0, 3)
      .reduce((sum, one) => sum + one, 0)
    expect((100 * three) / all).toBeGreaterThan(57)
    expect((100 * three) / all).toBeLessThan(59)
    for (const customer of customers) expect(sums.get(customer.key) ?? 0).toBe(customer.revenue)
  })

  it('nothing happened in the future', () => {
    for (const one of planSteps({ today: day, customers, persons })) expect(one.day <= day).toBe(true)
    for (const one of happenings) expect(one.day <= day).toBe(true)
    for (const one of revenues) expect(one.day <= day).toBe(true)
    for (const one of customers) expect(one.createdOn < day).toBe(true)
  })
})

it('revenue reaches back 42 months, activities 18', () => {
  const months = new Set(plan.revenues.map((one) => one.day.slice(0, 7)))
  expect(months.size).toBe(43)
  const first =
    of('talk')
      .map((one) => one.day)
      .sort()[0] ?? today
  expect(daysBetween(first, today)).toBeGreaterThan(500)
  expect(daysBetween(first, today)).toBeLessThanOrEqual(540)
  const asked =
    of('enquiry')
      .map((one) => one.day)
      .sort()[0] ?? today
  expect(daysBetween(asked, today)).toBeGreaterThan(1200)
})

it('every conversation is with a customer who was there, and a person of that customer', () => {
  for (const talk of of('talk')) {
    const customer = customers.get(talk.customer)
    expect(customer && customer.createdOn <= talk.day).toBe(true)
    if (!talk.person) continue
    const person = persons.get(talk.person)
    expect(person?.customer).toBe(talk.customer)
    expect(person?.leftOn === null || (person?.leftOn ?? '') > talk.day).toBe(true)
    if (talk.followUp) expect(talk.followUp.day >= talk.day).toBe(true)
  }
  for (const person of plan.persons) expect(customers.has(person.customer)).toBe(true)
})

it('an opportunity is asked for first, moves only while it is open, and ends once', () => {
  const state = new Map<string, 'open' | 'closed'>()
  for (const one of plan.happenings) {
    if (one.kind === 'enquiry') {
      expect(state.has(one.opportunity)).toBe(false)
      expect((one.amount ?? 0) >= 0 && (one.expectedClose ?? one.day) >= one.day).toBe(true)
      state.set(one.opportunity, 'open')
    } else if (one.kind === 'offer') {
      expect(state.get(one.opportunity)).toBe('open')
      expect(one.validUntil >= one.day && one.askOn >= one.day).toBe(true)
    } else if (one.kind === 'step' || one.kind === 'won' || one.kind === 'lost') {
      expect(state.get(one.opportunity)).toBe('open')
      if (one.kind !== 'step') state.set(one.opportunity, 'closed')
    }
  }
  const open = [...state.values()].filter((one) => one === 'open').length
  expect(open).toBeGreaterThan(20)
  expect(open).toBeLessThan(60)
})

it('on every day of a year, weekends and holidays too, nothing is answered before it was asked', () => {
  for (let ahead = 0; ahead < 366; ahead += 1) {
    const day = addDays(today, ahead)
    const there = new Set<string>()
    for (const one of inOrder(planToday(day))) {
      if (one.kind === 'complaint') there.add(one.complaint)
      if (one.kind === 'task') there.add(one.task)
      if (one.kind === 'sample') there.add(one.sample)
      if (one.kind === 'fire') there.add(one.fire)
      if (one.kind === 'lead') there.add(one.lead)
      if (one.kind === 'complaintAsked' || one.kind === 'complaintAnswered') expect(there, day).toContain(one.complaint)
      if (one.kind === 'taskDone') expect(there, day).toContain(one.task)
      if (one.kind === 'sampleDecided') expect(there, day).toContain(one.sample)
      if (one.kind === 'fireTaken' || one.kind === 'fireSolved') expect(there, day).toContain(one.fire)
      if (one.kind === 'leadAnswered' || one.kind === 'leadRejected') expect(there, day).toContain(one.lead)
    }
  }
})

it('it is untidy as in life', () => {
  const count = (test: (one: (typeof plan.customers)[number]) => boolean) => plan.customers.filter(test).length
  const staffed = new Set(plan.persons.map((one) => one.customer))
  expect(count((one) => one.phones.length === 0)).toBeGreaterThan(5)
  expect(count((one) => one.owner === 'maier' || one.owner === null)).toBe(7)
  expect(count((one) => one.silence === null)).toBeGreaterThan(3)
  expect(count((one) => !staffed.has(one.key))).toBeGreaterThan(1)
  expect(count((one) => one.class === 'A' && one.revenue < 0.6 * one.revenueBefore)).toBeGreaterThan(0)
  expect(count((one) => one.standing === 'blocked')).toBe(2)
  expect(new Set(plan.customers.map((one) => one.country))).toEqual(new Set(['DE', 'AT', 'CH']))
  expect(plan.customers.filter((one) => one.name.startsWith('fa. ')).length).toBeGreaterThan(0)
  expect(of('fire').length - of('fireSolved').length).toBe(1)
})
