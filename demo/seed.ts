import { existsSync, renameSync, rmSync } from 'node:fs'
import { rankCustomers } from '#features/contact-again/actions.ts'
import { createSetUpLink, loadActor } from '#features/members/actions.ts'
import { insertRecord } from '#platform/actions/records.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { type Actor, system } from '#shared/actor.ts'
import { addDays, type Day, dayOf, earlier } from '#shared/days.ts'
import { type House, openHouse } from '../house.ts'
import { clientOf, type Step } from './accounts/steps.ts'
import { planSteps } from './accounts/story.ts'
import { recordDemoReferences, tryDemoNiche } from './experiments.ts'
import { enterDemoCosts, goalDay, setDemoGoals } from './goals.ts'
import { guides } from './guides.ts'
import { actorOf, happen, idOf, instantOf, type Known, perform, timeZone } from './happen.ts'
import { makePlan } from './plan.ts'
import { type Colleague, colleagues, type Happening, type Plan } from './types.ts'

/** For the demo only; printed when it starts. */
export const demoLogin = { email: colleagues.renz.email, password: 'Spindel-Neckar-42' }

/** Makes the demo company in a file that is not there yet; a half-made one never bears its name. */
export async function makeDemoFile(file: string, now: Date = new Date()): Promise<void> {
  const unfinished = `${file}.unfinished`
  const remove = () => {
    for (const end of ['', '-wal', '-shm', '.lock']) rmSync(unfinished + end, { force: true })
  }
  if (existsSync(file)) return
  remove()
  await seedFile(unfinished, now)
  renameSync(unfinished, file)
  remove()
}

/** A house whose clock can be set: the demo company lives through its years in it. */
export type TimedHouse = Pick<House, 'runner' | 'database'> & { setClock: (now: Date) => void }

async function seedFile(file: string, now: Date): Promise<void> {
  let clock = now
  const house = await openHouse({ place: { file, disposable: true }, clock: () => clock })
  try {
    await seedHouse({ ...house, setClock: (time) => (clock = time) }, now)
  } finally {
    await house.close()
  }
}

/** Lets the demo company live in an empty house until `now`: every step is an operation of the house, on its day. */
export async function seedHouse(house: TimedHouse, now: Date, seed?: number): Promise<Plan> {
  const plan = makePlan(dayOf(now.toISOString(), timeZone), seed)
  house.setClock(startOf(plan))
  const known = await found(house)
  await startWithList(house, plan, known)
  await live(house, plan, known, now)
  house.setClock(instantOf(goalDay(plan.today), 9 * 60, now))
  await setDemoGoals(clientOf(house, actorOf(known, 'renz')), [idOf(known, 'alber'), idOf(known, 'bader')], plan.today)
  house.setClock(now)
  const lead = clientOf(house, actorOf(known, 'renz'))
  await enterDemoCosts(lead, plan.today)
  const customerOf = (key: string) => idOf(known, key)
  await tryDemoNiche(lead, plan.customers, customerOf, idOf(known, 'bader'), plan.today)
  await recordDemoReferences(lead, customerOf, plan.today)
  const ids = plan.customers.map((customer) => idOf(known, customer.key))
  await house.runner.command(system, (ctx) => rankCustomers(ctx, ids))
  return plan
}

function startOf(plan: Plan): Date {
  const first = plan.customers.map((customer) => customer.createdOn).reduce(earlier)
  return new Date(`${addDays(first, -1)}T08:00:00Z`)
}

/** The company, its people and their logins. */
async function found(house: TimedHouse): Promise<Known> {
  const { runner } = house
  const { renz, ...others } = colleagues
  const secret = await runner.command(system, createSetUpLink)
  await runner.run('setUp', { secret, company: 'Maschinenteile Neckar GmbH', name: renz.name, ...demoLogin }, system)
  await runner.command(system, async (ctx) => {
    for (const [key, value] of Object.entries({ country: 'DE', state: 'BW', timeZone }))
      await saveSetting(ctx, key, value)
  })
  const load = (email: string) =>
    runner.query(system, async (ctx) => {
      const actor = await loadActor(ctx, { email }, 'session')
      if (!actor) throw new Error(`${email} cannot act`)
      return actor
    })
  const actors = new Map<Colleague, Actor>([['renz', await load(renz.email)]])
  const lead = actors.get('renz') as Actor
  const ids = new Map([['renz', lead.memberId]])
  for (const [key, { name, email, roles }] of Object.entries(others) as [Colleague, (typeof others)['alber']][]) {
    const member = (await runner.run('addMember', { name, email, roles }, lead)) as { id: string }
    const link = (await runner.run('inviteMember', { id: member.id }, lead)) as { path: string }
    await runner.run('acceptInvitation', { secret: link.path.split('#')[1], password: demoLogin.password }, system)
    ids.set(key, member.id)
    actors.set(key, await load(email))
  }
  const stages = await runner.query(system, (ctx) =>
    ctx.db.selectFrom('stages').select('id').orderBy('position').execute(),
  )
  for (const { stage, ...guide } of guides)
    await runner.run('createGuide', { ...guide, stageId: stage === null ? null : stages[stage]?.id }, lead)
  return { ids, actors, stages: stages.map((stage) => stage.id) }
}

/** Customers and persons on the days they came in. */
async function startWithList(house: TimedHouse, plan: Plan, known: Known): Promise<void> {
  const personsOf = Map.groupBy(plan.persons, (person) => person.customer)
  const perDay = Map.groupBy(plan.customers, (customer) => customer.createdOn)
  for (const day of [...perDay.keys()].sort()) {
    house.setClock(new Date(`${day}T06:30:00Z`))
    await house.runner.command(actorOf(known, 'renz'), async (ctx) => {
      for (const {
        key,
        createdOn: _,
        owner,
        formerOwner = owner,
        insideSales,
        helper,
        revenue: _now,
        revenueBefore: _before,
        silence: _silence,
        lastPerson: _person,
        ...fields
      } of perDay.get(day) ?? []) {
        const { id } = await perform(ctx, 'createCustomer', {
          ...fields,
          ownerId: formerOwner && idOf(known, formerOwner),
          insideSalesId: insideSales && idOf(known, insideSales),
        })
        known.ids.set(key, id)
        if (helper) await perform(ctx, 'addHelper', { id, memberId: idOf(known, helper.colleague), part: helper.part })
        for (const {
          key: personKey,
          customer: _customer,
          createdOn: _created,
          leftOn: _left,
          ...person
        } of personsOf.get(key) ?? []) {
          known.ids.set(personKey, (await perform(ctx, 'createPerson', { ...person, customerId: id })).id)
        }
      }
    })
  }
}

/** Day by day and colleague by colleague, what happened; the invoices of a month at its end. */
async function live(house: TimedHouse, plan: Plan, known: Known, now: Date): Promise<void> {
  const invoices = Map.groupBy(plan.revenues, (revenue) => revenue.day.slice(0, 7))
  const months = [...invoices.keys()].sort()
  const book = async (until: string) => {
    while (months[0] !== undefined && months[0] < until) {
      const month = months.shift() as string
      const last = (invoices.get(month) ?? []).at(-1)?.day as Day
      house.setClock(instantOf(last, 16 * 60, now))
      await bookInvoices(house, known, invoices.get(month) ?? [])
    }
  }
  const steps = planSteps(plan)
  const doSteps = async (until: Day | null) => {
    while (steps[0] && (until === null || steps[0].day < until)) {
      const step = steps.shift() as Step
      await book(step.day.slice(0, 7))
      house.setClock(instantOf(step.day, 15 * 60, now))
      await step.run({
        call: clientOf(house, actorOf(known, step.by)),
        runner: house.runner,
        id: (key) => idOf(known, key),
        keep: (key, id) => known.ids.set(key, id),
      })
    }
  }
  const groups = Map.groupBy(plan.happenings, (one) => `${one.day}|${one.by}`)
  for (const happenings of groups.values()) {
    const [first] = happenings as [Happening]
    await doSteps(first.day)
    await book(first.day.slice(0, 7))
    house.setClock(
      first.minutesAgo === undefined
        ? instantOf(first.day, first.minute, now)
        : new Date(now.getTime() - first.minutesAgo * 60_000),
    )
    await house.runner.command(actorOf(known, first.by), async (ctx) => {
      for (const happening of happenings) await happen(ctx, known, happening)
    })
  }
  await doSteps(null)
  await book('9999')
}

async function bookInvoices(house: TimedHouse, known: Known, invoices: Plan['revenues']): Promise<void> {
  await house.runner.command(actorOf(known, 'renz'), async (ctx) => {
    for (const { customer, order, ...invoice } of invoices)
      await insertRecord(ctx, 'revenues', 'revenue.imported', {
        ...invoice,
        customerId: idOf(known, customer),
        currency: 'EUR',
        orderNumber: order,
        importId: null,
      })
  })
}
