import { expect, test } from '@playwright/test'
import { editSheet, setCell } from '../sheets.ts'
import { type App, post, startCompany } from './app.ts'
import { findings } from './axe.ts'

let app: App
test.beforeEach(async ({ page }) => {
  app = await startCompany(page)
})
test.afterEach(() => app.stop())

test('a list goes out, is changed in Excel, comes back, is looked at, taken over and taken back', async ({ page }) => {
  const adler = await post(page, app, '/api/customers', { name: 'Adler GmbH', city: 'Ulm', postcode: '01067' })
  await post(page, app, '/api/customers', { name: 'Bär AG', city: 'Köln' })
  await post(page, app, '/api/customers', { name: 'Weg KG' })

  await page.goto(`${app.address}/kunden`)
  await page.getByRole('button', { name: 'Excel' }).focus()
  await page.keyboard.press('Enter')
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Als Excel-Liste' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^Kunden \d{4}-\d\d-\d\d\.xlsx$/)
  const chunks: Uint8Array[] = []
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Uint8Array)
  const changed = await page.request.patch(`${app.address}/api/customers/${adler.id}`, { data: { city: 'Aalen' } })
  expect(changed.ok()).toBe(true)
  const bytes = await editSheet(new Uint8Array(Buffer.concat(chunks)), (sheet) => {
    setCell(sheet, 'Adler GmbH', 'Ort', 'Stuttgart')
    setCell(sheet, 'Adler GmbH', 'PLZ', '01099')
    setCell(sheet, 'Bär AG', 'Status', 'Interessent')
    setCell(sheet, 'Bär AG', 'E-Mail', 'kein Klammeraffe')
    sheet.rows = sheet.rows.filter((row) => row[0] !== 'Weg KG')
    sheet.rows.push(sheet.header.map((header) => (header === 'Firma' ? 'Neu GmbH' : null)))
  })

  // Dropped where any list is dropped, it is recognised as one of ours.
  await page.goto(`${app.address}/einlesen`)
  const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page
    .getByLabel('Datei wählen oder hier ablegen')
    .setInputFiles({ name: 'Kunden.xlsx', mimeType: xlsx, buffer: Buffer.from(bytes) })
  await expect(page.getByRole('heading', { level: 1, name: 'Kunden.xlsx' })).toBeVisible()
  await expect(page.getByText('3 geänderte Zellen in 2 von 3 Zeilen')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Änderungen übernehmen' })).toBeDisabled()
  await expect(page.getByText('passt nicht in dieses Feld')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findings(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await findings(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })

  await page.getByRole('radio', { name: 'Stuttgart' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('radiogroup', { name: 'Was geschieht mit neuen Zeilen?' }).getByText('anlegen').click()
  await page.getByRole('radiogroup', { name: 'Was geschieht mit fehlenden Zeilen?' }).getByText('behalten').click()
  await page.getByRole('button', { name: 'Änderungen übernehmen' }).click()
  await expect(page.getByText('2 geändert, 1 angelegt, 0 gelöscht.')).toBeVisible()
  expect(await findings(page)).toEqual([])
  const customer = async () => await (await page.request.get(`${app.address}/api/customers/${adler.id}`)).json()
  expect(await customer()).toMatchObject({ city: 'Stuttgart', postcode: '01099' })

  await page.getByRole('button', { name: 'Zurücknehmen' }).click()
  await expect(page.getByText('Alles ist wieder, wie es vorher war.')).toBeVisible()
  expect(await customer()).toMatchObject({ city: 'Aalen', postcode: '01067' })
})
