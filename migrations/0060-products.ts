import { type Kysely, sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'
import type { Tables } from '#platform/db/tables.ts'
import { newId } from '#shared/ids.ts'

/**
 * Products and what they have to do with opportunities; the append-only history of opportunities that movement is
 * read from (rules §4); own fields where an import had no place for a column. The day an opportunity was created
 * may be unknown.
 */
export const products: SchemaStep = async (anyDb, engine) => {
  const db = anyDb as Kysely<Tables>
  const table = createTable.bind(null, anyDb, engine)
  const lifetime = { createdAt: 'text', createdById: 'text?', version: 'whole', deletedAt: 'text?' } as const

  await table(
    'products',
    {
      id: 'text',
      number: 'text?',
      name: 'text',
      /** The name without case, blanks and signs: what "GTXPro" and "GTX Pro" have in common. */
      nameKey: 'text',
      productGroup: 'text?',
      unit: 'text?',
      listPrice: 'money?',
      currency: 'text',
      fields: 'json',
      importId: 'text?',
      ...lifetime,
    },
    { indexes: [['deletedAt', 'nameKey', 'id'], ['number'], ['importId']] },
  )
  await table('opportunityProducts', {
    id: 'text',
    opportunityId: 'opportunities.id',
    productId: 'products.id',
    /** The part of the amount that this product has; none: it shares what is left with the others. */
    amount: 'money?',
    ...lifetime,
  })

  await makeCreatedDayOptional(db, engine)
  for (const column of ['number', 'note', 'fields', 'importId'])
    await db.schema.alterTable('opportunities').addColumn(column, textType(engine)).execute()
  await db.schema.createIndex('opportunitiesByNumber').on('opportunities').column('number').execute()
  await db.schema.createIndex('opportunitiesByImportId').on('opportunities').column('importId').execute()
  for (const name of ['members', 'revenues'])
    await db.schema.alterTable(name).addColumn('fields', textType(engine)).execute()

  await table(
    'opportunityHistory',
    {
      id: 'text',
      opportunityId: 'opportunities.id',
      /** created, stage, amount, expectedClose, owner, won, lost, reopened; void and restored for the whole opportunity. */
      kind: 'text',
      /** The day it is valid for; none where the source does not say. */
      day: 'text?',
      enteredAt: 'text',
      importId: 'text?',
      /** The new value of what changed; `created` holds all of them. */
      stageId: 'text?',
      ownerId: 'text?',
      amount: 'money?',
      currency: 'text?',
      expectedClose: 'text?',
    },
    { indexes: [['opportunityId', 'day', 'id'], ['day', 'opportunityId'], ['enteredAt']] },
  )
  await writeHistorySoFar(db)
}

function textType(engine: 'sqlite' | 'postgres') {
  return sql.raw<string>(engine === 'sqlite' ? 'text' : 'text collate "C"')
}

/** SQLite cannot loosen a column; a new one takes its place. */
async function makeCreatedDayOptional(db: Kysely<Tables>, engine: 'sqlite' | 'postgres'): Promise<void> {
  if (engine === 'postgres') {
    await sql`alter table "opportunities" alter column "createdDay" drop not null`.execute(db)
    return
  }
  await sql`alter table "opportunities" rename column "createdDay" to "createdDayBefore"`.execute(db)
  await sql`alter table "opportunities" add column "createdDay" text`.execute(db)
  await sql`update "opportunities" set "createdDay" = "createdDayBefore"`.execute(db)
  await sql`alter table "opportunities" drop column "createdDayBefore"`.execute(db)
}

const perPage = 500

/** What is known of opportunities entered before there was a history: as created, and how they ended. */
async function writeHistorySoFar(db: Kysely<Tables>): Promise<void> {
  for (let after = '', more = true; more; ) {
    const page = await db
      .selectFrom('opportunities')
      .select(['id', 'createdAt', 'createdDay', 'stageId', 'ownerId', 'amount', 'currency', 'expectedClose'])
      .select(['outcome', 'closedDay', 'deletedAt'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(perPage)
      .execute()
    const rows = page.flatMap(({ id, createdAt, createdDay, outcome, closedDay, deletedAt, ...values }) => {
      const none = { stageId: null, ownerId: null, amount: null, currency: null, expectedClose: null }
      const common = { opportunityId: id, enteredAt: createdAt, importId: null }
      return [
        { id: newId(), ...common, kind: 'created', day: createdDay, ...values },
        ...(outcome ? [{ id: newId(), ...common, kind: outcome, day: closedDay, ...none }] : []),
        ...(deletedAt ? [{ id: newId(), ...common, kind: 'void', day: null, ...none, enteredAt: deletedAt }] : []),
      ]
    })
    for (let start = 0; start < rows.length; start += 200)
      await db
        .insertInto('opportunityHistory')
        .values(rows.slice(start, start + 200))
        .execute()
    more = page.length === perPage
    after = page.at(-1)?.id ?? ''
  }
}
