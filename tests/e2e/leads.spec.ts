import { createServer, type Server } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { type App, post, startCompany } from './app.ts'
import { findings } from './axe.ts'

test.setTimeout(120_000)
let app: App
let mails: { port: number; texts: string[]; server: Server }
test.beforeEach(async ({ page }) => {
  mails = await mailServer()
  app = await startCompany(page, {
    BORDMITTEL_SMTP: `smtp://127.0.0.1:${mails.port}`,
    BORDMITTEL_MAIL_FROM: 'vertrieb@example.de',
  })
})
test.afterEach(async () => {
  await app.stop()
  mails.server.close()
})

/** A mail server that keeps what it is given. */
async function mailServer() {
  const texts: string[] = []
  const server = createServer((socket) => {
    let text = ''
    let inside = false
    const end = () => text.indexOf(inside ? '\r\n.\r\n' : '\r\n')
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      text += chunk
      for (let at = end(); at >= 0; at = end()) {
        const line = text.slice(0, at)
        text = text.slice(at + (inside ? 5 : 2))
        if (inside) texts.push(line.replace(/=\r\n/g, '').replace(/=3D/g, '='))
        const begins = !inside && /^DATA/i.test(line)
        socket.write(begins ? '354 go on\r\n' : /^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n')
        inside = begins
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, texts, port: (server.address() as { port: number }).port }
}

const dialog = (page: Page) => page.getByRole('dialog')
const expectAccessible = async (page: Page) => expect(await findings(page)).toEqual([])

test('the whole way: form on the website, confirmed by mail, taken, answered, judged, made a customer', async ({
  page,
  browser,
}) => {
  await page.goto(`${app.address}/einwilligungen`)
  await page.getByLabel('Adresse von außen').fill(app.address)
  await page.getByRole('button', { name: 'Speichern' }).click()
  await expect(page.getByText('Gespeichert.')).toBeVisible()
  await page.goto(`${app.address}/einstellungen/anfragen`)
  await page.getByLabel('Formular öffnen').check()
  await page.getByLabel('Neuigkeiten anbieten').check()
  await page.getByRole('button', { name: 'Speichern' }).last().click()
  await expect(page.getByText('<iframe', { exact: false })).toBeVisible()
  await expectAccessible(page)

  // Somebody without a login, on the company's website.
  const stranger = await (await browser.newContext({ locale: 'de-DE' })).newPage()
  await stranger.goto(`${app.address}/offen/anfrage`)
  await expectAccessible(stranger)
  await stranger.getByLabel('Ihr Name').fill('Petra Sauter')
  await stranger.getByLabel('Firma').fill('Müller Stahl KG')
  await stranger.getByLabel('E-Mail').first().fill('p.sauter@mueller.example')
  await stranger.getByLabel('Worum geht es?').fill('200 Wellen bis März')
  await stranger.getByRole('checkbox').check()
  await expect(async () => {
    // Faster than anybody types it is not taken; a person presses the button again.
    await stranger.getByRole('button', { name: 'Absenden' }).click()
    await expect(stranger.getByText('Wir melden uns bei Ihnen.', { exact: false })).toBeVisible({ timeout: 4_000 })
  }).toPass()

  await expect.poll(() => mails.texts.length).toBe(1)
  const link = /http\S+\/offen\/bestaetigen\/[\w-]{43}/.exec(mails.texts[0] ?? '')?.[0] ?? ''
  await page.goto(`${app.address}/heute`)
  const row = page.getByRole('list', { name: 'Neue Anfragen' }).getByRole('listitem')
  await expect(row).toContainText('Müller Stahl KG, Petra Sauter')
  await expect(row).toContainText('unbestätigt')
  await stranger.goto(link)
  await expectAccessible(stranger)
  await stranger.getByRole('button', { name: 'Ja, das bin ich' }).click()
  await expect(stranger.getByText('das ist bestätigt', { exact: false })).toBeVisible()

  await row.getByRole('button', { name: 'Übernehmen' }).click()
  await expect(row.getByRole('button', { name: 'Übernehmen' })).toHaveCount(0)
  await row.getByRole('link', { name: /Müller Stahl/ }).click()
  await expect(page.getByText('Adresse bestätigt')).toBeVisible()
  await expect(page.getByText('erlaubt: Einwilligung vom', { exact: false })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Antwort festhalten' }).click()
  await dialog(page).getByLabel('Was kam heraus?').fill('Zeichnung kommt am Montag.')
  await dialog(page).getByRole('button', { name: 'Speichern' }).click()
  await expect(page.getByRole('list', { name: 'Bisherige Antworten' })).toContainText('Zeichnung kommt am Montag.')

  await page.getByRole('button', { name: 'Beurteilen' }).click()
  await dialog(page).getByRole('radiogroup', { name: 'Bedarf' }).getByText('ja').click()
  await expectAccessible(page)
  // Without a reason nothing is rejected.
  await dialog(page).getByRole('button', { name: 'Ablehnen' }).click()
  await expect(page.getByText('Bitte wählen Sie einen Grund', { exact: false })).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Annehmen' }).click()
  await expect(page.getByText('angenommen').first()).toBeVisible()

  await page.getByRole('button', { name: 'Zum Kunden machen' }).click()
  await expect(dialog(page).getByLabel('Firma')).toHaveValue('Müller Stahl KG')
  await expect(dialog(page).getByLabel('Nachname')).toHaveValue('Sauter')
  await expect(dialog(page).getByLabel('Titel')).toHaveValue('200 Wellen bis März')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Anlegen' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Müller Stahl KG')
  const timeline = page.getByRole('list', { name: 'Verlauf' })
  await expect(timeline).toContainText('Zeichnung kommt am Montag.')
  await expect(timeline).toContainText('Formular der Website')
  await page
    .getByRole('link', { name: /Sauter/ })
    .first()
    .click()
  await expect(page.getByRole('list', { name: 'Werbung' })).toContainText('E-Mail: ja')
})

test('from the quick line and on the phone at the fair, with the company that is there already', async ({ page }) => {
  await post(page, app, '/api/customers', { name: 'Vogt Fördertechnik AG', city: 'Ulm' })
  await page.goto(app.address)
  const line = page.getByRole('textbox', { name: 'Schnelle Zeile' })
  await line.fill('Anfrage Kern Pumpen, 40 Lagerböcke, 0711 123456')
  await expect(page.getByText('Kern Pumpen, 0711 123456')).toBeVisible()
  await line.press('Enter')
  await expect(page.getByText('Anfrage aufgenommen.', { exact: false })).toBeVisible()

  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${app.address}/anfragen`)
  await expect(page.getByRole('list', { name: 'Anfragen' }).getByRole('listitem')).toContainText('Kern Pumpen')
  await page.getByRole('button', { name: 'Von der Messe' }).click()
  await dialog(page).getByLabel('Firma').fill('Vogt Foerdertechnik')
  await expect(dialog(page).getByRole('link', { name: 'Vogt Fördertechnik AG' })).toBeVisible()
  const chooser = page.waitForEvent('filechooser')
  await dialog(page).getByRole('button', { name: 'Visitenkarte fotografieren' }).click()
  await (await chooser).setFiles({ name: 'karte.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff]) })
  await dialog(page).getByLabel('Worum geht es?').fill('Will Muster sehen')
  await expectAccessible(page)
  await dialog(page).getByRole('button', { name: 'Speichern' }).click()
  const row = page.getByRole('list', { name: 'Anfragen' }).getByRole('listitem').filter({ hasText: 'Vogt' })
  await row.getByRole('link').click()
  await expect(page.getByRole('link', { name: 'karte.jpg' })).toBeVisible()
  await page.getByRole('button', { name: 'Übernehmen' }).click()
  await page.getByRole('button', { name: 'Beurteilen' }).click()
  await dialog(page).getByRole('button', { name: 'Annehmen' }).click()
  await page.getByRole('button', { name: /^Mehr zu/ }).waitFor()
  await page.getByRole('button', { name: 'Zum Kunden machen' }).click()
  await dialog(page).getByRole('button', { name: 'Vogt Fördertechnik AG nehmen' }).click()
  await dialog(page).getByRole('button', { name: 'Anlegen' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Vogt Fördertechnik AG')
  await expect(page.getByRole('list', { name: 'Verlauf' })).toContainText('karte.jpg')
})
