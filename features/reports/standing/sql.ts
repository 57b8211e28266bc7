import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Fact } from '#features/reports/movement/rules/course.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'

type Readable = Expression<SqlBool> | null

/** The open opportunities that the caller may read, with what may stand still. */
export async function listOpen(
  db: Kysely<Tables>,
  readable: Readable,
  { owner, stage }: { owner?: string[] | undefined; stage?: string[] | undefined },
) {
  let query = db
    .selectFrom('opportunities')
    .leftJoin('customers', 'customers.id', 'opportunities.customerId')
    .select([
      'opportunities.id',
      'opportunities.version',
      'title',
      'opportunities.customerId',
      'customers.name as customerName',
      'opportunities.ownerId',
      'stageId',
      'amount',
      'opportunities.currency',
      'nextStep',
      'nextStepDay',
      'stageDay',
      'waitingUntil',
      'pushes',
    ])
    .where('outcome', 'is', null)
    .where('opportunities.deletedAt', 'is', null)
  if (readable) query = query.where(readable)
  if (owner) query = query.where('opportunities.ownerId', 'in', owner)
  if (stage) query = query.where('stageId', 'in', stage)
  return await query.execute()
}

export async function listStages(db: Kysely<Tables>) {
  return await db.selectFrom('stages').select(['id', 'limitDays']).execute()
}

/** The facts of what was won since that day, those of one opportunity together; of the whole company, as what is usual is. */
export async function listWonFacts(db: Kysely<Tables>, since: Day, most: number) {
  return await db
    .selectFrom('opportunityHistory as fact')
    .select(['fact.id', 'opportunityId', 'stageId', 'ownerId', 'amount', 'expectedClose'])
    .select(['enteredAt as entered', 'replacesId as replaces'])
    .select([
      sql<Fact['kind']>`"kind"`.as('kind'),
      // As the movement reads them: a day that the source does not know is the one on which it became known.
      sql<Day>`coalesce("known", substr("enteredAt", 1, 10))`.as('known'),
      sql<Day>`coalesce("day", "known", substr("enteredAt", 1, 10))`.as('day'),
    ])
    .where(
      'opportunityId',
      'in',
      sql<string>`(select "id" from "opportunities" where "outcome" = 'won' and "deletedAt" is null
        and "closedDay" >= ${since} order by "closedDay" desc limit ${most})`,
    )
    .orderBy('opportunityId')
    .execute()
}
