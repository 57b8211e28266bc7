import { expect, type Page, test } from '@playwright/test'
import { type App, post, startCompany } from './app.ts'
import { findings } from './axe.ts'

let app: App
test.beforeEach(async ({ page }) => {
  app = await startCompany(page)
})
test.afterEach(() => app.stop())

const dialog = (page: Page) => page.getByRole('dialog')
const press = async (page: Page, button: string) => {
  await dialog(page).getByRole('button', { name: button, exact: true }).click()
  await expect(dialog(page)).toHaveCount(0)
}

test('angebot: erfasst, nachgefasst, gewonnen; das nächste geschrieben und als Brief verschickt', async ({ page }) => {
  const { id: customerId } = await post(page, app, '/api/customers', { name: 'Vogt Fördertechnik AG' })
  const { id } = await post(page, app, '/api/opportunities', { customerId, title: 'Lagerböcke 2027' })
  await page.goto(`${app.address}/neugeschaeft/${id}`)
  await page.getByRole('button', { name: 'Angebot erfassen' }).click()
  await dialog(page).getByLabel('Nummer').fill('2026-418')
  await dialog(page).getByLabel('Netto').fill('12400')
  await dialog(page).getByLabel('Verschickt am').fill('05.01.2026')
  await dialog(page).getByLabel('Gültig bis').fill('31.12.2099')
  const chooser = page.waitForEvent('filechooser')
  await dialog(page).getByRole('button', { name: 'Datei anhängen' }).click()
  await (await chooser).setFiles({ name: 'Angebot.txt', mimeType: 'text/plain', buffer: Buffer.from('12.400') })
  expect(await findings(page, { within: ['dialog[open]'], all: true })).toEqual([])
  await press(page, 'Speichern')
  const offers = page.getByRole('list', { name: 'Angebote', exact: true })
  await expect(offers.getByRole('listitem').first()).toContainText('2026-418')
  await expect(offers.getByRole('link', { name: 'Angebot.txt' })).toBeVisible()

  // A week after it was sent it lies on the table, on the phone too.
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${app.address}/heute`)
  const chase = page.getByRole('list', { name: 'Angebote nachfassen' })
  await chase.getByRole('button', { name: 'Später fragen: 2026-418' }).click()
  await dialog(page).getByLabel('Was kam heraus?').fill('Entscheidet nach der Messe')
  await dialog(page).getByLabel('Nachfassen am').fill('30.12.2099')
  await press(page, 'Speichern')
  await expect(chase).toHaveCount(0)

  await page.goto(`${app.address}/neugeschaeft/angebote`)
  const row = offers.getByRole('listitem').first()
  await expect(row).toContainText('Vogt Fördertechnik AG')
  expect(await findings(page, { all: true })).toEqual([])
  await row.getByRole('button', { name: 'Bestellt: 2026-418' }).click()
  await press(page, 'Gewonnen')
  await expect(page.getByText('Kein Angebot wartet', { exact: false })).toBeVisible()
  await page.goto(`${app.address}/kunden/${customerId}?verlauf=offer`)
  const entry = page.getByRole('list', { name: 'Verlauf' }).getByRole('listitem').filter({ hasText: '2026-418' })
  await expect(entry.first()).toContainText('bestellt')
  await expect(entry.first()).toContainText('12.400 €')

  // The next one is written here.
  await page.request.patch(`${app.address}/api/offer-settings`, {
    data: { on: true },
    headers: { origin: app.address },
  })
  const next = await post(page, app, '/api/opportunities', { customerId, title: 'Wellen 2028' })
  await page.goto(`${app.address}/neugeschaeft/${next.id}`)
  await page.getByRole('button', { name: 'Angebot schreiben' }).click()
  await page.getByRole('button', { name: 'Position', exact: true }).click()
  const line = page.getByRole('group', { name: 'Position 1' })
  await line.getByLabel('Text').fill('Welle 40 h6')
  await line.getByLabel('Menge').fill('200')
  await line.getByLabel('Preis').fill('18,50')
  await line.getByLabel('Preis').blur()
  await expect(page.getByRole('list', { name: 'Summen' })).toContainText('4.403,00 €')
  expect(await findings(page, { all: true })).toEqual([])
  await page.getByRole('button', { name: 'Sichern und als verschickt eintragen' }).click()
  await expect(page.getByText('ist verschickt. Nachfassen am', { exact: false })).toBeVisible()
  const href = (await page.getByRole('link', { name: 'PDF' }).getAttribute('href')) ?? ''
  const letter = await page.request.get(app.address + href)
  expect((await letter.body()).subarray(0, 5).toString()).toBe('%PDF-')
})
