import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { messages as everywhere } from '#features/words.ts'
import { root } from '../scripts/run.ts'

type Words = { de: Record<string, string>; en: Record<string, string> }

const messageFiles = globSync('{ui,platform,features}/**/{messages,serverWords}.ts', { cwd: root }).sort()
const sources = globSync('{ui,platform,features,shared}/**/*.{ts,tsx}', { cwd: root })
  .concat(globSync('*.{ts,tsx}', { cwd: root }))
  .filter((file) => !/\.test\.tsx?$/.test(file) && !messageFiles.includes(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
const everything = sources.map((source) => source.text).join('\n')

let words: { file: string; messages: Words }[]
let keys: Set<string>
const withoutForm = (key: string) => key.replace(/_(one|other)$/, '')

beforeAll(async () => {
  words = await Promise.all(
    messageFiles.map(async (file) => ({ file, messages: (await import(join(root, file))).messages as Words })),
  )
  keys = new Set(words.flatMap(({ messages }) => Object.keys(messages.de)))
})

test('every key is in one file only', () => {
  const all = words.flatMap(({ messages }) => Object.keys(messages.de))
  expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([])
})

test('both languages say the same: no empty sentence, the same values in them', () => {
  const values = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort().join()
  const wrong = words.flatMap(({ messages: { de, en } }) =>
    Object.keys(de).filter((key) => !de[key]?.trim() || !en[key]?.trim() || plain(key, de) !== plain(key, en)),
  )
  // "one" may leave out the count ("seit gestern").
  function plain(key: string, language: Record<string, string>): string {
    const found = values(language[key] ?? '')
    return key.endsWith('_one') ? found.replace(/\{\{count\}\},?/, '') : found
  }
  expect(wrong).toEqual([])
})

test('a plural has both forms', () => {
  const single = [...keys].filter((key) => {
    if (!/_(one|other)$/.test(key)) return false
    const base = withoutForm(key)
    return !keys.has(`${base}_one`) || !keys.has(`${base}_other`)
  })
  expect(single).toEqual([])
})

test('every refusal has its sentence', () => {
  const codes = [...everything.matchAll(/new Refusal\(\s*'(\w+)'/g)].map(([, code]) => `refusal.${code}`)
  expect(codes.length).toBeGreaterThan(0)
  expect([...new Set(codes)].filter((code) => !keys.has(code))).toEqual([])
})

test('what the server may say in words is known to it', () => {
  const spoken = words.filter(({ file }) => !file.startsWith('ui/')).flatMap(({ messages }) => Object.keys(messages.de))
  expect(spoken.filter((key) => /^refusal\./.test(key) && !(key in everywhere.de))).toEqual([])
})

test('every key that a page names exists', () => {
  const known = new Set([...keys].map(withoutForm))
  const missing = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\b(?:t|rich|translate)\(\s*'([\w.]+)'/g)]
      .filter(([, key]) => key && !known.has(key))
      .map(([, key]) => `${file}: ${key}`),
  )
  expect(missing).toEqual([])
})

test('no key is left over: each is named by code, or built by it from parts', () => {
  const quoted = new Set([...everything.matchAll(/(['"`])([\w.-]+)\1/g)].map(([, , word]) => word))
  const named = new Set([...everything.matchAll(/\b(\w+)\??:/g)].map(([, name]) => name))
  const patterns = builtKeys(everything)
  const isUsed = (key: string): boolean => {
    if (quoted.has(key)) return true
    // Refusals are thrown by their code.
    if (key.startsWith('refusal.')) return quoted.has(key.slice('refusal.'.length))
    return patterns.some((pattern) => {
      const parts = pattern.exec(key)?.slice(1) ?? []
      return (
        parts.length > 0 && parts.every((part) => part.split('.').every((word) => quoted.has(word) || named.has(word)))
      )
    })
  }
  expect([...keys].filter((key) => !isUsed(withoutForm(key)) && !isUsed(key))).toEqual([])
})

/** The keys that code builds, as patterns with one group for each part: `` `tasks.kind.${kind}` ``. */
function builtKeys(code: string): RegExp[] {
  const found = new Set<string>()
  for (const start of code.matchAll(/`(?=\w+\.[\w.]*\$\{)/g)) {
    let pattern = ''
    let at = start.index + 1
    while (at < code.length && code[at] !== '`') {
      if (!code.startsWith('${', at)) {
        pattern += /\w/.test(code[at] ?? '') ? code[at] : `\\${code[at]}`
        at += 1
        continue
      }
      pattern += '([\\w.-]+)'
      let depth = 0
      for (at += 1; at < code.length; at += 1) {
        if (code[at] === '{') depth += 1
        if (code[at] === '}') depth -= 1
        if (depth === 0) break
      }
      at += 1
    }
    found.add(pattern)
  }
  return [...found].map((pattern) => new RegExp(`^${pattern}$`))
}
