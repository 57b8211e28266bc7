import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { readXlsx } from 'hucre/xlsx'
import { type App, startApp, startCompany } from './app.ts'
import { findings } from './axe.ts'

let app: App
let cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>
test.beforeAll(async ({ browser }) => {
  app = await startApp(['--demo'])
  const context = await browser.newContext()
  await context.request.get(app.demoLink ?? '')
  cookies = await context.cookies()
  await context.close()
})
test.afterAll(() => app.stop())

// The demo company of the source: three customers have 58 % of the revenue.
test('the customer base from the sentence to the records, and what if the largest leaves', async ({
  page,
  context,
}) => {
  await context.addCookies(cookies)
  await page.goto(app.address)
  await page.getByRole('textbox', { name: 'Schnelle Zeile' }).waitFor()

  // Found by keyboard.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('bestand')
  await page.getByRole('option', { name: 'Kundenbestand' }).waitFor()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Drei Kunden machen 58 % Ihres Umsatzes.')).toBeVisible()

  // A figure says its formula and period, and opens its records.
  await page.getByRole('button', { name: '58 %' }).click()
  const panel = page.getByRole('dialog', { name: /Größte drei/ })
  await expect(panel).toContainText('Umsatz der 3 größten Kunden geteilt durch den Umsatz.')
  await expect(panel).toContainText(/\d{2}\.\d{2}\.\d{4} bis \d{2}\.\d{2}\.\d{4}/)
  await panel.getByRole('link', { name: 'Die 3 Kunden dahinter' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Kundenbestand: die größten drei' })).toBeVisible()
  await expect(page.getByRole('link', { name: /Kappler Getriebe/ })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Kundenbestand' }).getByRole('row')).toHaveCount(4)
  await page.getByRole('link', { name: 'Zurück zum Kundenbestand' }).click()

  // What if the largest leaves: by keyboard, kept in the address, and taken back.
  const kappler = page.getByRole('checkbox', { name: /Kappler Getriebe/ })
  await kappler.focus()
  await page.keyboard.press('Space')
  const loss = page.getByRole('region', { name: /^Wenn Kappler Getriebe .* geht$/ })
  await expect(loss).toContainText('Bis es ersetzt ist')
  await expect(loss).toContainText(/\d+ Monate/)
  await expect(page.getByRole('columnheader', { name: 'danach' })).toBeVisible()
  await page.getByRole('checkbox', { name: /Hohner Antriebe/ }).uncheck()
  await expect(page.getByRole('heading', { name: /^Wenn Kappler .* und Hohner .* gehen$/ })).toBeVisible()
  await page.reload()
  await expect(kappler).not.toBeChecked()
  await page.getByRole('button', { name: 'Alle bleiben' }).click()
  await expect(kappler).toBeChecked()
  await expect(loss).toHaveCount(0)

  // Another period, and groups as one: both in the address.
  await page.getByRole('radio', { name: 'Geschäftsjahr' }).check()
  await expect(page).toHaveURL(/zeitraum=geschaeftsjahr/)
  await page.getByRole('checkbox', { name: 'Konzerne als ein Kunde' }).check()
  await expect(page).toHaveURL(/konzerne=ja/)
  await page.getByRole('radio', { name: '12 Monate' }).check()
  await expect(page.getByText('Drei Kunden machen 58 % Ihres Umsatzes.')).toBeVisible()

  // As Excel.
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Als Excel-Datei' }).click()
  const file = await saved
  expect(file.suggestedFilename()).toMatch(/^Kundenbestand .*\.xlsx$/)
  const [sheet] = (await readXlsx(readFileSync(await file.path()))).sheets
  expect(sheet?.rows[1]?.[1]).toBe('Kappler Getriebe GmbH & Co. KG')
})

test('more behind a click, classes taken over with undo, and axe finds nothing where these stand', async ({
  page,
  context,
}) => {
  await context.addCookies(cookies)
  await page.goto(`${app.address}/kundenbestand`)
  await page.getByRole('button', { name: 'Genauer: HHI, Kaufverhalten, Betreuung' }).click()
  await expect(page.getByRole('heading', { name: 'Kaufverhalten (RFM)' })).toBeVisible()
  const cell = page.getByRole('button', { name: /zuletzt 5, wie oft 5$/ })
  await cell.click()
  await expect(page.getByRole('heading', { name: 'Zuletzt 5, wie oft 5' })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Zusammen/ })).toContainText('100 %')
  expect(await findings(page, { all: true })).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByRole('checkbox', { name: /Kappler Getriebe/ }).uncheck()
  await expect(page.getByRole('columnheader', { name: 'danach' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await findings(page, { all: true })).toEqual([])
  await page.setViewportSize({ width: 1280, height: 900 })

  await page.getByRole('link', { name: /andere Klasse als jetzt/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Klassen prüfen' })).toBeVisible()
  const accept = page.getByRole('button', { name: /übernehmen$/ })
  const count = (name: string | null) => Number(name?.match(/\d+/)?.[0])
  const all = count(await accept.textContent())
  await page.getByRole('checkbox').first().uncheck()
  await expect(accept).toHaveText(new RegExp(`^${all - 1} `))
  await accept.click()
  await expect(page.getByText('Ein Kunde hätte nach den Zahlen eine andere Klasse.')).toBeVisible()
  await page.getByRole('button', { name: 'Rückgängig' }).click()
  await expect(page.getByText(`${all} Kunden hätten nach den Zahlen eine andere Klasse.`)).toBeVisible()
})

test('a firm without revenue is told what it is for and where to begin', async ({ page }) => {
  const empty = await startCompany(page)
  try {
    await page.goto(`${empty.address}/kundenbestand`)
    await expect(page.getByText('Von wem leben Sie, und was wäre, wenn einer geht?')).toBeVisible()
    await page.getByRole('link', { name: 'Umsätze einlesen' }).click()
    await expect(page).toHaveURL(/\/einlesen/)
  } finally {
    await empty.stop()
  }
})

test('an own period begins with the days shown, stands in the address, and waits until it is whole', async ({
  page,
  context,
}) => {
  await context.addCookies(cookies)
  await page.goto(`${app.address}/kundenbestand`)
  await expect(page.getByText('Drei Kunden machen 58 % Ihres Umsatzes.')).toBeVisible()
  await page.getByRole('radio', { name: 'Von … bis' }).check()
  const from = page.getByRole('textbox', { name: 'Erster Tag' })
  const to = page.getByRole('textbox', { name: 'Letzter Tag' })
  await expect(from).toHaveValue(/^01\.\d{2}\.\d{4}$/)
  await from.fill('1.2.2026')
  await to.fill('30.4.2026')
  await to.press('Enter')
  await expect(page.getByText('01.02.2026 bis 30.04.2026')).toBeVisible()
  expect(new URL(page.url()).search).toContain('von=2026-02-01&bis=2026-04-30')
  await from.fill('1.5.2026')
  await from.press('Enter')
  await expect(page.getByText('Der letzte Tag liegt vor dem ersten.')).toBeVisible()
  await page.getByRole('radio', { name: '12 Monate' }).check()
  await expect(from).toHaveCount(0)
  expect(new URL(page.url()).search).not.toContain('von=')
})
