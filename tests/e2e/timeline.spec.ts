import { expect, type Page, test } from '@playwright/test'
import { type App, person, post, startCompany } from './app.ts'

let app: App
test.beforeEach(async ({ page }) => {
  app = await startCompany(page)
})
test.afterEach(() => app.stop())

const timeline = (page: Page) => page.getByRole('list', { name: 'Verlauf' })
const dialog = (page: Page) => page.getByRole('dialog')
async function save(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Speichern' }).click()
  await expect(dialog(page)).toHaveCount(0)
}

async function add(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: 'Eintragen' }).click()
  await page.getByRole('menuitem', { name: what }).click()
}

async function customerWithPerson(page: Page): Promise<{ id: string; path: string }> {
  const { id } = await post(page, app, '/api/customers', { name: 'Reiser Pumpen GmbH' })
  await post(page, app, '/api/persons', { customerId: id, firstName: 'Jens', lastName: 'Kollmar' })
  return { id, path: `${app.address}/kunden/${id}` }
}

test('a conversation and a visit report with what was agreed: a file on it, changed, deleted, taken back, filtered, printed', async ({
  page,
}) => {
  const { path } = await customerWithPerson(page)
  await page.goto(path)

  await page.getByRole('button', { name: 'Gespräch festhalten' }).click()
  await dialog(page).getByLabel('Mit', { exact: true }).selectOption('Jens Kollmar')
  await dialog(page).getByLabel('Was war?').fill('Will im Januar ein Angebot.')
  await save(page)
  const call = timeline(page).getByRole('listitem').filter({ hasText: 'Will im Januar' })
  await expect(call).toContainText('Anruf · Jens Kollmar')

  await add(page, 'Besuchsbericht')
  await dialog(page).getByLabel('Was war?').fill('Erstmuster gemeinsam vermessen.')
  await dialog(page).getByRole('combobox', { name: 'Teilnehmende' }).fill('Kollmar')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Frau Frey,')
  await dialog(page).getByRole('textbox', { name: 'Ergebnis' }).fill('Alles im Maß.')
  await dialog(page).getByLabel('Vereinbart, Zeile 1', { exact: true }).fill('Prüfprotokoll schicken')
  await dialog(page).getByLabel('Wer, Vereinbart, Zeile 1').selectOption(`ich (${person.name})`)
  await dialog(page).getByLabel('Bis, Vereinbart, Zeile 1').fill('31.12.2099')
  await save(page)
  const report = timeline(page).getByRole('listitem').filter({ hasText: 'Erstmuster' })
  await expect(report).toContainText('Besuchsbericht')
  await expect(report).toContainText('mit Jens Kollmar, Frau Frey')
  await expect(report).toContainText('Alles im Maß.')
  const task = timeline(page)
    .getByRole('listitem')
    .filter({ hasText: /^Aufgabe/ })
  await expect(task).toContainText('Prüfprotokoll schicken')

  const chooser = page.waitForEvent('filechooser')
  await report.getByRole('button', { name: /^Mehr zu/ }).click()
  await page.getByRole('menuitem', { name: 'Datei anhängen' }).click()
  await (await chooser).setFiles({ name: 'Messblatt.txt', mimeType: 'text/plain', buffer: Buffer.from('47,998 mm') })
  await expect(report.getByRole('link', { name: 'Messblatt.txt' })).toBeVisible()
  const download = page.waitForEvent('download')
  await report.getByRole('link', { name: 'Messblatt.txt' }).click()
  const stream = await (await download).createReadStream()
  expect((await stream.toArray()).join('')).toBe('47,998 mm')

  await report.getByRole('button', { name: /^Mehr zu/ }).click()
  await page.getByRole('menuitem', { name: 'Ändern' }).click()
  await dialog(page).getByRole('textbox', { name: 'Ergebnis' }).fill('Alles im Maß, Freigabe bis Freitag.')
  await save(page)
  await expect(report).toContainText('Freigabe bis Freitag')
  // What was agreed stays the same task.
  await expect(task).toHaveCount(1)

  await call.getByRole('button', { name: /^Mehr zu/ }).click()
  await page.getByRole('menuitem', { name: 'Löschen' }).click()
  await expect(call).toHaveCount(0)
  await page.getByText('Anruf gelöscht.').locator('..').getByRole('button', { name: 'Rückgängig' }).click()
  await expect(call).toHaveCount(1)

  await page.getByRole('button', { name: 'Berichte', exact: true }).click()
  await expect(call).toHaveCount(0)
  await expect(report).toHaveCount(1)
  await page.reload()
  await expect(report).toHaveCount(1)
  await expect(timeline(page).getByRole('listitem').filter({ hasText: 'Anruf' })).toHaveCount(0)

  await report.getByRole('link', { name: 'Bericht' }).click()
  // The customer has the same title, and the task in its timeline.
  const agreed = page.getByRole('region', { name: 'Vereinbart' })
  await expect(agreed).toContainText('Prüfprotokoll schicken')
  await expect(agreed).toContainText(`${person.name} bis 31.12.2099`)
  await page.emulateMedia({ media: 'print' })
  for (const role of ['button', 'link', 'navigation', 'textbox'] as const)
    await expect(page.getByRole(role), `no ${role} on paper`).toHaveCount(0)
})
