import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Engine } from '../db/dialect.ts'
import { prepared } from '../db/prepared.ts'
import type { Tables } from '../db/tables.ts'
import { analyse, analyseQuery, endOfNumber, type QueryWord } from './analyse.ts'
import { rangeOf } from './keys.ts'
import type { SearchKind } from './store.ts'
import { beginnings, wordsInside, wordsLike, wordsWith } from './vocabulary.ts'

export type Found = { recordId: string; customerId: string | null; title: string; detail: string }

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
  kind: SearchKind,
  query: string,
  options: { limit: number; ownedBy?: readonly string[] | null },
): Promise<{ found: Found[]; cut: boolean }> {
  const words = analyseQuery(query)
  if (words.length === 0) return { found: [], cut: false }
  const most: Most = options.limit <= 20 ? 20 : 200
  let terms = await Promise.all(words.map((word) => termsOf(db, word)))
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

/**
 * Ids of the records of one kind that have a word of a query (`analyseQuery`), as a subquery for the filter of a list:
 * as the beginning of a word, as its stem, and from three letters on inside a word of names and marks. All of them, so
 * that a list keeps its order, its pages and its total; only of a part that more than 5,000 known words have, the rest
 * of these words finds nothing.
 */
export function recordsWith(engine: Engine, { number }: SearchKind, word: QueryWord): RawBuilder<string> {
  const { from, to } = rangeOf(number)
  const terms = listTerms(engine, word)
  // The index of words leads; a cross join keeps SQLite from trying it the other way round.
  return engine === 'sqlite'
    ? sql`select "recordId" from "searchIndex" cross join "searchDocuments" on "key" = "searchIndex".rowid
        where "searchIndex" match ${terms} and "searchIndex".rowid >= ${from} and "searchIndex".rowid < ${to}`
    : sql`select "recordId" from "searchIndex" inner join "searchDocuments" on "key" = "searchIndex".rowid
        where words @@ ${terms}::tsquery and "searchIndex".rowid >= ${from} and "searchIndex".rowid < ${to}`
}

/** The beginnings of a word, and behind them the known words in which it stands inside: put together by the database. */
function listTerms(engine: Engine, { word, stem, number }: QueryWord): RawBuilder<string> {
  const begin = engine === 'sqlite' ? sqliteQuery : postgresQuery
  const first = begin([number || /^\d{3,}$/.test(word) ? numberTerms({ word, stem }) : [`${word}*`, stem]])
  if (word.length < 3) return sql`${first}`
  const inside = wordsInside(word)
  return engine === 'sqlite'
    ? sql`(select ${first} || coalesce(group_concat(' OR "' || "word" || '"', ''), '') from (${inside}))`
    : sql`(select ${first} || coalesce(string_agg(' | ''' || "word" || '''', ''), '') from (${inside}) as "inside")`
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

/** Terms for a word of a query: its beginnings and its stem. */
async function termsOf(db: Kysely<Tables>, { word, stem, number }: QueryWord): Promise<string[]> {
  if (number) return numberTerms({ word, stem })
  return [...(await beginnings(db, word)), stem]
}

/** What was typed with a zero or a country in front is the beginning of a number; other digits may be its end, too. */
function numberTerms({ word, stem }: QueryWord): string[] {
  const terms = [`${word}*`, `${stem}*`]
  return word === stem && !word.startsWith('0') ? [...terms, `${endOfNumber}${word}*`] : terms
}

async function match(
  db: Kysely<Tables>,
  engine: Engine,
  { number }: SearchKind,
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

// The words hold only letters and digits and the mark of a number (`analyse`), so nothing in them can end a quotation.
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

/** A whole word counts more than a beginning, a word of the title more than one elsewhere, the first word most. */
function score(title: string, words: { word: string }[]): number {
  const inTitle = analyse(title)
  return words.reduce((sum, { word }) => {
    if (inTitle[0] === word) return sum + 4
    if (inTitle.includes(word)) return sum + 3
    return sum + (inTitle.some((one) => one.startsWith(word)) ? 2 : 0)
  }, 0)
}
