import { listAppointmentsByIds } from '#features/appointments/actions.ts'
import { leading } from '#features/company/rules.ts'
import { listDueComplaints } from '#features/complaints/actions.ts'
import { listDueContacts } from '#features/contact-again/actions.ts'
import type { ContactAgainRow } from '#features/contact-again/contract.ts'
import type { Phone } from '#features/customers/phones.ts'
import { phoneToCall } from '#features/customers/rules.ts'
import { listFiresByIds } from '#features/fires/actions.ts'
import { listUnansweredLeads } from '#features/leads/actions.ts'
import { listDueOffers } from '#features/offers/actions.ts'
import { listDueSteps } from '#features/opportunities/actions/steps.ts'
import { nameOf } from '#features/persons/rules.ts'
import { listDueSamples } from '#features/samples/actions.ts'
import { listTasksByIds } from '#features/tasks/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { has } from '#shared/actor.ts'
import { addDays, dayOf } from '#shared/days.ts'
import type { Birthday, contract, DoneToday } from './contract.ts'
import { ageOn, birthdayKeys } from './rules.ts'
import * as sql from './sql.ts'

const shownFires = 20
const shownLeads = 20
const shownAppointments = 30
const shownTasks = 30
const shownComplaints = 20
const shownSamples = 20
const shownOffers = 20
const shownSteps = 5
const shownContacts = 5
const shownBirthdays = 20
const shownDone = 100

export const actions: Actions<typeof contract> = {
  async getToday(ctx) {
    const mine = [ctx.actor.memberId, ...ctx.actor.deputyFor]
    const fires = await listFires(ctx, mine)
    const leads = await listUnansweredLeads(ctx, mine, shownLeads)
    const appointmentIds = await sql.listAppointmentIds(ctx.db, mine, ctx.today, shownAppointments)
    const appointments = await inOrder(appointmentIds, (ids) => listAppointmentsByIds(ctx, ids))
    const taskIds = await sql.listDueTaskIds(ctx.db, mine, ctx.today, shownTasks)
    const tasks = await inOrder(taskIds, (ids) => listTasksByIds(ctx, ids))
    const { complaints, ...answers } = await listDueComplaints(ctx, mine, shownComplaints)
    const { samples, ...asking } = await listDueSamples(ctx, mine, shownSamples)
    const { offers, ...chasing } = await listDueOffers(ctx, mine, shownOffers)
    const chased = new Set(offers.map(({ opportunityId }) => opportunityId))
    const next = await listDueSteps(ctx, mine, shownSteps + chased.size)
    const steps = next.steps.filter(({ id }) => !chased.has(id)).slice(0, shownSteps)
    const shown = new Set(
      [...fires, ...complaints, ...appointments, ...tasks, ...samples, ...offers].map(({ customerId }) => customerId),
    )
    // Likewise who is named by a lead or a step, unless a follow-up asks for them: that stands nowhere else.
    const named = new Set([...leads, ...steps].map(({ customerId }) => customerId))
    // Whoever stands above is not shown again; five remain however many of the first are.
    const contacts = await listDueContacts(ctx, mine, shownContacts + shown.size + named.size)
    const due = await sql.countDueTasks(ctx.db, mine, ctx.today)
    const done = await listDone(ctx)
    return {
      today: ctx.today,
      firstDay: !(await sql.hasCustomers(ctx.db)),
      fires,
      leads,
      appointments,
      tasks,
      complaints,
      samples,
      offers,
      steps,
      contacts: contacts.customers
        .filter(({ customerId: id, reason }) => !shown.has(id) && (!named.has(id) || reason.some(isFollowUp)))
        .slice(0, shownContacts),
      birthdays: await listBirthdays(ctx, mine),
      done,
      counts: {
        fires: fires.length,
        leads: leads.length,
        ...due,
        complaints: answers.total,
        samples: asking.total,
        offers: chasing.total,
        steps: next.total,
        overdue: due.overdue + answers.overdue + asking.overdue,
        contacts: contacts.total,
        done: done.length,
      },
    }
  },
}

function isFollowUp(part: ContactAgainRow['reason'][number]): boolean {
  return part.kind === 'occasion' && part.occasion.kind === 'followUp'
}

/** Those that concern the actor; the lead sees all. */
async function listFires(ctx: Context, mine: string[]) {
  const ids = await sql.listFireIds(ctx.db, has(ctx.actor, ...leading) ? null : mine, shownFires)
  return await inOrder(ids, (some) => listFiresByIds(ctx, some))
}

async function inOrder<T extends { id: string }>(ids: string[], read: (ids: string[]) => Promise<T[]>): Promise<T[]> {
  const rows = new Map((await read(ids)).map((row) => [row.id, row]))
  return ids.flatMap((id) => rows.get(id) ?? [])
}

async function listBirthdays(ctx: Context, mine: string[]): Promise<Birthday[]> {
  const keys = birthdayKeys(ctx.today)
  const rows = await sql.listBirthdays(
    ctx.db,
    mine,
    keys.map(({ key }) => key),
    shownBirthdays,
  )
  const birthdays = rows.map((row) => {
    const day = keys.find(({ key }) => key === row.birthdayKey)?.day ?? ctx.today
    return {
      personId: row.id,
      name: nameOf(row),
      function: row.function,
      phone: phoneToCall(JSON.parse(row.phones) as Phone[])?.number ?? null,
      customerId: row.customerId,
      customerName: row.customerName,
      day,
      age: row.birthday ? ageOn(day, row.birthday) : null,
    }
  })
  // By day, not by key: over the new year they differ.
  return birthdays.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** What the actor logged and finished today, the latest first. */
async function listDone(ctx: Context): Promise<DoneToday[]> {
  const { memberId } = ctx.actor
  const logged = await sql.listLogged(ctx.db, memberId, ctx.today, shownDone)
  // As there: a day more is read, and cut here.
  const finished = await sql.listFinished(ctx.db, memberId, addDays(ctx.today, -1), shownDone)
  const done: DoneToday[] = [
    ...logged.map((row) => ({ type: 'activity' as const, ...row })),
    ...finished.flatMap(({ doneAt, ...row }) =>
      doneAt && dayOf(doneAt, ctx.timeZone) === ctx.today ? [{ type: 'task' as const, ...row, at: doneAt }] : [],
    ),
  ]
  return done.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, shownDone)
}
