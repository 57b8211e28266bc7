/**
 * Takes pictures of pages: desktop and phone, light and dark, German and English, into `screenshots/`.
 *
 * node scripts/screenshots.ts                                  the gallery of parts
 * node scripts/screenshots.ts --app http://127.0.0.1:4700 --email … --password …
 *                                                              every page of a running server, and those named by --also /kunden/…
 * --only part                                                  only pictures with this part in their name (phone, dark, kunden)
 * --to folder
 */
import { globSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type BrowserContext, chromium, devices } from '@playwright/test'
import { galleryPages, serveGallery } from '#tests/ui/serve.ts'
import playwright from '../playwright.config.ts'

const { values: options } = parseArgs({
  options: {
    app: { type: 'string' },
    email: { type: 'string' },
    password: { type: 'string' },
    also: { type: 'string', multiple: true, default: [] },
    only: { type: 'string', default: '' },
    to: { type: 'string', default: 'screenshots' },
  },
})
const screens = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } }
type Picture = { name: string; url: string }

/** Pages without parameters in their path, taken from the slices' lists. */
function pathsOfApp(): string[] {
  const root = join(import.meta.dirname, '..')
  const lists = globSync('features/**/web/routes.tsx', { cwd: root })
  const paths = lists.flatMap((list) => [...readFileSync(join(root, list), 'utf8').matchAll(/path: '([^'$]+)'/g)])
  return [...new Set(paths.map((match) => match[1] as string)), ...options.also].sort()
}

async function logIn(context: BrowserContext, language: string): Promise<void> {
  if (!options.app) return
  await context.addInitScript((chosen) => localStorage.setItem('bordmittel.language', chosen), language)
  if (!options.email) return
  const answer = await context.request.post(`${options.app}/api/auth/sign-in/email`, {
    data: { email: options.email, password: options.password },
    headers: { origin: options.app },
  })
  if (!answer.ok()) throw new Error(`login refused: ${await answer.text()}`)
}

const gallery = options.app ? null : await serveGallery()
const pictures = (language: string, scheme: string): Picture[] =>
  gallery
    ? galleryPages.map((path) => ({
        name: `gallery${path}`,
        url: `${gallery.address}?language=${language}&scheme=${scheme}#${path}`,
      }))
    : pathsOfApp().map((path) => ({ name: `app${path}`, url: `${options.app}${path}` }))

mkdirSync(options.to, { recursive: true })
const browser = await chromium.launch(playwright.use?.launchOptions)
try {
  for (const [screen, viewport] of Object.entries(screens)) {
    for (const scheme of ['light', 'dark'] as const) {
      for (const language of ['de', 'en']) {
        const wanted = pictures(language, scheme)
          .map(({ name, url }) => ({ name: `${name.replaceAll('/', '-')}-${screen}-${scheme}-${language}`, url }))
          .filter(({ name }) => name.includes(options.only))
        if (wanted.length === 0) continue
        const context = await browser.newContext({
          ...(screen === 'phone' ? devices['Pixel 7'] : {}),
          viewport,
          deviceScaleFactor: screen === 'phone' ? 2 : 1,
          colorScheme: scheme,
        })
        await logIn(context, language)
        const page = await context.newPage()
        for (const { name, url } of wanted) {
          await page.goto('about:blank')
          await page.goto(url)
          await page.getByRole('heading', { level: 1 }).first().waitFor()
          await page.waitForLoadState('networkidle').catch(() => undefined)
          await page.evaluate(() => document.fonts.ready)
          await page.screenshot({ path: join(options.to, `${name}.png`) })
        }
        await context.close()
      }
    }
  }
} finally {
  await browser.close()
  await gallery?.close()
}
