import { expect, type Locator, type Page, test } from '@playwright/test'
import { addDays } from '#shared/days.ts'
import { type App, invite, post, startCompany } from './app.ts'
import { review } from './key-account/review.ts'
import { survey } from './key-account/survey.ts'

/** The whole way of a key account, by the pages of the lead and of the key account manager. */
test('a new customer becomes a key account: handed over, planned, mapped, developed, reviewed, asked, shared', async ({
  page,
}) => {
  test.setTimeout(400_000)
  const app = await startCompany(page)
  try {
    const kam = await invite(page, app, { name: 'Karl Kam', email: 'k.kam@example.de', roles: ['keyAccountManager'] })
    const id = await wonCustomer(page, app)
    const account = `${app.address}/schluesselkunden/${id}`

    await page.goto(`${app.address}/schluesselkunden`)
    await row(page, 'Reiser Pumpen GmbH').getByRole('button', { name: 'Als Schlüsselkunde betreuen' }).click()
    await expect(page.getByText('Reiser Pumpen GmbH ist jetzt Schlüsselkunde.')).toBeVisible()
    await handOver(page, kam.page, app, account)

    await kam.page.goto(`${account}/plan`)
    await kam.page.getByRole('button', { name: /^Plan \d+ beginnen$/ }).click()
    await save(kam.page)
    await expect(kam.page.getByRole('button', { name: 'Stand festhalten' })).toBeVisible()

    await kam.page.goto(`${account}/menschen`)
    await row(kam.page, 'Sauter').getByRole('button', { name: 'Notieren' }).click()
    await dialog(kam.page).getByLabel('Entscheider').check()
    await save(kam.page)
    await expect(row(kam.page, 'Sauter')).toContainText('Entscheider')

    await develop(kam.page, account)
    await review(kam.page, account)
    await survey(kam.page, account)
    await shared(page, app, kam.page)
    await kam.page.context().close()
  } finally {
    await app.stop()
  }
})

const dialog = (page: Page) => page.getByRole('dialog')
async function save(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Speichern' }).click()
  await expect(dialog(page)).toHaveCount(0)
}
const row = (page: Page, name: string): Locator => page.getByRole('listitem').filter({ hasText: name })

/** Won with 100.01 €, and large enough to be proposed. */
async function wonCustomer(page: Page, app: App): Promise<string> {
  const patch = (path: string, data: object) =>
    page.request.patch(`${app.address}${path}`, { data, headers: { origin: app.address } })
  await patch('/api/key-account-settings', { potentialLimit: 100_000_00 })
  await patch('/api/company', { areas: ['commission'] })
  await patch('/api/consent-settings', { publicAddress: app.address })
  const { id } = await post(page, app, '/api/customers', { name: 'Reiser Pumpen GmbH', potential: 200_000_00 })
  const email = 'p.sauter@reiser.example'
  const person = { customerId: id, salutation: 'Frau', firstName: 'Petra', lastName: 'Sauter', emails: [email] }
  const { id: personId } = await post(page, app, '/api/persons', person)
  const sale = { channel: 'email', address: email, kind: 'sale', source: 'paper', goods: 'Pumpen' }
  await post(page, app, `/api/persons/${personId}/consents`, {
    ...sale,
    saleDay: '2026-01-15',
    noticeDay: '2026-01-15',
  })
  const { today } = await (await page.request.get(`${app.address}/api/me`)).json()
  const offered = { customerId: id, title: 'Erste Presse', amount: 100_01, createdDay: addDays(today, -7) }
  const deal = await post(page, app, '/api/opportunities', offered)
  await post(page, app, `/api/opportunities/${deal.id}/win`, {})
  return id
}

/** Offered with a dossier, returned once, accepted, introduced; at each moment it is said who speaks with the customer. */
async function handOver(page: Page, taker: Page, app: App, account: string): Promise<void> {
  const offer = async (button: string) => {
    await page.getByRole('button', { name: button, exact: true }).click()
    await expect(dialog(page)).toContainText('Es fehlt: Menschen und Rollen')
    await dialog(page).getByLabel('Warum jetzt schon?').fill('Karl fährt morgen hin.')
    await save(page)
  }
  await page.goto(account)
  await page.getByRole('button', { name: 'Übergabe vorbereiten' }).click()
  // Chosen as soon as it is known who may.
  await expect(dialog(page).getByLabel('Wer übernimmt?')).toHaveValue(/./)
  await save(page)
  const needs = page.getByRole('region', { name: 'Bedarf in den Worten des Kunden' })
  await needs.getByRole('button', { name: 'Schreiben' }).click()
  await dialog(page).getByRole('textbox').fill('Kurze Wege, ein Ansprechpartner.')
  await save(page)
  await expect(needs).toContainText('Kurze Wege')
  await offer('Anbieten')

  await taker.goto(`${app.address}/schluesselkunden/uebergaben`)
  await taker.getByRole('link', { name: 'Reiser Pumpen GmbH' }).click()
  await taker.getByRole('button', { name: 'Zurückgeben' }).click()
  await dialog(taker).getByLabel('Zusagen noch offen').check()
  await save(taker)
  const progress = taker.getByRole('list', { name: 'Verlauf' })
  await expect(progress).toContainText('zurückgegeben: Zusagen noch offen')
  await page.reload()
  await offer('Wieder anbieten')
  await expect(page.getByRole('button', { name: 'Wieder anbieten' })).toHaveCount(0)

  await taker.reload()
  await taker.getByRole('button', { name: 'Annehmen' }).click()
  await save(taker)
  await expect(progress).toContainText('seitdem betreut Karl Kam den Kunden')
  await page.goto(account)
  await expect(page.getByText('Bis zur Vorstellung spricht Claudia Renz mit dem Kunden.')).toBeVisible()
  await taker.getByRole('button', { name: 'Vorstellung eintragen' }).click()
  await dialog(taker).getByLabel('Wem beim Kunden?').fill('Frau Sauter')
  await save(taker)
  await expect(progress).toContainText('beim Kunden vorgestellt: Frau Sauter')
  await taker.getByRole('button', { name: 'Abschließen' }).click()
  await expect(taker.getByRole('button', { name: 'Prüfen' })).toBeVisible()
}

/** A cell of the white space becomes an opportunity, is won, and the cell says so. */
async function develop(page: Page, account: string): Promise<void> {
  await page.goto(`${account}/potenzial`)
  await page.getByRole('button', { name: 'Feld notieren' }).click()
  await dialog(page).getByLabel('Produktgruppe').fill('Antriebe')
  await dialog(page).getByLabel('Braucht im Jahr').fill('50,01')
  await save(page)
  const cell = page.getByRole('button', { name: /^Reiser Pumpen GmbH, Antriebe/ })
  await cell.click()
  await dialog(page).getByRole('button', { name: 'Verkaufschance daraus machen' }).click()
  await expect(dialog(page)).toHaveCount(0)
  await cell.click()
  await dialog(page).getByRole('link', { name: 'Ansehen' }).click()
  await page.getByRole('button', { name: 'Gewonnen', exact: true }).click()
  await dialog(page).getByRole('button', { name: 'Gewonnen' }).click()
  await expect(dialog(page)).toHaveCount(0)
  await page.goto(`${account}/potenzial`)
  await cell.click()
  await expect(dialog(page)).toContainText('gewonnen')
}

/** What was offered before stays with sales, follow-up business is shared: to the cent, each for themselves. */
async function shared(page: Page, app: App, taker: Page): Promise<void> {
  const { members } = await (await page.request.get(`${app.address}/api/members`)).json()
  for (const { id: memberId } of members) {
    const data = { memberId, validFrom: '2020-01-01', rate: 1_000 }
    const answer = await page.request.put(`${app.address}/api/commission/plans`, {
      data,
      headers: { origin: app.address },
    })
    expect(answer.ok()).toBe(true)
  }
  await page.goto(`${app.address}/kennzahlen/provision`)
  const people = page.getByRole('table').first()
  await expect(people.getByRole('row', { name: /^Claudia Renz/ })).toContainText('125,02')
  await expect(people.getByRole('row', { name: /^Karl Kam/ })).toContainText('25,00')
  await expect(people.getByRole('row', { name: /^Zusammen/ })).toContainText('150,02')
  await taker.goto(`${app.address}/kennzahlen/provision`)
  const own = taker.getByRole('table')
  await expect(own.first()).not.toContainText('Claudia Renz')
  await expect(own.last()).toContainText('Folgegeschäft nach der Übergabe')
}
