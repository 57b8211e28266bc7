import { expect, test } from '@playwright/test'
import { post, startCompany } from './app.ts'
import { findings } from './axe.ts'

test('the plan of a key account: begun, written by two at once, an action done, compared with what was kept', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const app = await startCompany(page)
  try {
    const { id } = await post(page, app, '/api/customers', { name: 'Reiser Pumpen GmbH', mode: 'keyAccount' })
    await page.goto(`${app.address}/schluesselkunden/${id}/plan`)
    await page.getByRole('button', { name: /^Plan \d+ beginnen$/ }).click()
    const start = page.getByRole('dialog', { name: 'Plan für einen neuen Zeitraum' })
    await start.getByRole('button', { name: 'Speichern' }).click()
    await expect(start).toBeHidden()

    const chances = page.getByRole('region', { name: 'Chancen' })
    const words = chances.getByRole('textbox', { name: 'Chancen' })
    await chances.getByRole('button', { name: /Was könnte daraus werden/ }).click()
    await words.fill('Werk Brno')
    await words.press('Escape')
    await expect(chances.getByRole('button', { name: /Werk Brno/ })).toBeVisible()

    // Somebody else writes the same part while it is open here.
    const planId = new URL(page.url()).searchParams.get('plan')
    const other = (text: string, seen: string) =>
      page.request.put(`${app.address}/api/account-plans/${planId}/texts/chances`, {
        data: { text, seen },
        headers: { origin: app.address },
      })
    await chances.getByRole('button', { name: /Werk Brno/ }).click()
    expect((await other('Werk Brno ab Mai', 'Werk Brno')).ok()).toBe(true)
    await words.fill('Service in Nagold')
    await expect(chances.getByRole('alert')).toContainText('Werk Brno ab Mai')
    await chances.getByRole('button', { name: 'Beides behalten' }).click()
    await expect(words).toHaveValue('Werk Brno ab Mai\n\nService in Nagold')
    await words.press('Escape')
    await expect(chances.getByRole('button', { name: /Werk Brno ab Mai\s+Service in Nagold/ })).toBeVisible()

    await page.getByRole('button', { name: 'Maßnahme', exact: true }).click()
    const action = page.getByRole('dialog', { name: 'Neue Maßnahme' })
    await action.getByLabel('Was ist zu tun?').fill('Muster schicken')
    await action.getByLabel('Bis wann?').fill('+14')
    await action.getByRole('button', { name: 'Speichern' }).click()
    await expect(action).toBeHidden()
    const row = page.getByRole('list', { name: 'Maßnahmen' }).getByRole('listitem')
    await row.getByRole('button', { name: /^Erledigt/ }).click()
    await expect(row.getByRole('button', { name: /^Doch nicht/ })).toBeVisible()
    expect(await findings(page)).toEqual([])

    await page.getByRole('button', { name: 'Stand festhalten' }).click()
    const keep = page.getByRole('dialog', { name: 'Stand festhalten' })
    await keep.getByLabel('Wofür?').fill('vor dem Jahresgespräch')
    await keep.getByRole('button', { name: 'Speichern' }).click()
    await expect(keep).toBeHidden()
    expect((await other('Werk Nagold', 'Werk Brno ab Mai\n\nService in Nagold')).ok()).toBe(true)
    await page.getByRole('link', { name: 'Stände vergleichen' }).click()
    await expect(chances.locator('del')).toContainText('Brno ab Mai')
    await chances.getByRole('button', { name: /^Alten Text zurückholen/ }).click()
    await expect(page.getByText('Zwischen diesen Ständen hat sich nichts geändert.')).toBeVisible()
  } finally {
    await app.stop()
  }
})
