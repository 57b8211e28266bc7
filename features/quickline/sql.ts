import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Actor } from '#shared/actor.ts'

/** Customers by name, own ones first; only own ones where the actor reads no others. */
export async function listCustomers(db: Kysely<Tables>, actor: Actor, limit: number) {
  const mine = [actor.memberId, ...actor.deputyFor]
  const select = () =>
    db.selectFrom('customers').select(['id', 'name']).where('deletedAt', 'is', null).orderBy('sortName')
  const own = await select().where('ownerId', 'in', mine).limit(limit).execute()
  if (actor.readsOwnOnly || own.length === limit) return own
  const others = await select()
    .where((where) => where.or([where('ownerId', 'is', null), where('ownerId', 'not in', mine)]))
    .limit(limit - own.length)
    .execute()
  return [...own, ...others]
}

export async function listPersons(db: Kysely<Tables>, customerIds: string[] | null, limit: number) {
  let query = db
    .selectFrom('persons')
    .select(['id', 'firstName', 'lastName', 'customerId'])
    .where('deletedAt', 'is', null)
    .where('leftAt', 'is', null)
    .limit(limit)
  if (customerIds) query = query.where('customerId', 'in', customerIds)
  return await query.execute()
}

export async function findNamed(db: Kysely<Tables>, customerIds: string[], personIds: string[]) {
  const customers =
    customerIds.length === 0
      ? []
      : await db.selectFrom('customers').select(['id', 'name']).where('id', 'in', customerIds).execute()
  const persons =
    personIds.length === 0
      ? []
      : await db
          .selectFrom('persons')
          .select(['id', 'firstName', 'lastName', 'customerId'])
          .where('id', 'in', personIds)
          .execute()
  return { customers, persons }
}
