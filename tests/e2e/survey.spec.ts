import { expect, test } from '@playwright/test'
import { post, startCompany } from './app.ts'
import { findings } from './axe.ts'

test('somebody is asked by a link, answers on the phone without a script, and a low answer is followed up', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  const app = await startCompany(page)
  try {
    const headers = { origin: app.address }
    await page.request.patch(`${app.address}/api/consent-settings`, { data: { publicAddress: app.address }, headers })
    const { id } = await post(page, app, '/api/customers', { name: 'Reiser Pumpen GmbH', mode: 'keyAccount' })
    const email = 'p.sauter@reiser.example'
    const person = { customerId: id, salutation: 'Frau', firstName: 'Petra', lastName: 'Sauter', emails: [email] }
    const { id: personId } = await post(page, app, '/api/persons', person)
    const sale = { channel: 'email', address: email, kind: 'sale', source: 'paper', goods: 'Pumpen' }
    const days = { saleDay: '2026-01-15', noticeDay: '2026-01-15' }
    await post(page, app, `/api/persons/${personId}/consents`, { ...sale, ...days })

    await page.goto(`${app.address}/schluesselkunden/${id}`)
    await page.getByRole('button', { name: 'Jemanden fragen' }).click()
    const asking = page.getByRole('dialog')
    await asking.getByLabel('Wen?').selectOption({ label: 'Petra Sauter' })
    await asking.getByRole('button', { name: 'Link erstellen' }).click()
    await expect(asking.getByLabel('Text für Ihre Mail')).toHaveValue(/^Sehr geehrte Frau Sauter,/)
    expect(await findings(page)).toEqual([])
    const link = await asking.getByLabel('Link', { exact: true }).inputValue()
    await page.keyboard.press('Escape')

    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    const phone = await context.newPage()
    await phone.goto(link)
    await phone.getByRole('radio', { name: '4', exact: true }).check()
    await phone.getByLabel('Was ist der wichtigste Grund dafür?').fill('Zweimal zu spät geliefert.')
    await phone.getByRole('radio', { name: 'Ja, gern' }).check()
    await phone.getByRole('button', { name: 'Antwort senden' }).click()
    await expect(phone.getByRole('status')).toContainText('Vielen Dank')
    expect(await context.cookies()).toEqual([])
    await context.close()

    const answers = page.getByRole('list', { name: 'Was Kunden sagen' }).getByRole('listitem')
    await expect(answers).toContainText('Zweimal zu spät geliefert.')
    const { tasks } = await (await page.request.get(`${app.address}/api/tasks`)).json()
    expect(tasks).toMatchObject([{ kind: 'followUp', customerId: id, personName: 'Petra Sauter' }])
    await answers.getByRole('button', { name: 'Was wurde daraus?' }).click()
    const saying = page.getByRole('dialog')
    await saying.getByLabel('In einem Satz').fill('Fester Liefertag vereinbart.')
    await saying.getByRole('button', { name: 'Speichern' }).click()
    await expect(saying).toBeHidden()
    await expect(answers).toContainText('Daraus wurde: Fester Liefertag vereinbart.')
  } finally {
    await app.stop()
  }
})
