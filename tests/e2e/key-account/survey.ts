import { expect, type Page } from '@playwright/test'
import { findings } from '../axe.ts'

/** Petra Sauter is asked by a link, answers on the phone without a script, and her low answer is followed up. */
export async function survey(page: Page, account: string): Promise<void> {
  await page.goto(account)
  await page.getByRole('button', { name: 'Jemanden fragen' }).click()
  const asking = page.getByRole('dialog')
  await asking.getByLabel('Wen?').selectOption({ label: 'Petra Sauter' })
  await asking.getByRole('button', { name: 'Link erstellen' }).click()
  await expect(asking.getByLabel('Text für Ihre Mail')).toHaveValue(/^Sehr geehrte Frau Sauter,/)
  expect(await findings(page)).toEqual([])
  const link = await asking.getByLabel('Link', { exact: true }).inputValue()
  await page.keyboard.press('Escape')
  await answer(page, link)

  const answered = page.getByRole('list', { name: 'Was der Kunde sagt' }).getByRole('listitem')
  await expect(answered).toContainText('Zweimal zu spät geliefert.')
  const { tasks } = await (await page.request.get(new URL('/api/tasks', account).href)).json()
  expect(tasks).toContainEqual(expect.objectContaining({ kind: 'followUp', personName: 'Petra Sauter' }))
  await answered.getByRole('button', { name: 'Was wurde daraus?' }).click()
  const saying = page.getByRole('dialog')
  await saying.getByLabel('In einem Satz').fill('Fester Liefertag vereinbart.')
  await saying.getByRole('button', { name: 'Speichern' }).click()
  await expect(saying).toBeHidden()
  await expect(answered).toContainText('Daraus wurde: Fester Liefertag vereinbart.')
}

async function answer(page: Page, link: string): Promise<void> {
  const browser = page.context().browser()
  if (!browser) throw new Error('a browser of its own expected')
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
}
