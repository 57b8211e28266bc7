import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { activityKinds, isContact } from '#features/contact-again/rules.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { TimelineKind } from './rules.ts'

export type TimelineKey = {
  type:
    | 'activity'
    | 'task'
    | 'appointment'
    | 'fire'
    | 'complaint'
    | 'sample'
    | 'lead'
    | 'offer'
    | 'concession'
    | 'survey'
    | 'file'
    | 'change'
  id: string
  at: string
}

type Scope = {
  subject: { customerId: string } | { personId: string }
  /** Narrows a person's past to the customers that may be read. */
  readable: Expression<SqlBool> | null
  /** Whose answers may be seen. */
  surveys: { none: boolean; readable: Expression<SqlBool> | null }
  kinds: readonly TimelineKind[]
  after: [at: string, id: string] | null
  limit: number
}

/**
 * What stands in the timeline, latest first. Each branch is read in the order of its index and stops
 * at `limit`; only then they are merged, so that the length of the history does not matter.
 */
export async function listKeys(db: Kysely<Tables>, scope: Scope): Promise<TimelineKey[]> {
  const branches = branchesOf(scope, await listMerged(db, scope))
  if (branches.length === 0) return []
  // Written into the statement: SQLite prepares one with a bound limit anew at every use.
  const limit = sql.lit(scope.limit)
  const merged = sql.join(
    branches.map(
      (branch, i) => sql`select * from (${branch} order by 3 desc, 2 desc limit ${limit}) as ${sql.ref(`branch${i}`)}`,
    ),
    sql` union all `,
  )
  const { rows } = await sql<TimelineKey>`${merged} order by "at" desc, "id" desc limit ${limit}`.execute(db)
  return rows
}

// Word for word what the index tasksByCustomerTime is made of.
const taskTime = sql`coalesce("doneAt", "dueDay", "createdAt")`
// Word for word the condition of the index eventsOfCustomers.
const toldRecords = sql`"record" in ('customers', 'persons', 'customerHelpers', 'opportunities')`

function branchesOf({ subject, readable, surveys, kinds, after }: Scope, merged: readonly string[]) {
  const person = 'personId' in subject
  const about = person ? sql`"personId" = ${subject.personId}` : sql`"customerId" = ${subject.customerId}`
  const record = person ? 'persons' : 'customers'
  const recordId = person ? subject.personId : subject.customerId
  const allowed = readable ? sql`and ${readable}` : sql``
  const live = sql`"deletedAt" is null`
  const before = (at: ReturnType<typeof sql>) => (after ? sql`and (${at}, "id") < (${after[0]}, ${after[1]})` : sql``)
  const wants = (...wanted: TimelineKind[]) => kinds.some((kind) => wanted.includes(kind))
  const branches = []

  if (wants('conversation', 'report', 'note')) {
    branches.push(
      sql`select 'activity' as "type", "id", "at" from "activities"
        where ${about} and ${live} ${activityFilter(kinds)} ${allowed} ${before(sql`"at"`)}`,
    )
  }
  if (wants('task', 'promise')) {
    const filter =
      wants('task') && wants('promise') ? sql`` : sql`and "kind" ${wants('task') ? sql`<>` : sql`=`} 'promise'`
    branches.push(
      sql`select 'task' as "type", "id", ${taskTime} as "at" from "tasks"
        where ${about} and ${live} ${filter} ${allowed} ${before(taskTime)}`,
    )
  }
  if (wants('appointment')) {
    // What was held stands there as the conversation that it became.
    branches.push(
      sql`select 'appointment' as "type", "id", "startsAt" as "at" from "appointments"
        where ${about} and ${live} and "activityId" is null ${allowed} ${before(sql`"startsAt"`)}`,
    )
  }
  if (wants('fire') && !person) {
    branches.push(
      sql`select 'fire' as "type", "id", "raisedAt" as "at" from "fires"
        where ${about} and ${live} ${before(sql`"raisedAt"`)}`,
    )
  }
  if (wants('complaint')) {
    branches.push(
      sql`select 'complaint' as "type", "id", "receivedDay" as "at" from "complaints"
        where ${about} and ${live} ${allowed} ${before(sql`"receivedDay"`)}`,
    )
  }
  if (wants('sample')) {
    branches.push(
      sql`select 'sample' as "type", "id", "sentOn" as "at" from "samples"
        where ${about} and ${live} ${allowed} ${before(sql`"sentOn"`)}`,
    )
  }
  if (wants('lead')) {
    branches.push(
      sql`select 'lead' as "type", "id", "receivedAt" as "at" from "leads"
        where ${about} and ${live} ${allowed} ${before(sql`"receivedAt"`)}`,
    )
  }
  if (wants('offer') && !person) {
    branches.push(
      sql`select 'offer' as "type", "id", "sentOn" as "at" from "offers"
        where ${about} and ${live} and "sentOn" is not null ${before(sql`"sentOn"`)}`,
      // Theirs are few: no customer has thousands of offers.
      sql`select 'concession' as "type", "id", "day" as "at" from "offerConcessions"
        where "offerId" in (select "offers"."id" from "offers" where ${about} and ${live}) and ${live}
        ${before(sql`"day"`)}`,
    )
  }
  if (wants('survey') && !surveys.none) {
    const seen = surveys.readable ? sql`and ${surveys.readable}` : sql``
    branches.push(
      sql`select 'survey' as "type", "id", "answeredAt" as "at" from "surveys"
        where ${about} and ${live} and "answeredAt" is not null ${seen} ${before(sql`"answeredAt"`)}`,
    )
  }
  if (wants('file')) {
    branches.push(
      sql`select 'file' as "type", "id", "createdAt" as "at" from "files"
        where "record" = ${record} and "recordId" = ${recordId} and ${live} ${before(sql`"createdAt"`)}`,
    )
  }
  if (wants('change')) {
    for (const id of [recordId, ...merged]) {
      const of = person
        ? sql`"record" = 'persons' and "recordId" = ${id}`
        : sql`"customerId" = ${id} and ${toldRecords}`
      branches.push(
        sql`select 'change' as "type", "id", "at" from "events"
          where ${of} and "undoneAt" is null and "name" not like '%.undone'
          and "name" not in (${silent}) ${before(sql`"at"`)}`,
      )
    }
  }
  return branches
}

// Events that only the software cares about, or that stand in another sentence.
const silent = sql.join(
  [
    'customer.contacted',
    'opportunity.changed',
    'opportunity.deleted',
    'merge.moved',
    'customer.mergedAway',
    'person.mergedAway',
  ].map((name) => sql.lit(name)),
)

/** Those that were merged into the customer or person: their history goes on here. */
async function listMerged(db: Kysely<Tables>, { subject, kinds }: Scope): Promise<string[]> {
  if (!kinds.includes('change')) return []
  const person = 'personId' in subject
  const rows = await db
    .selectFrom(person ? 'persons' : 'customers')
    .select('id')
    .where('mergedIntoId', '=', person ? subject.personId : subject.customerId)
    .orderBy('id')
    .limit(mostMerged)
    .execute()
  return rows.map((row) => row.id)
}
const mostMerged = 20

const conversations = activityKinds.filter((kind) => isContact(kind, null))

function activityFilter(kinds: readonly TimelineKind[]) {
  const chosen = [
    ...(kinds.includes('report') ? [sql`"report" is not null`] : []),
    ...(kinds.includes('conversation') ? [sql`("report" is null and "kind" in (${sql.join(conversations)}))`] : []),
    ...(kinds.includes('note') ? [sql`("report" is null and "kind" not in (${sql.join(conversations)}))`] : []),
  ]
  return chosen.length === 3 ? sql`` : sql`and (${sql.join(chosen, sql` or `)})`
}

/** Events with who caused them and the person, helper or opportunity that they are about. */
export async function listEvents(db: Kysely<Tables>, ids: string[]) {
  if (ids.length === 0) return []
  return await db
    .selectFrom('events')
    .leftJoin('members', 'members.id', 'events.actorId')
    .leftJoin('customers', 'customers.id', 'events.customerId')
    .leftJoin('persons', (join) => join.onRef('persons.id', '=', 'events.recordId').on('events.record', '=', 'persons'))
    .leftJoin('opportunities', (join) =>
      join.onRef('opportunities.id', '=', 'events.recordId').on('events.record', '=', 'opportunities'),
    )
    .leftJoin('customerHelpers', (join) =>
      join.onRef('customerHelpers.id', '=', 'events.recordId').on('events.record', '=', 'customerHelpers'),
    )
    .leftJoin('members as helpers', 'helpers.id', 'customerHelpers.memberId')
    .select([
      'events.id',
      'events.name',
      'events.record',
      'events.recordId',
      'events.before',
      'events.after',
      'events.actorId as memberId',
      'members.name as memberName',
      'customers.name as customerName',
      'persons.title as personTitle',
      'persons.firstName',
      'persons.lastName',
      'helpers.name as helperName',
      'opportunities.title as opportunityTitle',
      'opportunities.amount',
      'opportunities.currency',
    ])
    .where('events.id', 'in', ids)
    .execute()
}

/** Names of members and customers that changes speak of. */
export async function listNames(db: Kysely<Tables>, memberIds: string[], customerIds: string[]) {
  const members =
    memberIds.length === 0
      ? []
      : await db.selectFrom('members').select(['id', 'name']).where('id', 'in', memberIds).execute()
  const customers =
    customerIds.length === 0
      ? []
      : await db.selectFrom('customers').select(['id', 'name']).where('id', 'in', customerIds).execute()
  return new Map([...members, ...customers].map(({ id, name }) => [id, name]))
}

export async function listFilesByIds(db: Kysely<Tables>, ids: string[]) {
  if (ids.length === 0) return []
  return await db
    .selectFrom('files')
    .select(['id', 'name', 'type', 'size', 'createdById'])
    .where('id', 'in', ids)
    .execute()
}

/** Files attached to any of these activities, tasks, appointments, complaints, samples, leads and offers. */
export async function listFilesAt(db: Kysely<Tables>, recordIds: string[]) {
  if (recordIds.length === 0) return []
  return await db
    .selectFrom('files')
    .select(['id', 'name', 'type', 'size', 'recordId'])
    .where('record', 'in', ['activities', 'tasks', 'appointments', 'complaints', 'samples', 'leads', 'offers'])
    .where('recordId', 'in', recordIds)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(500)
    .execute()
}
