import { canChangeActivity } from '#features/activities/access.ts'
import { listActivitiesByIds } from '#features/activities/actions.ts'
import { canChangeAppointment } from '#features/appointments/access.ts'
import { listAppointmentsByIds } from '#features/appointments/actions.ts'
import { canHandle as canHandleComplaint } from '#features/complaints/access.ts'
import { listComplaintsByIds } from '#features/complaints/actions.ts'
import type { Responsibility } from '#features/customers/access.ts'
import { customerReadable, findResponsibility, readCustomer } from '#features/customers/actions.ts'
import { canHandle } from '#features/fires/access.ts'
import { listFiresByIds } from '#features/fires/actions.ts'
import { listLeadsByIds } from '#features/leads/actions.ts'
import { listOffersByIds } from '#features/offers/actions.ts'
import { listConcessionsByIds } from '#features/offers/negotiation/actions.ts'
import { readPerson } from '#features/persons/actions.ts'
import { nameOf } from '#features/persons/rules.ts'
import { listSamplesByIds } from '#features/samples/actions.ts'
import { listSurveysByIds, surveysReadable } from '#features/surveys/actions.ts'
import { canChangeTask } from '#features/tasks/access.ts'
import { listTasksByIds } from '#features/tasks/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract, TimelineEntry } from './contract.ts'
import { type Change, changesOf, timelineKinds } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listTimeline(ctx, { customerId, personId, kinds = timelineKinds, after, limit }) {
    const { subject, customer } = await readSubject(ctx, customerId, personId)
    const keys = await sql.listKeys(ctx.db, {
      subject,
      readable: 'personId' in subject ? customerReadable(ctx.actor, 'customerId') : null,
      surveys: surveysReadable(ctx),
      kinds,
      after: after ? readCursor(after) : null,
      limit: limit + 1,
    })
    const page = keys.slice(0, limit)
    const last = page.at(-1)
    return {
      entries: await entriesOf(ctx, page, customer),
      next: keys.length > limit && last ? writeCursor([last.at, last.id]) : null,
    }
  },
}

/** Whose timeline: a customer's or a person's; the right to change goes with the customer. */
async function readSubject(ctx: Context, customerId: string | undefined, personId: string | undefined) {
  if (customerId && !personId) {
    const { responsibility } = await readCustomer(ctx, customerId)
    return { subject: { customerId }, customer: responsibility }
  }
  if (!personId) throw new Refusal('invalidInput', { field: 'customerId', problem: 'required', detail: '' })
  const person = await readPerson(ctx, personId)
  const customer = await findResponsibility(ctx, person.customerId)
  if (person.customerId && !customer) throw new Refusal('notFound')
  return { subject: { personId }, customer }
}

const withFiles = ['activity', 'task', 'appointment', 'complaint', 'sample', 'lead', 'offer'] as const

async function entriesOf(
  ctx: Context,
  keys: sql.TimelineKey[],
  customer: Responsibility | null,
): Promise<TimelineEntry[]> {
  const ids = (type: sql.TimelineKey['type']) => keys.filter((key) => key.type === type).map((key) => key.id)
  const activities = byId(await listActivitiesByIds(ctx, ids('activity')))
  const tasks = byId(await listTasksByIds(ctx, ids('task')))
  const appointments = byId(await listAppointmentsByIds(ctx, ids('appointment')))
  const fires = byId(await listFiresByIds(ctx, ids('fire')))
  const complaints = byId(await listComplaintsByIds(ctx, ids('complaint')))
  const samples = byId(await listSamplesByIds(ctx, ids('sample')))
  const leads = byId(await listLeadsByIds(ctx, ids('lead')))
  const offers = byId(await listOffersByIds(ctx, ids('offer')))
  const concessions = byId(await listConcessionsByIds(ctx, ids('concession')))
  const surveys = byId(await listSurveysByIds(ctx, ids('survey')))
  const files = byId(await sql.listFilesByIds(ctx.db, ids('file')))
  const changes = await changesByEvent(ctx, ids('change'))
  const attached = Map.groupBy(
    await sql.listFilesAt(
      ctx.db,
      withFiles.flatMap((type) => ids(type)),
    ),
    (file) => file.recordId,
  )
  return keys.flatMap(({ type, id, at }) => {
    const entry = {
      type,
      id,
      at,
      activity: activities.get(id) ?? null,
      task: tasks.get(id) ?? null,
      appointment: appointments.get(id) ?? null,
      fire: fires.get(id) ?? null,
      complaint: complaints.get(id) ?? null,
      sample: samples.get(id) ?? null,
      lead: leads.get(id) ?? null,
      offer: offers.get(id) ?? null,
      concession: concessions.get(id) ?? null,
      survey: surveys.get(id) ?? null,
      file: files.get(id) ?? null,
      change: changes.get(id) ?? null,
      files: attached.get(id) ?? [],
    }
    if (entry.change?.changes.length === 0) return []
    return [{ ...entry, canChange: canChange(ctx, entry, customer) }]
  })
}

function canChange(ctx: Context, entry: Omit<TimelineEntry, 'canChange'>, customer: Responsibility | null): boolean {
  const { activity, task, appointment, fire, complaint, sample, lead, offer, concession, survey } = entry
  // Corrected where the negotiation is told.
  if (concession) return false
  // Who sees an answer says what became of it.
  if (survey) return true
  if (lead) return lead.canChange
  if (offer) return offer.canChange
  if (activity) return canChangeActivity(ctx.actor, activity, customer)
  if (task) return canChangeTask(ctx.actor, task, customer)
  if (appointment) return canChangeAppointment(ctx.actor, { ...appointment, createdById: null }, customer)
  if (complaint || sample) return customer !== null && canHandleComplaint(ctx.actor, customer)
  return fire !== null && customer !== null && canHandle(ctx.actor, customer)
}

function byId<T extends { id: string }>(rows: T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]))
}

const memberChanges: readonly string[] = ['created', 'owner', 'insideSales', 'helperAdded']
const customerChanges: readonly string[] = ['parent', 'personMoved']

/** Events in the words of the rules, ids of members and customers as their names. */
async function changesByEvent(ctx: Context, ids: string[]) {
  const events = await sql.listEvents(ctx.db, ids)
  const told = events.map((event) => ({ event, changes: changesOf(parsed(event)) }))
  const all = told.flatMap(({ changes }) => changes)
  const idsIn = (names: readonly string[]) =>
    all
      .filter(({ what }) => names.includes(what))
      .flatMap(({ from, to }) => [from, to])
      .filter((id) => id !== null)
  const names = await sql.listNames(ctx.db, idsIn(memberChanges), ctx.actor.readsOwnOnly ? [] : idsIn(customerChanges))
  const named = (change: Change) => {
    if (change.what === 'helperAdded') return { ...change, to: names.get(change.to ?? '') ?? null }
    if (![...memberChanges, ...customerChanges].includes(change.what)) return change
    return { ...change, from: names.get(change.from ?? '') ?? null, to: names.get(change.to ?? '') ?? null }
  }
  return new Map(
    told.map(({ event, changes }) => [
      event.id,
      {
        memberId: event.memberId,
        memberName: event.memberName,
        customerName: event.customerName,
        subject: subjectOf(event),
        amount: event.amount,
        currency: event.currency,
        changes: changes.map(named),
      },
    ]),
  )
}

type StoredEvent = Awaited<ReturnType<typeof sql.listEvents>>[number]

function parsed({ name, record, before, after }: StoredEvent) {
  return { name, record, before: before ? JSON.parse(before) : null, after: after ? JSON.parse(after) : null }
}

function subjectOf({ personTitle: title, firstName, lastName, helperName, opportunityTitle }: StoredEvent) {
  return lastName === null ? (helperName ?? opportunityTitle) : nameOf({ title, firstName, lastName })
}
