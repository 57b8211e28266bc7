import { type Language, languages } from '#shared/messages.ts'

type Words = Record<string, string>
/** Where the words of the frame or of a page come from, one file for each language. */
export type WordSource = Record<Language, () => Promise<{ default: Words }>>

const known: Record<Language, Words> = { de: {}, en: {} }
const sources: WordSource[] = []
let inUse: Language = languages[0]

/** Fetches the words of a source in the language in use; another language brings them too, once it is chosen. */
export async function fetchWords(source: WordSource): Promise<void> {
  sources.push(source)
  await add(source, inUse)
}

/** Fetches all words needed so far in a language, which is in use from now on. Words that come later are put into the same object. */
export async function speak(language: Language): Promise<Words> {
  inUse = language
  await Promise.all(sources.map((source) => add(source, language)))
  return known[language]
}

async function add(source: WordSource, language: Language): Promise<void> {
  Object.assign(known[language], (await source[language]()).default)
}
