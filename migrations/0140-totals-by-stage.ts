import { type Kysely, sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** The kept sums in the order in which they are asked for, by stage and currency: nothing to sort when owners are added up. */
export const totalsByStage: SchemaStep = async (db: Kysely<unknown>, engine) => {
  await sql`create table "totalsKept" as select * from "opportunityTotals"`.execute(db)
  await sql`drop table "opportunityTotals"`.execute(db)
  await createTable(
    db,
    engine,
    'opportunityTotals',
    { stageId: 'text', currency: 'text', ownerId: 'text', count: 'whole', amount: 'money' },
    { primaryKey: ['stageId', 'currency', 'ownerId'] },
  )
  await sql`insert into "opportunityTotals" ("stageId", "currency", "ownerId", "count", "amount")
    select "stageId", "currency", "ownerId", "count", "amount" from "totalsKept"`.execute(db)
  await sql`drop table "totalsKept"`.execute(db)
}
