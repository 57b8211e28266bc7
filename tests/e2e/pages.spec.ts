import { type APIRequestContext, expect, type Page, type Response, test } from '@playwright/test'
import { type App, startApp } from './app.ts'
import { findings } from './axe.ts'
import { listedPages, partWords, visits } from './visit.ts'

const paths = listedPages.filter(({ path }) => !path.includes('$'))
const withRecord = listedPages.filter(({ path }) => path.includes('$'))

let app: App
/** The pages of one record each: a customer with everything, a person, a report, a complaint, an opportunity, a delegated task, a read list. */
let records: { path: string; framed: boolean }[]
let reiser: string
let cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>

// The pages are looked at by both workers, each on a house of its own.
test.describe.configure({ mode: 'parallel' })

// The demo company, so that the pages hold what they hold in life.
test.beforeAll(async ({ browser }) => {
  app = await startApp(['--demo'])
  const context = await browser.newContext()
  await context.request.get(app.demoLink ?? '')
  records = await recordPages(context.request)
  cookies = await context.cookies()
  await context.close()
})
test.afterAll(() => app.stop())

async function recordPages(browser: APIRequestContext): Promise<typeof records> {
  const read = async (path: string) => (await browser.get(app.address + path)).json()
  const { customers } = await read('/api/customers?limit=1&search=Reiser')
  const { persons } = await read(`/api/persons?limit=1&customerId=${customers[0].id}`)
  const someone = await read('/api/persons?limit=2')
  const companies = await read('/api/customers?limit=2')
  const both = (two: { id: string }[]) => two.map(({ id }) => id).join('+')
  const { entries } = await read(`/api/timeline?limit=1&kinds=report&customerId=${customers[0].id}`)
  const { complaints } = await read('/api/complaints?limit=1')
  const { leads } = await read('/api/leads?limit=1')
  const { opportunities } = await read('/api/opportunities?limit=1')
  const { tasks } = await read('/api/tasks?limit=1&list=delegated')
  const bring = async (path: string, file: string | Buffer) => {
    const headers = { 'content-type': 'application/octet-stream', origin: app.address }
    const answer = await browser.post(app.address + path, { data: file, headers })
    expect(answer.ok(), await answer.text()).toBe(true)
    return ((await answer.json()) as { id: string }).id
  }
  const list = 'Firma;PLZ;Ort;Letzter Kontakt\r\nAichele Werkzeugbau;7217;Sulz;neulich\r\n;72070;Tübingen;'
  const importId = await bring('/api/imports/files?name=Kunden.csv', Buffer.from(list))
  const workbook = await browser.get(`${app.address}/api/customers/export?format=xlsx`)
  const listId = await bring('/api/list-files?name=Kunden.xlsx', await workbook.body())
  const headers = { origin: app.address }
  await browser.patch(`${app.address}/api/offer-settings`, { data: { on: true }, headers })
  const data = { opportunityId: opportunities[0].id }
  const draft = await (await browser.post(`${app.address}/api/offers/drafts`, { data, headers })).json()
  const niche = { kind: 'niche', name: 'Süden', segment: 'Pumpenbauer', measure: 'newCustomers', goal: 3 }
  const tried = await browser.post(`${app.address}/api/experiments`, {
    data: { ...niche, endDay: '2099-12-31' },
    headers,
  })
  const experiment = await tried.json()
  const firm = { data: { ids: [customers[0].id] }, headers }
  await browser.post(`${app.address}/api/experiments/${experiment.id}/customers`, firm)
  const product = await (
    await browser.post(`${app.address}/api/products`, { data: { name: 'Lagerbock L20', listPrice: 12_400 }, headers })
  ).json()
  const priceList = await (
    await browser.post(`${app.address}/api/price-lists`, { data: { name: 'Händler' }, headers })
  ).json()
  const price = {
    productId: product.id,
    listId: priceList.id,
    validFrom: '2026-01-01',
    scales: [{ from: 0, amount: 9 }],
  }
  await browser.post(`${app.address}/api/prices`, { data: price, headers })
  // The largest key account has a bit of everything.
  const kappler = (await read('/api/customers?limit=1&search=Kappler%20Getriebe')).customers[0].id
  const { handovers } = await read('/api/handovers?limit=1')
  const { meetings } = await read('/api/meetings')
  const held = meetings.find((one: { state: string }) => one.state === 'done')
  const protect = { fromDay: '2026-01-01', toDay: '2099-12-31', reason: 'Muster gezeigt', grant: true }
  for (const name of ['Huber', 'Ott']) {
    const partner = { data: { kind: 'representative', name, territory: 'PLZ 7' }, headers }
    const { id } = await (await browser.post(`${app.address}/api/partners`, partner)).json()
    const claims = [{ customerId: customers[0].id }, { name: `Lang ${name}` }]
    for (const of of claims)
      await browser.post(`${app.address}/api/protections`, { data: { partnerId: id, ...of, ...protect }, headers })
  }
  const round = await (
    await browser.post(`${app.address}/api/price-rounds`, {
      data: { name: 'Preise 2099', fromDay: '2099-01-01', rule: { kind: 'percent', percent: 350 } },
      headers,
    })
  ).json()
  await browser.post(`${app.address}/api/price-rounds/${round.id}/customers`, { data: {}, headers })
  const found: Record<string, string> = {
    '/besprechungen/$id': `/besprechungen/${held.id}`,
    '/schluesselkunden/$id/gespraeche': `/schluesselkunden/${kappler}/gespraeche`,
    '/schluesselkunden/uebergaben/$id': `/schluesselkunden/uebergaben/${handovers[0].id}`,
    '/kennzahlen/versuche/$id': `/kennzahlen/versuche/${experiment.id}`,
    '/produkte/$id': `/produkte/${product.id}`,
    '/produkte/preisrunden/$id': `/produkte/preisrunden/${round.id}`,
    '/produkte/preislisten/$id': `/produkte/preislisten/${priceList.id}`,
    '/neugeschaeft/angebote/$id': `/neugeschaeft/angebote/${draft.id}`,
    '/kunden/$id': `/kunden/${customers[0].id}`,
    '/schluesselkunden/$id': `/schluesselkunden/${kappler}`,
    '/schluesselkunden/$id/potenzial': `/schluesselkunden/${kappler}/potenzial`,
    '/schluesselkunden/$id/vertraege': `/schluesselkunden/${kappler}/vertraege`,
    '/schluesselkunden/$id/wert': `/schluesselkunden/${kappler}/wert`,
    '/schluesselkunden/$id/projekte': `/schluesselkunden/${kappler}/projekte`,
    '/schluesselkunden/$id/einstufung': `/schluesselkunden/${kappler}/einstufung`,
    '/schluesselkunden/$id/plan': `/schluesselkunden/${kappler}/plan`,
    '/schluesselkunden/$id/plan/staende': `/schluesselkunden/${kappler}/plan/staende`,
    '/schluesselkunden/$id/menschen': `/schluesselkunden/${kappler}/menschen`,
    '/kunden/doppelte/$ids': `/kunden/doppelte/${both(companies.customers)}`,
    '/personen/doppelte/$ids': `/personen/doppelte/${both(someone.persons)}`,
    '/kunden/$id/blatt': `/kunden/${customers[0].id}/blatt`,
    '/personen/$id': `/personen/${persons[0].id}`,
    '/berichte/$id': `/berichte/${entries[0].activity.id}`,
    '/reklamationen/$id': `/reklamationen/${complaints[0].id}`,
    '/neugeschaeft/$id': `/neugeschaeft/${opportunities[0].id}`,
    '/anfragen/$id': `/anfragen/${leads[0].id}`,
    '/aufgaben/$id/zettel': `/aufgaben/${tasks[0].id}/zettel`,
    '/einlesen/$id': `/einlesen/${importId}`,
    '/liste-einlesen/$id': `/liste-einlesen/${listId}`,
    '/handbuch/$chapter': '/handbuch/kunden',
  }
  reiser = customers[0].id
  return withRecord.map(({ path, framed }) => ({ path: found[path] ?? `no record for ${path}`, framed }))
}

for (const [language, colorScheme, viewport] of [
  ['de', 'light', { width: 1280, height: 900 }],
  ['en', 'dark', { width: 390, height: 844 }],
] as const) {
  for (const half of [1, 2])
    test(`axe finds nothing on any page: ${language}, ${colorScheme}, ${viewport.width} px, ${half} of 2`, async ({
      browser,
    }) => {
      // With the service worker once: it fetches the whole product into each browser.
      const serviceWorkers = language === 'de' && half === 1 ? 'allow' : 'block'
      const context = await browser.newContext({ colorScheme, viewport, serviceWorkers })
      await context.addCookies(cookies)
      await context.addInitScript((chosen) => localStorage.setItem('bordmittel.language', chosen), language)
      const page = await context.newPage()
      await partWords(page)
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(error.message))
      const visit = visits(page, app.address)
      const mine = [...paths, ...records].filter((_, at) => at % 2 === half - 1)
      const logged: string[] = []
      for (const [at, { path, framed }] of mine.entries()) {
        // What stands outside the frame is opened by its address; of the others every tenth.
        await (framed && at % 10 > 0 ? visit.follow(path) : visit.load(path))
        expect.soft(await findings(page), `${path} (${language}, ${colorScheme})`).toEqual([])
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        expect.soft(width, `${path} is not wider than the screen`).toBeLessThanOrEqual(viewport.width)
        const mayLog =
          framed && path !== '/' && (paths.some((one) => one.path === path) || path === `/kunden/${reiser}`)
        if (language === 'de' && mayLog) logged.push(await logContact(page, path, logged.length))
      }
      const timeline = await (
        await page.request.get(`${app.address}/api/timeline?customerId=${reiser}&limit=100`)
      ).text()
      if (language === 'de') expect(logged.length).toBeGreaterThan(8)
      expect(logged.filter((text) => !timeline.includes(text))).toEqual([])
      expect(faults).toEqual([])
      await context.close()
    })
}

/** From any page one line and Enter, without a mouse; answers what was said. */
async function logContact(page: Page, path: string, number: number): Promise<string> {
  const text = `Nachfrage ${number} geklärt`
  const kept = (answer: Response) => answer.request().method() === 'POST' && answer.url().endsWith('/api/quick-line')
  await page.keyboard.press('n')
  // Enter at once, also before the line could be understood: it is kept with its customer.
  await page.keyboard.insertText(`Tel Reiser Pumpen, ${text}`)
  const answer = page.waitForResponse(kept)
  await page.keyboard.press('Enter')
  expect((await answer).ok(), path).toBe(true)
  await expect(page.getByRole('textbox', { name: 'Schnelle Zeile' }), path).toHaveValue('')
  return text
}

test('the contact list by keyboard: call, one line, Enter, and the next one is there', async ({ page }) => {
  await page.context().addCookies(cookies)
  await page.goto(`${app.address}/wieder-kontaktieren`)
  const rows = page.getByRole('list', { name: 'Wieder kontaktieren' }).getByRole('listitem')
  await expect(rows.first()).toBeVisible()
  const calm = await rows.nth(8).getByRole('link').first().textContent()
  for (let i = 0; i < 8; i += 1) await page.keyboard.press('j')
  await page.keyboard.press('g')
  await page.keyboard.type('Will im Januar bestellen.')
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Gespräch mit ${calm} festgehalten.`)).toBeVisible()
  await expect(rows.filter({ hasText: calm ?? '' })).toHaveCount(0)
  await page.keyboard.press('z')
  await expect(rows.filter({ hasText: calm ?? '' })).toHaveCount(1)
})
