import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { system } from '#shared/actor.ts'
import { addDays } from '#shared/days.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { textOfPdf } from '#tests/pdf-text.ts'
import {
  alwaysInternal,
  forCustomer,
  type MarkablePart,
  markableParts,
  type PlanContent,
  type TextPart,
  textParts,
} from '../rules/plan.ts'
import { content } from './contract.ts'
import { planPaper } from './paper.ts'

let house: TestHouse
let lead: TestMember
let tina: TestMember
let customerId: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Carla Renz' })
  tina = await house.member(['sales', 'keyAccountManager'], { name: 'Tina Alber' })
  customerId = (await tina.createCustomer({ name: 'Reiser Pumpen', mode: 'keyAccount' })).id
})
afterEach(() => house.close())

const year = { fromDay: '2026-01-01', toDay: '2026-12-31' }
const goal = { measure: '', unit: '', from: null, to: null, now: null, dueDay: null, internal: false }
const action = { dueDay: '2026-12-15', goalId: null, cost: null, internal: false }

it('no internal word of any field is on the paper for the customer; all of them are on our own', async () => {
  const { id } = await tina.createAccountPlan({ customerId, ...year })
  const word = (name: string) => `Wort${name[0]?.toUpperCase()}${name.slice(1)}`
  for (const part of textParts) await tina.writePlanText({ id, part, text: word(part), seen: '' })
  const open = { ...goal, measure: word('goalMeasure'), unit: 'Prozent', from: 31, to: 47, now: 39 }
  const { goalId } = await tina.savePlanGoal({ id, ...open, text: word('goal'), dueDay: '2026-12-24' })
  await tina.savePlanGoal({ id, ...open, text: word('ownGoal'), measure: word('ownMeasure'), internal: true })
  await tina.changeAccountPlan({ id, raci: true })
  const raci = [{ memberId: lead.id, role: 'A' as const }]
  const doer = await house.member(['insideSales'], { name: word('doer') })
  const secret = await house.member(['insideSales'], { name: word('ownDoer') })
  const given = { id, ...action, goalId, raci }
  await tina.savePlanAction({ ...given, text: word('action'), memberId: doer.id, cost: 4_711_00 })
  await tina.savePlanAction({ ...given, text: word('ownAction'), memberId: secret.id, internal: true })
  await tina.savePlanRisk({ id, text: word('risk'), answer: word('riskAnswer') })
  await tina.savePlanMember({ id, memberId: tina.id, task: word('teamTask') })
  const { id: personId } = await tina.createPerson({ customerId, lastName: word('person'), function: word('function') })
  await tina.setStakeholder({
    ...{ customerId, personId, roles: ['gatekeeper'], influence: 'low', support: 'sceptic' },
    ...{ interest: word('interest'), coveredById: null, reportsToId: null },
  })
  await tina.changeCustomer({ id: customerId, potential: 815_000_00 })

  const paper = async (reader: 'customer' | 'internal', language: 'de' | 'en' = 'de') =>
    textOfPdf((await tina.getPlanPaper({ id, reader, language })).bytes)
  const inside = [
    ...textParts.filter((part) => alwaysInternal.includes(part)).map(word),
    ...['ownGoal', 'ownMeasure', 'ownAction', 'ownDoer', 'risk', 'riskAnswer', 'person', 'function', 'interest'].map(
      word,
    ),
    ...['4.711', 'entscheidet', 'Carla', 'Gatekeeper', 'skeptisch', 'gering', '815.000'],
  ]
  const outside = [
    ...textParts.filter((part) => !alwaysInternal.includes(part)).map(word),
    ...['goal', 'goalMeasure', 'action', 'doer', 'teamTask'].map(word),
    ...['von 31 auf 47 Prozent', '39 Prozent', '24.12.2026', 'Tina Alber'],
  ]
  const holds = (text: string, words: string[]) => words.filter((one) => new RegExp(`${one}(?![a-z])`).test(text))
  const ours = await paper('internal')
  expect(holds(ours, inside)).toEqual(inside)
  expect(holds(ours, outside)).toEqual(outside)
  const theirs = await paper('customer')
  expect(holds(theirs, inside)).toEqual([])
  expect(holds(theirs, outside)).toEqual(outside)
  expect(await paper('customer', 'en')).toMatch(/Development plan Reiser Pumpen.*Goals we share/s)

  for (const part of markableParts) await tina.markPlanPart({ id, part, internal: true })
  expect(
    holds(
      await paper('customer'),
      [...inside, ...outside].filter((one) => one !== 'Tina Alber'),
    ),
  ).toEqual([])
  expect((await tina.getAccountPlan({ customerId })).plan?.internal.toSorted()).toEqual(
    [...markableParts].sort() satisfies MarkablePart[],
  )
  // Without what was refused to them nobody reads it another way: search, timeline, everything at the customer.
  const reader = await house.member(['reader'])
  const words = [...textParts, 'ownGoal', 'ownAction', 'risk'].map((name) => word(name as TextPart))
  const found = JSON.stringify([
    await reader.listTimeline({ customerId }),
    await reader.listTasks({ customerId }),
    await reader.listTasks({ list: 'all' }),
    ...(await Promise.all(words.map((q) => reader.search({ q })))),
    await reader.getKeyAccounts({}),
    await reader.getKeyAccount({ customerId }),
  ])
  expect(words.filter((one) => found.includes(one))).toEqual([])
})

it('a paper for decision makers keeps to two pages, though there is much to say', async () => {
  const { id } = await tina.createAccountPlan({ customerId, ...year })
  const sentence = 'Die zweite Linie wird in Nagold gebaut und läuft ab Mai in zwei Schichten. '
  for (const part of ['businessModel', 'situation', 'customerGoals', 'strengths', 'chances'] as const)
    await tina.writePlanText({ id, part, text: sentence.repeat(8), seen: '' })
  for (let i = 1; i <= 12; i += 1)
    await tina.savePlanAction({ id, ...action, text: `Maßnahme ${i}`, memberId: tina.id })
  const { bytes, name } = await tina.getPlanPaper({ id, reader: 'customer' })
  expect(name).toBe('Entwicklungsplan Reiser Pumpen.pdf')
  expect(textOfPdf(bytes)).toContain('Seite 2 von 2')
})

/** Every field of a plan, decided one by one: a new one fails below until it stands in one of these lists. */
const forTheirEyes = [
  ...['fromDay', 'toDay', 'texts.businessModel', 'texts.situation', 'texts.customerGoals', 'texts.strengths'],
  ...['texts.chances', 'texts.strategies', 'goals.text', 'goals.measure', 'goals.unit', 'goals.from', 'goals.to'],
  ...['goals.now', 'goals.dueDay', 'actions.text', 'actions.member', 'actions.dueDay', 'actions.doneOn'],
  ...['team.member', 'team.task'],
]
const forOurs = [
  ...['texts.position', 'texts.weaknesses', 'texts.threats', 'internal', 'goals.id', 'actions.id', 'actions.goalId'],
  ...[
    'actions.memberId',
    'actions.cost',
    'actions.raci.memberId',
    'actions.raci.member',
    'actions.raci.role',
    'raci',
    'goals.internal',
    'actions.internal',
  ],
  ...['risks.text', 'risks.answer', 'risks.id', 'team.id', 'team.memberId', 'people.id', 'people.name'],
  ...['people.function', 'people.roles', 'people.influence', 'people.support', 'people.interest'],
  ...['figures.currency', 'figures.revenue', 'figures.revenueBefore', 'figures.potential'],
]

it('each field of a plan is decided on: the customer gets what is named for them, in value and in print', async () => {
  const fields: Field[] = []
  const plan = filled(content, '', fields) as PlanContent
  expect(fields.map(({ path }) => path).toSorted()).toEqual([...forTheirEyes, ...forOurs].toSorted())

  const says = (text: string) => fields.filter(({ mark }) => mark && text.includes(mark)).map(({ path }) => path)
  const kept = fields.flatMap(({ hidden }) => hidden)
  const given = JSON.stringify(forCustomer(plan))
  expect(says(given).toSorted()).toEqual(forTheirEyes.toSorted())
  expect(kept.filter((mark) => given.includes(mark))).toEqual([])

  const printed = async (reader: 'customer' | 'internal') => {
    const asked = { content: plan, customer: 'Reiser', language: 'de', reader } as const
    return textOfPdf((await house.runner.query(system, (ctx) => planPaper(ctx, asked))).bytes)
  }
  const words = fields.filter(({ mark }) => mark?.startsWith('Wort')).map(({ path }) => path)
  const theirs = await printed('customer')
  expect(says(theirs).filter((path) => words.includes(path))).toEqual(words.filter((one) => forTheirEyes.includes(one)))
  expect(kept.filter((mark) => theirs.includes(mark))).toEqual([])
  // They are there to be found: our own paper says them.
  const ours = await printed('internal')
  expect(says(ours)).toEqual(expect.arrayContaining(['risks.answer', 'people.interest', 'texts.position']))
  expect(kept.filter((mark) => ours.includes(mark))).not.toEqual([])
})

/** `mark` stands nowhere else (none: a code that cannot be marked), `hidden` in an entry that is kept from the customer. */
type Field = { path: string; mark: string | null; hidden: string[] }

/** A value of a schema in which each field says something of its own, and each list has an internal entry where it may. */
function filled(schema: z.core.$ZodType, path: string, fields: Field[]): unknown {
  if (schema instanceof z.ZodNullable) return filled(schema.unwrap(), path, fields)
  if (schema instanceof z.ZodObject) {
    const parts = Object.entries(schema.shape as Record<string, z.core.$ZodType>)
    return Object.fromEntries(parts.map(([name, of]) => [name, filled(of, path ? `${path}.${name}` : name, fields)]))
  }
  if (schema instanceof z.ZodRecord) {
    const names = (schema.keyType as z.ZodEnum).options
    return Object.fromEntries(names.map((name) => [name, filled(schema.valueType, `${path}.${name}`, fields)]))
  }
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodObject) {
    const entry = filled(schema.element, path, fields) as object
    if (!('internal' in schema.element.shape)) return [entry]
    const own: Field[] = []
    const kept = filled(schema.element, path, own) as object
    const marks = own.flatMap(({ mark }) => mark ?? [])
    fields.find((field) => field.path === `${path}.internal`)?.hidden.push(...marks)
    return [entry, { ...kept, internal: true }]
  }
  marked += 1
  const number = marked
  const said = (mark: string | null, value: unknown) => {
    fields.push({ path, mark, hidden: [] })
    return value
  }
  if (schema instanceof z.ZodArray) return said(null, [])
  if (schema instanceof z.ZodEnum) return said(null, schema.options[0])
  if (schema instanceof z.ZodBoolean) return said(null, path === 'raci')
  if (schema instanceof z.ZodNumber) return said(String(70_000 + number), 70_000 + number)
  if (path.endsWith('currency')) return said('XTS', 'XTS')
  if (/(Day|On)$/.test(path)) return said(addDays('2031-01-01', number), addDays('2031-01-01', number))
  return said(`Wort${1000 + number}`, `Wort${1000 + number}`)
}
let marked = 0
