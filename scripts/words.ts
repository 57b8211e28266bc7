import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Message key → sentence, in one language. */
export type Words = Record<string, string>
/** Which words the browser fetches when: `first` with the frame, `pages` (file of a page → its words) with that page. */
export type SplitWords = { first: Set<string>; pages: Map<string, Set<string>> }

/**
 * A file of words that so many pages name comes with the frame, instead of once more with each of them. An area has up to a
 * dozen pages: its words are not for those who never open it.
 */
const sharedBy = 18

/**
 * Splits the message keys by where they are named. The frame needs the keys that its own modules name, and every
 * refusal: each page may meet each. A page needs whole files of words: those whose type one of its modules takes, or
 * of whose keys one is named there (in quotes, or as the beginning of one that is built). Keys that only the server
 * knows are thereby covered, as whoever shows them takes the type of their file.
 * @param root folder of the checkout
 * @param files file of words → its sentences in one language
 */
export function splitWords(root: string, files: Record<string, Words>): SplitWords {
  const fileOf = new Map(Object.entries(files).flatMap(([file, words]) => Object.keys(words).map((key) => [key, file])))
  const modules = new Map<string, Module>()
  const moduleOf = (file: string) => {
    const known = modules.get(file) ?? readModule(root, file, fileOf)
    modules.set(file, known)
    return known
  }
  const routes = globSync('features/**/web/routes.tsx', { cwd: root })
  const frame = reached(['web.tsx', ...routes], moduleOf, (file) => !routes.includes(file))
  const named = frame.flatMap((file) => moduleOf(file).keys)
  const refusals = [...fileOf.keys()].filter((key) => key.startsWith('refusal.'))

  const filesOfPage = new Map(
    routes
      .flatMap((file) => moduleOf(file).fetched)
      .map((page) => {
        const parts = reached([page], moduleOf, () => true).map(moduleOf)
        const ofKeys = parts.flatMap(({ keys }) => keys).filter((key) => !key.startsWith('refusal.'))
        return [page, new Set([...parts.flatMap(({ words }) => words), ...ofKeys.map((key) => fileOf.get(key) ?? '')])]
      }),
  )
  const shared = Object.keys(files).filter(
    (file) => [...filesOfPage.values()].filter((named) => named.has(file)).length >= sharedBy,
  )
  const keysOf = (file: string) => Object.keys(files[file] ?? {})
  const sentence = (key: string) => files[fileOf.get(key) ?? '']?.[key] ?? ''
  const first = withReferences([...named, ...refusals, ...shared.flatMap(keysOf)], sentence)
  const pages = [...filesOfPage].map(([page, wanted]) => {
    const all = withReferences([...wanted].flatMap(keysOf), sentence)
    return [page, new Set([...all].filter((key) => !first.has(key)))] as const
  })
  return { first, pages: new Map(pages) }
}

/** What one module of the browser imports, fetches later, and names of the words. */
type Module = { imports: string[]; fetched: string[]; words: string[]; keys: string[] }

function readModule(root: string, file: string, fileOf: ReadonlyMap<string, string>): Module {
  const text = readFileSync(join(root, file), 'utf8')
  const resolve = (name = '') => {
    const path = name.startsWith('#') ? name.slice(1) : name.startsWith('.') ? join(dirname(file), name) : ''
    return /\.tsx?$/.test(path) && existsSync(join(root, path)) ? [path] : []
  }
  const found = [...text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)].map(
    ([, type, name]) => ({ type, path: resolve(name) }),
  )
  const beginnings = [...text.matchAll(/`(\w+\.[\w.]*)\$\{/g)].map(([, beginning = '']) => beginning)
  const quoted = new Set([...text.matchAll(/['"`]([\w-]+\.[\w.-]+)['"`]/g)].map(([, word]) => word))
  return {
    imports: found.filter(({ type }) => !type).flatMap(({ path }) => path),
    fetched: [...text.matchAll(/import\('([^']+)'\)/g)].flatMap(([, name]) => resolve(name)),
    words: found.flatMap(({ path }) => path).filter((path) => [...fileOf.values()].includes(path)),
    keys: [...fileOf.keys()].filter(
      (key) =>
        quoted.has(key.replace(/_(one|other)$/, '')) || beginnings.some((beginning) => key.startsWith(beginning)),
    ),
  }
}

/** All modules that come with these; what is fetched later counts where `follow` says so. */
function reached(from: string[], moduleOf: (file: string) => Module, follow: (file: string) => boolean): string[] {
  const found = new Set(from)
  // A set hands out what is added while it is walked through.
  for (const file of found) {
    const { imports, fetched } = moduleOf(file)
    for (const next of follow(file) ? [...imports, ...fetched] : imports) found.add(next)
  }
  return [...found]
}

/** The keys, and those that their sentences name by `$t(…)`. */
function withReferences(keys: Iterable<string>, sentence: (key: string) => string): Set<string> {
  const all = new Set(keys)
  for (const key of all) for (const [, other = ''] of sentence(key).matchAll(/\$t\(([\w.]+)\)/g)) all.add(other)
  return all
}
