import { expect, test } from '@playwright/test'
import { post, startCompany } from './app.ts'
import { findings } from './axe.ts'

test('goals: set for the year, a month of its own, and the figures show the pace and what they count; a niche is tried', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const app = await startCompany(page)
  try {
    const { id: customerId } = await post(page, app, '/api/customers', { name: 'Vogt Fördertechnik AG' })
    const deal = await post(page, app, '/api/opportunities', { customerId, title: 'Zweite Linie', amount: 30_000_000 })
    await post(page, app, `/api/opportunities/${deal.id}/win`, {})

    await page.goto(`${app.address}/kennzahlen?zeitraum=jahr`)
    await page.getByRole('link', { name: 'Ziele setzen' }).click()
    await page.getByRole('button', { name: 'Ziel ändern: Auftragseingang' }).click()
    const dialog = page.getByRole('dialog', { name: 'Auftragseingang' })
    await dialog.getByLabel('Jahr').fill('1,2 Mio.')
    await dialog.getByLabel('Quartal 2').fill('600.000')
    expect(await findings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Speichern' }).click()
    await expect(dialog).toBeHidden()
    const row = page.getByRole('listitem').filter({ hasText: 'Auftragseingang' })
    await expect(row).toContainText('Quartal 1: 200.000 € · Quartal 2: 600.000 €')
    await expect(row).toContainText('1.200.000 €')

    // With the first goal the figures stand in the menu.
    await page.getByRole('navigation').getByRole('link', { name: 'Kennzahlen' }).first().click()
    await page.getByText('Jahr', { exact: true }).click()
    const against = page.getByRole('region', { name: 'Gegen die Ziele' }).getByRole('listitem')
    await expect(against).toContainText('300.000 € von 1.200.000 €')
    // Before a tenth of the year is over nothing is said of the pace; on its last day it is over.
    if (await page.getByText('des Zeitraums sind um').isVisible())
      await expect(against).toContainText(/bei heutigem Tempo \d+\s%|noch zu früh für ein Tempo/)

    const revenue = page.getByRole('region', { name: 'Umsatz und Auftragseingang' })
    await revenue.getByTitle(/Auftragseingang/).click()
    await page.getByRole('link', { name: 'Auftragseingang' }).click()
    const behind = page.getByRole('dialog', { name: 'Auftragseingang' })
    await expect(behind.getByRole('listitem')).toContainText('Zweite Linie · Vogt Fördertechnik AG')
    await page.keyboard.press('Escape')
    await expect(behind).toBeHidden()

    await page.goto(`${app.address}/bewegung?zeitraum=jahr`)
    await expect(page.getByRole('region', { name: 'Auftragseingang gegen Ziel' })).toContainText('25 %')

    // A niche is tried: its firms count for the goal, and at the end it is decided.
    await page.goto(`${app.address}/kennzahlen/versuche`)
    await page.getByRole('button', { name: 'Nische ausprobieren' }).click()
    const plan = page.getByRole('dialog', { name: 'Nische ausprobieren' })
    await plan.getByLabel('Name').fill('Fördertechnik')
    await plan.getByLabel('Wen Sie meinen').fill('Hersteller von Förderbändern')
    await plan.getByLabel('Ziel').selectOption('Gewonnene Aufträge')
    await plan.getByLabel('Wie viel').fill('400.000')
    await plan.getByRole('button', { name: 'Speichern' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Fördertechnik' })).toBeVisible()
    await page.getByRole('combobox', { name: 'Firma dazunehmen' }).fill('Vogt')
    await page.getByRole('option', { name: /Vogt Fördertechnik AG/ }).click()
    await expect(page.getByRole('list', { name: 'Firmen' }).getByRole('listitem')).toContainText('einmal gewonnen')
    await expect(page.getByText('Gewonnene Aufträge: 300.000 € von 400.000 €')).toBeVisible()
    await page.getByRole('button', { name: 'Entscheiden' }).click()
    const verdict = page.getByRole('dialog', { name: 'Wie geht es weiter mit „Fördertechnik“?' })
    await verdict.getByLabel('Warum').fill('Jede dritte Firma will ein Muster.')
    await verdict.getByRole('button', { name: 'Speichern' }).click()
    await expect(verdict).toBeHidden()
    await expect(page.getByText('Jede dritte Firma will ein Muster.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Entscheiden' })).toHaveCount(0)
  } finally {
    await app.stop()
  }
})
