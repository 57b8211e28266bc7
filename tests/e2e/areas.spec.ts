import { expect, test } from '@playwright/test'
import { type App, startCompany } from './app.ts'

let app: App

test.beforeEach(async ({ page }) => {
  app = await startCompany(page)
})
test.afterEach(() => app.stop())

test('the menu begins with three areas; more come by switch or first use, and are called as the company calls them', async ({
  page,
}) => {
  await page.goto(app.address)
  const menu = page.getByRole('navigation', { name: 'Bereiche' }).first().locator(':scope > a')
  await expect(menu).toHaveText(['Heute', 'Kunden', 'Neugeschäft'])
  const jump = async (text: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Kunde, Person, Seite' }).fill(text)
  }
  await jump('Team')
  await expect(page.getByText('Nichts gefunden zu „Team“.')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.goto(`${app.address}/einstellungen`)
  await expect(page.getByRole('link', { name: 'Personen einladen' })).toBeVisible()
  await page.getByLabel('Team im Menü zeigen').check()
  await page.getByLabel('Der Bereich „Neugeschäft“ heißt').fill('Projekte')
  await page.getByLabel('Eine Verkaufschance heißt').fill('Projekt')
  await page.getByLabel('Mehrere Verkaufschancen heißen').fill('Projekte')
  await page.getByRole('button', { name: 'Bereiche und Namen speichern' }).click()
  await expect(menu).toHaveText(['Heute', 'Kunden', 'Projekte', 'Team'])
  await jump('Team')
  await expect(page.getByRole('option', { name: 'Team', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await jump('Projekte')
  await page.getByRole('option', { name: 'Projekte', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Projekte' })).toBeVisible()
  await expect(page.getByText('Hier stehen Ihre offenen Projekte')).toBeVisible()

  await page.goto(`${app.address}/einstellungen`)
  await page.getByLabel('Team im Menü zeigen').uncheck()
  await page.getByLabel('Der Bereich „Neugeschäft“ heißt').fill('')
  await page.getByRole('button', { name: 'Bereiche und Namen speichern' }).click()
  await expect(menu).toHaveText(['Heute', 'Kunden', 'Neugeschäft'])
  await page.goto(`${app.address}/team`)
  await page.getByRole('button', { name: 'Person hinzufügen' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Petra Kühn')
  await page.getByRole('dialog').getByRole('button', { name: 'Person hinzufügen' }).click()
  await expect(menu).toHaveText(['Heute', 'Kunden', 'Neugeschäft', 'Team'])
})
