import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Context } from '../actions/context.ts'
import type { Engine } from '../db/dialect.ts'
import { inserting, prepared } from '../db/prepared.ts'
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

type DocumentRow = Omit<SearchDocument, 'text' | 'names'> & { key: number; record: string }

const saveDocuments = inserting<DocumentRow>(
  ['key', 'record', 'recordId', 'customerId', 'title', 'detail'],
  (db, rows) =>
    db
      .insertInto('searchDocuments')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((row) => ({
          customerId: row.ref('excluded.customerId'),
          title: row.ref('excluded.title'),
          detail: row.ref('excluded.detail'),
        })),
      ),
)

type WordsRow = { key: number; words: string }

const wordsInto = (row: (one: WordsRow) => ReturnType<typeof sql>) =>
  inserting<WordsRow>(['key', 'words'], (db, rows) => ({
    compile: () => sql`insert into "searchIndex" (rowid, words) values ${sql.join(rows.map(row))}`.compile(db),
  }))
const saveWords = {
  sqlite: wordsInto(({ key, words }) => sql`(${key}, ${words})`),
  postgres: wordsInto(({ key, words }) => sql`(${key}::bigint, array_to_tsvector(string_to_array(${words}, ' ')))`),
}

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
  await saveDocuments(ctx.db, rows)
  const words = documents.map((document) => ({
    key: keys.get(document.recordId) as number,
    words: analyse(`${document.names} ${document.text}`).join(' '),
  }))
  await saveWords[ctx.engine](ctx.db, words)
  await learnWords(
    ctx.db,
    new Set(documents.flatMap((document) => analyse(document.names))),
    new Set(documents.flatMap((document) => analyse(document.text))),
  )
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

/**
 * Brings the parts into which the index grows by writing together again, a little at a time: each part costs every
 * search some time. Answers whether there is more to do. PostgreSQL does it by itself.
 */
export async function tidyIndex(ctx: Context, begin: boolean): Promise<boolean> {
  if (ctx.engine === 'postgres') return false
  const before = await changesSoFar(ctx.db)
  const pages = begin ? -pagesAtOnce : pagesAtOnce
  await sql`insert into "searchIndex" ("searchIndex", rank) values ('merge', ${pages})`.execute(ctx.db)
  // One change is the command itself; the documentation of FTS5 names this as the sign of the end.
  return (await changesSoFar(ctx.db)) - before >= 2
}

// Some milliseconds of work.
const pagesAtOnce = 30

/** How often `tidyIndex` is needed for the index as it is now: with writes going on it would find work for ever. */
export async function tidyRounds(ctx: Context): Promise<number> {
  if (ctx.engine === 'postgres') return 0
  const { rows } = await sql<{ pages: number }>`select count(*) as pages from "searchIndex_idx"`.execute(ctx.db)
  return 10 + Math.ceil((2 * (rows[0]?.pages ?? 0)) / pagesAtOnce)
}

async function changesSoFar(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ changes: number }>`select total_changes() as changes`.execute(db)
  return rows[0]?.changes ?? 0
}

const saveVocabulary = inserting<{ word: string }>(['word'], (db, rows) =>
  db
    .insertInto('searchWords')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing()),
)
const saveTrigrams = inserting<{ trigram: string; word: string }>(['trigram', 'word'], (db, rows) =>
  db
    .insertInto('searchTrigrams')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing()),
)

/**
 * The vocabulary: what the beginning of a long word is led back to, and of names a part of a word or a typo too.
 * Words stay; one that nobody uses any more finds nothing.
 */
async function learnWords(db: Kysely<Tables>, names: Set<string>, others: Set<string>): Promise<void> {
  const long = [...new Set([...names, ...others])].filter((word) => word.length > longestPrefix)
  for (let start = 0; start < long.length; start += 200) {
    const some = long.slice(start, start + 200)
    const known = await db.selectFrom('searchWords').select('word').where('word', 'in', some).execute()
    const fresh = without(some, known)
    if (fresh.length === 0) continue
    await saveVocabulary(
      db,
      fresh.map((word) => ({ word })),
    )
  }
  const parted = [...names].filter((word) => word.length > 2)
  for (let start = 0; start < parted.length; start += 200) {
    const some = parted.slice(start, start + 200)
    const firsts = sql.join(some.map((word) => sql`(${firstTrigram(word)}, ${word})`))
    const known = await db
      .selectFrom('searchTrigrams')
      .select('word')
      .where(sql<boolean>`("trigram", "word") in (values ${firsts})`)
      .execute()
    const rows = without(some, known).flatMap((word) => trigrams(word).map((trigram) => ({ trigram, word })))
    await saveTrigrams(db, rows)
  }
}

function without(words: string[], known: { word: string }[]): string[] {
  const there = new Set(known.map((row) => row.word))
  return words.filter((word) => !there.has(word))
}

function firstTrigram(word: string): string {
  return trigrams(word)[0] as string
}

/** Letters up to which the index holds beginnings of words ready (`searchIndex` in the schema). */
const longestPrefix = 6

/** How many that fit are looked at for an answer of at most so many. */
const candidatesFor = { 20: 60, 200: 200 } as const
type Most = keyof typeof candidatesFor

/**
 * Finds records of one kind: all words of the query, each as the beginning of a word, as its stem,
 * inside a name, and last with a typo. Bounded: of very many that fit, only the oldest are ranked (60 for up to 20
 * answers, else 200), and `cut` says so.
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
  const most: Most = options.limit <= 20 ? 20 : 200
  let terms = await Promise.all(words.map(async ({ word, stem }) => [...(await beginnings(db, word)), stem]))
  let rows = await match(db, engine, kind, terms, most, options.ownedBy)
  if (rows.length < options.limit) {
    const wider = await Promise.all(words.map(({ word }) => wordsWith(db, word)))
    if (wider.some((one) => one.length > 0)) {
      terms = terms.map((one, i) => [...one, ...(wider[i] ?? [])])
      rows = await match(db, engine, kind, terms, most, options.ownedBy)
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
        most,
        options.ownedBy,
      )
  }
  const ranked = rows
    .map((row) => ({ row, score: score(row.title, words) }))
    .sort((a, b) => b.score - a.score || (a.row.title < b.row.title ? -1 : 1))
    .slice(0, options.limit)
  return { found: ranked.map(({ row }) => row), cut: rows.length >= candidatesFor[most] }
}

type Range = { terms: string; from: number; to: number }

// How each engine asks its index of words.
const hits = {
  sqlite: ({ terms, from, to }: Range) =>
    sql`select rowid from "searchIndex" where "searchIndex" match ${terms} and rowid >= ${from} and rowid < ${to}`,
  postgres: ({ terms, from, to }: Range) =>
    sql`select rowid from "searchIndex" where words @@ ${terms}::tsquery and rowid >= ${from} and rowid < ${to}`,
}

function selectDocuments(db: Kysely<Tables>, hits: RawBuilder<unknown>, most: Most) {
  return db
    .selectFrom(sql<{ rowid: number }>`(${hits})`.as('hits'))
    .innerJoin('searchDocuments', 'searchDocuments.key', 'hits.rowid')
    .select(['recordId', 'customerId', 'title', 'detail'])
    .limit(candidatesFor[most])
}

const anybodys = (engine: Engine, most: Most) =>
  prepared((db, range: Range) => {
    // Written into the statement: SQLite prepares one with a bound limit anew at every use.
    return selectDocuments(db, sql`${hits[engine](range)} limit ${sql.lit(candidatesFor[most])}`, most)
  })
const matching = {
  sqlite: { 20: anybodys('sqlite', 20), 200: anybodys('sqlite', 200) },
  postgres: { 20: anybodys('postgres', 20), 200: anybodys('postgres', 200) },
}

async function match(
  db: Kysely<Tables>,
  engine: Engine,
  { number }: { number: number },
  terms: string[][],
  most: Most,
  ownedBy: readonly string[] | null | undefined,
): Promise<Found[]> {
  const range = { terms: engine === 'sqlite' ? sqliteQuery(terms) : postgresQuery(terms), ...rangeOf(number) }
  if (!ownedBy) return await matching[engine][most](db, range)
  const mine = sql.join(ownedBy)
  return await selectDocuments(db, hits[engine](range), most)
    .where(
      sql<boolean>`"customerId" in (select id from customers where "ownerId" in (${mine}) or "insideSalesId" in (${mine})
        union select "customerId" from "customerHelpers" where "memberId" in (${mine}) and "deletedAt" is null)`,
    )
    .execute()
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

const wordsFrom = prepared((db, { from, to }: { from: string; to: string }) =>
  db.selectFrom('searchWords').select('word').where('word', '>=', from).where('word', '<', to).limit(50),
)

/** Terms for the words that begin so. Of a long one the words themselves: gathering all that begin so is slow. */
async function beginnings(db: Kysely<Tables>, word: string): Promise<string[]> {
  if (word.length <= longestPrefix) return [`${word}*`]
  const longer = await wordsFrom(db, { from: word, to: `${word}\u{10ffff}` })
  return [word, ...longer.map((row) => row.word)]
}

const wordsWithPart = prepared((db, { trigram, part }: { trigram: string; part: string }) =>
  db
    .selectFrom('searchTrigrams')
    .select('word')
    .where('trigram', '=', trigram)
    // Put together in the statement: SQLite prepares one with a bound pattern anew at every use.
    .where('word', 'like', sql<string>`('_%' || ${part} || '%')`)
    .limit(12),
)

/** Known names that hold the typed letters somewhere inside. */
async function wordsWith(db: Kysely<Tables>, part: string): Promise<string[]> {
  if (part.length < 3) return []
  return (await wordsWithPart(db, { trigram: part.slice(0, 3), part })).map((row) => row.word)
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
