import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type App, startApp } from './app.ts'
import { findings } from './axe.ts'
import { visits } from './visit.ts'

const root = join(import.meta.dirname, '..', '..')
const opened = 'dialog[open], [popover]:popover-open'

/** Buttons and menu items one after the other, as the German page calls them; `keys` are pressed. What opens on the way is looked at too. */
type Opener = readonly string[]
/** `wide`: only there with room. */
type Openers = { all?: Opener[]; wide?: Opener[] }

/** What opens over the main pages; `$customer`, `$person` and `$opportunity` are of the demo company. */
const pages: Record<string, Openers> = {
  '/heute': { all: [['keys Control+k'], ['keys ?']], wide: [['Konto und Einstellungen']] },
  '/wieder-kontaktieren': {
    all: [
      ['Woche planen'],
      ['Klasse'],
      ['Mehr zu {{name}}', 'Später …'],
      ['Mehr zu {{name}}', 'Rhythmus ändern …'],
      ['Mehr zu {{name}}', 'Übergeben …'],
    ],
    wide: [['Excel']],
  },
  '/wieder-kontaktieren?class=A': { all: [['Ansichten', 'Diese Ansicht sichern']] },
  '/kunden': { all: [['Merkmale']], wide: [['Spalten'], ['Excel']] },
  '/kunden/verwaist': { all: [['Alle übergeben']] },
  '/kunden/$customer': {
    all: [
      ['Weitere Aktionen', 'Übergeben'],
      ['Weitere Aktionen', 'Klasse setzen'],
      ['Weitere Aktionen', 'Status setzen'],
      ['Gespräch festhalten'],
      ['Eintragen', 'Zusage'],
      ['Eintragen', 'Termin'],
      ['Eintragen', 'Besuchsbericht'],
      ['Eintragen', 'Reklamation'],
      ['Eintragen', 'Muster verschickt'],
      ['Später'],
      ['Person'],
      ['Ändern'],
      ['Arbeitet mit'],
      ['Neu'],
    ],
  },
  '/personen': { all: [['Neue Person']] },
  '/personen/$person': { all: [['Weitere Aktionen'], ['Ändern']] },
  '/aufgaben': { all: [['Neue Aufgabe'], ['Mehr zu „{{text}}“', 'Ändern']] },
  '/termine': { all: [['Neuer Termin'], ['Mehr zu „{{title}}“', 'Hat stattgefunden']] },
  '/neugeschaeft/angebote': { all: [['Angebot erfassen'], ['Mehr zum Angebot {{number}}', 'Ändern']] },
  '/neugeschaeft': {
    all: [
      ['Art'],
      ['Mehr zu {{title}}', 'Schritt erledigt'],
      ['Mehr zu {{title}}', 'Gewonnen'],
      ['Mehr zu {{title}}', 'Verloren'],
    ],
  },
  '/neugeschaeft?shape=list': { all: [['Phase']] },
  '/neugeschaeft/$opportunity': {
    all: [['Gewonnen'], ['Person'], ['Kolleg:in'], ['Produkt']],
  },
  '/neugeschaeft/gelernt/hilfen': { all: [['Neue Hilfe'], ['Mehr zu „{{title}}“', 'Ändern']] },
  '/neugeschaeft/phasen': { all: [['Phase'], ['Grund']] },
  '/reklamationen': {
    all: [
      ['Neues Muster'],
      ['Rückmeldung'],
      ['Antwort festhalten'],
      ['Mehr zu {{number}}', 'Aufgabe an Kollegen'],
      ['Mehr zu {{number}}', 'Ändern'],
    ],
  },
  '/kundenbestand': { all: [['figure']] },
  '/konto': { all: [['Ändern'], ['Einrichten'], ['Schlüssel anlegen']] },
  '/team': { all: [['Person hinzufügen'], ['Aktionen für {{name}}', 'Ändern'], ['Abwesenheit eintragen']] },
}

let app: App
let cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>
const records: Record<string, string> = {}
const words: Record<'de' | 'en', Record<string, string>> = { de: {}, en: {} }

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  const steps = Object.values(pages).flatMap(({ all = [], wide = [] }) => [...all, ...wide].flat())
  for (const file of globSync('{features,ui}/**/messages.ts', { cwd: root })) {
    // To run all of them takes a second.
    const text = readFileSync(join(root, file), 'utf8')
    if (!steps.some((step) => text.includes(`'${step}'`))) continue
    const { messages } = await import(join(root, file))
    for (const language of ['de', 'en'] as const) Object.assign(words[language], messages?.[language])
  }
  app = await startApp(['--demo'])
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(app.demoLink ?? '')
  const read = async (path: string) => (await page.request.get(app.address + path)).json()
  const { customers } = await read('/api/customers?limit=1&search=Reiser')
  const { opportunities } = await read('/api/opportunities?limit=1')
  const { persons } = await read(`/api/persons?limit=1&customerId=${customers[0].id}`)
  Object.assign(records, { $customer: customers[0].id, $person: persons[0].id, $opportunity: opportunities[0].id })
  cookies = await context.cookies()
  await context.close()
})
test.afterAll(() => app.stop())

for (const [language, colorScheme, viewport] of [
  ['de', 'light', { width: 1280, height: 900 }],
  ['en', 'dark', { width: 390, height: 844 }],
] as const) {
  test(`axe finds nothing in what opens over a page: ${language}, ${colorScheme}, ${viewport.width} px`, async ({
    browser,
  }) => {
    test.setTimeout(300_000)
    const context = await browser.newContext({ colorScheme, viewport, reducedMotion: 'reduce' })
    await context.addCookies(cookies)
    await context.addInitScript((chosen) => localStorage.setItem('bordmittel.language', chosen), language)
    const page = await context.newPage()
    const visit = visits(page, app.address)
    for (const [path, { all = [], wide = [] }] of Object.entries(pages)) {
      await visit.follow(path.replace(/\$\w+/, (name) => records[name] ?? name))
      for (const opener of viewport.width > 800 ? [...all, ...wide] : all) {
        for (const [at, step] of opener.entries()) {
          await take(page, step, language)
          const over = page.locator(opened).last()
          await over.waitFor()
          // A menu with several steps behind it was looked at with the first of them.
          const seen = opener.slice(0, at + 1).join(' → ')
          if (looked.has(`${language} ${path} ${seen}`)) continue
          looked.add(`${language} ${path} ${seen}`)
          expect
            .soft(await findings(page, { within: [opened] }), `${path}: ${seen} (${language}, ${colorScheme})`)
            .toEqual([])
        }
        await page.keyboard.press('Escape')
        await expect(page.locator(opened)).toHaveCount(0)
      }
    }
    await context.close()
  })
}
const looked = new Set<string>()

async function take(page: Page, step: string, language: 'de' | 'en'): Promise<void> {
  if (step.startsWith('keys ')) return await page.keyboard.press(step.slice(5))
  if (step === 'figure') return await page.locator('main button[aria-haspopup=dialog]:visible').first().click()
  const name = nameOf(step, language)
  const inside = page.locator(opened).last()
  const opensMore = (await inside.count()) > 0
  const place = opensMore ? inside : page
  const control = place
    .getByRole('button', { name })
    .or(place.getByRole('menuitem', { name }))
    .filter({ visible: true })
    .first()
  // A menu goes along when what it hangs on moves: the key meets its item wherever it is by then.
  await (opensMore ? control.press('Enter', { timeout: 15_000 }) : control.click({ timeout: 15_000 }))
}

/** What the page calls it in this language, whatever stands for the placeholders; a key may follow. */
function nameOf(german: string, language: 'de' | 'en'): RegExp {
  const keys = Object.keys(words.de).filter((key) => words.de[key] === german)
  const names = new Set(keys.map((key) => words[language][key] ?? ''))
  expect(names.size, `${german} is a message`).toBeGreaterThan(0)
  const patterns = [...names].map((name) => name.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\{\w+\}\}/g, '.+'))
  return new RegExp(`(^|, )(${patterns.join('|')})( \\w)?$`)
}
