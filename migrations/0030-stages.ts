import { type Kysely, sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import type { Tables } from '#platform/db/tables.ts'

// Defaults of rules §3; the company renames and weighs them as it likes.
const stages = [
  { id: '01900000-0000-7000-8000-000000000001', de: 'Anfrage', en: 'Enquiry', probability: 0.1, limitDays: 14 },
  {
    id: '01900000-0000-7000-8000-000000000002',
    de: 'technisch geklärt',
    en: 'Technically clear',
    probability: 0.2,
    limitDays: 21,
  },
  { id: '01900000-0000-7000-8000-000000000003', de: 'Angebot', en: 'Offer', probability: 0.3, limitDays: 30 },
  {
    id: '01900000-0000-7000-8000-000000000004',
    de: 'Muster/Freigabe',
    en: 'Sample/approval',
    probability: 0.5,
    limitDays: 45,
  },
  { id: '01900000-0000-7000-8000-000000000005', de: 'Verhandlung', en: 'Negotiation', probability: 0.7, limitDays: 30 },
] as const

/**
 * The default stages, a note beside the reason of a loss, and indexes in the order of the lists:
 * opportunities without a day come last on both engines, so the day stands in them as an expression.
 */
export const stagesAndOrder: SchemaStep = async (anyDb) => {
  const db = anyDb as Kysely<Tables>
  await db.schema.alterTable('opportunities').addColumn('reasonNote', 'text').execute()

  for (const index of ['OutcomeExpectedCloseId', 'DeletedAtId', 'OwnerIdOutcomeExpectedCloseId', 'StageIdOutcome'])
    await db.schema.dropIndex(`opportunitiesBy${index}`).execute()
  const order = `coalesce("expectedClose", '9999-12-31'), "id"`
  const live = `"deletedAt" is null`
  const open = `${live} and "outcome" is null`
  const indexes = [
    ['All', order, live],
    ['Open', order, open],
    ['OpenByOwner', `"ownerId", ${order}`, open],
    ['OpenByStage', `"stageId", ${order}`, open],
    ['Closed', `"outcome", ${order}`, `${live} and "outcome" is not null`],
  ]
  for (const [name, columns, where] of indexes)
    await sql.raw(`create index "opportunities${name}" on "opportunities" (${columns}) where ${where}`).execute(db)

  const language = await db.selectFrom('settings').select('value').where('key', '=', 'language').executeTakeFirst()
  const now = new Date().toISOString()
  const rows = stages.map(({ id, de, en, probability, limitDays }, position) => ({
    id,
    name: language?.value === '"en"' ? en : de,
    position,
    probability,
    limitDays,
    createdAt: now,
    createdById: null,
    version: 1,
    deletedAt: null,
  }))
  await db.insertInto('stages').values(rows).execute()
}
