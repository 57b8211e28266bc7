import { expect, test } from '@playwright/test'
import { type App, startApp } from './app.ts'
import { findings } from './axe.ts'

const person = { name: 'Petra Lang', email: 'lead@maier.example', password: 'kran birne sieben lot' }
let app: App

test.beforeAll(async () => {
  app = await startApp()
})
test.afterAll(() => app.stop())

test('set up, log out, in by password, in by a passkey that is added and removed; settings are saved', async ({
  page,
  context,
}) => {
  // Passkeys need a name, not a number, for this machine.
  const address = app.address.replace('127.0.0.1', 'localhost')
  await context.addInitScript(() => localStorage.setItem('bordmittel.language', 'de'))
  await page.goto(app.setUpLink.replace('127.0.0.1', 'localhost'))
  await page.getByLabel('Wie heißt Ihre Firma?').fill('Maier Antriebe')
  await page.getByLabel('Ihr Name').fill(person.name)
  await page.getByLabel('E-Mail').fill(person.email)
  await page.getByLabel('Kennwort').fill('maierantriebe1')
  await page.getByRole('button', { name: 'Los geht’s' }).click()
  await expect(page.getByText('Name, E-Mail und Firma sind zu leicht zu erraten.')).toBeVisible()
  await page.getByLabel('Kennwort').fill(person.password)
  await page.getByRole('button', { name: 'Los geht’s' }).click()
  await expect(page).toHaveURL(`${address}/heute`)

  await page.goto(`${address}/einstellungen`)
  await page.getByLabel('A-Kunden').fill('21')
  await page.getByRole('button', { name: 'Rhythmus speichern' }).click()
  await expect(page.getByText('Die Liste wird im Hintergrund neu geordnet.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('A-Kunden')).toHaveValue('21')

  const authenticator = await context.newCDPSession(page)
  await authenticator.send('WebAuthn.enable')
  await authenticator.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(`${address}/konto`)
  await page.getByRole('button', { name: 'Passkey anlegen' }).click()
  await expect(page.getByText('Der Passkey ist angelegt.')).toBeVisible()

  const logOut = async () => {
    await page.getByRole('button', { name: 'Konto und Einstellungen' }).click()
    await page.getByRole('button', { name: 'Abmelden' }).click()
    await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible()
  }
  await logOut()
  await page.goto(`${address}/einstellungen`)
  await expect(page).toHaveURL(/\/anmelden\?zurueck=/)
  expect(await findings(page, { all: true })).toEqual([])
  await page.getByLabel('E-Mail').fill(person.email)
  await page.getByLabel('Kennwort').fill('falsch')
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
  await expect(page.getByText('E-Mail oder Kennwort stimmt nicht.')).toBeVisible()
  await page.getByLabel('Kennwort').fill(person.password)
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
  await expect(page).toHaveURL(`${address}/einstellungen`)

  await logOut()
  await page.goto(`${address}/anmelden`)
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click()
  await expect(page).toHaveURL(`${address}/heute`)
  await page.goto(`${address}/konto`)
  await page.getByRole('button', { name: 'Entfernen' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Entfernen' }).click()
  await expect(page.getByText('Der Passkey ist entfernt.')).toBeVisible()
})
