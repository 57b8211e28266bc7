import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { type App, startApp } from './app.ts'

test.use({ serviceWorkers: 'allow' })

let app: App
test.beforeAll(async () => {
  app = await startApp(['--demo'])
})
test.afterAll(() => app.stop())

test('a tour from the postcode to paper, calendar and map, by keyboard', async ({ page }) => {
  // No other host is asked for anything.
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(app.address) && /^https?:/.test(request.url())) foreign.push(request.url())
  })
  await page.goto(app.demoLink ?? '')
  await page.getByRole('textbox', { name: 'Schnelle Zeile' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('tour')
  await page.getByRole('option', { name: 'Tour planen' }).waitFor()
  await page.keyboard.press('Enter')

  // What is not known is said; then a town.
  const place = page.getByRole('textbox', { name: 'Postleitzahl oder Ort' })
  await place.focus()
  await page.keyboard.type('Nirgendwo')
  await page.keyboard.press('Enter')
  await expect(page.getByText('„Nirgendwo“ ist hier nicht bekannt.')).toBeVisible()
  await place.fill('70173')
  await page.keyboard.press('Enter')
  const near = page.getByRole('list', { name: 'In der Nähe' })
  await expect(near.getByRole('listitem').first()).toContainText(/letzter Kontakt|noch nie gesprochen/)
  await page.getByRole('combobox', { name: 'Umkreis' }).selectOption('150')
  await expect(page).toHaveURL(/radius=150/)

  // The three farthest and the nearest, taken along in the wrong order.
  const take = near.getByRole('button', { name: /^Mitnehmen: / })
  await expect.poll(() => take.count()).toBeGreaterThan(4)
  for (const button of [take.last(), take.first(), take.nth(2)]) {
    await button.focus()
    await page.keyboard.press('Space')
    await expect(button).toHaveAttribute('aria-pressed', 'true')
  }
  const stops = page.getByRole('list', { name: 'Besuche in dieser Reihenfolge' }).getByRole('listitem')
  await expect(stops).toHaveCount(3)
  const times = await stops.evaluateAll((items) => items.map((item) => item.textContent?.match(/\d\d:\d\d/)?.[0]))
  expect(times).toEqual([...times].sort())
  const first = near.getByRole('listitem').first().getByRole('link')
  const nearest = await first.textContent()

  // Links that the person clicks: the address, never the name.
  const map = stops.first().getByRole('link', { name: /auf OpenStreetMap/ })
  await expect(map).toHaveAttribute('href', /^https:\/\/www\.openstreetmap\.org\/search\?query=/)
  expect(await map.getAttribute('href')).not.toContain(encodeURIComponent((nearest ?? '').split(' ')[0] ?? ''))
  await expect(stops.first().getByRole('link', { name: /Karten-App/ })).toHaveAttribute('href', /^geo:0,0\?q=/)
  await expect(page.getByRole('link', { name: 'Route in Google Maps' })).toHaveAttribute('href', /waypoints=/)

  // The calendar: an appointment for each visit.
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Kalenderdatei' }).click()
  const calendar = readFileSync(await (await saved).path(), 'utf8')
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(3)
  expect(calendar.replace(/\r?\n[ ]/g, '')).toContain(`SUMMARY:${nearest}`)

  // Kept in the address; filtered; on paper; and back.
  await page.reload()
  await expect(stops).toHaveCount(3)
  await page.getByRole('button', { name: 'fällig', exact: true }).click()
  await expect(page).toHaveURL(/due=yes/)
  await page.getByRole('button', { name: 'Liste drucken' }).click()
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(4)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: 'Drucken' })).toBeHidden()
  await expect(page.getByRole('columnheader', { name: 'Notizen' })).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('button', { name: 'Zurück zur Tour' }).click()
  await stops
    .first()
    .getByRole('button', { name: /streichen$/ })
    .click()
  await expect(stops).toHaveCount(2)

  // As own appointments, and taken back as one.
  await page.getByRole('button', { name: 'Termine eintragen' }).click()
  await expect(page.getByText('2 Termine stehen bei Ihnen.')).toBeVisible()
  await page.getByRole('button', { name: 'Rückgängig' }).click()
  await expect(page.getByText('2 Termine stehen bei Ihnen.')).toBeHidden()

  // On the way, without network: the tour, its list, and the sheet of the first visit.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.reload()
  const customer = (await stops.first().getByRole('link').first().getAttribute('href')) ?? ''
  const sheet = `/api${customer.replace('/kunden/', '/customers/')}/sheet`
  await expect.poll(() => keptReads(page)).toEqual(expect.arrayContaining(['/api/tours', '/api/tours/nearby', sheet]))
  await page.context().setOffline(true)
  await page.reload()
  await expect(stops).toHaveCount(2)
  await expect(page.getByText(/Ohne Netz\. Stand von/)).toBeVisible()
  await page.getByRole('button', { name: 'Liste drucken' }).click()
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(3)
  await page.goto(`${app.address}${customer}/blatt`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.context().setOffline(false)
  await page.goBack()
  await page.getByRole('button', { name: 'Zurück zur Tour' }).click()

  // From a customer: who else is near.
  await stops.first().getByRole('link').first().click()
  await page.getByRole('link', { name: 'In der Nähe' }).click()
  await expect(page).toHaveURL(/\/tour\?customer=/)
  await expect(near.getByRole('listitem').first()).toContainText('gleiches Gebiet')
  expect(foreign).toEqual([])
})

const keptReads = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('bordmittel.reads.'))
    const all = await Promise.all(names.map(async (name) => await (await caches.open(name)).keys()))
    return all.flat().map((request) => new URL(request.url).pathname)
  })
