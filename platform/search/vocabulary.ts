import { type Kysely, type RawBuilder, sql } from 'kysely'
import { inserting, prepared } from '../db/prepared.ts'
import type { Tables } from '../db/tables.ts'
import { isMarked, trigrams, typos } from './analyse.ts'

/** Letters up to which the index holds beginnings of words ready (`searchIndex` in the schema). */
export const longestPrefix = 6

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
 * The vocabulary: what the beginning of a long word is led back to, of names and marks a part of a word too, of names
 * a typo. Words stay; one that nobody uses any more finds nothing.
 */
export async function learnWords(
  db: Kysely<Tables>,
  { names, marks, all }: { names: Set<string>; marks: Set<string>; all: Set<string> },
): Promise<void> {
  const long = [...all].filter((word) => word.length > longestPrefix && !isMarked(word))
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
  await learnParts(
    db,
    [...names].filter((word) => word.length > 2),
    trigrams,
  )
  await learnParts(
    db,
    [...marks].filter((word) => !names.has(word)),
    markTrigrams,
  )
}

/** Writes the groups of letters of words that have none yet. */
async function learnParts(db: Kysely<Tables>, words: string[], groupsOf: (word: string) => string[]): Promise<void> {
  const parted = words.filter((word) => groupsOf(word).length > 0)
  for (let start = 0; start < parted.length; start += 200) {
    const some = parted.slice(start, start + 200)
    const firsts = sql.join(
      some.flatMap((word) => {
        const first = groupsOf(word)[0] as string
        // A mark that is known as a name is found as a name.
        const asName = trigrams(word)[0] as string
        return first === asName ? [sql`(${first}, ${word})`] : [sql`(${first}, ${word})`, sql`(${asName}, ${word})`]
      }),
    )
    const known = await db
      .selectFrom('searchTrigrams')
      .select('word')
      .where(sql<boolean>`("trigram", "word") in (values ${firsts})`)
      .execute()
    const rows = without(some, known).flatMap((word) => groupsOf(word).map((trigram) => ({ trigram, word })))
    await saveTrigrams(db, rows)
  }
}

function without(words: string[], known: { word: string }[]): string[] {
  const there = new Set(known.map((row) => row.word))
  return words.filter((word) => !there.has(word))
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
