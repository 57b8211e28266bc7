import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { textOfPdf } from '../../pdf-text.ts'
import { textOfPptx } from '../../pptx-text.ts'
import { findings } from '../axe.ts'

/** A quarterly review on the phone: prepared, minuted, decided, and taken along as PDF and PowerPoint. */
export async function review(page: Page, account: string): Promise<void> {
  const wide = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${account}/gespraeche`)
  await page.getByRole('button', { name: 'Gespräch planen' }).click()
  const plan = page.getByRole('dialog', { name: 'Gespräch planen' })
  await plan.getByRole('button', { name: 'Speichern' }).click()
  await expect(plan).toBeHidden()
  await page.getByRole('button', { name: 'Beginnen' }).click()

  const place = page.getByText(/^Punkt 1 von \d+$/)
  await expect(place).toBeVisible()
  const points = Number((await place.textContent())?.split(' ').at(-1))
  await page.getByLabel('Protokoll').fill('Läuft rund')
  await page.getByRole('button', { name: 'Beschluss' }).click()
  const decision = page.getByRole('dialog', { name: 'Beschluss' })
  await decision.getByLabel('Was ist beschlossen?').fill('Muster schicken')
  await decision.getByRole('button', { name: 'Speichern' }).click()
  await expect(decision).toBeHidden()
  await expect(page.getByText(/Beschlossen: Muster schicken/)).toBeVisible()
  expect(await findings(page)).toEqual([])
  for (let point = 2; point <= points; point += 1) {
    await page.getByRole('button', { name: 'Weiter' }).click()
    await expect(page.getByText(`Punkt ${point} von ${points}`)).toBeVisible()
  }
  await page.getByRole('button', { name: 'Weiter' }).click()
  await expect(page.getByText('Läuft rund')).toBeVisible()

  const pdf = textOfPdf(await download(page, 'PDF für den Kunden'))
  const slides = (await textOfPptx(await download(page, 'PowerPoint für den Kunden'))).join('\n')
  for (const text of [pdf, slides]) expect(text).toMatch(/Quartalsgespräch Reiser Pumpen GmbH[\s\S]*Muster schicken/)
  await page.goto(new URL('/aufgaben', account).href)
  await expect(page.getByText('Reiser Pumpen GmbH: Muster schicken')).toBeVisible()
  if (wide) await page.setViewportSize(wide)
}

async function download(page: Page, name: string): Promise<Buffer> {
  await page.getByRole('main').getByRole('button', { name: 'Mehr', exact: true }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()])
  return await readFile(await file.path())
}
