import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { readXlsx } from 'hucre/xlsx'
import { type App, startApp } from './app.ts'

let app: App
let cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>

// The demo company: fires, promises and customers of four colleagues, as in life.
test.beforeAll(async ({ browser }) => {
  app = await startApp(['--demo'])
  const context = await browser.newContext()
  await context.request.get(app.demoLink ?? '')
  cookies = await context.cookies()
  await context.close()
})
test.afterAll(() => app.stop())
test.beforeEach(async ({ context }) => {
  await context.addCookies(cookies)
  // What a telephone would dial; without one the browser asks which program to open and takes the keys.
  await context.addInitScript(() => {
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="tel:"]') : null
      if (!link) return
      event.preventDefault()
      document.documentElement.dataset.dialled = link.getAttribute('href') ?? ''
    })
  })
})

const list = (page: Page) => page.getByRole('list', { name: 'Wieder kontaktieren' })
const rows = (page: Page) => list(page).locator('> li')
const nameOf = async (row: Locator) => (await row.getByRole('link').first().textContent()) ?? ''
const rowOf = (page: Page, name: string) => rows(page).filter({ has: page.getByRole('link', { name, exact: true }) })
const current = (page: Page) => list(page).locator('> li[aria-current=true]')

/** The first row whose reason is silence, not a fire or a promise: a conversation takes it off the list. */
async function calmRow(page: Page, after = 0): Promise<number> {
  const texts = await rows(page).allTextContents()
  const at = texts.findIndex(
    (text, index) =>
      index >= after && /Tage kein Gespräch/.test(text) && !/brennt|Zusage|Zugesagt|Wiedervorlage|Angebot/.test(text),
  )
  expect(at, 'the demo company has customers that simply waited too long').toBeGreaterThanOrEqual(0)
  return at
}

test('a contact day by keyboard alone: at most three keys for call, outcome and next', async ({ page }) => {
  await page.goto(`${app.address}/heute`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('kontakt')
  await page
    .getByRole('option', { name: /Wieder kontaktieren/ })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  // Today has a short list of the same name.
  await expect(page.getByRole('heading', { level: 1, name: 'Wieder kontaktieren' })).toBeVisible()
  await expect(rows(page).first()).toBeVisible()
  let keys = 0
  const press = async (key: string) => {
    keys += 1
    await page.keyboard.press(key)
  }

  // To the first who simply waited too long, and call.
  const start = await calmRow(page)
  for (let at = 0; at < start; at += 1) await page.keyboard.press('j')
  const called = await nameOf(rows(page).nth(start))
  const next = await nameOf(rows(page).nth(start + 1))
  await expect(current(page)).toContainText(called)
  keys = 0
  await press('a')
  await expect(page.locator('html')).toHaveAttribute('data-dialled', /^tel:\+?\d+$/)
  await page.keyboard.type('Will im Januar bestellen.')
  await press('Enter')
  await expect(current(page)).toContainText(next)
  await expect(rowOf(page, called)).toHaveCount(0)
  expect(keys).toBeLessThanOrEqual(3)

  // The next one does not answer.
  const third = await nameOf(rows(page).nth(start + 1))
  keys = 0
  await press('e')
  await press('Enter')
  await expect(current(page)).toContainText(third)
  await expect(rowOf(page, next)).toHaveCount(0)
  expect(keys).toBeLessThanOrEqual(3)

  // One who is away: later, with the reason; and back again.
  await page.keyboard.press('s')
  await page.getByLabel('Wieder am').waitFor()
  await page.keyboard.press('Tab')
  await page.getByLabel('Warum').fill('Betriebsferien')
  await page.keyboard.press('Enter')
  await expect(rowOf(page, third)).toHaveCount(0)
  // Gone at once, but to be taken back when it is saved.
  await expect(page.getByText(/ zurückgestellt\.$/)).toBeVisible()
  await page.keyboard.press('z')
  await expect(rowOf(page, third)).toHaveCount(1)

  // Another rhythm, with what it means.
  const fourth = await nameOf(current(page))
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/Kontakte je Woche/)).toBeVisible()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('500')
  await expect(dialog.getByText(/alle 500 Tage/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText(`Rhythmus von ${fourth} geändert.`)).toBeVisible()
  await expect(rowOf(page, fourth)).toHaveCount(0)

  // One for a colleague.
  const fifth = await nameOf(current(page))
  await page.keyboard.press('h')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type('Bader')
  await page.getByRole('option', { name: /Bader/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  const answer = await page.request.get(`${app.address}/api/customers?search=${encodeURIComponent(fifth)}&limit=1`)
  const members = await (await page.request.get(`${app.address}/api/members`)).json()
  const bader = members.members.find((one: { name: string }) => one.name.includes('Bader'))
  expect((await answer.json()).customers[0].ownerId).toBe(bader.id)

  // The rest of them over the week, and all of that taken back.
  const before = await rows(page).count()
  await page.keyboard.press('w')
  await expect(dialog.getByLabel('Kunden je Tag')).toHaveValue('10')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Kunden eingeplant, bis/)).toBeVisible()
  await expect(async () => expect(await rows(page).count()).toBeLessThan(before)).toPass()
  await page.keyboard.press('z')
  await expect(rows(page)).toHaveCount(before)

  // And one opened.
  const opened = await nameOf(current(page))
  await page.keyboard.press('o')
  await expect(page.getByRole('heading', { level: 1, name: opened })).toBeVisible()
})

test('the list is filtered in the address, printed without buttons and taken along as a workbook', async ({ page }) => {
  await page.goto(`${app.address}/wieder-kontaktieren`)
  await expect(rows(page).first()).toBeVisible()
  const all = await rows(page).count()
  await page.getByRole('button', { name: 'Region', exact: true }).click()
  const choice = page.getByRole('dialog').getByRole('checkbox').first()
  const region = (await choice.evaluate((box) => box.parentElement?.firstChild?.nextSibling?.textContent)) ?? ''
  await choice.check()
  await expect(page).toHaveURL(/region=/)
  await expect(async () => expect(await rows(page).count()).toBeLessThan(all)).toPass()
  await page.keyboard.press('Escape')
  const few = await rows(page).count()
  const first = await nameOf(rows(page).first())

  await page.reload()
  await expect(rows(page)).toHaveCount(few)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Excel', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Als Excel-Liste' }).click()
  const file = readFileSync(await (await download).path())
  const sheet = (await readXlsx(new Uint8Array(file))).sheets[0]?.rows ?? []
  expect(sheet[1]).toContain(first)

  await page.getByRole('button', { name: 'Drucken' }).click()
  await expect(page).toHaveURL(/\/wieder-kontaktieren\/liste\?region=/)
  const paper = page.getByRole('table').getByRole('row')
  await expect(paper).toHaveCount(few + 1)
  await expect(page.getByText(`Region: ${region}`)).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(paper.nth(1)).toContainText(first)
})

test.describe('by thumb', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the contact day on a phone: call, spoken, not reached, later, only my own', async ({ page }) => {
    await page.goto(`${app.address}/kunden`)
    await page.getByRole('link', { name: 'Kontaktieren' }).tap()
    await expect(rows(page).first()).toBeVisible()

    const at = await calmRow(page)
    const name = await nameOf(rows(page).nth(at))
    const row = rowOf(page, name)
    await row.getByRole('link', { name: 'Anrufen' }).tap()
    await expect(page.locator('html')).toHaveAttribute('data-dialled', /^tel:\+?\d+$/)
    await page.getByLabel(`Was war bei ${name}?`).fill('Bestellt nach.')
    await row.getByRole('button', { name: 'Speichern' }).tap()
    await expect(row).toHaveCount(0)

    const second = await nameOf(rows(page).nth(await calmRow(page)))
    await rowOf(page, second)
      .getByRole('button', { name: `Mehr zu ${second}` })
      .tap()
    await page.getByRole('menuitem', { name: /Nicht erreicht/ }).tap()
    await rowOf(page, second).getByRole('button', { name: 'Speichern' }).tap()
    await expect(rowOf(page, second)).toHaveCount(0)

    const third = await nameOf(rows(page).nth(await calmRow(page)))
    await rowOf(page, third)
      .getByRole('button', { name: `Mehr zu ${third}` })
      .tap()
    await page.getByRole('menuitem', { name: /Später/ }).tap()
    await page.getByRole('button', { name: 'in 7 Tagen' }).tap()
    await page.getByRole('dialog').getByRole('button', { name: 'Später' }).tap()
    await expect(rowOf(page, third)).toHaveCount(0)

    await page.getByRole('button', { name: 'Meine', exact: true }).tap()
    await expect(page).toHaveURL(/owner=/)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(390)
  })
})
