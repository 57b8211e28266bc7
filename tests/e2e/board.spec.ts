import { expect, type Locator, type Page, test } from '@playwright/test'
import { type App, post, startCompany } from './app.ts'
import { findings } from './axe.ts'

let app: App
test.beforeEach(async ({ page }) => {
  app = await startCompany(page)
})
test.afterEach(() => app.stop())

const dialog = (page: Page) => page.getByRole('dialog')
const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const middle = async (place: Locator) => {
  const box = await place.boundingBox()
  if (!box) throw new Error('it is not there')
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 60) }
}
/** A finger on the screen. */
const touches = async (page: Page) => {
  const screen = await page.context().newCDPSession(page)
  await screen.send('Emulation.setTouchEmulationEnabled', { enabled: true })
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    screen.send('Input.dispatchTouchEvent', { type, touchPoints })
  let at = { x: 0, y: 0 }
  return {
    down: async (to: typeof at) => {
      at = to
      await touch('touchStart', [at])
    },
    move: async (to: typeof at) => {
      const from = at
      for (const part of [0.25, 0.5, 0.75, 1]) {
        at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
        await touch('touchMove', [at])
      }
    },
    up: () => touch('touchEnd', []),
  }
}
const saved = async (page: Page, button: string) => {
  await dialog(page).getByRole('button', { name: button, exact: true }).click()
  await expect(dialog(page)).toHaveCount(0)
}

test('an opportunity on the board: moved by keys and by mouse, taken back, next step, lost with its reason', async ({
  page,
}) => {
  const { id: customerId } = await post(page, app, '/api/customers', { name: 'Reiser Pumpen GmbH' })
  await post(page, app, '/api/opportunities', { customerId, title: 'Spindelgehäuse', amount: 1_240_000 })
  await page.goto(`${app.address}/neugeschaeft`)
  const card = (stage: string) => column(page, stage).getByRole('listitem').filter({ hasText: 'Spindelgehäuse' })
  await expect(card('Anfrage')).toContainText('kein nächster Schritt')
  await expect(column(page, 'Anfrage')).toContainText('1 offen · 12.400 €')
  expect(await findings(page, { all: true })).toEqual([])

  // By keys: two stages on, put down, taken back.
  await page.getByRole('button', { name: 'Spindelgehäuse verschieben' }).press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('status').filter({ hasText: 'Über Angebot.' })).toBeAttached()
  await page.keyboard.press('Space')
  await expect(column(page, 'Angebot')).toContainText('1 offen · 12.400 €')
  await expect(card('Angebot')).toBeVisible()
  await page.getByRole('button', { name: 'Rückgängig' }).click()
  await expect(card('Anfrage')).toBeVisible()

  // By mouse: taken up, and let go when the column under it is marked.
  await expect(column(page, 'Angebot')).toContainText('0 offen')
  await expect(column(page, 'Angebot').getByRole('listitem')).toHaveCount(0)
  const { x, y } = await middle(card('Anfrage').getByText('Reiser Pumpen GmbH'))
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 10, y, { steps: 2 })
  await expect(page.getByText('Gewonnen', { exact: true })).toBeVisible()
  const to = await middle(column(page, 'Verhandlung'))
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await expect(page.locator('[data-over]').filter({ has: column(page, 'Verhandlung') })).toBeVisible()
  await page.mouse.up()
  await expect(card('Verhandlung')).toBeVisible()
  await expect(column(page, 'Verhandlung')).toContainText('1 offen')

  // Its page: the step is done, the next one has its day.
  await page.getByRole('link', { name: 'Spindelgehäuse' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Spindelgehäuse' })).toBeVisible()
  await page.getByRole('button', { name: 'Schritt festlegen' }).click()
  await dialog(page).getByLabel('Was wurde getan?').fill('Angerufen, will ein Muster')
  await dialog(page).getByLabel('Nächster Schritt').fill('Muster schicken')
  await dialog(page).getByLabel('Bis wann').fill('31.12.2099')
  expect(await findings(page, { within: ['dialog[open]'], all: true })).toEqual([])
  await saved(page, 'Speichern')
  await expect(page.getByText('Muster schicken')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Verlauf' })).toContainText('Angerufen, will ein Muster')
  expect(await findings(page, { all: true })).toEqual([])

  // Lost needs a reason, and undo brings it back.
  await page.getByRole('button', { name: 'Verloren', exact: true }).click()
  await dialog(page).getByRole('button', { name: 'Verloren', exact: true }).click()
  await expect(dialog(page).getByLabel('Woran lag es?')).toBeFocused()
  await dialog(page).getByLabel('Woran lag es?').selectOption('Preis')
  await saved(page, 'Verloren')
  await expect(page.getByText('Preis').first()).toBeVisible()
  await page.getByRole('button', { name: 'Rückgängig' }).last().click()
  await expect(page.getByRole('button', { name: 'Schritt erledigt' })).toBeVisible()
})

test('on the phone one stage at a time, by tabs; a card goes on by its menu, and by a finger', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const { id: customerId } = await post(page, app, '/api/customers', { name: 'Reiser Pumpen GmbH' })
  await post(page, app, '/api/opportunities', { customerId, title: 'Welle', amount: 500_000 })
  await page.goto(`${app.address}/neugeschaeft`)
  await expect(column(page, 'Anfrage')).toContainText('Welle')
  await expect(column(page, 'Angebot')).toHaveCount(0)
  await page.getByRole('button', { name: 'Mehr zu Welle' }).click()
  await page.getByRole('menuitem', { name: 'Nach Angebot' }).click()
  await expect(column(page, 'Anfrage')).not.toContainText('Welle')
  await page.getByRole('tab', { name: /Angebot/ }).click()
  await expect(column(page, 'Angebot')).toContainText('Welle')
  expect(await findings(page, { all: true })).toEqual([])

  // By finger: it rests on the card until that is taken up, and lets go when the tab under it is marked.
  const finger = await touches(page)
  const card = column(page, 'Angebot').getByText('Reiser Pumpen GmbH')
  await expect(column(page, 'Angebot')).toContainText('1 offen')
  await expect(column(page, 'Angebot').getByRole('listitem')).toHaveCount(1)
  // Lies still and is under nothing.
  await card.click({ trial: true })
  await finger.down(await middle(card))
  await expect(page.getByText('Gewonnen', { exact: true })).toBeVisible()
  const tab = page.getByRole('tab', { name: /Verhandlung/ })
  await finger.move(await middle(tab))
  await expect(page.locator('[data-over]').filter({ has: tab })).toBeVisible()
  await finger.up()
  await expect(column(page, 'Angebot')).not.toContainText('Welle')
  await tab.click()
  await expect(column(page, 'Verhandlung')).toContainText('Welle')
})
