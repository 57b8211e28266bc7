import { expect, type Page, test } from '@playwright/test'
import { galleryPages, serveGallery } from '#tests/ui/serve.ts'
import { findings } from './axe.ts'

let gallery: Awaited<ReturnType<typeof serveGallery>>
test.beforeAll(async () => {
  gallery = await serveGallery()
})
test.afterAll(() => gallery.close())

async function open(page: Page, path: string, options: { language?: string; scheme?: string } = {}): Promise<void> {
  const { language = 'de', scheme = 'light' } = options
  await page.goto(`${gallery.address}?language=${language}&scheme=${scheme}#${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

const phone = { width: 390, height: 844 }

for (const [language, scheme] of [
  ['de', 'light'],
  ['en', 'dark'],
] as const) {
  test(`axe finds nothing in the parts, ${language}, ${scheme}`, async ({ page }) => {
    for (const path of galleryPages) {
      await page.goto('about:blank')
      await open(page, path, { language, scheme })
      expect(await findings(page, { all: true }), path).toEqual([])
    }
  })
}

test('axe finds nothing on a phone, nor in what opens', async ({ page }) => {
  await page.setViewportSize(phone)
  for (const path of galleryPages) {
    await page.goto('about:blank')
    await open(page, path)
    expect(await findings(page, { all: true }), path).toEqual([])
    // Nothing is wider than the phone.
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(phone.width)
  }
  await page.getByRole('button', { name: 'Mehr' }).click()
  await expect(page.getByRole('dialog', { name: 'Mehr' }).getByRole('link', { name: 'Marketing' })).toBeVisible()
  expect(await findings(page, { all: true })).toEqual([])

  await page.setViewportSize({ width: 1280, height: 900 })
  await open(page, '/')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('option', { name: 'Stahlbau Müller KG' })).toBeVisible()
  expect(await findings(page, { all: true })).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Tasten' })).toBeVisible()
  expect(await findings(page, { all: true })).toEqual([])
})

test('the list by keyboard: rows, choosing, order in the address, far rows drawn when wanted', async ({ page }) => {
  await open(page, '/list')
  const table = page.getByRole('table', { name: 'Kunden' })
  expect(await table.getByRole('row').count()).toBeLessThan(120)

  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(table.getByRole('link', { name: 'Technik Werkzeugbau' })).toBeFocused()
  await page.keyboard.press('x')
  await expect(page.getByText('1 ausgewählt')).toBeVisible()
  await page.keyboard.press('k')
  await page.keyboard.press('x')
  await expect(page.getByText('2 ausgewählt')).toBeVisible()

  await table.getByRole('button', { name: 'Umsatz 12 Monate' }).click()
  await expect(page).toHaveURL(/sort=-revenue/)
  await expect(table.getByRole('columnheader', { name: 'Umsatz 12 Monate' })).toHaveAttribute('aria-sort', 'descending')
  await table.getByRole('button', { name: 'Umsatz 12 Monate' }).click()
  await expect(page).toHaveURL(/sort=revenue/)

  await page.keyboard.press('/')
  await page.keyboard.type('hohner vogt ag 10')
  await expect(page).toHaveURL(/q=hohner/)
  await expect(page.getByText(/^\d+ Eintr(ag|äge)$/)).toBeVisible()

  await page.getByRole('button', { name: 'Spalten' }).click()
  await page.getByRole('checkbox', { name: 'Kundennummer' }).check()
  await expect(page).toHaveURL(/columns=name%2Ctown%2Cowner%2Crevenue%2Clast%2Cnumber/)
  await expect(table.getByRole('columnheader', { name: 'Kundennummer' })).toBeVisible()
  await page.keyboard.press('Escape')

  await table.getByRole('link').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Reiser Pumpen GmbH' })).toBeVisible()
  await expect(page.getByRole('main')).toBeFocused()
})

test('no j is lost: neither before the next rows are drawn, nor after the row was scrolled away', async ({ page }) => {
  await open(page, '/list')
  await page.getByRole('columnheader', { name: 'Ort' }).waitFor()
  const row = (index: number) => page.locator(`tr[data-index="${index}"] a`)
  await expect(row(0)).toBeVisible()
  await expect(row(59)).toHaveCount(0)
  // All at once: nothing is drawn between them.
  await page.evaluate(() => {
    for (let pressed = 0; pressed < 60; pressed += 1)
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true }))
  })
  await expect(row(59)).toBeFocused()
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
  await expect(row(59)).toHaveCount(0)
  await page.keyboard.press('j')
  await expect(row(60)).toBeFocused()
})

test('paper gets the table with every row that is here, and no controls', async ({ page }) => {
  await page.setViewportSize({ width: 688, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  await open(page, '/list?q=Stahlbau')
  await expect(page.locator('tbody tr')).toHaveCount(300)
  await expect(page.getByRole('columnheader', { name: 'Betreut von' })).toBeVisible()
  await expect(page.getByRole('searchbox')).toBeHidden()
  await expect(page.getByRole('navigation')).toHaveCount(0)
})

test('a filter stands in the chip and in the address', async ({ page }) => {
  await open(page, '/list')
  await page.getByRole('button', { name: 'Klasse' }).click()
  await page.getByRole('checkbox', { name: 'A 750' }).check()
  await page.getByRole('checkbox', { name: 'B 750' }).check()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Klasse: A, B' })).toBeFocused()
  await expect(page).toHaveURL(/class=A&class=B/)
  await page.getByRole('button', { name: 'Filter zurücksetzen' }).click()
  await expect(page).not.toHaveURL(/class=/)
})

test('facts are changed in place: Enter saves, Esc lets be, a refusal keeps what was typed', async ({ page }) => {
  await open(page, '/customer')
  await page.getByRole('button', { name: 'Potenzial ändern' }).click()
  await page.getByRole('textbox', { name: 'Potenzial' }).fill('12 T€')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Potenzial ändern' })).toContainText('12.000 €')
  await expect(page.getByRole('button', { name: 'Potenzial ändern' })).toBeFocused()

  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Potenzial' }).fill('viel')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Das ist kein Betrag')
  await page.getByRole('textbox', { name: 'Potenzial' }).press('Escape')
  await expect(page.getByRole('button', { name: 'Potenzial ändern' })).toContainText('12.000 €')

  await page.getByRole('button', { name: 'Jahresgespräch ändern' }).click()
  await page.getByRole('textbox', { name: 'Jahresgespräch' }).fill('3.2.')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Jahresgespräch ändern' })).toContainText('03.02.2027')

  await page.getByRole('button', { name: 'Betreut von ändern' }).click()
  await page.getByRole('combobox', { name: 'Betreut von' }).fill('bad')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Betreut von ändern' })).toContainText('Jonas Bader')

  await page.getByRole('button', { name: 'Stand ändern' }).click()
  await page.getByRole('combobox', { name: 'Stand' }).selectOption('Interessent')
  await expect(page.getByRole('alert')).toHaveText('Dieser Kunde ist gesperrt.')
  await expect(page.getByRole('combobox', { name: 'Stand' })).toHaveValue('prospect')
})

test('a form says below the field what is missing, and goes there', async ({ page }) => {
  await open(page, '/form')
  await page.getByRole('button', { name: 'Anlegen' }).click()
  await expect(page.getByRole('textbox', { name: /^Name/ })).toBeFocused()
  await expect(page.getByText('Das fehlt noch.')).toBeVisible()
  await page.keyboard.type('Zweite Linie')
  await expect(page.getByRole('textbox', { name: /^Name/ })).toHaveValue('Zweite Linie')
  await expect(page.getByText('Das fehlt noch.')).toBeHidden()
  await page.getByRole('combobox', { name: 'Kunde' }).fill('muel')
  await page.getByRole('option', { name: 'Stahlbau Müller KG' }).click()
  await page.getByRole('textbox', { name: 'Rhythmus' }).fill('0')
  await page.getByRole('textbox', { name: 'Abschluss' }).fill('+14')
  await expect(page.getByText('Mindestens 1.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Stichwörter' }).fill('Pum')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Pumpen entfernen' })).toBeVisible()
  await page.getByRole('button', { name: 'Anlegen' }).click()
  await expect(page.getByRole('textbox', { name: 'Rhythmus' })).toBeFocused()
  await page.getByRole('textbox', { name: 'Rhythmus' }).fill('14')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Gespeichert.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Abschluss' })).toHaveValue('05.12.2026')
  await expect(page.getByRole('combobox', { name: 'Kunde' })).toHaveValue('Stahlbau Müller KG')
})

test('what was done can be taken back by z, and a figure explains itself', async ({ page }) => {
  await open(page, '/')
  await page.getByRole('button', { name: 'Erledigt' }).click()
  await expect(page.getByText('Muster an Technik Vogt erledigt.')).toBeVisible()
  await page.keyboard.press('z')
  await expect(page.getByText('Zurückgenommen.')).toBeVisible()
  await expect(page.getByText('Muster an Technik Vogt erledigt.')).toBeHidden()

  await page.getByRole('button', { name: '38.200 €' }).press('Enter')
  const why = page.getByRole('dialog', { name: 'Wie kommt „Auftragseingang“ zustande?' })
  await expect(why).toContainText('Summe der gewonnenen Aufträge')
  expect(await findings(page, { all: true })).toEqual([])
  await page.keyboard.press('Escape')
  await expect(why).toBeHidden()
})

test('keys rest while somebody types, in dialogs, and when switched off', async ({ page }) => {
  await open(page, '/')
  await page.keyboard.press('n')
  const quick = page.getByRole('textbox', { name: 'Was war los?' })
  await expect(quick).toBeFocused()
  await page.keyboard.type('njk?')
  await expect(quick).toHaveValue('njk?')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await quick.blur()
  await page.keyboard.press('?')
  await page.getByRole('checkbox', { name: /Einzelne Buchstaben/ }).uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await expect(quick).not.toBeFocused()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: /Kunde, Person/ })).toBeFocused()
})

test('the palette finds, moves and jumps; menus and drawers give the focus back', async ({ page }) => {
  await open(page, '/')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('reiser')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Reiser Pumpen GmbH' })).toBeVisible()

  const more = page.getByRole('button', { name: 'Weitere Aktionen' })
  await more.click()
  await expect(page.getByRole('menuitem', { name: 'Übergeben' })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('menuitem', { name: 'Löschen' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(more).toBeFocused()

  await open(page, '/states')
  const opener = page.getByRole('button', { name: 'Blatt öffnen' })
  await opener.click()
  await expect(page.getByRole('textbox', { name: 'Was war?' })).toBeFocused()
  expect(await findings(page, { all: true })).toEqual([])
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()
})

test('the page asks no other host for anything', async ({ page }) => {
  const others: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).host !== new URL(gallery.address).host) others.push(request.url())
  })
  await open(page, '/customer')
  await page.waitForLoadState('networkidle')
  expect(others.filter((url) => !url.startsWith('data:'))).toEqual([])
})
