import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Engine } from '../db/dialect.ts'
import { prepared } from '../db/prepared.ts'
import type { Tables } from '../db/tables.ts'
import { analyseQuery, endOfNumber, type QueryWord, titleMark, wordsOfTitle } from './analyse.ts'
import { rangeOf } from './keys.ts'
import type { SearchKind } from './store.ts'
import { beginnings, longestPrefix, mostKnown, namesFrom, wordsInside, wordsLike, wordsWith } from './vocabulary.ts'

export type Found = { recordId: string; customerId: string | null; title: string; detail: string }

/** How many that fit are looked at for an answer of at most so many. */
const candidatesFor = { 8: 16, 20: 40, 200: 200 } as const
type Most = keyof typeof candidatesFor

/** A query and what the vocabulary knows of its words: asked once, when first needed, for all kinds. */
export type Query = ReturnType<typeof readQuery>

export function readQuery(db: Kysely<Tables>, text: string) {
  const words = analyseQuery(text)
  const once = <T>(ask: (word: QueryWord) => Promise<T> | T) => {
    let answers: Promise<T[]> | undefined
    return () => (answers ??= Promise.all(words.map(ask)))
  }
  return {
    words,
    titles: once(async ({ word, number }) => (number ? [] : await namesFrom(db, word))),
    beginnings: once(({ word, stem, number }) =>
      number ? numberTerms({ word, stem }) : beginnings(db, word).then((all) => withStem(all, word, stem)),
    ),
    inside: once(({ word }) => wordsWith(db, word)),
    near: once(({ word }) => wordsLike(db, word)),
  }
}

type Options = { limit: number; ownedBy?: readonly string[] | null }

/**
 * Finds records of one kind that have all words of a query, in steps: as whole words of the title, as beginnings of
 * words of the title, as beginnings or stems of any word, inside a name, and last with a typo. A step is only taken
 * while there are too few. Bounded: of very many that fit, each step ranks only the oldest (16 for up to 8 answers, 40
 * for up to 20, else 200), and `cut` says so.
 */
export async function findDocuments(
  db: Kysely<Tables>,
  engine: Engine,
  kind: SearchKind,
  query: Query,
  { limit, ownedBy }: Options,
): Promise<{ found: Found[]; cut: boolean }> {
  const { words } = query
  if (words.length === 0) return { found: [], cut: false }
  const most: Most = limit <= 8 ? 8 : limit <= 20 ? 20 : 200
  const found = new Map<string, Found>()
  let cut = false
  const look = async (terms: string[][]) => {
    const rows = await match(db, engine, kind, terms, most, ownedBy)
    for (const row of rows) found.set(row.recordId, row)
    cut ||= rows.length >= candidatesFor[most]
    return found.size >= limit
  }
  async function takeSteps(): Promise<void> {
    const names = await query.titles()
    if (names.every((one) => one.length > 0)) {
      const whole = words.every(({ word }, i) => names[i]?.includes(word))
      if (whole && (await look(words.map(({ word }) => [titleMark + word])))) return
      cut ||= words.some(({ word }, i) => !isShort(word) && (names[i]?.length ?? 0) >= mostKnown)
      if (await look(words.map(({ word }, i) => titleBeginnings(word, names[i] ?? [])))) return
    }
    const begin = await query.beginnings()
    if (await look(begin)) return
    const inside = await query.inside()
    if (inside.some((one) => one.length > 0)) {
      cut ||= inside.some((one) => one.length >= mostKnown)
      // Of a single word those that begin so are found already.
      if (await look(words.length === 1 ? inside : begin.map((one, i) => [...one, ...(inside[i] ?? [])]))) return
    }
    if (found.size > 0) return
    const near = await query.near()
    if (near.some((one) => one.length > 0))
      await look(begin.map((one, i) => [...one, ...(inside[i] ?? []), ...(near[i] ?? [])]))
  }
  await takeSteps()
  const ranked = [...found.values()]
    .map((row) => ({ row, score: score(row.title, words) }))
    .sort((a, b) => b.score - a.score || (a.row.title < b.row.title ? -1 : 1))
    .slice(0, limit)
  return { found: ranked.map(({ row }) => row), cut }
}

/** Terms for words of a title that begin so; `names` are the known ones. */
function titleBeginnings(word: string, names: string[]): string[] {
  return isShort(word) ? [`${titleMark}${word}*`] : names.map((name) => titleMark + name)
}

/** True if the index holds the titles ready that have a word beginning so. */
function isShort(word: string): boolean {
  return word.length + titleMark.length <= longestPrefix
}

/** What begins with a word has its stem, mostly: it is asked for only where it is another one. */
function withStem(beginnings: string[], word: string, stem: string): string[] {
  return stem.startsWith(word) ? beginnings : [...beginnings, stem]
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
        where "searchIndex" match ${terms} and "searchIndex".rowid >= ${whole(from)} and "searchIndex".rowid < ${whole(to)}`
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

/** A number beyond 32 bits is bound as a float, and the index passes over a bound that is no whole number: it read every hit. */
const whole = (bound: number) => sql<number>`cast(${bound} as integer)`

// How each engine asks its index of words.
const hits = {
  sqlite: ({ terms, from, to }: Range) =>
    sql`select rowid from "searchIndex"
      where "searchIndex" match ${terms} and rowid >= ${whole(from)} and rowid < ${whole(to)}`,
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
  sqlite: { 8: anybodys('sqlite', 8), 20: anybodys('sqlite', 20), 200: anybodys('sqlite', 200) },
  postgres: { 8: anybodys('postgres', 8), 20: anybodys('postgres', 20), 200: anybodys('postgres', 200) },
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

// The words hold only letters and digits and our marks (`analyse`), so nothing in them can end a quotation.
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
function score(title: string, words: QueryWord[]): number {
  const inTitle = wordsOfTitle(title)
  let sum = 0
  for (const { word } of words) {
    if (inTitle[0] === word) sum += 4
    else if (inTitle.includes(word)) sum += 3
    else if (inTitle.some((one) => one.startsWith(word))) sum += 2
    else if (inTitle.some((one) => one.includes(word))) sum += 1
  }
  return sum
}
