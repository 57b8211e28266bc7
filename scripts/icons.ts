/** Draws the icons of the installed app from `public/icon.svg`: node scripts/icons.ts */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import playwright from '../playwright.config.ts'

const folder = join(import.meta.dirname, '..', 'public')
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8')
/** Phones cut a maskable icon to their own shape: ground to the edges, the sign within the inner 80 percent. */
const maskable = svg.replace('rx="7"', '').replace('viewBox="0 0 32 32"', 'viewBox="-2 -2 36 36"')
const icons = [
  { name: 'icon-192.png', size: 192, drawing: svg },
  { name: 'icon-512.png', size: 512, drawing: svg },
  { name: 'icon-maskable-512.png', size: 512, drawing: maskable },
  { name: 'apple-touch-icon.png', size: 180, drawing: maskable },
]

const browser = await chromium.launch(playwright.use?.launchOptions)
for (const { name, size, drawing } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const ground = drawing === maskable ? '#16213a' : 'transparent'
  await page.setContent(
    `<style>body{margin:0;background:${ground}}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
  )
  writeFileSync(join(folder, name), await page.screenshot({ omitBackground: true }))
  await page.close()
}
await browser.close()
