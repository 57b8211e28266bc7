import { expect, type Page, test } from '@playwright/test'
import { type App, post, startCompany } from './app.ts'
import { findings } from './axe.ts'

let app: App
test.beforeEach(async ({ page }) => {
  app = await startCompany(page)
})
test.afterEach(() => app.stop())

const dialog = (page: Page) => page.getByRole('dialog')
const pressSave = (page: Page) => dialog(page).getByRole('button', { name: 'Speichern' }).click()
async function save(page: Page): Promise<void> {
  await pressSave(page)
  await expect(dialog(page)).toHaveCount(0)
}
const timeline = (page: Page) => page.getByRole('list', { name: 'Verlauf' })
const cases = (page: Page) => page.getByRole('list', { name: 'Reklamationen und Muster' })

async function add(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: 'Eintragen' }).click()
  await page.getByRole('menuitem', { name: what }).click()
}

async function expectAccessible(page: Page): Promise<void> {
  expect(await findings(page, { all: true })).toEqual([])
}

test('a complaint from the call to the answer: taken in at the customer, the workshop asked without a login, answered with the letter, closed', async ({
  page,
}) => {
  const { id } = await post(page, app, '/api/customers', { name: 'Reiser Pumpen GmbH' })
  await post(page, app, '/api/members', { name: 'Herr Braun', roles: [] })
  await page.goto(`${app.address}/kunden/${id}`)
  const menu = page.getByRole('navigation', { name: 'Bereiche' }).first()
  await expect(menu.getByRole('link', { name: 'Reklamationen' })).toHaveCount(0)

  await add(page, 'Reklamation')
  await dialog(page).getByLabel('Was wird beanstandet?').fill('Drei von zwanzig Wellen außer Toleranz.')
  await dialog(page).getByLabel('Was ist zugesagt?').fill('8D-Bericht')
  await pressSave(page)
  // What is promised needs its day.
  await expect(dialog(page).getByLabel('Zugesagt bis')).toBeFocused()
  await dialog(page).getByLabel('Zugesagt bis').fill('31.12.2099')
  await expectAccessible(page)
  await save(page)
  const number = `R-${new Date().getFullYear()}-001`
  const row = cases(page).getByRole('listitem').filter({ hasText: number })
  await expect(row).toContainText('8D-Bericht')
  await expect(row).toContainText('noch niemand dran')
  await expect(timeline(page).getByRole('listitem').filter({ hasText: number })).toHaveCount(1)
  await page.getByRole('button', { name: 'Reklamationen', exact: true }).click()
  await expect(timeline(page).getByRole('listitem').filter({ hasText: number })).toHaveCount(1)
  await expect(menu.getByRole('link', { name: 'Reklamationen' })).toBeVisible()

  await row.getByRole('link', { name: /Drei von zwanzig/ }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Reklamation ${number}`)
  await page.getByRole('button', { name: 'Aufgabe an Kollegen' }).press('Enter')
  await dialog(page).getByLabel('Wer', { exact: false }).first().selectOption('Herr Braun')
  await dialog(page).getByLabel('Was ist zu tun?').fill('Bitte die drei Wellen nachmessen')
  await save(page)
  const task = page.getByRole('list', { name: 'Aufgaben dazu' }).getByRole('listitem')
  await expect(task).toContainText(`${number}: Bitte die drei Wellen nachmessen`)
  await expect(task).toContainText('macht Herr Braun')
  await expect(page.getByText('In Arbeit')).toBeVisible()
  await task.getByRole('button', { name: /^Mehr zu/ }).click()
  await expect(page.getByRole('menuitem', { name: 'Als Mail weitergeben' })).toHaveAttribute('href', /^mailto:/)
  await page.getByRole('menuitem', { name: 'Zettel drucken' }).click()
  await expect(page.getByText('Bitte die drei Wellen nachmessen').last()).toBeVisible()
  await page.goBack()

  await page.getByRole('button', { name: 'Antwort festhalten' }).click()
  const chooser = page.waitForEvent('filechooser')
  await dialog(page).getByRole('button', { name: 'Schreiben anhängen' }).click()
  await (await chooser).setFiles({ name: '8D.txt', mimeType: 'text/plain', buffer: Buffer.from('D1 bis D8') })
  await dialog(page).getByLabel('Was haben Sie geantwortet?').fill('8D-Bericht geschickt, Ersatz am Montag.')
  await expectAccessible(page)
  await save(page)
  await expect(page.getByRole('link', { name: '8D.txt' })).toBeVisible()
  await expect(page.getByText('8D-Bericht geschickt, Ersatz am Montag.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Abschließen' }).click()
  await page.getByText(`${number} ist abgeschlossen.`).locator('..').getByRole('button', { name: 'Rückgängig' }).click()
  await page.getByRole('button', { name: 'Abschließen' }).click()
  await expect(page.getByRole('button', { name: 'Wieder öffnen' })).toBeVisible()

  await menu.getByRole('link', { name: 'Reklamationen' }).click()
  await expect(page.getByText('Keine offene Reklamation.')).toBeVisible()
  await page.getByText('Abgeschlossen', { exact: true }).click()
  await expect(page.getByRole('list', { name: 'Reklamationen' }).getByRole('listitem')).toContainText(number)
})

test('without a day it stands in Heute at once; a sample comes back on its day and is decided', async ({ page }) => {
  const { id: customerId } = await post(page, app, '/api/customers', { name: 'Vogt Fördertechnik AG' })
  await page.goto(app.address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Kunde, Person, Seite' }).fill('Reklam')
  await page.getByRole('option', { name: 'Reklamationen und Muster' }).click()
  await expect(page.getByText('Keine offene Reklamation.')).toBeVisible()
  await page.getByRole('button', { name: 'Neue Reklamation' }).click()
  await dialog(page).getByRole('combobox', { name: 'Kunde' }).fill('Vogt')
  await page.getByRole('option', { name: /Vogt Fördertechnik/ }).click()
  await dialog(page).getByLabel('Was wird beanstandet?').fill('Oberfläche verkratzt.')
  await save(page)
  await expect(page.getByRole('list', { name: 'Reklamationen' }).getByRole('listitem')).toContainText('Vogt')

  const today = new Date().toISOString().slice(0, 10)
  await post(page, app, '/api/samples', { customerId, text: 'Lagerbock, Los 7', sentOn: '2026-01-05', askOn: today })
  await page.goto(`${app.address}/heute`)
  const agreed = page.getByRole('list', { name: 'Zugesagt und vereinbart' })
  await expect(agreed.getByRole('listitem')).toHaveCount(2)
  await expect(page.getByText('1 Reklamation', { exact: true })).toBeVisible()
  const sample = agreed.getByRole('listitem').filter({ hasText: 'Lagerbock' })
  await sample.getByRole('button', { name: 'Rückmeldung' }).click()
  await dialog(page).getByText('Abgelehnt').click()
  await pressSave(page)
  // Who rejects says why.
  await expect(dialog(page).getByLabel('Warum?')).toBeFocused()
  await dialog(page).getByLabel('Warum?').fill('Bohrung zu eng')
  await expectAccessible(page)
  await save(page)
  await expect(agreed.getByRole('listitem')).toHaveCount(1)
  await agreed.getByRole('button', { name: 'Ich übernehme' }).click()
  await agreed.getByRole('button', { name: 'Antwort festhalten' }).click()
  await dialog(page).getByLabel('Was haben Sie geantwortet?').fill('Gutschrift zugesagt.')
  await save(page)
  await expect(agreed).toHaveCount(0)

  await page.goto(`${app.address}/kunden/${customerId}`)
  await expect(timeline(page)).toContainText('Bohrung zu eng')
  await expect(cases(page).getByRole('listitem')).toHaveCount(1)
})
