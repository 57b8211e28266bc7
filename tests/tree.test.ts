import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../scripts/run.ts'

const notOurs = new Set(['.git', 'node_modules', 'dist', 'data', 'demo-data', 'test-results', 'screenshots'])
const texts = /\.(ts|tsx|mjs|mts|css|html|md|json|yml|svg|txt|csv|vcf)$|(^|\/)(\.ci\/run|\.npmrc|\.gitignore)$/
const largest = 2_000_000

function visit(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? visit(path) : [path]
  })
}
const files = visit(root).map((path) => relative(root, path).replaceAll('\\', '/'))
const read = (file: string) => readFileSync(join(root, file), 'utf8')

test('no file names a folder of the machine it was written on', () => {
  const machine = /(?:^|[\s"'`(=])\/(?:work|root|Users|home\/(?!bordmittel))\/?/m
  const guilty = files.filter(
    (file) => texts.test(file) && statSync(join(root, file)).size < largest && machine.test(read(file)),
  )
  expect(guilty).toEqual([])
})

test('rules know no clock, no randomness and nothing outside', () => {
  const impure = /\bDate\.now\(|new Date\(\)|Math\.random\(|\bcrypto\.|\bprocess\.|\bfetch\(|\bsetTimeout\(/
  const pure = files.filter(
    (file) => /^features\/.*(\/|^)(rules|access)(\/.*)?\.ts$/.test(file) && !/\.test\.ts$/.test(file),
  )
  expect(pure.length).toBeGreaterThan(0)
  expect(pure.filter((file) => impure.test(read(file)))).toEqual([])
})

test('property tests try the same cases at every run', () => {
  const guilty = files.filter((file) => /\.tsx?$/.test(file) && /from 'fast-check'/.test(read(file)))
  expect(guilty).toEqual(['tests/properties.ts', 'tests/tree.test.ts'])
})

test('each step of the schema has a file, and their order is that of their names', async () => {
  const { schema } = await import('../migrations/index.ts')
  const names = Object.keys(schema)
  expect(names).toEqual([...names].sort())
  const stepFiles = files.flatMap((file) => file.match(/^migrations\/(\d{4}-[\w-]+)\.ts$/)?.[1] ?? [])
  expect([...stepFiles].sort()).toEqual([...names].sort())
})
