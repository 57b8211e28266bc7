import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { readXlsx } from 'hucre/xlsx'
import { type App, setUp, startApp } from './app.ts'

let app: App
test.beforeAll(async () => {
  test.setTimeout(120_000)
  app = await startApp(['--demo'])
})
test.afterAll(() => app.stop())

// The demo company of the source: three customers have 58 % of the revenue.
test('the customer base from the sentence to the records, and what if the largest leaves', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto(app.demoLink ?? '')
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

test('a firm without revenue is told what it is for and where to begin', async ({ page }) => {
  test.setTimeout(120_000)
  const empty = await startApp()
  try {
    await setUp(page, empty)
    await page.goto(`${empty.address}/kundenbestand`)
    await expect(page.getByText('Von wem leben Sie, und was wäre, wenn einer geht?')).toBeVisible()
    await page.getByRole('link', { name: 'Umsätze einlesen' }).click()
    await expect(page).toHaveURL(/\/einlesen/)
  } finally {
    await empty.stop()
  }
})
