import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'

type Db = Kysely<Tables>
/** Condition on the customers that the caller may read; none: all. */
type Readable = Expression<SqlBool> | null
export type NeedThemeRecord = Selectable<Tables['needThemes']>
export type NewsRecord = Selectable<Tables['news']>

/** Live needs of live customers that may be read, with their theme. */
function selectNeeds(db: Db, readable: Readable) {
  const query = db
    .selectFrom('needs')
    .innerJoin('needThemes', 'needThemes.id', 'needs.themeId')
    .innerJoin('customers', 'customers.id', 'needs.customerId')
    .where('needs.deletedAt', 'is', null)
    .where('needThemes.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
  return readable ? query.where(readable) : query
}

/** Themes as they were named last, the latest first; of one customer: those that it named. */
export async function listThemes(
  db: Db,
  readable: Readable,
  filter: { customerId?: string | undefined; states: readonly string[] },
  limit: number,
) {
  let query = selectNeeds(db, readable)
    .select((max) => ['needs.themeId', max.fn.max('needs.day').as('lastDay')])
    .where('needThemes.state', 'in', filter.states)
    .groupBy('needs.themeId')
    .orderBy('lastDay', 'desc')
    .orderBy('needs.themeId', 'desc')
    .limit(limit)
  if (filter.customerId) query = query.where('needs.customerId', '=', filter.customerId)
  const found = await query.execute()
  if (found.length === 0) return []
  const rows = await db
    .selectFrom('needThemes')
    .leftJoin('members', 'members.id', 'needThemes.takenById')
    .selectAll('needThemes')
    .select('members.name as takenByName')
    .where(
      'needThemes.id',
      'in',
      found.map(({ themeId }) => themeId),
    )
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return found.flatMap(({ themeId, lastDay }) => {
    const row = byId.get(themeId)
    return row ? [{ ...row, lastDay }] : []
  })
}

/** What was noted under these themes, the latest first. */
export async function listNeeds(
  db: Db,
  readable: Readable,
  { themeIds, customerId }: { themeIds: string[]; customerId?: string | undefined },
  limit: number,
) {
  if (themeIds.length === 0) return []
  let query = selectNeeds(db, readable)
    .leftJoin('members', 'members.id', 'needs.memberId')
    .selectAll('needs')
    .select(['customers.name as customerName', 'members.name as memberName'])
    .where('needs.themeId', 'in', themeIds)
    .orderBy('needs.day', 'desc')
    .orderBy('needs.id', 'desc')
    .limit(limit)
  if (customerId) query = query.where('needs.customerId', '=', customerId)
  return await query.execute()
}

/** What was noted under one theme, at customers of whoever. */
export async function listNeedsOf(db: Db, themeId: string, limit: number) {
  return await db
    .selectFrom('needs')
    .selectAll()
    .where('themeId', '=', themeId)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function findTheme(db: Db, nameKey: string): Promise<NeedThemeRecord | undefined> {
  return await db
    .selectFrom('needThemes')
    .selectAll()
    .where('nameKey', '=', nameKey)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** What these customers bought in a period, by currency. */
export async function sumRevenue(db: Db, customerIds: string[], { from, to }: Period) {
  if (customerIds.length === 0) return []
  return await db
    .selectFrom('revenues')
    .select((sum) => ['customerId', 'currency', sum.fn.sum<number>('amount').as('amount')])
    .where('customerId', 'in', customerIds)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('deletedAt', 'is', null)
    .groupBy(['customerId', 'currency'])
    .execute()
}

export async function listGroups(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('products')
    .select('productGroup')
    .distinct()
    .where('productGroup', 'is not', null)
    .where('deletedAt', 'is', null)
    .orderBy('productGroup')
    .limit(limit)
    .execute()
  return rows.flatMap(({ productGroup }) => productGroup ?? [])
}

/** Members that are still there, by id, with their language. */
export async function listPresent(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { id: string; language: string | null }>()
  const rows = await db
    .selectFrom('members')
    .select(['id', 'language'])
    .where('id', 'in', ids)
    .where('deletedAt', 'is', null)
    .where('leftAt', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export async function listNews(db: Db, limit: number, id?: string) {
  let query = db
    .selectFrom('news')
    .leftJoin('members', 'members.id', 'news.createdById')
    .selectAll('news')
    .select('members.name as createdByName')
    .where('news.deletedAt', 'is', null)
    .orderBy('news.fromDay', 'desc')
    .orderBy('news.id', 'desc')
    .limit(limit)
  if (id !== undefined) query = query.where('news.id', '=', id)
  return await query.execute()
}

/** The accounts of news that may be read, by name; one that stands twice after a merge both times. */
export async function listAccounts(db: Db, readable: Readable, newsIds: string[], limit: number) {
  if (newsIds.length === 0) return []
  let query = db
    .selectFrom('newsAccounts')
    .innerJoin('customers', 'customers.id', 'newsAccounts.customerId')
    .leftJoin('members as owner', 'owner.id', 'customers.ownerId')
    .leftJoin('members as teller', 'teller.id', 'newsAccounts.toldById')
    .selectAll('newsAccounts')
    .select([
      'customers.name as customerName',
      'customers.ownerId',
      'customers.insideSalesId',
      'owner.name as ownerName',
      'teller.name as toldByName',
    ])
    .where('newsAccounts.newsId', 'in', newsIds)
    .where('newsAccounts.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .orderBy('customers.sortName')
    .orderBy('newsAccounts.id')
    .limit(limit)
  if (readable) query = query.where(readable)
  return await query.execute()
}

export async function listAccountsOf(db: Db, newsId: string, limit: number) {
  return await db
    .selectFrom('newsAccounts')
    .selectAll()
    .where('newsId', '=', newsId)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Running news that nobody told these customers: one customer, or those of these owners; what ends first comes first. */
export async function listOpen(db: Db, of: { customerId: string } | { owners: readonly string[] }, today: Day) {
  let query = db
    .selectFrom('newsAccounts')
    .innerJoin('news', 'news.id', 'newsAccounts.newsId')
    .innerJoin('customers', 'customers.id', 'newsAccounts.customerId')
    .select([
      'news.id as newsId',
      'news.title',
      'news.text',
      'news.toDay',
      'newsAccounts.customerId',
      'newsAccounts.because',
      'customers.name as customerName',
    ])
    .where('news.fromDay', '<=', today)
    .where('news.toDay', '>=', today)
    .where('news.deletedAt', 'is', null)
    .where('newsAccounts.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    // Told once is told, where two customers became one.
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('newsAccounts as told')
            .select('told.id')
            .whereRef('told.newsId', '=', 'newsAccounts.newsId')
            .whereRef('told.customerId', '=', 'newsAccounts.customerId')
            .where('told.toldDay', 'is not', null)
            .where('told.deletedAt', 'is', null),
        ),
      ),
    )
    .orderBy('news.toDay')
    .orderBy('customers.sortName')
    .orderBy('newsAccounts.id')
    .limit(500)
  if ('customerId' in of) query = query.where('newsAccounts.customerId', '=', of.customerId)
  else query = query.where('customers.ownerId', 'in', of.owners)
  return await query.execute()
}

/** Customers for whom news may matter: key accounts or all, of these branches and classes. */
export async function listCandidates(
  db: Db,
  readable: Readable,
  aim: { branches: string[]; classes: string[]; keyAccountsOnly: boolean },
  ids: readonly string[] | null,
  limit: number,
) {
  let query = db
    .selectFrom('customers')
    .select(['id', 'name', 'mode', 'branch', 'class'])
    .where('deletedAt', 'is', null)
    .orderBy('sortName')
    .orderBy('id')
    .limit(limit)
  if (readable) query = query.where(readable)
  if (ids) query = query.where('id', 'in', ids)
  if (aim.keyAccountsOnly) query = query.where('mode', '=', 'keyAccount')
  if (aim.branches.length > 0) query = query.where('branch', 'in', aim.branches)
  if (aim.classes.length > 0) query = query.where('class', 'in', aim.classes)
  return await query.execute()
}

/** Which customer bought which product since a day, on the whole more than it gave back. */
export async function listBought(db: Db, readable: Readable, since: Day, keyAccountsOnly: boolean, limit: number) {
  let query = db
    .selectFrom('revenues')
    .innerJoin('customers', 'customers.id', 'revenues.customerId')
    .select(['customers.id as customerId', 'revenues.product'])
    .where('revenues.day', '>=', since)
    .where('revenues.product', 'is not', null)
    .where('revenues.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .groupBy(['customers.id', 'revenues.product'])
    .having((sum) => sum.fn.sum('revenues.amount'), '>', 0)
    .limit(limit)
  if (readable) query = query.where(readable)
  if (keyAccountsOnly) query = query.where('customers.mode', '=', 'keyAccount')
  return await query.execute()
}

/** Which customer has potential in these groups that is not ruled out: an estimate, or a competitor that delivers. */
export async function listPotentials(db: Db, readable: Readable, groups: string[], limit: number) {
  let query = db
    .selectFrom('potentials')
    .innerJoin('customers', 'customers.id', 'potentials.customerId')
    .select(['customers.id as customerId', 'potentials.productGroup'])
    .where('potentials.productGroup', 'in', groups)
    .where('potentials.irrelevantAt', 'is', null)
    .where('potentials.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where((where) =>
      where.or([where('potentials.potential', '>', sql<number>`0`), where('potentials.competitor', 'is not', null)]),
    )
    .limit(limit)
  if (readable) query = query.where(readable)
  return await query.execute()
}
