import { expect, type Page, test } from '@playwright/test'
import { textOfPdf } from '../pdf-text.ts'
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
  const product = { name: 'Lagerbock L20', number: 'L-20', unit: 'Stück', listPrice: 12_400 }
  const { id: productId } = await post(page, app, '/api/products', product)
  const scales = [
    { from: 0, amount: 11_000 },
    { from: 100_000, amount: 9_900 },
  ]
  await post(page, app, '/api/prices', { productId, customerId, validFrom: '2026-03-01', scales })
  const block = { kind: 'text', title: 'Skonto', text: '10 Tage 2 % für {{Kunde}}', place: 'payment', language: 'de' }
  await post(page, app, '/api/guides', block)
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

  // What is agreed with the customer is the price, from scale to scale; what was typed by hand stays.
  await page.getByLabel('Aus den Produkten').fill('L-20')
  await page.getByRole('option', { name: 'Lagerbock L20' }).click()
  const second = page.getByRole('group', { name: 'Position 2' })
  await expect(second).toContainText('Kundenpreis seit 01.03.2026')
  await expect(second.getByLabel('Preis', { exact: true })).toHaveValue('110')
  await second.getByLabel('Menge').fill('100')
  await second.getByLabel('Menge').blur()
  await expect(second.getByLabel('Preis', { exact: true })).toHaveValue('99')
  await second.getByLabel('Preis', { exact: true }).fill('95')
  await second.getByLabel('Preis', { exact: true }).blur()
  await expect(second.getByRole('button', { name: '99,00 € übernehmen' })).toBeVisible()
  await page.getByRole('button', { name: '„Skonto“ einsetzen' }).press('Enter')
  await expect(page.getByText('Im Brief: ', { exact: false })).toContainText('10 Tage 2 % für Vogt Fördertechnik AG')
  expect(await findings(page, { all: true })).toEqual([])
  await page.getByRole('button', { name: 'Sichern und als verschickt eintragen' }).click()
  await expect(page.getByText('ist verschickt. Nachfassen am', { exact: false })).toBeVisible()
  const href = (await page.getByRole('link', { name: 'PDF' }).getAttribute('href')) ?? ''
  const letter = await page.request.get(app.address + href)
  expect((await letter.body()).subarray(0, 5).toString()).toBe('%PDF-')
})

for (const width of [1280, 390]) {
  test(`the whole way at ${width} px: lead, qualified, offer as a letter, negotiated, won`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    await page.request.patch(`${app.address}/api/offer-settings`, {
      data: { on: true },
      headers: { origin: app.address },
    })
    const said = { company: 'Müller Stahl KG', lastName: 'Sauter', text: '200 Wellen bis März', take: true }
    const lead = await post(page, app, '/api/leads', said)
    await page.goto(`${app.address}/anfragen/${lead.id}`)
    await page.getByRole('button', { name: 'Beurteilen' }).click()
    await press(page, 'Annehmen')
    await page.getByRole('button', { name: 'Zum Kunden machen' }).click()
    await press(page, 'Anlegen')
    await expect(page).toHaveURL(/\/kunden\//)
    const { opportunities } = await (await page.request.get(`${app.address}/api/opportunities?limit=1`)).json()
    expect(opportunities).toMatchObject([{ title: said.text, customerName: said.company }])
    await page.goto(`${app.address}/neugeschaeft/${opportunities[0].id}`)

    await page.getByRole('button', { name: 'Angebot schreiben' }).click()
    await page.getByRole('button', { name: 'Position', exact: true }).click()
    const line = page.getByRole('group', { name: 'Position 1' })
    await line.getByLabel('Text').fill('Welle 40 h6')
    await line.getByLabel('Menge').fill('200')
    await line.getByLabel('Preis').fill('18,50')
    await line.getByLabel('Einstand').fill('12,34')
    await line.getByLabel('Einstand').blur()
    const sums = page.getByRole('list', { name: 'Summen' })
    await expect(sums).toContainText('4.403,00 €')
    await expect(page.getByRole('list', { name: 'Marge' })).toContainText('1.232,00 €')
    const letter = await sendAndRead(page)
    expect(letter).toMatch(/Müller Stahl KG.*200 Wellen bis März.*Welle 40 h6 200.*18,50 €.*4\.403,00 €/)
    // What it costs us is not the customer's.
    expect(letter).not.toMatch(/12,34|1\.232|Entwurf/)

    await page.getByRole('button', { name: 'Zugeständnis festhalten' }).click()
    await dialog(page).getByLabel('Was haben wir zugestanden?').fill('3 % Rabatt')
    await expect(dialog(page).getByText('Nichts zugestehen ohne Gegenleistung', { exact: false })).toBeVisible()
    await dialog(page).getByLabel('Was bekommen wir dafür?').fill('Abnahme in einem Abruf')
    expect(await findings(page, { within: ['dialog[open]'], all: true })).toEqual([])
    await press(page, 'Speichern')
    await expect(page.getByRole('list', { name: 'Zugeständnisse' })).toContainText('dafür: Abnahme in einem Abruf')
    await page.getByRole('button', { name: /^Mehr zum Angebot/ }).click()
    await page.getByRole('menuitem', { name: 'Neue Fassung' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/-0001-2/)
    const discount = page.getByRole('region', { name: 'Bedingungen' }).getByLabel('Rabatt')
    await discount.fill('3')
    await discount.blur()
    await expect(sums).toContainText('3.589,00 €')
    expect(await findings(page, { all: true })).toEqual([])
    expect(await sendAndRead(page)).toContain('3.589,00 €')

    await page.getByRole('main').getByRole('link', { name: said.text }).click()
    await page.getByRole('button', { name: /^Bestellt: .*-0001-2$/ }).click()
    await press(page, 'Gewonnen')
    await expect(page.getByRole('button', { name: /^Bestellt: / })).toHaveCount(0)
    const id = new URL(page.url()).pathname.split('/').at(-1)
    const won = await (await page.request.get(`${app.address}/api/opportunities/${id}`)).json()
    expect(won).toMatchObject({ outcome: 'won', amount: 358_900 })
  })
}

/** Sends the offer on the page; what its letter says. */
async function sendAndRead(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Sichern und als verschickt eintragen' }).click()
  await expect(page.getByRole('button', { name: 'Sichern und als verschickt eintragen' })).toHaveCount(0)
  const href = (await page.getByRole('link', { name: 'PDF' }).getAttribute('href')) ?? ''
  return textOfPdf(await (await page.request.get(app.address + href)).body())
}
