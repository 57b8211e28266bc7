import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'

export type AbsenceRow = Selectable<Tables['absences']>

const mostAbsences = 500

/** Absences that end on or after `from`, the next first. */
export async function listAbsences(db: Kysely<Tables>, from: Day, memberId?: string): Promise<AbsenceRow[]> {
  let query = db.selectFrom('absences').selectAll().where('deletedAt', 'is', null).where('toDay', '>=', from)
  if (memberId) query = query.where('memberId', '=', memberId)
  return await query.orderBy('fromDay').orderBy('id').limit(mostAbsences).execute()
}

export async function findAbsence(db: Kysely<Tables>, id: string): Promise<AbsenceRow | undefined> {
  return await db
    .selectFrom('absences')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}
