import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { type App, person, startCompany } from './app.ts'
import { findings } from './axe.ts'

test.use({ serviceWorkers: 'allow' })

let app: App
test.beforeEach(async ({ page }) => {
  app = await startCompany(page)
})
test.afterEach(() => app.stop())

const line = 'Tel Müller Stahl, will Angebot'
const quickLine = (page: Page) => page.getByRole('textbox', { name: 'Schnelle Zeile' })
const waits = (page: Page) => page.getByText('Eine Zeile noch nicht eingetragen')

/** A phone that was used before: the product is on it, and the names that a line may mean. */
async function usePhone(page: Page): Promise<{ customerId: string }> {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(app.address)
  const answer = await page.request.post(`${app.address}/api/customers`, { data: { name: 'Müller Stahl GmbH' } })
  expect(answer.ok(), await answer.text()).toBe(true)
  const { id } = (await answer.json()) as { id: string }
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.goto(`${app.address}/wieder-kontaktieren`)
  await quickLine(page).fill('Tel Müller Stahl')
  await expect(page.getByRole('status').filter({ hasText: 'Müller Stahl GmbH' })).toBeVisible()
  await quickLine(page).fill('')
  await expect.poll(() => keptReads(page)).toEqual(expect.arrayContaining(['/api/me', '/api/quick-line/names']))
  return { customerId: id }
}

const keptReads = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('bordmittel.reads.'))
    const all = await Promise.all(names.map(async (name) => await (await caches.open(name)).keys()))
    return all.flat().map((request) => new URL(request.url).pathname)
  })

async function write(page: Page, text: string): Promise<void> {
  await quickLine(page).fill(text)
  await expect(page.getByRole('status').filter({ hasText: 'Müller Stahl GmbH' })).toBeVisible()
  await quickLine(page).press('Enter')
}

async function logIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-Mail').fill(email)
  await page.getByLabel('Kennwort').fill(password)
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await quickLine(page).waitFor()
}

/** The conversations that the server knows, as whoever is logged in reads them. */
async function conversations(context: BrowserContext, customerId: string): Promise<{ memberName: string | null }[]> {
  const answer = await context.request.get(`${app.address}/api/timeline?customerId=${customerId}`)
  expect(answer.ok(), await answer.text()).toBe(true)
  const { entries } = (await answer.json()) as { entries: { activity: { memberName: string | null } | null }[] }
  return entries.flatMap(({ activity }) => activity ?? [])
}

test('a line written without network waits, outlives a reload, and is entered once', async ({ page, context }) => {
  const { customerId } = await usePhone(page)
  await context.setOffline(true)
  await write(page, line)
  await expect(waits(page)).toBeVisible()

  await page.reload()
  await expect(waits(page)).toBeVisible()
  await expect(page.getByText(/Ohne Netz\. Stand von \d\d:\d\d\./)).toBeVisible()
  await waits(page).click()
  await expect(page.getByText(line)).toBeVisible()
  expect(await findings(page, { all: true, within: ['form', '[role=status]'] })).toEqual([])
  await quickLine(page).fill('Mail Müller Stahl')
  await expect(page.getByRole('status').filter({ hasText: 'Müller Stahl GmbH' })).toBeVisible()
  await quickLine(page).fill('')

  await context.setOffline(false)
  await expect(waits(page)).toHaveCount(0)
  expect(await conversations(context, customerId)).toHaveLength(1)
  await page.reload()
  await quickLine(page).waitFor()
  await expect(page.getByText(/Ohne Netz/)).toHaveCount(0)
  expect(await conversations(context, customerId)).toHaveLength(1)
})

test('the login ran out meanwhile: entered once after the same member has logged in again', async ({
  page,
  context,
}) => {
  const { customerId } = await usePhone(page)
  await context.setOffline(true)
  await write(page, line)
  await expect(waits(page)).toBeVisible()
  await context.clearCookies()
  await context.setOffline(false)

  await page.getByLabel('Kennwort').waitFor()
  await expect.poll(() => keptReads(page)).toEqual([])
  await logIn(page, person.email, person.password)
  await expect(waits(page)).toHaveCount(0)
  await expect.poll(async () => (await conversations(context, customerId)).length).toBe(1)
})

test('somebody else logs in while the page is open: told of it, shown nothing, sends nothing', async ({
  page,
  context,
}) => {
  const { customerId } = await usePhone(page)
  const other = { email: 'j.beck@example.de', password: 'laterne moos tisch' }
  const { id } = await post(context, '/api/members', { name: 'Jonas Beck', email: other.email, roles: ['salesLead'] })
  const { path } = await post(context, `/api/members/${id}/invitation`, {})
  await post(context, '/api/invitations/accept', { secret: path.split('#')[1], password: other.password })
  await context.setOffline(true)
  await write(page, line)
  await expect(waits(page)).toBeVisible()
  // In another tab of the same browser.
  await context.clearCookies()
  await post(context, '/api/auth/sign-in/email', other)
  await context.setOffline(false)

  await expect(page.getByText('Eine Zeile wartet, bis sich anmeldet, wer sie geschrieben hat.')).toBeVisible()
  await expect(page.getByText(line)).toHaveCount(0)
  expect(await conversations(context, customerId)).toEqual([])

  await context.clearCookies()
  await page.goto(`${app.address}/anmelden`)
  await logIn(page, person.email, person.password)
  await expect.poll(() => conversations(context, customerId)).toMatchObject([{ memberName: person.name }])
  await expect(page.getByText('Eine Zeile wartet')).toHaveCount(0)
})

test('what today’s customers are about is read ahead; logging out leaves nothing on the device', async ({
  page,
  context,
}) => {
  const { customerId } = await usePhone(page)
  await post(context, '/api/appointments', { title: 'Jahresgespräch', customerId, startsAt: new Date().toISOString() })
  await page.reload()
  const sheet = [`/api/customers/${customerId}`, '/api/timeline', '/api/persons', '/api/today']
  await expect.poll(() => keptReads(page)).toEqual(expect.arrayContaining(sheet))

  await context.setOffline(true)
  const read = (path: string) =>
    page.evaluate(async (address) => {
      const answer = await fetch(address)
      return { kept: answer.headers.get('x-kept-at') !== null, body: await answer.json() }
    }, path)
  expect(await read(`/api/customers/${customerId}`)).toMatchObject({ kept: true, body: { name: 'Müller Stahl GmbH' } })
  await expect(read('/api/customers')).rejects.toThrow()

  // Without network, too.
  await page.evaluate(() => fetch('/api/auth/sign-out', { method: 'POST' }).catch(() => undefined))
  await expect.poll(() => keptReads(page)).toEqual([])
})

async function post(context: BrowserContext, path: string, data: object): Promise<{ id: string; path: string }> {
  const answer = await context.request.post(app.address + path, { data })
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()) as { id: string; path: string }
}
