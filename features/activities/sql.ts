import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

export type ActivityRecord = Selectable<Tables['activities']>

/** One live activity with the names that are shown with it. */
export async function findActivity(db: Kysely<Tables>, id: string) {
  return await withNames(db)
    .where('activities.id', '=', id)
    .where('activities.deletedAt', 'is', null)
    .executeTakeFirst()
}

export async function listByIds(db: Kysely<Tables>, ids: string[]) {
  return ids.length === 0 ? [] : await withNames(db).where('activities.id', 'in', ids).execute()
}

/** What was done for an opportunity, newest first. */
export async function listByOpportunity(db: Kysely<Tables>, opportunityId: string, limit: number) {
  return await withNames(db)
    .where('activities.opportunityId', '=', opportunityId)
    .where('activities.deletedAt', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('activities.id', 'desc')
    .limit(limit)
    .execute()
}

function withNames(db: Kysely<Tables>) {
  return db
    .selectFrom('activities')
    .leftJoin('customers', 'customers.id', 'activities.customerId')
    .leftJoin('persons', 'persons.id', 'activities.personId')
    .leftJoin('members', 'members.id', 'activities.memberId')
    .selectAll('activities')
    .select([
      'customers.name as customerName',
      'persons.title as personTitle',
      'persons.firstName',
      'persons.lastName',
      'members.name as memberName',
    ])
}
