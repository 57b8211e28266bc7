import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

type Db = Kysely<Tables>

const parametersPerStatement = 500

/** A page of what an import did, the newest first. */
export async function listEvents(db: Db, commandId: string, before: string | null, limit: number) {
  let query = db
    .selectFrom('events')
    .selectAll()
    .where('commandId', '=', commandId)
    .where('undoneAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
  if (before) query = query.where('id', '<', before)
  return await query.execute()
}

/** A page of what an import did to these tables, in the order of the events. */
export async function listEventsOn(
  db: Db,
  commandId: string,
  records: readonly string[],
  after: string,
  limit: number,
) {
  return await db
    .selectFrom('events')
    .select(['id', 'record', 'recordId', 'customerId', 'before', 'after'])
    .where('commandId', '=', commandId)
    .where('record', 'in', records)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function markUndone(db: Db, ids: string[], now: string): Promise<void> {
  for (let start = 0; start < ids.length; start += parametersPerStatement) {
    await db
      .updateTable('events')
      .set({ undoneAt: now })
      .where('id', 'in', ids.slice(start, start + parametersPerStatement))
      .execute()
  }
}

const usedBy = {
  customers: [
    ['activities', 'customerId'],
    ['persons', 'customerId'],
    ['tasks', 'customerId'],
    ['revenues', 'customerId'],
    ['appointments', 'customerId'],
    ['fires', 'customerId'],
    ['complaints', 'customerId'],
    ['samples', 'customerId'],
    ['contracts', 'customerId'],
    ['frameworks', 'customerId'],
    ['bonuses', 'customerId'],
    ['orders', 'customerId'],
    ['customerReferences', 'customerId'],
    ['experimentCustomers', 'customerId'],
    ['strategicScores', 'customerId'],
    ['careFits', 'customerId'],
    ['stakeholders', 'customerId'],
    ['sites', 'customerId'],
    ['potentials', 'customerId'],
    ['suggestionAnswers', 'customerId'],
    ['accountPlans', 'customerId'],
    ['accountTerms', 'customerId'],
    ['customerProjects', 'customerId'],
    ['handovers', 'customerId'],
    ['meetings', 'customerId'],
    ['creditShares', 'customerId'],
    ['surveys', 'customerId'],
    ['commissionLines', 'customerId'],
    ['needs', 'customerId'],
    ['newsAccounts', 'customerId'],
    ['priceRoundLines', 'customerId'],
    ['partners', 'customerId'],
    ['protections', 'customerId'],
    ['protectionDisputes', 'customerId'],
    ['endCustomers', 'customerId'],
    ['opportunities', 'customerId'],
    ['offers', 'customerId'],
    ['customers', 'parentId'],
    ['leads', 'customerId'],
  ],
  persons: [
    ['activities', 'personId'],
    ['tasks', 'personId'],
    ['appointments', 'personId'],
    ['opportunities', 'personId'],
    ['offers', 'personId'],
    ['complaints', 'personId'],
    ['samples', 'personId'],
    ['customerReferences', 'personId'],
    ['leads', 'personId'],
    ['stakeholders', 'personId'],
    ['surveys', 'personId'],
    ['priceRoundLines', 'personId'],
  ],
  leads: [['leadReactions', 'leadId']],
  products: [
    ['opportunityProducts', 'productId'],
    ['offerLines', 'productId'],
    ['prices', 'productId'],
  ],
  opportunities: [
    ['opportunityProducts', 'opportunityId'],
    ['contracts', 'renewalId'],
    ['orders', 'opportunityId'],
    ['offers', 'opportunityId'],
    ['protections', 'opportunityId'],
    ['endCustomers', 'opportunityId'],
  ],
  members: [
    ['opportunities', 'ownerId'],
    ['members', 'leadId'],
    ['customers', 'ownerId'],
    ['customers', 'insideSalesId'],
    ['activities', 'memberId'],
    ['tasks', 'assigneeId'],
    ['leads', 'ownerId'],
    ['planMembers', 'memberId'],
    ['handovers', 'fromId'],
    ['handovers', 'toId'],
    ['partners', 'memberId'],
  ],
} as const

/** Whether anything that is still there hangs on a record. */
export async function isUsed(db: Db, record: string, id: string): Promise<boolean> {
  for (const [table, column] of usedBy[record as keyof typeof usedBy] ?? []) {
    const row = await db
      .selectFrom(table as 'activities')
      .select('id')
      .where(column as 'customerId', '=', id)
      .where('deletedAt', 'is', null)
      .limit(1)
      .executeTakeFirst()
    if (row) return true
  }
  return false
}

const mostUsers = 2000

/**
 * What is there and hangs on these records: their ids by the record on which they hang. `null` for one table's column on
 * which more hangs than is read at once.
 */
export async function listUsers(db: Db, record: string, ids: string[]): Promise<Map<string, string[]> | null> {
  const users = new Map<string, string[]>()
  for (const [table, column] of usedBy[record as keyof typeof usedBy] ?? []) {
    const rows = await db
      .selectFrom(table as 'activities')
      .select(['id', `${column as 'customerId'} as of`])
      .where(column as 'customerId', 'in', ids)
      .where('deletedAt', 'is', null)
      .limit(mostUsers)
      .execute()
    if (rows.length === mostUsers) return null
    for (const { id, of } of rows) users.set(of!, [...(users.get(of!) ?? []), id])
  }
  return users
}

/** Records whatever their state, for undo. */
export async function listAny(db: Db, table: string, ids: string[]) {
  return await db
    .selectFrom(table as 'customers')
    .selectAll()
    .where('id', 'in', ids)
    .execute()
}

/**
 * Those of these records that a command also changed. Which command is looked at here: asked for in the statement, SQLite
 * would go through all that the command did.
 */
export async function listChanged(db: Db, commandId: string, record: string, ids: string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('events')
    .select(['recordId', 'commandId'])
    .where('record', '=', record)
    .where('recordId', 'in', ids)
    .where('before', 'is not', null)
    .execute()
  return rows.flatMap((row) => (row.commandId === commandId ? [row.recordId] : []))
}

/** Whether the taking back of an import has begun. */
export async function isUndoBegun(db: Db, commandId: string): Promise<boolean> {
  const row = await db
    .selectFrom('events')
    .select('id')
    .where('commandId', '=', commandId)
    .where('undoneAt', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** How often a command changed a record after making it. */
export async function countChanges(db: Db, commandId: string, record: string, recordId: string): Promise<number> {
  const row = await db
    .selectFrom('events')
    .select((one) => one.fn.countAll<number>().as('count'))
    .where('commandId', '=', commandId)
    .where('record', '=', record)
    .where('recordId', '=', recordId)
    .where('before', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
