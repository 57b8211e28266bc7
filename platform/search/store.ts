import { type Kysely, sql } from 'kysely'
import type { Context } from '../actions/context.ts'
import { inserting } from '../db/prepared.ts'
import type { Tables } from '../db/tables.ts'
import { analyse, titleMark } from './analyse.ts'
import { rangeOf, rangeSize } from './keys.ts'
import { learnWords } from './vocabulary.ts'

/** One thing that can be found. */
export type SearchDocument = {
  recordId: string
  customerId: string | null
  title: string
  detail: string
  /** Its names: found by the beginning and the stem of a word, by a part of it, and with a typo. */
  names: string
  /** What lists find by a part of a word, too, beside the names. */
  marks: string
  /** Text under whose words it is found. */
  text: string
}

/** What is searched for: its table, and the number that says where its documents lie in the index. */
export type SearchKind = { record: string; number: number }

type DocumentRow = Omit<SearchDocument, 'names' | 'marks' | 'text'> & { key: number; record: string }

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
export async function putDocuments(ctx: Context, kind: SearchKind, documents: SearchDocument[]): Promise<void> {
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
  const words = documents.map(wordsOf)
  const wordsRows = documents.map(({ recordId }, i) => ({
    key: keys.get(recordId) as number,
    words: words[i]!.join(' '),
  }))
  await saveWords[ctx.engine](ctx.db, wordsRows)
  await learnWords(ctx, {
    names: new Set(documents.flatMap((document) => analyse(document.names))),
    marks: new Set(documents.flatMap((document) => analyse(document.marks))),
    all: new Set(words.flat()),
  })
}

/** All words under which a document is found; those of the title of something that has a name are there once more, marked. */
export function wordsOf({
  title,
  names,
  marks,
  text,
}: Pick<SearchDocument, 'title' | 'names' | 'marks' | 'text'>): string[] {
  const all = analyse(`${names}, ${marks}, ${text}`)
  return names === '' ? all : [...all, ...analyse(title).map((word) => titleMark + word)]
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
