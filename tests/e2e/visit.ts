import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

const root = join(import.meta.dirname, '..', '..')

/** Every page, as the slices list them; `framed`: with rail and quick line. */
export const listedPages = globSync('features/**/web/routes.tsx', { cwd: root })
  .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/path: '([^']+)'(.*frame: 'none')?/g)])
  .map(([, path = '', bare]) => ({ path, framed: !bare }))
  .sort((a, b) => (a.path < b.path ? -1 : 1))

export type Visit = {
  /** Loads the page anew from its address, and waits until everything that it shows is there. */
  load(path: string): Promise<void>
  /**
   * The same as a link does it, within the open application: a third of the work. A page that stands there already in
   * another state is loaded.
   */
  follow(path: string): Promise<void>
}

declare global {
  var forgetWords: () => void
}

/**
 * Words come with the page that names them. From here on they also go with it, so that a page that lacks some of its own
 * shows their keys whichever was open before. For pages that are opened once each, without a mouse that would fetch one
 * ahead by resting on its link.
 */
export async function partWords(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { assign } = Object
    let words: Record<string, string> | undefined
    let ofFrame = new Set<string>()
    Object.assign = (into: Record<string, string>, ...from: (Record<string, string> | null)[]) => {
      if (from[0] && 'ui.areas' in from[0]) {
        words = into
        ofFrame = new Set(Object.keys(from[0]))
      }
      return assign(into, ...from)
    }
    window.forgetWords = () => {
      if (!words) throw new Error('where words are kept has changed: see ui/words.ts')
      for (const key of Object.keys(words)) if (!ofFrame.has(key)) delete words[key]
    }
  })
}

/** Goes from page to page of the application at `address`. */
export function visits(page: Page, address: string): Visit {
  const open = new Set<unknown>()
  let begun = 0
  page.on('request', (request) => {
    if (request.resourceType() === 'eventsource') return
    begun += 1
    open.add(request)
  })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))

  async function complete(title: string): Promise<void> {
    await page.locator(title).first().waitFor()
    // Until the page asks the server nothing more, and has nothing more to draw.
    for (let asked = -1; asked !== begun || open.size > 0; ) {
      asked = begun
      await page.evaluate(async () => {
        for (let quiet = 0; quiet < 3; quiet += 1)
          await new Promise((idle) => requestAnimationFrame(() => requestIdleCallback(idle)))
      })
    }
  }

  async function load(path: string): Promise<void> {
    await page.goto(address + path)
    await complete('h1')
  }

  return {
    load,
    async follow(path) {
      const here = new URL(page.url())
      if (here.origin !== address || here.pathname === new URL(path, address).pathname) return await load(path)
      // The title of the page that is left stays until the next one is there, so it is marked.
      await page.evaluate((to) => {
        for (const title of document.querySelectorAll('h1')) title.dataset.left = ''
        window.forgetWords?.()
        history.pushState(null, '', to)
      }, path)
      await complete('h1:not([data-left])')
    },
  }
}
