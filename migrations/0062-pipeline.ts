import { type Kysely, sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { addColumn, createTable } from '#platform/db/schema.ts'
import type { Tables } from '#platform/db/tables.ts'

// The reasons that were built in until now keep their names as ids; the company renames them and adds its own.
const reasons = [
  { id: 'price', outcome: 'lost', de: 'Preis', en: 'Price' },
  { id: 'competitor', outcome: 'lost', de: 'Wettbewerber', en: 'Competitor' },
  { id: 'delivery', outcome: 'lost', de: 'Lieferzeit', en: 'Delivery time' },
  { id: 'technical', outcome: 'lost', de: 'Technisch nicht passend', en: 'Technically not fitting' },
  { id: 'noDecision', outcome: 'lost', de: 'Keine Entscheidung', en: 'No decision' },
  { id: 'other', outcome: 'lost', de: 'Anderer Grund', en: 'Other reason' },
  { id: 'wonTechnical', outcome: 'won', de: 'Technische Lösung', en: 'Technical solution' },
  { id: 'wonRelation', outcome: 'won', de: 'Vertrauen, Beziehung', en: 'Trust, relationship' },
  { id: 'wonSpeed', outcome: 'won', de: 'Lieferzeit, Schnelligkeit', en: 'Delivery time, speed' },
  { id: 'wonPrice', outcome: 'won', de: 'Preis', en: 'Price' },
  { id: 'wonService', outcome: 'won', de: 'Beratung, Service', en: 'Advice, service' },
] as const

/**
 * What the pipeline is led by: stages with criteria, reasons of winning and losing as the company's list, who decides and
 * who helps, the seller's own view, when a stage was entered. The history learns which entry corrects which, and from
 * which day each was known (rules §4).
 */
export const pipeline: SchemaStep = async (anyDb, engine) => {
  const db = anyDb as Kysely<Tables>
  const table = createTable.bind(null, anyDb, engine)
  const lifetime = { createdAt: 'text', createdById: 'text?', version: 'whole', deletedAt: 'text?' } as const

  for (const column of ['known', 'replacesId']) await addText(db, engine, 'opportunityHistory', column)
  await sql`update "opportunityHistory" set "known" = case when "importId" is not null and "day" is not null then "day"
    else substr("enteredAt", 1, 10) end`.execute(db)
  await sql`create index "opportunityHistoryByReplacesId" on "opportunityHistory" ("replacesId", "opportunityId")
    where "replacesId" is not null`.execute(db)

  for (const column of ['stageDay', 'waitingUntil', 'category', 'budgetaryAt', 'competitor', 'lesson', 'lessonAt'])
    await addText(db, engine, 'opportunities', column)
  await db.schema
    .alterTable('opportunities')
    .addColumn('margin', engine === 'sqlite' ? 'integer' : 'bigint')
    .execute()
  await db.schema
    .alterTable('opportunities')
    .addColumn('ownProbability', engine === 'sqlite' ? 'real' : 'double precision')
    .execute()
  await addColumn(anyDb, engine, 'opportunities', 'pushes', 'whole', 0)
  await sql`update "opportunities" set "stageDay" = coalesce((select max("day") from "opportunityHistory"
    where "opportunityId" = "opportunities"."id" and "kind" = 'stage'), "createdDay", substr("createdAt", 1, 10))`.execute(
    db,
  )

  await table('closeReasons', {
    id: 'text',
    outcome: 'text',
    name: 'text',
    position: 'whole',
    /** `noDecision`: counted apart in the figures. */
    countsAs: 'text?',
    ...lifetime,
  })
  await table('stageCriteria', { id: 'text', stageId: 'stages.id', text: 'text', position: 'whole', ...lifetime })
  await table('opportunityTicks', {
    id: 'text',
    opportunityId: 'opportunities.id',
    criterionId: 'stageCriteria.id',
    ...lifetime,
  })
  await table('opportunityPersons', {
    id: 'text',
    opportunityId: 'opportunities.id',
    personId: 'persons.id',
    /** Buying roles, one or several. */
    roles: 'json',
    ...lifetime,
  })
  await table('opportunityHelpers', {
    id: 'text',
    opportunityId: 'opportunities.id',
    memberId: 'members.id',
    /** What they do for it, in words. */
    part: 'text?',
    ...lifetime,
  })

  const language = await db.selectFrom('settings').select('value').where('key', '=', 'language').executeTakeFirst()
  const now = new Date().toISOString()
  await db
    .insertInto('closeReasons')
    .values(
      reasons.map(({ id, outcome, de, en }, position) => ({
        id,
        outcome,
        name: language?.value === '"en"' ? en : de,
        position,
        countsAs: id === 'noDecision' ? 'noDecision' : null,
        createdAt: now,
        createdById: null,
        version: 1,
        deletedAt: null,
      })),
    )
    .execute()
}

async function addText(db: Kysely<Tables>, engine: 'sqlite' | 'postgres', table: string, column: string) {
  const type = sql.raw<string>(engine === 'sqlite' ? 'text' : 'text collate "C"')
  await db.schema.alterTable(table).addColumn(column, type).execute()
}
