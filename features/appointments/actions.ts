import { logActivity } from '#features/activities/actions.ts'
import { need, type Responsibility } from '#features/customers/access.ts'
import { customerReadable, findResponsibility, readCustomer } from '#features/customers/actions.ts'
import { readPerson } from '#features/persons/actions.ts'
import { nameOf } from '#features/persons/rules.ts'
import { needColleague } from '#features/tasks/actions.ts'
import { atEnd } from '#platform/actions/atEnd.ts'
import type { Actions, Change, Context, Followers } from '#platform/actions/context.ts'
import { deleteRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { has } from '#shared/actor.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { dayOf } from '#shared/days.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChangeAppointment, canMakeAppointment, canReadAppointment } from './access.ts'
import type { Appointment, contract } from './contract.ts'
import { icsOf } from './ics.ts'
import { endOf, isSpan, stateOf } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listAppointments(ctx, { after, limit, list, ...range }) {
    if (range.customerId) await readCustomer(ctx, range.customerId)
    const all = list === 'all'
    const rows = await sql.listAppointments(
      ctx.db,
      {
        ...range,
        holders: all && has(ctx.actor, 'management', 'salesLead') ? null : [ctx.actor.memberId, ...ctx.actor.deputyFor],
        readable: all ? (customerReadable(ctx.actor, 'appointments.customerId') ?? 'all') : null,
      },
      { after: after ? readCursor(after) : null, limit: limit + 1 },
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      appointments: page.map((row) => appointmentOf(ctx, row)),
      next: rows.length > limit && last ? writeCursor([last.startsAt, last.id]) : null,
    }
  },

  async getAppointment(ctx, { id }) {
    const { row, customer } = await read(ctx, id)
    return { ...appointmentOf(ctx, row), canChange: canChangeAppointment(ctx.actor, holdersOf(row), customer) }
  },

  async getAppointmentFile(ctx, { id }) {
    const { row } = await read(ctx, id)
    const text = await icsOf(appointmentOf(ctx, row), { memberEmail: row.memberEmail, now: ctx.now })
    return {
      name: `${row.day} ${row.title.replace(/[/\\:*?"<>|]/g, ' ').slice(0, 80)}.ics`,
      type: 'text/calendar; charset=utf-8',
      bytes: new TextEncoder().encode(text),
    }
  },

  async createAppointment(ctx, input) {
    const person = input.personId ? await readPerson(ctx, input.personId) : null
    const customerId = input.customerId ?? person?.customerId ?? null
    const customer = customerId ? (await readCustomer(ctx, customerId)).responsibility : null
    need(canMakeAppointment(ctx.actor, customer))
    if (input.memberId) await needColleague(ctx, input.memberId)
    const endsAt = endOf(input.startsAt, input.endsAt)
    if (!isSpan(input.startsAt, endsAt)) throw new Refusal('appointmentSpan')
    const row = await insertRecord(ctx, 'appointments', 'appointment.created', {
      ...input,
      customerId,
      memberId: input.memberId ?? (ctx.actor.memberId || null),
      endsAt,
      day: dayOf(input.startsAt, ctx.timeZone),
      participants: JSON.stringify(input.participants),
      activityId: null,
      cancelledAt: null,
    })
    return { id: row.id, undo: ctx.commandId }
  },

  async changeAppointment(ctx, { id, version, ...input }) {
    const row = await readToChange(ctx, id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    if (input.customerId && input.customerId !== row.customerId) {
      const { responsibility } = await readCustomer(ctx, input.customerId)
      need(canMakeAppointment(ctx.actor, responsibility))
    }
    if (input.personId && input.personId !== row.personId) await readPerson(ctx, input.personId)
    if (input.memberId && input.memberId !== row.memberId) await needColleague(ctx, input.memberId)
    const { participants, ...plain } = defined(input)
    const startsAt = plain.startsAt ?? row.startsAt
    const length = Date.parse(row.endsAt) - Date.parse(row.startsAt)
    const endsAt = plain.endsAt ?? new Date(Date.parse(startsAt) + length).toISOString()
    if (!isSpan(startsAt, endsAt)) throw new Refusal('appointmentSpan')
    const name = startsAt === row.startsAt ? 'appointment.changed' : 'appointment.moved'
    const changed = await updateRecord(ctx, 'appointments', name, row, {
      ...plain,
      startsAt,
      endsAt,
      day: dayOf(startsAt, ctx.timeZone),
      ...(participants ? { participants: JSON.stringify(participants) } : {}),
    })
    return { version: changed.version, undo: ctx.commandId }
  },

  async cancelAppointment(ctx, { id }) {
    const row = await readToChange(ctx, id)
    if (row.cancelledAt) throw new Refusal('appointmentCancelled')
    if (row.activityId) throw new Refusal('appointmentHeld')
    await updateRecord(ctx, 'appointments', 'appointment.cancelled', row, { cancelledAt: ctx.now })
    return { undo: ctx.commandId }
  },

  async holdAppointment(ctx, { id, ...held }) {
    const row = await readToChange(ctx, id)
    if (row.activityId) throw new Refusal('appointmentHeld')
    const activity = await logActivity(ctx, {
      ...held,
      text: held.text || row.title,
      customerId: row.customerId,
      personId: row.personId,
      outcome: null,
      at: row.startsAt,
    })
    await updateRecord(ctx, 'appointments', 'appointment.held', row, { activityId: activity.id, cancelledAt: null })
    return { activityId: activity.id, undo: ctx.commandId }
  },

  async deleteAppointment(ctx, { id }) {
    const row = await readToChange(ctx, id)
    await deleteRecord(ctx, 'appointments', 'appointment.deleted', row)
    return { undo: ctx.commandId }
  },
}

/** These appointments with their names, for pages that show them among others (permission is the caller's). */
export async function listAppointmentsByIds(ctx: Context, ids: string[]): Promise<Appointment[]> {
  return (await sql.listByIds(ctx.db, ids)).map((row) => appointmentOf(ctx, row))
}

type NamedRow = NonNullable<Awaited<ReturnType<typeof sql.findAppointment>>>

async function read(ctx: Context, id: string): Promise<{ row: NamedRow; customer: Responsibility | null }> {
  const row = await sql.findAppointment(ctx.db, id)
  if (!row) throw new Refusal('notFound')
  const customer = await findResponsibility(ctx, row.customerId)
  if (!canReadAppointment(ctx.actor, holdersOf(row), customer !== null)) throw new Refusal('notFound')
  return { row, customer }
}

async function readToChange(ctx: Context, id: string): Promise<sql.AppointmentRecord> {
  const { row, customer } = await read(ctx, id)
  need(canChangeAppointment(ctx.actor, holdersOf(row), customer))
  const { customerName, personTitle, firstName, lastName, memberName, memberEmail, ...record } = row
  return record
}

function holdersOf(row: sql.AppointmentRecord) {
  return { ...row, participants: JSON.parse(row.participants) as Appointment['participants'] }
}

function appointmentOf(ctx: Context, row: NamedRow): Appointment {
  const { personTitle: title, firstName, lastName, ...rest } = row
  return {
    id: rest.id,
    version: rest.version,
    title: rest.title,
    customerId: rest.customerId,
    customerName: rest.customerName,
    personId: rest.personId,
    personName: lastName === null ? null : nameOf({ title, firstName, lastName }),
    memberId: rest.memberId,
    memberName: rest.memberName,
    startsAt: rest.startsAt,
    endsAt: rest.endsAt,
    day: rest.day,
    place: rest.place,
    note: rest.note,
    participants: JSON.parse(rest.participants),
    state: stateOf(rest, ctx.now),
    activityId: rest.activityId,
  }
}

/** The calendars of those who take part change at once, after undo too. */
async function follow(ctx: Context, { before, after }: Change): Promise<void> {
  const holders = [before, after].flatMap((row) => {
    if (!row) return []
    const participants = JSON.parse(row.participants as string) as Appointment['participants']
    return [row.memberId, ...participants.map(({ memberId }) => memberId)]
  })
  atEnd(
    ctx,
    tell,
    holders.filter((id): id is string => typeof id === 'string' && id !== ctx.actor.memberId),
  )
}

async function tell(ctx: Context, members: string[]): Promise<void> {
  if (members.length > 0) ctx.effects.signals.push({ name: 'appointments', members, params: {} })
}

export const followers: Followers = { appointments: [follow] }
