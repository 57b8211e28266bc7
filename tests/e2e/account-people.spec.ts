import { expect, type Locator, test } from '@playwright/test'
import { post, startCompany } from './app.ts'
import { findings } from './axe.ts'

test('the people of a key account: drawn under whom they report to by mouse and by keys, placed in the matrix', async ({
  page,
}) => {
  test.setTimeout(240_000)
  // All that is drawn lies in the window: nothing scrolls under the hand.
  await page.setViewportSize({ width: 1280, height: 1500 })
  const app = await startCompany(page)
  try {
    const { id: customerId } = await post(page, app, '/api/customers', { name: 'Reiser Pumpen GmbH' })
    for (const lastName of ['Ammann', 'Beck', 'Clauss']) await post(page, app, '/api/persons', { customerId, lastName })
    await page.goto(`${app.address}/schluesselkunden/${customerId}/menschen`)
    const organisation = page.getByRole('region', { name: 'Wer an wen berichtet' })
    const card = (name: string) => organisation.getByRole('button', { name: new RegExp(`^${name} `) })
    const fold = organisation.getByRole('button', { name: /einklappen$/ })
    const matrix = page.getByRole('region', { name: 'Einfluss und Haltung' })
    const middle = async (place: Locator) => {
      // Lies still and is under nothing.
      await place.click({ trial: true })
      const box = await place.boundingBox()
      if (!box) throw new Error('it is not there')
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    }
    const draw = async (what: Locator, onto: Locator) => {
      const to = await middle(onto)
      const from = await middle(what)
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move(from.x + 10, from.y, { steps: 2 })
      await expect(page.locator('[data-held]')).toBeVisible()
      await page.mouse.move(to.x, to.y, { steps: 4 })
      await expect(onto.locator('xpath=ancestor-or-self::*[@data-over]')).toBeVisible()
      await page.mouse.up()
      await expect(page.locator('[data-held]')).toHaveCount(0)
    }

    await draw(card('Beck'), card('Ammann'))
    await expect(page.getByText('Beck berichtet an Ammann.')).toBeVisible()
    await expect(fold).toBeVisible()
    await page.getByRole('button', { name: 'Rückgängig' }).click()
    await expect(fold).toHaveCount(0)

    // By keys: the dialog says it, arrows go along the lines.
    await card('Beck').focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Beck' })
    await dialog.getByLabel('Berichtet an').selectOption('Ammann')
    await dialog.getByRole('button', { name: 'Speichern' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(fold).toBeVisible()
    await card('Ammann').focus()
    await page.keyboard.press('ArrowDown')
    await expect(card('Beck')).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await expect(card('Ammann')).toBeFocused()

    await draw(card('Ammann'), card('Beck'))
    await expect(page.getByText('So berichtete jemand über andere an sich selbst.')).toBeVisible()

    const field = matrix.getByRole('cell').first()
    await draw(matrix.getByRole('button', { name: 'Beck' }), field)
    await expect(page.getByText('Beck: Einfluss hoch, setzt sich für uns ein.')).toBeVisible()
    await expect(field.getByRole('button', { name: 'Beck' })).toBeVisible()
    await expect(card('Beck')).toContainText('setzt sich für uns ein')
    expect(await findings(page, { all: true })).toEqual([])
  } finally {
    await app.stop()
  }
})
