import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Instant } from '#shared/days.ts'
import type { Origin } from './rules.ts'

type Db = Kysely<Tables>
export type LeadRecord = Selectable<Tables['leads']>

export type LeadFilter = {
  /** None: both. */
  state?: 'open' | 'decided'
  ids?: readonly string[]
  /** Only those that these members took. */
  takenBy?: readonly string[] | null
  origin?: Origin | undefined
  /** Where members read only their own: condition on the customer, and whose leads count as theirs. */
  readable: { customer: Expression<SqlBool>; members: readonly string[]; nobodys: boolean } | null
}

const decidedAt = sql<string>`coalesce("leads"."convertedAt", "leads"."rejectedAt", '')`
// Nobody's first, then those that nobody answered, then the others; each by how long they wait.
const openKey = sql<string>`case when "leads"."ownerId" is null then '0' when "leads"."reactedAt" is null then '1' else '2' end
  || "leads"."receivedAt"`

function selectLeads(db: Db, { state, ids, takenBy, origin, readable }: LeadFilter) {
  let query = db.selectFrom('leads').where('leads.deletedAt', 'is', null)
  if (state === 'open') query = query.where('leads.convertedAt', 'is', null).where('leads.rejectedAt', 'is', null)
  if (state === 'decided')
    query = query.where((where) =>
      where.or([where('leads.convertedAt', 'is not', null), where('leads.rejectedAt', 'is not', null)]),
    )
  if (ids) query = query.where('leads.id', 'in', ids)
  if (takenBy) query = query.where('leads.ownerId', 'in', takenBy)
  if (origin) query = query.where('leads.origin', '=', origin)
  if (readable) {
    query = query.where((where) =>
      where.or([
        where('leads.ownerId', 'in', readable.members),
        where('leads.createdById', 'in', readable.members),
        where.and([where('leads.customerId', 'is not', null), readable.customer]),
        ...(readable.nobodys
          ? [where.and([where('leads.ownerId', 'is', null), where('leads.customerId', 'is', null)])]
          : []),
      ]),
    )
  }
  return query
}

export async function listLeads(db: Db, filter: LeadFilter, page: { after: [string, string] | null; limit: number }) {
  const open = filter.state === 'open'
  const key = open ? openKey : decidedAt
  let query = withNames(selectLeads(db, filter))
    .select(key.as('sortKey'))
    .orderBy(key, open ? 'asc' : 'desc')
    .orderBy('leads.id', open ? 'asc' : 'desc')
    .limit(page.limit)
  if (page.after) {
    const compare = open ? sql`>` : sql`<`
    query = query.where(sql<SqlBool>`(${key}, "leads"."id") ${compare} (${page.after[0]}, ${page.after[1]})`)
  }
  return await query.execute()
}
export type ShownLead = Omit<Awaited<ReturnType<typeof listLeads>>[number], 'sortKey'>

/** How many fit, and how many of them are nobody's. */
export async function countLeads(db: Db, filter: LeadFilter): Promise<{ total: number; waiting: number }> {
  const row = await selectLeads(db, filter)
    .select([
      (count) => count.fn.countAll<number>().as('total'),
      sql<number>`coalesce(sum(case when "leads"."ownerId" is null then 1 else 0 end), 0)`.as('waiting'),
    ])
    .executeTakeFirstOrThrow()
  return { total: Number(row.total), waiting: Number(row.waiting) }
}

/** Nobody's leads and those that these took and did not answer yet, the longest waiting first. */
export async function listUnanswered(db: Db, takenBy: readonly string[], limit: number) {
  return await withNames(db.selectFrom('leads').where('leads.deletedAt', 'is', null))
    .where('leads.convertedAt', 'is', null)
    .where('leads.rejectedAt', 'is', null)
    .where('leads.reactedAt', 'is', null)
    .where((where) => where.or([where('leads.ownerId', 'is', null), where('leads.ownerId', 'in', takenBy)]))
    .orderBy('leads.receivedAt')
    .orderBy('leads.id')
    .limit(limit)
    .execute()
}

export async function listByIds(db: Db, ids: readonly string[]): Promise<ShownLead[]> {
  if (ids.length === 0) return []
  const query = db.selectFrom('leads').where('leads.id', 'in', ids).where('leads.deletedAt', 'is', null)
  return await withNames(query).execute()
}

function withNames(query: ReturnType<typeof selectLeads>) {
  return query
    .leftJoin('customers', 'customers.id', 'leads.customerId')
    .leftJoin('members', 'members.id', 'leads.ownerId')
    .leftJoin('opportunities', 'opportunities.id', 'leads.opportunityId')
    .leftJoin('consentRequests', 'consentRequests.id', 'leads.confirmationId')
    .selectAll('leads')
    .select([
      'customers.name as customerName',
      'members.name as ownerName',
      'opportunities.title as opportunityTitle',
      'consentRequests.confirmedAt as addressConfirmedAt',
    ])
}

/** When leads came and were first answered, of those answered since an instant; at most a thousand. */
export async function listReacted(db: Db, since: Instant) {
  const rows = await db
    .selectFrom('leads')
    .select(['receivedAt', 'reactedAt'])
    .where('reactedAt', '>=', since)
    .where('deletedAt', 'is', null)
    .orderBy('reactedAt', 'desc')
    .limit(1000)
    .execute()
  return rows
}

export async function listReactions(db: Db, leadId: string) {
  return await db
    .selectFrom('leadReactions')
    .leftJoin('members', 'members.id', 'leadReactions.createdById')
    .selectAll('leadReactions')
    .select('members.name as byName')
    .where('leadReactions.leadId', '=', leadId)
    .where('leadReactions.deletedAt', 'is', null)
    .orderBy('leadReactions.at', 'desc')
    .orderBy('leadReactions.id', 'desc')
    .limit(200)
    .execute()
}

/** How many came in by the form since an instant. */
export async function countFromForm(db: Db, since: Instant): Promise<number> {
  const row = await db
    .selectFrom('leads')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('receivedAt', '>=', since)
    .where('origin', '=', 'web')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Which of these mail addresses (in lower case) an open lead has already. */
export async function listOpenEmails(db: Db, emails: readonly string[]): Promise<Set<string>> {
  if (emails.length === 0) return new Set()
  const lower = sql<string>`lower("email")`
  const rows = await db
    .selectFrom('leads')
    .select(lower.as('address'))
    .where(lower, 'in', emails)
    .where('convertedAt', 'is', null)
    .where('rejectedAt', 'is', null)
    .where('deletedAt', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.address))
}

/** True while there has never been a lead. */
export async function isFirst(db: Db): Promise<boolean> {
  return (await db.selectFrom('leads').select('id').limit(1).executeTakeFirst()) === undefined
}

/** The live files of a lead. */
export async function listFiles(db: Db, leadId: string) {
  return await db
    .selectFrom('files')
    .selectAll()
    .where('record', '=', 'leads')
    .where('recordId', '=', leadId)
    .where('deletedAt', 'is', null)
    .limit(100)
    .execute()
}
