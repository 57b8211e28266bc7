import { expect, test } from '@playwright/test'
import { type App, post, startApp } from './app.ts'
import { findings } from './axe.ts'

let app: App
test.beforeAll(async () => {
  test.setTimeout(240_000)
  app = await startApp(['--demo'])
})
test.afterAll(() => app.stop())

test('movement: from the opening to the closing, every bar opens its opportunities, by keyboard', async ({ page }) => {
  test.setTimeout(240_000)
  await page.goto(app.demoLink ?? '')
  await page.getByRole('textbox', { name: 'Schnelle Zeile' }).waitFor()
  await page.getByRole('link', { name: 'Neugeschäft' }).first().click()
  await page.getByRole('link', { name: 'Bewegung' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Bewegung im \d\. Quartal/ })).toBeVisible()
  const menu = page.getByRole('navigation', { name: 'Bereiche' }).first()
  await expect(menu.getByRole('link', { name: 'Neugeschäft' })).toHaveAttribute('aria-current', 'true')

  // What stands still gets its next step from here.
  await page
    .getByRole('region', { name: 'Was stillsteht' })
    .getByRole('button', { name: 'Nächster Schritt' })
    .first()
    .click()
  const step = page.getByRole('dialog', { name: 'Erledigt, und was kommt dann?' })
  await expect(step).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(step).toBeHidden()
  await page.getByText('Alle offenen').click()
  await page.getByText('Jahr', { exact: true }).click()
  await expect(page).toHaveURL(/umfang=alle/)
  await expect(page).toHaveURL(/zeitraum=jahr/)

  const won = page.getByRole('figure', { name: 'Woher, wohin' }).getByRole('button', { name: /^gewonnen/ })
  await won.focus()
  await page.keyboard.press('Enter')
  const behind = page.getByRole('dialog', { name: 'gewonnen' })
  await expect(behind.getByRole('listitem').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(behind).toBeHidden()

  // The table says the same, and its parts add up to it.
  const table = page.getByRole('region', { name: 'In Zahlen' })
  const total = table.getByRole('row', { name: /^Gesamt/ })
  await expect(total).toBeVisible()
  await page.getByRole('button', { name: 'Genauer' }).click()
  await expect(page.getByText('Bewegungsindex')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.getByText('Person', { exact: true }).click()
  await expect(table.getByRole('row', { name: /Tina Alber/ })).toBeVisible()

  // On a phone the bars lie below each other.
  await page.setViewportSize({ width: 390, height: 844 })
  const lying = page.getByRole('list', { name: 'Woher, wohin' })
  await expect(lying.getByRole('button', { name: /^gewonnen/ })).toBeVisible()
  expect(await findings(page)).toEqual([])
})

test('outlook: a deal assumed to drop out makes it less, nothing is kept, and the past is judged on demand', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const login = { email: 'c.renz@neckar-teile.example', password: 'Spindel-Neckar-42' }
  await post(page, app, '/api/auth/sign-in/email', login)
  await page.goto(`${app.address}/ausblick`)
  await expect(page.getByRole('figure', { name: 'Die nächsten 18 Monate' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'In Zahlen' }).getByRole('row')).toHaveCount(19)
  const deals = page.getByRole('list', { name: 'Was wäre, wenn' }).getByRole('listitem')
  await deals
    .first()
    .getByRole('button', { name: /^Annehmen … zu/ })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Fällt weg').click()
  await dialog.getByRole('button', { name: 'So rechnen' }).click()
  await expect(dialog).toBeHidden()
  const result = page.getByText(/Mit Ihren Annahmen: .* statt .* in 18 Monaten/)
  await expect(result).toBeVisible()
  const [now, before] = [...((await result.textContent()) ?? '').matchAll(/([\d.]+)\s€/g)].map(([, amount]) =>
    Number(amount?.replaceAll('.', '')),
  )
  expect(now).toBeLessThan(before ?? 0)
  await page.getByRole('button', { name: 'Annahmen verwerfen' }).click()
  await expect(result).toBeHidden()
  await page.getByRole('button', { name: 'Frühere Ausblicke prüfen' }).click()
  await expect(page.getByText('gut sind 70 bis 90 %')).toBeVisible()
  expect(await findings(page)).toEqual([])
})
