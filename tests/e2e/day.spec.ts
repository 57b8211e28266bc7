import { expect, type Page, test } from '@playwright/test'
import { companyOfFile, invite, post } from './app.ts'

const app = companyOfFile()

const dialog = (page: Page) => page.getByRole('dialog')
async function save(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Speichern' }).click()
  await expect(dialog(page)).toHaveCount(0)
}
const rows = (page: Page, list: string) => page.getByRole('list', { name: list }).getByRole('listitem')

test('tasks: one that comes back, one for somebody without a login as mail and slip, a promise; done, not done, an appointment to take along', async ({
  page,
}) => {
  await post(page, app, '/api/members', { name: 'Werner Braun' })
  const { id } = await post(page, app, '/api/customers', { name: 'Reiser Pumpen GmbH' })

  await test.step('a task that comes back', async () => {
    await page.goto(`${app.address}/aufgaben`)
    await page.getByRole('button', { name: 'Neue Aufgabe' }).click()
    await dialog(page).getByLabel('Was ist zu tun?').fill('Preisliste prüfen')
    await dialog(page).getByLabel('Bis', { exact: true }).fill('01.12.2099')
    await dialog(page).getByLabel('Kommt wieder').selectOption('Monate')
    await dialog(page).getByLabel('Alle').fill('3')
    await save(page)
    const listed = rows(page, 'Aufgaben').filter({ hasText: 'Preisliste prüfen' })
    await expect(listed).toContainText('alle 3 Monate')
    await listed.getByRole('button', { name: 'Erledigt' }).click()
    await expect(page.getByText(/„Preisliste prüfen“ ist erledigt; das nächste Mal am/)).toBeVisible()
    await expect(listed).toContainText('01.03.2100')
    await page.getByRole('button', { name: 'Rückgängig' }).last().click()
    await expect(listed).toContainText('01.12.2099')
    await expect(listed).toHaveCount(1)
  })

  await test.step('given to a colleague without a login: mail and slip of paper', async () => {
    await page.getByRole('button', { name: 'Neue Aufgabe' }).click()
    await dialog(page).getByLabel('Was ist zu tun?').fill('Ersatzlager auffüllen')
    await dialog(page).getByLabel('Wer', { exact: true }).selectOption('Werner Braun')
    await dialog(page).getByRole('combobox', { name: 'Kunde' }).fill('reiser')
    await page.getByRole('option', { name: 'Reiser Pumpen GmbH' }).click()
    await save(page)
    await page.goto(`${app.address}/aufgaben?list=delegated`)
    const listed = rows(page, 'Aufgaben').filter({ hasText: 'Ersatzlager' })
    await expect(listed).toContainText('macht Werner Braun')
    await listed.getByRole('button', { name: /^Mehr zu/ }).click()
    await expect(page.getByRole('menuitem', { name: 'Als Mail weitergeben' })).toHaveAttribute(
      'href',
      /^mailto:.*Ersatzlager/,
    )
    await page.getByRole('menuitem', { name: 'Zettel drucken' }).click()
    await expect(page.getByText('Werner Braun', { exact: false })).toContainText('Reiser Pumpen GmbH')
    await page.emulateMedia({ media: 'print' })
    for (const role of ['button', 'link', 'navigation', 'textbox'] as const)
      await expect(page.getByRole(role), `no ${role} on paper`).toHaveCount(0)
    await page.emulateMedia({ media: 'screen' })
  })

  await test.step('a promise: until when, done, and not done after all', async () => {
    await page.goto(`${app.address}/kunden/${id}`)
    await page.getByRole('button', { name: 'Eintragen' }).click()
    await page.getByRole('menuitem', { name: 'Zusage' }).click()
    await dialog(page).getByLabel('Was ist zugesagt?').fill('Angebot mit Staffelpreisen')
    await dialog(page).getByLabel('Zugesagt bis').fill('heute')
    await save(page)
    await page.goto(app.address)
    const promised = rows(page, 'Zugesagt und vereinbart').filter({ hasText: 'Staffelpreisen' })
    await expect(promised).toContainText('zugesagt am')
    await promised.getByRole('button', { name: 'Erledigt' }).click()
    await expect(promised).toHaveCount(0)
    await page.goto(`${app.address}/kunden/${id}?verlauf=promise`)
    const past = rows(page, 'Verlauf').filter({ hasText: 'Staffelpreisen' })
    await expect(past).toContainText('erledigt heute')
    await past.getByRole('button', { name: 'Wieder öffnen' }).click()
    await expect(past.getByRole('button', { name: 'Erledigt' })).toBeVisible()
  })

  await test.step('an appointment goes along as a file', async () => {
    await page.goto(`${app.address}/kunden/${id}`)
    await page.getByRole('button', { name: 'Eintragen' }).click()
    await page.getByRole('menuitem', { name: 'Termin' }).click()
    await dialog(page).getByLabel('Worum geht es?').fill('Jahresgespräch')
    await dialog(page).getByLabel(/^Tag/).fill('morgen')
    await dialog(page).getByLabel(/^Von/).fill('10:30')
    await dialog(page).getByLabel(/^Bis/).fill('12:00')
    await dialog(page).getByLabel('Ort').fill('Herrenberg')
    await save(page)
    await page.goto(`${app.address}/termine`)
    const listed = page.getByRole('listitem').filter({ hasText: 'Jahresgespräch' })
    await expect(listed).toContainText('10:30')
    await listed.getByRole('button', { name: /^Mehr zu/ }).click()
    const take = page.getByRole('menuitem', { name: 'Mitnehmen (.ics)' })
    await expect(take).toHaveAttribute('download')
    const file = await page.request.get(app.address + (await take.getAttribute('href')))
    expect(file.headers()['content-disposition']).toMatch(/attachment; filename.*\.ics/)
    const text = await file.text()
    expect(text).toContain('SUMMARY:Jahresgespräch')
    expect(text).toContain('LOCATION:Herrenberg')
    expect(text).toMatch(/DTSTART:\d{8}T0[89]3000Z/)
  })
})

test('a fire: one click, and owner and lead see it at once in their own browsers; first reaction, solved', async ({
  page,
}) => {
  const owner = await invite(page, app, { name: 'Tina Alber', email: 't.alber@example.de', roles: ['sales'] })
  const noticing = await invite(page, app, { name: 'Sabine Kurz', email: 's.kurz@example.de', roles: ['insideSales'] })
  const { id } = await post(page, app, '/api/customers', { name: 'Hohner Antriebe AG', ownerId: owner.id })

  await page.goto(`${app.address}/aufgaben`)
  await owner.page.goto(app.address)
  await owner.page.getByRole('heading', { level: 1 }).waitFor()
  await noticing.page.goto(`${app.address}/kunden/${id}`)
  await noticing.page.getByRole('button', { name: 'Es brennt' }).first().click()

  // Neither has touched anything.
  await expect(page.getByText('Es brennt bei Hohner Antriebe AG: Näheres folgt.')).toBeVisible()
  await expect(owner.page.getByText('Es brennt bei Hohner Antriebe AG: Näheres folgt.')).toBeVisible()
  const burning = owner.page.getByRole('main')
  await expect(burning).toContainText('Es brennt bei Hohner Antriebe AG')
  await expect(burning).toContainText('noch niemand dran')

  await dialog(noticing.page).getByLabel('Was ist los?').fill('Falsche Charge, Band steht.')
  await save(noticing.page)
  await expect(burning).toContainText('Falsche Charge, Band steht.')

  await burning.getByRole('button', { name: 'Ich übernehme' }).click()
  await expect(noticing.page.getByText('Tina Alber kümmert sich').first()).toBeVisible()
  await burning.getByRole('button', { name: 'Gelöst' }).click()
  await dialog(owner.page).getByLabel('Was hat geholfen?').fill('Ersatz mit dem Kurier.')
  await dialog(owner.page).getByRole('button', { name: 'Ist gelöst' }).click()
  await expect(burning).not.toContainText('Es brennt')
  await expect(page.getByText('Bei Hohner Antriebe AG ist es gelöst.')).toBeVisible()

  await page.goto(`${app.address}/es-brennt?stand=solved`)
  await expect(rows(page, 'Es brennt')).toContainText(
    /Gelöst von Tina Alber: Ersatz mit dem Kurier\. · nach \d+ Minuten? übernommen · nach \d+ Minuten? gelöst/,
  )
  await noticing.page.reload()
  const past = rows(noticing.page, 'Verlauf').filter({ hasText: 'Falsche Charge' })
  await expect(past).toContainText('Ersatz mit dem Kurier.')
  for (const one of [owner, noticing]) await one.page.context().close()
})
