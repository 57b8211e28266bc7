import { expect, test } from '@playwright/test'
import { companyOfFile } from './app.ts'
import { findings } from './axe.ts'

const app = companyOfFile()

const list = [
  'Kd-Nr.;Firma;PLZ;Ort;Telefon;Ansprechpartner;E-Mail;Klasse;Letzter Kontakt;Sonderpreis',
  '1001;Adler Pumpen GmbH;70173;Stuttgart;0711 12345;Frau Dr. Petra Sauter;p.sauter@adler.example;A;03/04/2026;ja',
  '1002;Bär Maschinenbau AG;1067;Dresden;0351 98765;Jens Kollmar;kein Klammeraffe;B;05/06/2026;',
  ';;;;;;;;;nur Text',
].join('\r\n')
const file = { name: 'Kunden.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }

test('a list: dropped, asked about, corrected, brought in, on the contact list, taken back', async ({ page }) => {
  await page.goto(`${app.address}/einlesen`)
  await page.getByLabel('Datei wählen oder hier ablegen').setInputFiles(file)

  await expect(page.getByRole('heading', { level: 1, name: 'Kunden.csv' })).toBeVisible()
  await expect(page.getByText('Was ist in 03/04/2026 der Tag, was der Monat?')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'erst der Monat' }).click()

  await expect(page.getByText('2 neu, 0 ergänzt, 0 unverändert, 1 abgewiesen.')).toBeVisible()
  await expect(page.getByLabel('Feld für die Spalte Sonderpreis')).toHaveValue('')
  await page.getByRole('list', { name: '1 Zelle passt nicht' }).getByRole('button', { name: 'Ändern' }).click()
  await page.getByLabel('E-Mail, Zeile 3').fill('j.kollmar@baer.example')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 Zelle passt nicht')).toHaveCount(0)
  await expect(page.getByText('2 neu, 0 ergänzt')).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await findings(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1280, height: 900 })

  await page.getByRole('button', { name: '3 Zeilen einlesen' }).click()
  await expect(page.getByText('2 Kunden und 2 Ansprechpartner:innen sind neu da.')).toBeVisible()
  expect(await findings(page)).toEqual([])
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Als Excel-Datei' }).click()
  expect((await download).suggestedFilename()).toBe('Abgewiesene Zeilen.xlsx')
  const done = page.url()

  await page.getByRole('link', { name: 'Wen kontaktieren?' }).click()
  await expect(page.getByRole('link', { name: 'Adler Pumpen GmbH' })).toBeVisible()
  await app.killAndRestart()
  await page.goto(done)
  await page.getByRole('button', { name: 'Zurücknehmen' }).click()
  await page.getByRole('button', { name: 'Alles zurücknehmen' }).click()
  await expect(page.getByText(/Zurückgenommen: \d+ Einträge/)).toBeVisible()
  await page.goto(`${app.address}/wieder-kontaktieren`)
  await expect(page.getByRole('link', { name: 'Kundenliste einlesen' })).toBeVisible()
})

test('what is no list is refused with a sentence, and nothing is lost', async ({ page }) => {
  await page.goto(`${app.address}/einlesen`)
  const input = page.getByLabel('Datei wählen oder hier ablegen')
  await input.setInputFiles({ name: 'Angebot.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 …') })
  await expect(page.getByText('„Angebot.pdf“ ist keine Liste, die wir lesen können')).toBeVisible()
  await expect(input).toBeEnabled()
})
