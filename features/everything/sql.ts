import { type Kysely, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

/**
 * Logins and secrets are nobody's to carry away; work under way, what is computed afresh and what was only
 * noted about files says nothing about the company.
 */
const left: ReadonlySet<string> = new Set([
  'answeredCommands',
  'apiKeys',
  'consentRequests',
  'contactStates',
  'importRows',
  'incomingMailContents',
  'incomingMails',
  'jobs',
  'links',
  'listFileRows',
  'loginAttempts',
  'mailboxes',
  'opportunityTotals',
  'settings',
  'surveyLinks',
  'withdrawalLinks',
])

/** What members are paid; who is credited with what stands beside deals and is none of it. */
export const pay: readonly string[] = ['commissionLines', 'commissionPlans', 'commissionStatements']

/** Tables with rows of the company, each with its id. */
export async function listTables(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables()
  return tables
    .filter((table) => table.columns.some((column) => column.name === 'id'))
    .map((table) => table.name)
    .filter((name) => !left.has(name) && !/^(auth|search)[A-Z]/.test(name))
    .sort()
}

/** Settings but for what only the software itself may know. */
export async function listSettings(db: Kysely<Tables>) {
  const rows = await db.selectFrom('settings').select(['key', 'value']).orderBy('key').limit(1000).execute()
  return rows.filter((row) => !/secret|token|password/i.test(row.key))
}

/** Rows of a table behind the one with id `after`, deleted ones too; no events of the records that are `kept` back. */
export async function listRowsOf(
  db: Kysely<Tables>,
  table: string,
  { after, limit, kept }: { after: string; limit: number; kept: readonly string[] },
) {
  const told = table === 'events' && kept.length > 0 ? sql`and "record" not in (${sql.join(kept)})` : sql``
  const { rows } = await sql<Record<string, unknown> & { id: string }>`
    select * from ${sql.table(table)} where "id" > ${after} ${told} order by "id" limit ${sql.lit(limit)}`.execute(db)
  return rows
}
