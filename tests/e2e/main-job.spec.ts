import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type App, setUp, startApp } from './app.ts'

test.use({ serviceWorkers: 'allow' })

/** A list as it lies around in companies: a title above the table, German headers, a lost zero, an own column. */
const list = [
  'Kundenliste Stand November',
  '',
  'Kd-Nr.;Firma;Straße;PLZ;Ort;Telefon;Ansprechpartner;Letzter Kontakt;Kranbahn',
  '1001;Stahlbau Müller KG;Industriestr. 4;1067;Dresden;0351 555 01 23;Petra Sauter;12.03.2026;ja',
  '1002;Reiser Pumpen GmbH;Neckarweg 1;72070;Tübingen;07071 90440;Dr. Jens Kollmar;;nein',
  '1003;Aichele Werkzeugbau;;72172;Sulz;;Ralf Aichele;01.10.2026;',
].join('\r\n')

let app: App
test.beforeAll(async () => {
  app = await startApp()
})
test.afterAll(() => app.stop())

async function bringIn(page: Page): Promise<void> {
  const file = join(app.dataFolder, 'Kunden 2026.csv')
  writeFileSync(file, Buffer.from(list, 'latin1'))
  await page.goto(`${app.address}/einlesen`)
  await page.locator('input[type=file]').setInputFiles(file)
}

test('from the set-up link over the own list to the first contact logged, and all of it is there after a power cut', async ({
  page,
}) => {
  await setUp(page, app)

  await bringIn(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Kunden 2026')
  await page.getByRole('button', { name: /einlesen$/i }).click()
  await page.getByRole('link', { name: 'Wen kontaktieren?' }).click()

  const rows = page.getByRole('list', { name: 'Wieder kontaktieren' }).getByRole('listitem')
  await expect(rows.first()).toBeVisible()
  const name = await rows.first().getByRole('link').first().textContent()
  const listed = await rows.count()
  await page.keyboard.press('g')
  await page.keyboard.type('Will im Januar ein Angebot.')
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Gespräch mit ${name} festgehalten.`)).toBeVisible()
  await expect(rows).toHaveCount(listed - 1)

  await page.reload()
  await expect(page.getByRole('heading', { name: 'Wieder kontaktieren' })).toBeVisible()
  await expect(rows.filter({ hasText: name ?? '' })).toHaveCount(0)

  await app.killAndRestart()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Wieder kontaktieren' })).toBeVisible()
  await expect(rows.filter({ hasText: name ?? '' })).toHaveCount(0)
  const answer = await page.request.get(`${app.address}/api/customers?sort=name`)
  const { customers } = await answer.json()
  expect(customers.map((one: { name: string; postcode: string }) => `${one.name}, ${one.postcode}`)).toEqual([
    'Aichele Werkzeugbau, 72172',
    'Reiser Pumpen GmbH, 72070',
    'Stahlbau Müller KG, 01067',
  ])
  const customer = await page.request.get(`${app.address}/api/customers/${customers[2].id}`)
  expect((await customer.json()).fields).toMatchObject({ Kranbahn: 'ja' })
})
