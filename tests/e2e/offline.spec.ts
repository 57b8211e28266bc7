import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { type App, person, startCompany } from './app.ts'
import { findings } from './axe.ts'

// One phone for all: the whole product is fetched into it once. Each test is about a customer of its own.
test.describe.configure({ mode: 'serial' })
let app: App
let context: BrowserContext
let page: Page
test.beforeAll(async ({ browser }) => {
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'allow' })
  page = await context.newPage()
  app = await startCompany(page)
})
test.afterAll(async () => {
  await context.close()
  await app.stop()
})

const quickLine = () => page.getByRole('textbox', { name: 'Schnelle Zeile' })
const understood = (customer: string) => page.getByRole('status').filter({ hasText: customer })
const waits = () => page.getByText('Eine Zeile noch nicht eingetragen')

/** A phone that was used before: the product is on it, and the names that a line may mean. */
async function usePhone(customer: string): Promise<{ customerId: string; line: string }> {
  await page.goto(app.address)
  const { id } = await post('/api/customers', { name: customer })
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.goto(`${app.address}/wieder-kontaktieren`)
  await quickLine().fill(`Tel ${customer}`)
  await expect(understood(customer)).toBeVisible()
  await quickLine().fill('')
  await expect.poll(keptReads).toEqual(expect.arrayContaining(['/api/me', '/api/quick-line/names']))
  // With this one among the names, not those of the test before.
  const keptNames = () =>
    page.evaluate(async () => {
      const kept = await caches.match('/api/quick-line/names', { ignoreVary: true })
      return (await kept?.text()) ?? ''
    })
  await expect.poll(keptNames).toContain(customer)
  return { customerId: id, line: `Tel ${customer}, will Angebot` }
}

const keptReads = (): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('bordmittel.reads.'))
    const all = await Promise.all(names.map(async (name) => await (await caches.open(name)).keys()))
    return all.flat().map((request) => new URL(request.url).pathname)
  })

async function logIn(email: string, password: string): Promise<void> {
  await page.getByLabel('E-Mail').fill(email)
  await page.getByLabel('Kennwort').fill(password)
  await page.getByRole('button', { name: 'Anmelden' }).click()
  await quickLine().waitFor()
}

async function write(customer: string, line: string): Promise<void> {
  await quickLine().fill(line)
  await expect(understood(customer)).toBeVisible()
  await quickLine().press('Enter')
}

/** The conversations that the server knows, as whoever is logged in reads them. */
async function conversations(customerId: string): Promise<{ memberName: string | null }[]> {
  const answer = await context.request.get(`${app.address}/api/timeline?customerId=${customerId}`)
  expect(answer.ok(), await answer.text()).toBe(true)
  const { entries } = (await answer.json()) as { entries: { activity: { memberName: string | null } | null }[] }
  return entries.flatMap(({ activity }) => activity ?? [])
}

test('a line written without network waits, outlives a reload, and is entered once', async () => {
  const customer = 'Müller Stahl'
  const { customerId, line } = await usePhone(customer)
  await context.setOffline(true)
  await write(customer, line)
  await expect(waits()).toBeVisible()

  await page.reload()
  await expect(waits()).toBeVisible()
  await expect(page.getByText(/Ohne Netz\. Stand von \d\d:\d\d\./)).toBeVisible()
  await waits().click()
  await expect(page.getByText(line)).toBeVisible()
  expect(await findings(page, { all: true, within: ['form', '[role=status]'] })).toEqual([])
  await quickLine().fill(`Mail ${customer}`)
  await expect(understood(customer)).toBeVisible()
  await quickLine().fill('')

  await context.setOffline(false)
  await expect(waits()).toHaveCount(0)
  expect(await conversations(customerId)).toHaveLength(1)
  await page.reload()
  await quickLine().waitFor()
  await expect(page.getByText(/Ohne Netz/)).toHaveCount(0)
  expect(await conversations(customerId)).toHaveLength(1)
})

test('the login ran out meanwhile: entered once after the same member has logged in again', async () => {
  const customer = 'Vogt Pumpen'
  const { customerId, line } = await usePhone(customer)
  await context.setOffline(true)
  await write(customer, line)
  await expect(waits()).toBeVisible()
  await context.clearCookies()
  await context.setOffline(false)

  await page.getByLabel('Kennwort').waitFor()
  await expect.poll(keptReads).toEqual([])
  await logIn(person.email, person.password)
  await expect(waits()).toHaveCount(0)
  await expect.poll(async () => (await conversations(customerId)).length).toBe(1)
})

test('somebody else logs in while the page is open: told of it, shown nothing, sends nothing', async () => {
  const customer = 'Hohner Bau'
  const { customerId, line } = await usePhone(customer)
  const other = { email: 'j.beck@example.de', password: 'laterne moos tisch' }
  const { id } = await post('/api/members', { name: 'Jonas Beck', email: other.email, roles: ['salesLead'] })
  const { path } = await post(`/api/members/${id}/invitation`, {})
  await post('/api/invitations/accept', { secret: path.split('#')[1], password: other.password })
  await context.setOffline(true)
  await write(customer, line)
  await expect(waits()).toBeVisible()
  // In another tab of the same browser.
  await context.clearCookies()
  await post('/api/auth/sign-in/email', other)
  await context.setOffline(false)

  await expect(page.getByText('Eine Zeile wartet, bis sich anmeldet, wer sie geschrieben hat.')).toBeVisible()
  await expect(page.getByText(line)).toHaveCount(0)
  expect(await conversations(customerId)).toEqual([])

  await context.clearCookies()
  await page.goto(`${app.address}/anmelden`)
  await logIn(person.email, person.password)
  await expect.poll(() => conversations(customerId)).toMatchObject([{ memberName: person.name }])
  await expect(page.getByText('Eine Zeile wartet')).toHaveCount(0)
})

test('what today’s customers are about is read ahead; logging out leaves nothing on the device', async () => {
  const customer = 'Reiser Werkzeuge'
  const { customerId } = await usePhone(customer)
  await post('/api/appointments', { title: 'Jahresgespräch', customerId, startsAt: new Date().toISOString() })
  await page.reload()
  const sheet = [`/api/customers/${customerId}/sheet`, `/api/customers/${customerId}`, '/api/timeline', '/api/persons']
  await expect.poll(keptReads).toEqual(expect.arrayContaining([...sheet, '/api/today', '/api/contact-again']))

  await context.setOffline(true)
  const read = (path: string) =>
    page.evaluate(async (address) => {
      const answer = await fetch(address)
      return { kept: answer.headers.get('x-kept-at') !== null, body: await answer.json() }
    }, path)
  expect(await read(`/api/customers/${customerId}`)).toMatchObject({ kept: true, body: { name: customer } })
  await expect(read('/api/customers')).rejects.toThrow()

  // Without network, too.
  await page.evaluate(() => fetch('/api/auth/sign-out', { method: 'POST' }).catch(() => undefined))
  await expect.poll(keptReads).toEqual([])
})

async function post(path: string, data: object): Promise<{ id: string; path: string }> {
  const answer = await context.request.post(app.address + path, { data })
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()) as { id: string; path: string }
}
