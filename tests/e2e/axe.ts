import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const root = join(import.meta.dirname, '..', '..')
// Half as long as the one with its comments, which the browser would read on each page that is loaded.
let engine: string | undefined
let keys: Set<string> | undefined

/** The keys as they stand at the beginning of a line: to run a hundred files takes a second. */
function keysOfWords(): Set<string> {
  const files = globSync('{ui,features,platform}/**/messages.ts', { cwd: root })
  const texts = files.map((file) => readFileSync(join(root, file), 'utf8'))
  const named = texts.flatMap((text) => [...text.matchAll(/^\s*'([\w-]+\.[\w.-]+)':/gm)])
  return new Set(named.map(([, key = '']) => key.replace(/_(one|other)$/, '')))
}

/** Words that did not come with their page: what stands there is their key. */
async function missingWords(page: Page): Promise<string[]> {
  keys ??= keysOfWords()
  const known = keys
  const said = await page.evaluate(() =>
    [...document.body.querySelectorAll('*')].flatMap((one) => [
      ...[...one.childNodes].filter((node) => node instanceof Text).map((node) => node.data),
      ...['aria-label', 'placeholder', 'title'].map((name) => one.getAttribute(name) ?? ''),
    ]),
  )
  const words = said.flatMap((text) => text.match(/\b[a-z]\w*(?:\.\w+)+/gi) ?? [])
  return [...new Set(words)].filter((word) => known.has(word)).map((word) => `words: ${word}`)
}

/**
 * What is wrong with the page as it stands: words that are missing, and what axe finds, rule and places, one line each. By default the rules of WCAG 2.2 AA;
 * `all` also takes good practice. `within`: only there. The engine goes into a page once; our pages have no frames.
 */
export async function findings(page: Page, options: { all?: boolean; within?: string[] } = {}): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('axe looks at one frame only')
  const known = await page.evaluate(() => 'axe' in window)
  if (!known) {
    engine ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    await page.evaluate(engine)
  }
  const found = await page.evaluate(
    async ({ within, tags }) => {
      // Colours on their way to those of another look are none of either.
      for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve))
      const moving = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
      await Promise.all(moving.map((one) => one.finished.catch(() => undefined)))
      const engine = (window as unknown as { axe: typeof axe }).axe
      const { violations } = await engine.run(within ? { include: within.map((one) => [one]) } : document, {
        ...(tags ? { runOnly: { type: 'tag', values: tags } } : {}),
        resultTypes: ['violations'],
      })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
    },
    { within: options.within, tags: options.all ? null : wcag },
  )
  return [...found, ...(await missingWords(page))]
}
