import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type App, startApp } from './app.ts'

const root = join(import.meta.dirname, '..', '..')

/** Every page without a parameter in its path, as the slices list them. */
const paths = globSync('features/**/web/routes.tsx', { cwd: root })
  .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/path: '([^'$]+)'/g)])
  .map((match) => match[1] as string)
  .sort()

let app: App
let customerId: string
let cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>

// The demo company, so that the pages hold what they hold in life.
test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  app = await startApp(['--demo'])
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(app.demoLink ?? '')
  const answer = await page.request.get(`${app.address}/api/customers?limit=1&search=Reiser`)
  customerId = (await answer.json()).customers[0].id
  cookies = await context.cookies()
  await context.close()
})
test.afterAll(() => app.stop())

for (const [language, colorScheme, viewport] of [
  ['de', 'light', { width: 1280, height: 900 }],
  ['en', 'dark', { width: 390, height: 844 }],
] as const) {
  test(`axe finds nothing on any page: ${language}, ${colorScheme}, ${viewport.width} px`, async ({ browser }) => {
    test.setTimeout(240_000)
    const context = await browser.newContext({ colorScheme, viewport })
    await context.addCookies(cookies)
    await context.addInitScript((chosen) => localStorage.setItem('bordmittel.language', chosen), language)
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    for (const path of [...paths, `/kunden/${customerId}`]) {
      await page.goto(`${app.address}${path}`)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.waitForLoadState('networkidle')
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze()
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
      expect.soft(found, `${path} (${language}, ${colorScheme})`).toEqual([])
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect.soft(width, `${path} is not wider than the screen`).toBeLessThanOrEqual(viewport.width)
    }
    expect(faults).toEqual([])
    await context.close()
  })
}

test('the contact list by keyboard: call, one line, Enter, and the next one is there', async ({ page }) => {
  await page.context().addCookies(cookies)
  await page.goto(`${app.address}/wieder-kontaktieren`)
  const rows = page.getByRole('list', { name: 'Wieder kontaktieren' }).getByRole('listitem')
  await expect(rows.first()).toBeVisible()
  const calm = await rows.nth(8).getByRole('link').first().textContent()
  for (let i = 0; i < 8; i += 1) await page.keyboard.press('j')
  await page.keyboard.press('g')
  await page.keyboard.type('Will im Januar bestellen.')
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Gespräch mit ${calm} festgehalten.`)).toBeVisible()
  await expect(rows.filter({ hasText: calm ?? '' })).toHaveCount(0)
  await page.keyboard.press('z')
  await expect(rows.filter({ hasText: calm ?? '' })).toHaveCount(1)
})
