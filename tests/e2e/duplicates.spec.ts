import { expect, test } from '@playwright/test'
import { type App, post, startCompany } from './app.ts'

let app: App
test.beforeEach(async ({ page }) => {
  app = await startCompany(page)
})
test.afterEach(() => app.stop())

test('a customer entered twice is pointed out, brought together by keyboard and taken apart again', async ({
  page,
}) => {
  const { id: first } = await post(page, app, '/api/customers', {
    name: 'Reiser Pumpen GmbH',
    street: 'Talweg 3',
    postcode: '72070',
    city: 'Tübingen',
    customerNumber: '1001',
  })
  await post(page, app, '/api/activities', { kind: 'call', customerId: first, text: 'Will Erstmuster.' })

  await page.goto(`${app.address}/kunden/neu`)
  await page.getByRole('textbox', { name: /^Firma/ }).fill('REISER PUMPN')
  await page.getByRole('textbox', { name: 'PLZ' }).fill('72070')
  const notice = page.getByRole('listitem').filter({ hasText: 'Reiser Pumpen GmbH, Tübingen' })
  await expect(notice).toContainText('ähnlicher Name und gleiche Postleitzahl')

  const { id: second } = await post(page, app, '/api/customers', {
    name: 'Reiser Pumpen',
    street: 'Talweg 5',
    postcode: '72070',
    city: 'Tübingen',
    phones: [{ label: '', number: '07071 1234' }],
  })
  await post(page, app, '/api/persons', { customerId: second, firstName: 'Jens', lastName: 'Kollmar' })

  // Compared in the background: each minute, and at the start.
  await app.killAndRestart()
  await expect.poll(async () => (await (await page.request.get(`${app.address}/api/duplicates`)).json()).total).toBe(1)
  await page.goto(`${app.address}/kunden`)
  await page.getByRole('link', { name: 'Einer ist vielleicht doppelt.' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Doppelte Kunden')
  await page.getByRole('link', { name: /Reiser Pumpen/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Zusammenführen?')

  await page.getByRole('radio', { name: /Reiser Pumpen GmbH.*1001/ }).check()
  const address = page.getByRole('group', { name: 'Adresse' })
  await address.getByRole('radio', { name: /Talweg 5/ }).focus()
  await page.keyboard.press('ArrowUp')
  await expect(address.getByRole('radio', { name: /Talweg 3/ })).toBeChecked()
  await page.getByRole('button', { name: 'Zusammenführen' }).press('Enter')

  await expect(page).toHaveURL(new RegExp(`/kunden/${first}$`))
  await expect(page.getByRole('main')).toContainText('Jens Kollmar')
  await expect(page.getByRole('main')).toContainText('Talweg 3')
  await expect(page.getByRole('main')).toContainText('Will Erstmuster.')
  await page.getByRole('button', { name: 'Rückgängig' }).click()
  await expect(page.getByRole('main')).not.toContainText('Jens Kollmar')
  expect((await (await page.request.get(`${app.address}/api/customers`)).json()).total).toBe(2)

  // Once they are one for good, an old link leads on and says so.
  await post(page, app, '/api/duplicates/merge', { merges: [{ id: first, ids: [first, second] }] })
  await page.goto(`${app.address}/kunden/${second}/blatt`)
  await expect(page).toHaveURL(new RegExp(`/kunden/${first}/blatt$`))
  await page.goto(`${app.address}/kunden/${second}`)
  await expect(page.getByText('Reiser Pumpen wurde mit Reiser Pumpen GmbH zusammengeführt.')).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/kunden/${first}$`))
})
