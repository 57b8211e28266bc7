import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'

const folder = join(import.meta.dirname, '..', '..', 'dist', 'web')
const sizeOf = (name: string) => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length

/** What the built product sends before the first page stands: gzip, the larger of the two forms it is served in. */
test('the first load stays light: script, words of one language, and the heaviest page with its own', () => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const first = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1] as string)
  const assets = readdirSync(join(folder, 'assets'))
  /** The largest file of that name; behind it stand eight letters of its content. */
  const largest = (name: string) =>
    Math.max(
      ...assets.filter((file) => new RegExp(`^${name}-.{8}\\.js$`).test(file)).map((file) => sizeOf(`assets/${file}`)),
    )
  const pages = assets.flatMap((file) => /^(\w+Page)-de-.{8}\.js$/.exec(file)?.[1] ?? [])
  expect(first.length).toBeGreaterThan(0)
  expect(pages.length).toBeGreaterThan(40)
  const frame = first.map(sizeOf).reduce((total, size) => total + size, largest('frame-de'))
  const sum = frame + Math.max(...pages.map((page) => largest(page) + largest(`${page}-de`)))
  expect(sum / 1000).toBeLessThan(250)
})

test('the typeface and the icon come from the product itself, and nothing names another host', () => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  expect(html).toMatch(/rel="preload"[^>]+\.woff2/)
  expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].filter((match) => !match[1]?.startsWith('/'))).toEqual([])
})
