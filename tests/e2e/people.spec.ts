import { expect, type Page, test } from '@playwright/test'
import { companyOfFile, invite, post } from './app.ts'

const app = companyOfFile()

const dialog = (page: Page) => page.getByRole('dialog')
async function save(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Speichern' }).click()
  await expect(dialog(page)).toHaveCount(0)
}
const rows = (page: Page, list: string) => page.getByRole('list', { name: list }).getByRole('listitem')

test.describe('away from the office', () => {
  test.use({ serviceWorkers: 'allow' })

  test('the customer sheet on the phone at the door, also without network', async ({ page, context }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    const { id } = await post(page, app, '/api/customers', { name: 'Müller Stahl GmbH' })
    const { id: personId } = await post(page, app, '/api/persons', {
      customerId: id,
      lastName: 'Sauter',
      phones: [{ label: 'Büro', number: '07032 90 44 21' }],
    })
    await post(page, app, '/api/activities', { kind: 'call', customerId: id, personId, text: 'Muster gefallen ihr.' })
    await post(page, app, '/api/tasks', { kind: 'promise', customerId: id, text: 'Angebot', dueDay: '2099-12-31' })
    const startsAt = new Date(Date.now() + 60_000).toISOString()
    await post(page, app, '/api/appointments', { title: 'Jahresgespräch', customerId: id, startsAt })

    await page.goto(app.address)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await page.goto(`${app.address}/heute`)
    await expect.poll(() => isKept(page, `/api/customers/${id}/sheet`)).toBe(true)
    await context.setOffline(true)
    await page.reload()
    await page.getByRole('link', { name: 'Kundenblatt' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Müller Stahl GmbH')
    await expect(page.getByText(/Ohne Netz\. Stand von \d\d:\d\d\./)).toBeVisible()
    await expect(page.getByRole('link', { name: '07032 90 44 21' })).toHaveAttribute('href', 'tel:+497032904421')
    for (const known of ['Jahresgespräch', 'Muster gefallen ihr.', 'Angebot'])
      await expect(page.getByText(known, { exact: true })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })

  const isKept = (page: Page, path: string): Promise<boolean> =>
    page.evaluate(async (wanted) => (await caches.match(wanted)) !== undefined, path)
})

test('a person moves to another company and brings along what was spoken', async ({ page }) => {
  const { id: from } = await post(page, app, '/api/customers', { name: 'Reiser Pumpen GmbH' })
  const { id: to } = await post(page, app, '/api/customers', { name: 'Aichele Werkzeugbau' })
  const { id } = await post(page, app, '/api/persons', { customerId: from, firstName: 'Jens', lastName: 'Kollmar' })
  await post(page, app, '/api/activities', { kind: 'call', customerId: from, personId: id, text: 'Will Erstmuster.' })

  await page.goto(`${app.address}/kunden/${from}`)
  await page.getByRole('link', { name: 'Jens Kollmar' }).click()
  await page.getByRole('button', { name: 'Aktionen' }).click()
  await page.getByRole('menuitem', { name: 'Ändern, Firma wechseln' }).click()
  await dialog(page).getByRole('combobox', { name: 'Firma' }).fill('aich')
  await page.getByRole('option', { name: 'Aichele Werkzeugbau' }).click()
  await save(page)

  await expect(page.getByRole('main')).toContainText('Früher bei')
  await expect(page.getByRole('link', { name: 'Aichele Werkzeugbau' }).first()).toBeVisible()
  await expect(rows(page, 'Verlauf').filter({ hasText: 'Will Erstmuster.' })).toContainText('Reiser Pumpen GmbH')
  await expect(rows(page, 'Verlauf').filter({ hasText: 'wechselte' })).toContainText(
    'Reiser Pumpen GmbH → Aichele Werkzeugbau',
  )

  // The old company keeps what was spoken there.
  await page.goto(`${app.address}/kunden/${from}`)
  await expect(rows(page, 'Verlauf').filter({ hasText: 'Will Erstmuster.' })).toHaveCount(1)
  await expect(page.getByRole('link', { name: 'Jens Kollmar' })).toHaveCount(0)
  await page.goto(`${app.address}/kunden/${to}`)
  await expect(page.getByRole('link', { name: 'Jens Kollmar' })).toBeVisible()
})

test('who leaves leaves no customer alone: listed until assigned, all at once, and taken back', async ({ page }) => {
  const { id } = await post(page, app, '/api/members', { name: 'Herbert Maier', roles: ['sales'] })
  for (const name of ['Ebner Getriebe AG', 'Zoller Hydraulik GmbH'])
    await post(page, app, '/api/customers', { name, ownerId: id })
  await post(page, app, `/api/members/${id}/leave`, {})

  await page.goto(`${app.address}/kunden`)
  await page.getByRole('link', { name: /kümmert sich gerade niemand/ }).click()
  const listed = page.getByRole('row').filter({ hasText: /Ebner|Zoller/ })
  await expect(listed).toHaveCount(2)
  await page.getByRole('button', { name: 'Alle übergeben' }).click()
  await dialog(page).getByRole('combobox').fill('renz')
  await page.getByRole('option', { name: 'Claudia Renz' }).click()
  await dialog(page).getByRole('button', { name: 'Übergeben' }).click()
  await expect(page.getByText('2 Kunden übergeben.')).toBeVisible()
  await expect(page.getByText('Jeder Kunde hat jemanden, der sich kümmert.')).toBeVisible()
  await page.getByRole('button', { name: 'Rückgängig' }).click()
  await expect(listed).toHaveCount(2)
})

test('who stands in gets lists and rights, and gives them back by itself', async ({ page }) => {
  const owner = await invite(page, app, { name: 'Tina Alber', email: 't.alber@example.de', roles: ['sales'] })
  const deputy = await invite(page, app, { name: 'Jonas Beck', email: 'j.beck@example.de', roles: ['sales'] })
  const { id } = await post(page, app, '/api/customers', { name: 'Reiser Pumpen GmbH', ownerId: owner.id })
  const { today } = await (await page.request.get(`${app.address}/api/me`)).json()
  await post(owner.page, app, '/api/tasks', { kind: 'task', customerId: id, text: 'Rückruf', dueDay: today })

  await deputy.page.goto(`${app.address}/heute`)
  await expect(deputy.page.getByText('Heute wartet nichts auf Sie.')).toBeVisible()

  await owner.page.goto(`${app.address}/team`)
  await owner.page.getByRole('button', { name: 'Abwesenheit eintragen' }).click()
  await dialog(owner.page).getByLabel('Vom').fill('heute')
  await dialog(owner.page).getByLabel('Bis einschließlich').fill('morgen')
  await dialog(owner.page).getByLabel('Wer vertritt?').selectOption('Jonas Beck')
  await save(owner.page)
  await expect(owner.page.getByText(/Jonas Beck vertritt Tina Alber/)).toBeVisible()

  await deputy.page.reload()
  await expect(deputy.page.getByText('Rückruf')).toBeVisible()
  await deputy.page.goto(`${app.address}/kunden/${id}`)
  await expect(deputy.page.getByText(/vertreten durch/)).toContainText('Jonas Beck')
  await expect(deputy.page.getByRole('button', { name: 'Gespräch festhalten' })).toBeVisible()

  await owner.page.getByRole('button', { name: 'Abwesenheit von Tina Alber' }).click()
  await owner.page.getByRole('menuitem', { name: 'Streichen' }).click()
  await expect(owner.page.getByText('Die Abwesenheit von Tina Alber ist gestrichen.')).toBeVisible()
  await deputy.page.goto(`${app.address}/heute`)
  await expect(deputy.page.getByText('Heute wartet nichts auf Sie.')).toBeVisible()
  for (const one of [owner, deputy]) await one.page.context().close()
})
