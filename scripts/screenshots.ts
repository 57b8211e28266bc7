/**
 * Takes pictures of every page of the gallery of parts: desktop and phone, light and dark, German and English.
 * `node scripts/screenshots.ts [folder] [part of the name]` → PNG files in `screenshots/`.
 */
import { mkdirSync } from 'node:fs'
import { chromium, devices } from '@playwright/test'
import { galleryPages, serveGallery } from '#tests/ui/serve.ts'
import playwright from '../playwright.config.ts'

const [folder = 'screenshots', wanted = ''] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })

const screens = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } }
const gallery = await serveGallery()
const browser = await chromium.launch(playwright.use?.launchOptions)
try {
  for (const [screen, viewport] of Object.entries(screens)) {
    for (const scheme of ['light', 'dark'] as const) {
      for (const language of ['de', 'en']) {
        const context = await browser.newContext({
          ...(screen === 'phone' ? devices['Pixel 7'] : {}),
          viewport,
          deviceScaleFactor: screen === 'phone' ? 2 : 1,
          colorScheme: scheme,
        })
        const page = await context.newPage()
        for (const path of galleryPages) {
          const name = `gallery${path.replaceAll('/', '-')}-${screen}-${scheme}-${language}`
          if (!name.includes(wanted)) continue
          await page.goto('about:blank')
          await page.goto(`${gallery.address}?language=${language}&scheme=${scheme}#${path}`)
          await page.getByRole('heading', { level: 1 }).waitFor()
          await page.evaluate(() => document.fonts.ready)
          await page.screenshot({ path: `${folder}/${name}.png`, fullPage: screen === 'phone' && path !== '/list' })
        }
        await context.close()
      }
    }
  }
} finally {
  await browser.close()
  await gallery.close()
}
