import { createHmac } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { companyOfFile, person } from './app.ts'

const app = companyOfFile()

test('somebody is invited by a link, gives themself a password and is in', async ({ page, browser }) => {
  await page.goto(`${app.address}/team`)
  await page.getByRole('button', { name: 'Person hinzufügen' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Petra Kühn')
  await dialog.getByLabel('E-Mail').fill('p.kuehn@example.de')
  await dialog.getByRole('button', { name: 'Person hinzufügen' }).click()
  const link = await dialog.getByRole('textbox', { name: 'Link zum Weitergeben' }).inputValue()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listitem').filter({ hasText: 'Petra Kühn' })).toContainText('eingeladen bis')

  const other = await (await browser.newContext()).newPage()
  await other.goto(link)
  await other.getByLabel('Ihr Kennwort').fill('birne lot kran')
  await other.getByRole('button', { name: 'Kennwort setzen' }).click()
  await other.getByRole('textbox', { name: 'Schnelle Zeile' }).waitFor()
  await other.goto(`${app.address}/team`)
  await expect(other.getByRole('listitem').filter({ hasText: 'Petra Kühn' })).toContainText('Sie')
  // Sales does not manage members.
  await expect(other.getByRole('button', { name: 'Person hinzufügen' })).toHaveCount(0)
  await other.getByRole('button', { name: /Aktionen für/ }).click()
  await expect(other.getByRole('menuitem')).toHaveText(['Alle Kunden übergeben'])

  await page.reload()
  await page.getByRole('button', { name: 'Aktionen für Petra Kühn' }).click()
  await page.getByRole('menuitem', { name: 'Geht weg' }).click()
  await expect(page.getByText('Petra Kühn ist nicht mehr im Team')).toBeVisible()
  await other.reload()
  await expect(other.getByRole('heading', { name: 'Anmelden' })).toBeVisible()
  // Links that were used already, or never were any, say so at once.
  await other.goto(`${app.address}/einrichten#used`)
  await expect(other.getByRole('link', { name: 'Zur Anmeldung' })).toBeVisible()
  await expect(other.getByRole('textbox')).toHaveCount(0)
  await other.goto(`${app.address}/einladung#wrong`)
  await expect(other.getByRole('heading', { name: 'Einladung oder neues Kennwort' })).toBeVisible()
  await page.getByRole('button', { name: 'Rückgängig' }).click()
  await expect(page.getByRole('list', { name: 'Wer dazugehört' })).toContainText('Petra Kühn')
})

test('all customers of a colleague who is still there go to another, and back', async ({ page }) => {
  const post = async (path: string, data: object) => {
    const response = await page.request.post(`${app.address}/api/${path}`, { data, headers: { origin: app.address } })
    expect(response.ok(), await response.text()).toBe(true)
    return (await response.json()) as { id: string }
  }
  const { id: ownerId } = await post('members', { name: 'Jonas Bader', roles: ['sales'] })
  await post('members', { name: 'Sabine Kurz', roles: ['sales'] })
  for (const name of ['Reiser Pumpen', 'Hohner Bau']) await post('customers', { name, ownerId })

  await page.goto(`${app.address}/team`)
  await page.getByRole('button', { name: 'Aktionen für Jonas Bader' }).click()
  await page.getByRole('menuitem', { name: 'Alle Kunden übergeben' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('2 Kunden wechseln die Betreuung.')
  await dialog.getByLabel('Betreut künftig von').fill('Jonas')
  await expect(page.getByRole('option', { name: 'Jonas Bader' })).toHaveCount(0)
  await dialog.getByLabel('Betreut künftig von').fill('Sabine')
  await page.getByRole('option', { name: 'Sabine Kurz' }).click()
  await dialog.getByRole('button', { name: 'Übergeben' }).click()
  await expect(page.getByText('2 Kunden übergeben.')).toBeVisible()
  const ownedBy = async () => {
    const answer = await page.request.get(`${app.address}/api/customers?owner=${ownerId}&limit=1`)
    return ((await answer.json()) as { total: number }).total
  }
  expect(await ownedBy()).toBe(0)
  await page.getByRole('button', { name: 'Rückgängig' }).click()
  await expect.poll(ownedBy).toBe(2)
})

test('the second step is set up with the key shown and asked for at the next login', async ({ page }) => {
  await page.goto(`${app.address}/konto`)
  await page.getByRole('button', { name: 'Einrichten' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Ihr Kennwort').fill(person.password)
  await page.keyboard.press('Enter')
  const key = ((await dialog.getByText('Oder von Hand:').textContent()) ?? '').replace(/.*: |\s/g, '')
  await dialog.getByLabel('Code aus der App').fill(codeOf(key))
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('listitem')).toHaveCount(10)
  const backupCode = (await dialog.getByRole('listitem').first().textContent()) ?? ''
  await dialog.getByRole('button', { name: 'Ich habe sie verwahrt' }).click()
  await expect(page.getByText('in zwei Schritten')).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('Abmelden')
  await expect(page.getByRole('option', { name: 'Abmelden' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await page.getByLabel('E-Mail').fill(person.email)
  await page.getByLabel('Kennwort').fill(person.password)
  await page.keyboard.press('Enter')
  await page.getByLabel('Code aus Ihrer App').fill(backupCode)
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Schnelle Zeile' }).waitFor()
})

/** What a code app shows now (RFC 6238). */
function codeOf(key: string): string {
  const bits = [...key]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac('sha1', bytes).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
