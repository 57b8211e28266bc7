import { expect, test } from '@playwright/test'
import { openImapServer, type TestMailbox } from '../imap-server.ts'
import { type App, person, post, startCompany } from './app.ts'
import { findings } from './axe.ts'

let app: App
let mailbox: TestMailbox
test.beforeEach(async ({ page }) => {
  app = await startCompany(page)
  mailbox = await openImapServer()
})
test.afterEach(async () => {
  await app.stop()
  await mailbox.close()
})

test('mails from the mailbox to the timeline: set up, tried, fetched; the one that found no customer is assigned, with its person', async ({
  page,
}) => {
  const { id } = await post(page, app, '/api/customers', { name: 'Bach Pumpen GmbH' })
  await page.goto(`${app.address}/einstellungen/mail`)
  const form = page.getByRole('region', { name: 'Mails ablegen' })
  const state = page.getByRole('region', { name: 'Stand' })
  await form.getByLabel('Dieses Postfach lesen').check()
  await form.getByLabel('Adresse zum Ablegen').fill('ablage@example.de')
  await form.getByLabel('IMAP-Server').fill('127.0.0.1')
  await form.getByLabel('Verschlüsselung').selectOption('keine, nur im Haus')
  await form.getByLabel('Port').fill(String(mailbox.port))
  await form.getByLabel('Benutzer').fill('ablage')
  await form.getByLabel('Kennwort').fill('kran birne lot')
  await form.getByRole('button', { name: 'Speichern' }).click()
  await expect(form.getByText('Ist hinterlegt')).toBeVisible()
  const { email } = person
  const mail = `From: ${email}\r\nTo: Quirin Bach <q@bach.example>\r\nMessage-ID: <1@example.de>\r\nSubject: Muster\r\n\r\nAnbei drei Muster.`
  mailbox.deliver(mail, new Date().toISOString())
  await state.getByRole('button', { name: 'Verbindung prüfen' }).click()
  await expect(state.getByText('Im Ordner liegt eine Mail.')).toBeVisible()
  await state.getByRole('button', { name: 'Jetzt abholen' }).click()
  await expect(state.getByText('Abgeholt.')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await state.getByRole('link', { name: 'Zuordnen' }).click()

  await page.getByRole('button', { name: 'Zuordnen: Muster' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Kunde').fill('Bach')
  await page.getByRole('option', { name: 'Bach Pumpen GmbH' }).click()
  await dialog.getByLabel('q@bach.example als Ansprechpartner:in anlegen').check()
  await expect(dialog.getByLabel('Nachname')).toHaveValue('Bach')
  expect(await findings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Speichern' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('Zur Zeit ist keine dabei.')).toBeVisible()

  await page.goto(`${app.address}/kunden/${id}`)
  const entry = page.getByRole('list', { name: 'Verlauf' }).getByRole('listitem').filter({ hasText: 'E-Mail gesendet' })
  await expect(entry).toContainText('Quirin Bach')
  await expect(entry).toContainText('Anbei drei Muster.')
  await expect(entry.getByText('Muster.eml')).toBeVisible()
})
