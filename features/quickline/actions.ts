import { logActivity } from '#features/activities/actions.ts'
import { actions as appointments } from '#features/appointments/actions.ts'
import { actions as fires } from '#features/fires/actions.ts'
import { actions as opportunities } from '#features/opportunities/actions.ts'
import { nothingSaid } from '#features/opportunities/rules.ts'
import { findIds } from '#features/search/actions.ts'
import { createTask } from '#features/tasks/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { type Day, instantAt } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract } from './contract.ts'
import type { Named } from './rules/names.ts'
import * as sql from './sql.ts'

const mostCustomers = 2000
const mostPersons = 5000
const hour = 3_600_000

export const actions: Actions<typeof contract> = {
  async listQuickLineNames(ctx) {
    const customers = await sql.listCustomers(ctx.db, ctx.actor, mostCustomers + 1)
    const complete = customers.length <= mostCustomers
    const shown = customers.slice(0, mostCustomers)
    const ids = complete && !ctx.actor.readsOwnOnly ? null : shown.map((customer) => customer.id)
    const persons = ids?.length === 0 ? [] : await sql.listPersons(ctx.db, ids, mostPersons + 1)
    return { names: namesOf(shown, persons.slice(0, mostPersons)), complete: complete && persons.length <= mostPersons }
  },

  async matchQuickLineNames(ctx, { line }) {
    const words = [...new Set(line.match(/\p{L}[\p{L}\p{N}'-]{2,}/gu) ?? [])].slice(0, 10)
    const customerIds = new Set<string>()
    const personIds = new Set<string>()
    for (const word of words) {
      for (const id of await findIds(ctx, 'customers', word, 5)) customerIds.add(id)
      for (const id of await findIds(ctx, 'persons', word, 5)) personIds.add(id)
    }
    const { customers, persons } = await sql.findNamed(ctx.db, [...customerIds], [...personIds])
    return { names: namesOf(customers, persons) }
  },

  async saveQuickLine(ctx, input) {
    const { customerId, personId } = input
    if (input.activity) {
      const { kind, outcome, text, day, time } = input.activity
      // Without a day it happened when it was typed, even if the line came in later.
      const typedAt = input.typedAt && input.typedAt < ctx.now ? input.typedAt : undefined
      const at = day ? instantAt(day, time ?? '12:00', ctx.timeZone) : typedAt
      await logActivity(ctx, {
        customerId,
        personId,
        kind,
        outcome,
        text,
        ...(at && at < ctx.now ? { at } : {}),
        report: null,
      })
    }
    for (const { day, text } of input.followUps)
      await createTask(ctx, { kind: 'followUp', customerId, personId, dueDay: day, text })
    for (const { day, text } of input.promises)
      await createTask(ctx, { kind: 'promise', customerId, personId, dueDay: day, text })
    for (const appointment of input.appointments) await addAppointment(ctx, input, appointment)
    if (input.fire !== null) await fires.raiseFire(ctx, { customerId: needCustomer(customerId), text: input.fire })
    if (input.opportunity) {
      await opportunities.createOpportunity(ctx, {
        ...nothingSaid,
        ...input.opportunity,
        customerId: needCustomer(customerId),
        personId,
        ownerId: null,
        expectedClose: null,
        nextStep: null,
        nextStepDay: null,
      })
    }
    return { undo: ctx.commandId }
  },
}

async function addAppointment(
  ctx: Context,
  { customerId, personId }: { customerId: string | null; personId: string | null },
  { day, time, until, title }: { day: Day; time: string | null; until: string | null; title: string },
): Promise<void> {
  const startsAt = instantAt(day, time ?? '09:00', ctx.timeZone)
  const endsAt = until ? instantAt(day, until, ctx.timeZone) : new Date(Date.parse(startsAt) + hour).toISOString()
  await appointments.createAppointment(ctx, {
    title,
    customerId,
    personId,
    memberId: null,
    startsAt,
    endsAt,
    place: null,
    note: null,
    participants: [],
  })
}

/** A fire and an opportunity belong to a customer. */
function needCustomer(customerId: string | null): string {
  if (!customerId) throw new Refusal('quickLineNeedsCustomer')
  return customerId
}

function namesOf(
  customers: { id: string; name: string }[],
  persons: { id: string; firstName: string | null; lastName: string; customerId: string | null }[],
): (Named & { customerId: string | null })[] {
  return [
    ...customers.map(({ id, name }) => ({ type: 'customer' as const, id, name, customerId: null })),
    ...persons.map(({ id, firstName, lastName, customerId }) => ({
      type: 'person' as const,
      id,
      name: [firstName, lastName].filter(Boolean).join(' '),
      customerId,
    })),
  ]
}
