import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { kinds } from '#features/search/kinds.ts'
import { engineOf } from '#platform/db/dialect.ts'
import type { Tables } from '#platform/db/tables.ts'
import { analyseQuery } from '#platform/search/analyse.ts'
import { recordsWith } from '#platform/search/find.ts'
import type { Day } from '#shared/days.ts'
import type { Country, Region } from './rules.ts'

export type NearbyFilter = {
  readable: Expression<SqlBool> | null
  owners: readonly string[] | null
  classes: readonly string[] | null
  /** Only those in the list of the ones to contact again on this day. */
  listedOn: Day | null
  /** Customers without a country count as there. */
  home: Country
}

export type Found = { id: string; region: number }

/**
 * The customers of these regions, region by region in the order given, by postcode within one, at
 * most `limit` of each: every region reads one stretch of the index of postcodes and stops there.
 */
export async function findIn(
  db: Kysely<Tables>,
  regions: readonly Region[],
  filter: NearbyFilter,
  limit: number,
): Promise<Found[]> {
  const parts = regions.map((region, i) => {
    let query = db
      .selectFrom('customers')
      .innerJoin('contactStates', 'contactStates.customerId', 'customers.id')
      .select(['customers.id', sql<number>`${sql.lit(i)}`.as('region'), 'customers.postcode'])
      .where('customers.deletedAt', 'is', null)
      // As the index of postcodes has it.
      .where(
        sql<SqlBool>`coalesce("customers"."postcode", '') >= ${region.low} and coalesce("customers"."postcode", '') <= ${region.high}`,
      )
      .where(sql<SqlBool>`length("customers"."postcode") = ${sql.lit(region.low.length)}`)
      .where((where) =>
        where.or([
          where('customers.country', '=', region.country),
          ...(region.country === filter.home ? [where('customers.country', 'is', null)] : []),
        ]),
      )
      .where('customers.standing', '<>', 'blocked')
      .orderBy(sql`coalesce("customers"."postcode", '')`)
      .orderBy('customers.id')
      .limit(limit)
    if (filter.readable) query = query.where(filter.readable)
    // By an expression, so that the index of owners does not win over that of postcodes.
    if (filter.owners)
      query = query.where(sql<SqlBool>`coalesce("customers"."ownerId", '') in (${sql.join(filter.owners)})`)
    if (filter.listedOn) query = query.where('contactStates.listFrom', '<=', filter.listedOn)
    const { classes } = filter
    if (classes) {
      const letters = classes.filter((one) => one !== 'none')
      query = query.where((where) =>
        where.or([
          ...(letters.length > 0 ? [where('customers.class', 'in', letters)] : []),
          ...(classes.includes('none') ? [where('customers.class', 'is', null)] : []),
        ]),
      )
    }
    return sql`select * from (${query}) as ${sql.ref(`near${i}`)}`
  })
  if (parts.length === 0) return []
  const { rows } = await sql<Found & { postcode: string }>`
    select "id", "region" from (${sql.join(parts, sql` union all `)}) as "near"
    order by "region", "postcode", "id" limit ${sql.lit(limit)}`.execute(db)
  return rows
}

export async function listByIds(db: Kysely<Tables>, ids: readonly string[], readable: Expression<SqlBool> | null) {
  if (ids.length === 0) return []
  let query = db
    .selectFrom('customers')
    .innerJoin('contactStates', 'contactStates.customerId', 'customers.id')
    .leftJoin('members', 'members.id', 'customers.ownerId')
    .select([
      'customers.id',
      'customers.name',
      'customers.class',
      'customers.mode',
      'customers.street',
      'customers.postcode',
      'customers.city',
      'customers.country',
      'customers.phones',
      'members.name as ownerName',
      'contactStates.lastContact',
      'contactStates.due',
      'contactStates.listFrom',
    ])
    .where('customers.deletedAt', 'is', null)
    .where('customers.id', 'in', ids)
  if (readable) query = query.where(readable)
  return await query.execute()
}

/** Customers with a postcode in whose words the town occurs, where one may read them: asked by the index of words. */
export async function listTowns(db: Kysely<Tables>, town: string, readable: Expression<SqlBool> | null) {
  let query = db
    .selectFrom('customers')
    .select(['customers.postcode', 'customers.country', 'customers.city'])
    .where('customers.deletedAt', 'is', null)
    .where('customers.postcode', 'is not', null)
    .limit(100)
  for (const word of analyseQuery(town))
    query = query.where(sql<SqlBool>`"customers"."id" in (${recordsWith(engineOf(db), kinds.customers, word)})`)
  if (readable) query = query.where(readable)
  return await query.execute()
}
