import type { Page } from '@playwright/test'
import axe from 'axe-core'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * What axe finds on the page as it stands: rule and places, one line each. By default the rules of WCAG 2.2 AA;
 * `all` also takes good practice. `within`: only there. The engine goes into a page once; our pages have no frames.
 */
export async function findings(page: Page, options: { all?: boolean; within?: string[] } = {}): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('axe looks at one frame only')
  const known = await page.evaluate(() => 'axe' in window)
  if (!known) await page.evaluate(axe.source)
  return await page.evaluate(
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
}
