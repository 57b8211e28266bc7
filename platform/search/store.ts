import { type Kysely, sql } from 'kysely'
import type { Context } from '../actions/context.ts'
import type { Engine } from '../db/dialect.ts'
import type { Tables } from '../db/tables.ts'
import { analyse, analyseQuery, trigrams, typos } from './analyse.ts'

/** One thing that can be found. */
export type SearchDocument = {
  recordId: string
  customerId: string | null
  title: string
  detail: string
  /** Text under whose words it is found. */
  text: string
  /** Names in it; only these are found by a part of a word or with a typo. */
  names: string
}

export type Found = { recordId: string; customerId: string | null; title: string; detail: string }

// Each kind of record has a range of keys of its own, so that a search for one kind reads only that range.
const rangeSize = 1_000_000_000_000

/** Puts documents of one kind into the index, in place of older ones; in the transaction of the command. */
export async function putDocuments(
  ctx: Context,
  kind: { record: string; number: number },
  documents: SearchDocument[],
): Promise<void> {
  if (documents.length === 0) return
  const ids = documents.map((document) => document.recordId)
  const present = await ctx.db
    .selectFrom('searchDocuments')
    .select(['key', 'recordId'])
    .where('record', '=', kind.record)
    .where('recordId', 'in', ids)
    .execute()
  const keys = new Map(present.map((row) => [row.recordId, Number(row.key)]))
  const fresh = documents.filter((document) => !keys.has(document.recordId))
  const newKeys = await nextKeys(ctx, kind.number, fresh.length)
  for (const [i, document] of fresh.entries()) keys.set(document.recordId, newKeys[i] as number)

  await removeWords(
    ctx,
    present.map((row) => Number(row.key)),
  )
  const rows = documents.map(({ recordId, customerId, title, detail }) => ({
    key: keys.get(recordId) as number,
    record: kind.record,
    recordId,
    customerId,
    title,
    detail,
  }))
  for (let start = 0; start < rows.length; start += 100) {
    await ctx.db
      .insertInto('searchDocuments')
      .values(rows.slice(start, start + 100))
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((row) => ({
          customerId: row.ref('excluded.customerId'),
          title: row.ref('excluded.title'),
          detail: row.ref('excluded.detail'),
        })),
      )
      .execute()
    const values = documents.slice(start, start + 100).map((document) => {
      const words = analyse(`${document.names} ${document.text}`).join(' ')
      const key = keys.get(document.recordId) as number
      return ctx.engine === 'sqlite'
        ? sql`(${key}, ${words})`
        : sql`(${key}::bigint, array_to_tsvector(string_to_array(${words}, ' ')))`
    })
    await sql`insert into "searchIndex" (rowid, words) values ${sql.join(values)}`.execute(ctx.db)
  }
  await learnWords(ctx.db, new Set(documents.flatMap((document) => analyse(document.names))))
}

/** Takes records of one kind out of the index. */
export async function dropDocuments(ctx: Context, kind: { record: string }, recordIds: string[]): Promise<void> {
  if (recordIds.length === 0) return
  const present = await ctx.db
    .selectFrom('searchDocuments')
    .select('key')
    .where('record', '=', kind.record)
    .where('recordId', 'in', recordIds)
    .execute()
  const keys = present.map((row) => Number(row.key))
  await removeWords(ctx, keys)
  if (keys.length > 0) await ctx.db.deleteFrom('searchDocuments').where('key', 'in', keys).execute()
}

async function removeWords(ctx: Context, keys: number[]): Promise<void> {
  if (keys.length > 0) await sql`delete from "searchIndex" where rowid in (${sql.join(keys)})`.execute(ctx.db)
}

async function nextKeys(ctx: Context, number: number, count: number): Promise<number[]> {
  if (count === 0) return []
  if (ctx.engine === 'postgres') {
    const { rows } = await sql<{
      key: number
    }>`select nextval('"searchDocumentsKeys"') as key from generate_series(1, ${count})`.execute(ctx.db)
    return rows.map((row) => number * rangeSize + Number(row.key))
  }
  const { from, to } = rangeOf(number)
  const row = await ctx.db
    .selectFrom('searchDocuments')
    .select((max) => max.fn.max('key').as('last'))
    .where('key', '>=', from)
    .where('key', '<', to)
    .executeTakeFirst()
  const last = Number(row?.last ?? from)
  return Array.from({ length: count }, (_, i) => last + 1 + i)
}

function rangeOf(number: number): { from: number; to: number } {
  return { from: number * rangeSize, to: (number + 1) * rangeSize }
}

/** The vocabulary of names: what a part of a word or a typo is led back to. Words stay; one that nobody uses finds nothing. */
async function learnWords(db: Kysely<Tables>, words: Set<string>): Promise<void> {
  const candidates = [...words].filter((word) => word.length > 2)
  for (let start = 0; start < candidates.length; start += 200) {
    const piece = candidates.slice(start, start + 200)
    const known = new Set(
      (await db.selectFrom('searchWords').select('word').where('word', 'in', piece).execute()).map((row) => row.word),
    )
    const fresh = piece.filter((word) => !known.has(word))
    if (fresh.length === 0) continue
    await db
      .insertInto('searchWords')
      .values(fresh.map((word) => ({ word })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const rows = fresh.flatMap((word) => trigrams(word).map((trigram) => ({ trigram, word })))
    for (let at = 0; at < rows.length; at += 400) {
      await db
        .insertInto('searchTrigrams')
        .values(rows.slice(at, at + 400))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
  }
}

const candidates = 200

/**
 * Finds records of one kind: all words of the query, each as the beginning of a word, as its stem,
 * inside a name, and last with a typo. Bounded: of more than 200 that fit, the oldest 200 are ranked.
 */
export async function findDocuments(
  db: Kysely<Tables>,
  engine: Engine,
  kind: { record: string; number: number },
  query: string,
  options: { limit: number; ownedBy?: readonly string[] | null },
): Promise<{ found: Found[]; cut: boolean }> {
  const words = analyseQuery(query)
  if (words.length === 0) return { found: [], cut: false }
  let terms = words.map(({ word, stem }) => [`${word}*`, stem])
  let rows = await match(db, engine, kind, terms, options.ownedBy)
  if (rows.length < options.limit) {
    const wider = await Promise.all(words.map(({ word }) => wordsWith(db, word)))
    if (wider.some((one) => one.length > 0)) {
      terms = terms.map((one, i) => [...one, ...(wider[i] ?? [])])
      rows = await match(db, engine, kind, terms, options.ownedBy)
    }
  }
  if (rows.length === 0) {
    const near = await Promise.all(words.map(({ word }) => wordsLike(db, word)))
    if (near.some((one) => one.length > 0))
      rows = await match(
        db,
        engine,
        kind,
        terms.map((one, i) => [...one, ...(near[i] ?? [])]),
        options.ownedBy,
      )
  }
  const ranked = rows
    .map((row) => ({ row, score: score(row.title, words) }))
    .sort((a, b) => b.score - a.score || (a.row.title < b.row.title ? -1 : 1))
    .slice(0, options.limit)
  return { found: ranked.map(({ row }) => row), cut: rows.length >= candidates }
}

async function match(
  db: Kysely<Tables>,
  engine: Engine,
  { number }: { number: number },
  terms: string[][],
  ownedBy: readonly string[] | null | undefined,
): Promise<Found[]> {
  const { from, to } = rangeOf(number)
  const scope = ownedBy
    ? sql`and "customerId" in (select id from customers where "ownerId" in (${sql.join(ownedBy)}) or "insideSalesId" in (${sql.join(ownedBy)})
        union select "customerId" from "customerHelpers" where "memberId" in (${sql.join(ownedBy)}) and "deletedAt" is null)`
    : sql``
  const hits =
    engine === 'sqlite'
      ? sql`select rowid from "searchIndex" where "searchIndex" match ${sqliteQuery(terms)} and rowid >= ${from} and rowid < ${to}`
      : sql`select rowid from "searchIndex" where words @@ ${postgresQuery(terms)}::tsquery and rowid >= ${from} and rowid < ${to}`
  const { rows } =
    await sql<Found>`select "recordId", "customerId", title, detail from (${hits} ${ownedBy ? sql`` : sql`limit ${candidates}`}) as hits
    join "searchDocuments" on "searchDocuments".key = hits.rowid where true ${scope} limit ${candidates}`.execute(db)
  return rows
}

// The words hold only letters and digits (`analyse`), so nothing in them can end a quotation.
function sqliteQuery(terms: string[][]): string {
  return terms
    .map(
      (one) =>
        `(${unique(one)
          .map((term) => (term.endsWith('*') ? `"${term.slice(0, -1)}"*` : `"${term}"`))
          .join(' OR ')})`,
    )
    .join(' AND ')
}

function postgresQuery(terms: string[][]): string {
  return terms
    .map(
      (one) =>
        `(${unique(one)
          .map((term) => (term.endsWith('*') ? `'${term.slice(0, -1)}':*` : `'${term}'`))
          .join(' | ')})`,
    )
    .join(' & ')
}

function unique(terms: string[]): string[] {
  return [...new Set(terms)].filter((term) => term !== '' && term !== '*')
}

/** Known names that hold the typed letters somewhere inside. */
async function wordsWith(db: Kysely<Tables>, part: string): Promise<string[]> {
  if (part.length < 3) return []
  const rows = await db
    .selectFrom('searchTrigrams')
    .select('word')
    .where('trigram', '=', part.slice(0, 3))
    .where('word', 'like', `_%${part}%`)
    .limit(20)
    .execute()
  return rows.map((row) => row.word)
}

/** Known names that are nearly the typed word, the nearest first. */
async function wordsLike(db: Kysely<Tables>, word: string): Promise<string[]> {
  if (word.length < 4) return []
  const rows = await db
    .selectFrom('searchTrigrams')
    .select(['word', (count) => count.fn.countAll<number>().as('shared')])
    .where('trigram', 'in', trigrams(word))
    .where(sql<number>`length(word)`, '>=', word.length - 2)
    .where(sql<number>`length(word)`, '<=', word.length + 2)
    .groupBy('word')
    .orderBy('shared', 'desc')
    .orderBy('word')
    .limit(300)
    .execute()
  return rows
    .map((row) => ({ word: row.word, typos: typos(row.word, word) }))
    .filter((one) => one.typos <= (word.length < 6 ? 1 : 2))
    .sort((a, b) => a.typos - b.typos)
    .slice(0, 10)
    .map((one) => one.word)
}

/** A whole word counts more than a beginning, a word of the title more than one elsewhere, the first word most. */
function score(title: string, words: { word: string }[]): number {
  const inTitle = analyse(title)
  return words.reduce((sum, { word }) => {
    if (inTitle[0] === word) return sum + 4
    if (inTitle.includes(word)) return sum + 3
    return sum + (inTitle.some((one) => one.startsWith(word)) ? 2 : 0)
  }, 0)
}
