import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'

const folder = join(import.meta.dirname, '..', '..', 'dist', 'web')
const sizeOf = (name: string) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length

/** What the built product sends before the first page stands: gzip, the larger of the two forms it is served in. */
test('the first load stays light: script, words of one language and the heaviest page', () => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const first = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1] as string)
  const later = readdirSync(join(folder, 'assets'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `assets/${name}`)
    .filter((name) => !first.includes(name))
  const words = later.find((name) => /\/de-[^/]+\.js$/.test(name))
  expect(first.length).toBeGreaterThan(0)
  expect(words).toBeDefined()
  const pages = later.filter((name) => /Page-[^/]+\.js$/.test(name)).map(sizeOf)
  const sum = [...first, words as string].map(sizeOf).reduce((total, size) => total + size, 0) + Math.max(0, ...pages)
  expect(sum / 1000).toBeLessThan(250)
})

test('the typeface and the icon come from the product itself, and nothing names another host', () => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  expect(html).toMatch(/rel="preload"[^>]+\.woff2/)
  expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].filter((match) => !match[1]?.startsWith('/'))).toEqual([])
})
