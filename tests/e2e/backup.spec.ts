import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { type App, person, startCompany } from './app.ts'

let app: App

test.beforeEach(async ({ page }) => {
  app = await startCompany(page)
})
test.afterEach(() => app.stop())

test('a backup is made, downloaded, and restored from the list and from the file; a broken file is refused', async ({
  page,
}, info) => {
  const add = async (name: string) => {
    const options = { data: { name }, headers: { origin: app.address } }
    expect((await page.request.post(`${app.address}/api/customers`, options)).ok()).toBe(true)
  }
  const names = async () => {
    const { customers } = await (await page.request.get(`${app.address}/api/customers`)).json()
    return (customers as { name: string }[]).map(({ name }) => name).sort()
  }
  const open = async () => {
    await page.goto(`${app.address}/einstellungen`)
    await page.getByRole('link', { name: 'Sicherung', exact: true }).click()
  }
  const logInAgain = async () => {
    await expect(page.getByText('Eine Sicherung wurde wiederhergestellt.')).toBeVisible()
    await page.getByLabel('E-Mail').fill(person.email)
    await page.getByLabel('Kennwort').fill(person.password)
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Schnelle Zeile' }).waitFor()
  }
  const list = page.getByRole('list', { name: 'Was es gibt' }).getByRole('listitem')
  const dialog = page.getByRole('dialog')

  await add('Bleibt GmbH')
  await open()
  await expect(page.getByText('gibt es noch keine Sicherung')).toBeVisible()
  await page.getByRole('button', { name: 'Jetzt sichern' }).click()
  await expect(page.getByText('Die Sicherung ist fertig.')).toBeVisible()
  await expect(list).toHaveCount(1)
  const loading = page.waitForEvent('download')
  await list.getByRole('link', { name: 'Herunterladen' }).click()
  const file = info.outputPath('sicherung.sqlite')
  await (await loading).saveAs(file)
  const bytes = readFileSync(file)

  await add('Später AG')
  await list.getByRole('button', { name: /Aktionen für die Sicherung/ }).click()
  await page.getByRole('menuitem', { name: 'Wiederherstellen' }).click()
  await expect(dialog).toContainText('Alle werden abgemeldet')
  await dialog.getByRole('button', { name: 'Wiederherstellen' }).click()
  await logInAgain()
  expect(await names()).toEqual(['Bleibt GmbH'])

  await open()
  await expect(list).toHaveCount(2)
  await expect(list.first()).toContainText('vor einem Wiederherstellen')
  const choose = page.locator('input[type=file]')
  await choose.setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from('Kunde;Ort') })
  await expect(page.getByRole('alert')).toContainText('Das ist keine Sicherung von Bordmittel.')
  const damaged = Buffer.from(bytes).fill(0x5a, 40_960, 90_112)
  await choose.setInputFiles({ name: 'kaputt.sqlite', mimeType: 'application/vnd.sqlite3', buffer: damaged })
  await expect(page.getByRole('alert')).toContainText('beschädigt')
  expect(await names()).toEqual(['Bleibt GmbH'])
  await expect(list).toHaveCount(2)

  await add('Noch später KG')
  await choose.setInputFiles({ name: 'sicherung.sqlite', mimeType: 'application/vnd.sqlite3', buffer: bytes })
  await expect(dialog).toContainText(`Darin: ${person.company}, ein Kunde`)
  await dialog.getByRole('button', { name: 'Wiederherstellen' }).click()
  await logInAgain()
  expect(await names()).toEqual(['Bleibt GmbH'])
})
