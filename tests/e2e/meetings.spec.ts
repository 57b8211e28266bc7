import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { textOfPdf } from '../pdf-text.ts'
import { textOfPptx } from '../pptx-text.ts'
import { post, startCompany } from './app.ts'
import { findings } from './axe.ts'

test.use({ viewport: { width: 390, height: 844 } })

test('a quarterly review on the phone: prepared, minuted, decided, and taken along as PDF and PowerPoint', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const app = await startCompany(page)
  try {
    const { id } = await post(page, app, '/api/customers', { name: 'Reiser Pumpen GmbH', mode: 'keyAccount' })
    await page.goto(`${app.address}/schluesselkunden/${id}/gespraeche`)
    await page.getByRole('button', { name: 'Gespräch planen' }).click()
    const plan = page.getByRole('dialog', { name: 'Gespräch planen' })
    await plan.getByRole('button', { name: 'Speichern' }).click()
    await expect(plan).toBeHidden()
    await page.getByRole('button', { name: 'Beginnen' }).click()

    await expect(page.getByText('Punkt 1 von 2')).toBeVisible()
    await page.getByLabel('Protokoll').fill('Läuft rund')
    await page.getByRole('button', { name: 'Beschluss' }).click()
    const decision = page.getByRole('dialog', { name: 'Beschluss' })
    await decision.getByLabel('Was ist beschlossen?').fill('Muster schicken')
    await decision.getByRole('button', { name: 'Speichern' }).click()
    await expect(decision).toBeHidden()
    await expect(page.getByText(/Beschlossen: Muster schicken/)).toBeVisible()
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: 'Weiter' }).click()
    await expect(page.getByText('Punkt 2 von 2')).toBeVisible()
    await page.getByRole('button', { name: 'Weiter' }).click()
    await expect(page.getByText('Läuft rund')).toBeVisible()

    const pdf = textOfPdf(await download(page, 'PDF für den Kunden'))
    const slides = (await textOfPptx(await download(page, 'PowerPoint für den Kunden'))).join('\n')
    for (const text of [pdf, slides]) expect(text).toMatch(/Quartalsgespräch Reiser Pumpen GmbH[\s\S]*Muster schicken/)
    await page.goto(`${app.address}/aufgaben`)
    await expect(page.getByText('Reiser Pumpen GmbH: Muster schicken')).toBeVisible()
  } finally {
    await app.stop()
  }
})

async function download(page: Page, name: string): Promise<Buffer> {
  await page.getByRole('main').getByRole('button', { name: 'Mehr', exact: true }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()])
  return await readFile(await file.path())
}
