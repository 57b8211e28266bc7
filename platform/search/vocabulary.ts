import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Engine } from '../db/dialect.ts'
import { prepared } from '../db/prepared.ts'
import type { Tables } from '../db/tables.ts'
import { isMarked, trigrams, typos } from './analyse.ts'

/** Letters up to which the index holds beginnings of words ready (`searchIndex` in the schema). */
export const longestPrefix = 6

/** Words handed over as one text and taken apart by the database: of a list that comes in there are very many. */
const eachOf = {
  sqlite: (words: string) => sql`json_each(${words})`,
  postgres: (words: string) => sql`json_array_elements_text(${words}::json) as "each" ("value")`,
}

/**
 * The vocabulary: what the beginning of a long word is led back to, of names and marks a part of a word too, of names
 * a typo. Words stay; one that nobody uses any more finds nothing.
 */
export async function learnWords(
  { db, engine }: { db: Kysely<Tables>; engine: Engine },
  { names, marks, all }: { names: Set<string>; marks: Set<string>; all: Set<string> },
): Promise<void> {
  const list = (words: string[]) => eachOf[engine](JSON.stringify(words))
  const long = [...all].filter((word) => word.length > longestPrefix && !isMarked(word))
  if (long.length > 0)
    await sql`insert into "searchWords" ("word") select "value" from ${list(long)} where true order by 1
      on conflict do nothing`.execute(db)
  await learnParts(db, list([...names].filter((word) => word.length > 2)), {
    shown: sql`' ' || "value" || ' '`,
    from: 1,
    mark: '',
  })
  await learnParts(db, list([...marks].filter((word) => word.length > 3 && !names.has(word))), {
    shown: sql`"value"`,
    from: 2,
    mark: '.',
  })
}

const positions = sql`(values ${sql.join(Array.from({ length: 44 }, (_, i) => sql`(${sql.lit(i + 1)})`))})`

/**
 * Writes the groups of three letters of words that have none yet: of names as `trigrams` has them, of marks those inside.
 * A mark that is known as a name is found as a name.
 */
async function learnParts(
  db: Kysely<Tables>,
  words: RawBuilder<unknown>,
  { shown, from, mark }: { shown: RawBuilder<unknown>; from: number; mark: '' | '.' },
): Promise<void> {
  const group = sql`${sql.lit(mark)} || substr(${shown}, "column1", 3)`
  await sql`
    with "fresh" as (select "value" from ${words} where not exists (select 1 from "searchTrigrams" where "word" = "value"
      and "trigram" in (' ' || substr("value", 1, 2), ${sql.lit(mark)} || substr(${shown}, ${sql.lit(from)}, 3))))
    insert into "searchTrigrams" ("trigram", "word")
    select ${group}, "value" from "fresh" cross join ${positions} as "positions"
    where "column1" >= ${sql.lit(from)} and "column1" <= length(${shown}) - 2 order by 1, 2
    on conflict do nothing`.execute(db)
}

/** Groups of letters inside a mark, each with a dot before it: lists ask for them, the search does not. */
export function markTrigrams(word: string): string[] {
  const found = new Set<string>()
  for (let at = 1; at + 3 <= word.length; at += 1) found.add(`.${word.slice(at, at + 3)}`)
  return [...found]
}

const wordsFrom = prepared((db, { from, to }: { from: string; to: string }) =>
  db.selectFrom('searchWords').select('word').where('word', '>=', from).where('word', '<', to).limit(50),
)

/** Terms for the words that begin so. Of a long one the words themselves: gathering all that begin so is slow. */
export async function beginnings(db: Kysely<Tables>, word: string): Promise<string[]> {
  if (word.length <= longestPrefix) return [`${word}*`]
  const longer = await wordsFrom(db, { from: word, to: `${word}\u{10ffff}` })
  return [word, ...longer.map((row) => row.word)]
}

/** How many known names the beginning or a part of one leads to in the search. */
export const mostKnown = 12

const namesThatBegin = prepared((db, { trigram, from, to }: { trigram: string; from: string; to: string }) =>
  db
    .selectFrom('searchTrigrams')
    .select('word')
    .where('trigram', '=', trigram)
    .where('word', '>=', from)
    .where('word', '<', to)
    .limit(mostKnown),
)

/** Some known names that begin with these two or more letters. */
export async function namesFrom(db: Kysely<Tables>, word: string): Promise<string[]> {
  const rows = await namesThatBegin(db, { trigram: ` ${word.slice(0, 2)}`, from: word, to: `${word}\u{10ffff}` })
  return rows.map((row) => row.word)
}

const wordsWithPart = prepared((db, { trigram, part }: { trigram: string; part: string }) =>
  db
    .selectFrom('searchTrigrams')
    .select('word')
    .where('trigram', '=', trigram)
    // Put together in the statement: SQLite prepares one with a bound pattern anew at every use.
    .where('word', 'like', sql<string>`('_%' || ${part} || '%')`)
    .limit(mostKnown),
)

/** Known names that hold the typed letters somewhere inside. */
export async function wordsWith(db: Kysely<Tables>, part: string): Promise<string[]> {
  if (part.length < 3) return []
  for (const one of spellings(part)) {
    const rows = await wordsWithPart(db, { trigram: one.slice(0, 3), part: one })
    if (rows.length > 0) return rows.map((row) => row.word)
  }
  return []
}

/** Known names that are nearly the typed word, the nearest first. */
export async function wordsLike(db: Kysely<Tables>, word: string): Promise<string[]> {
  // Another number is no typo.
  if (word.length < 4 || /\d/.test(word)) return []
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

const mostWords = 5_000

/** The known words of names and marks that hold a part somewhere inside, as a query: one column `word`. */
export function wordsInside(part: string): RawBuilder<unknown> {
  const words = spellings(part).map((one) => {
    const first = one.slice(0, 3)
    return sql`select "word" from "searchTrigrams" where "trigram" in (${first}, ${`.${first}`}) and "word" like ('_%' || ${one} || '%')`
  })
  return sql`select "word" from (${sql.join(words, sql` union all `)}) as "all" limit ${sql.lit(mostWords)}`
}

/** Of an umlaut that is written with an e only the vowel is kept: "erwehr" stands in "feurwehr". */
function spellings(part: string): string[] {
  return part.startsWith('e') ? [part, ...['a', 'o', 'u'].map((vowel) => vowel + part.slice(1))] : [part]
}
