import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import playwright from '../playwright.config.ts'
import { lastNames } from './words.ts'

export type Visible = {
  page: string
  /** Milliseconds from the address to the first row of data on the screen, nothing kept from before. */
  first: number
  /** The same with the program in the browser's cache. */
  again: number
  /** Bytes of script, compressed, of the first visit. */
  script: number
}

/** How long the board needs from the click on its link, with how many open opportunities. */
export type Board = { drawn: number; open: number }

const pages = {
  Heute: '/',
  'Wieder kontaktieren': '/wieder-kontaktieren',
  Kunden: '/kunden',
  Neugeschäft: '/neugeschaeft',
}
const longest = 20_000

/**
 * How long a person waits for data in a real browser, the middle of `rounds`; nothing where there is no Chromium.
 * A made-up last name on the screen is data.
 */
export async function measureBrowser(
  host: string,
  cookie: string,
  rounds: number,
): Promise<{ pages: Visible[]; board: Board | null }> {
  const options = playwright.use?.launchOptions
  if (!existsSync(options?.executablePath ?? '')) return { pages: [], board: null }
  const browser = await chromium.launch(options)
  try {
    const found: Visible[] = []
    for (const [page, path] of Object.entries(pages)) {
      const visits: Omit<Visible, 'page'>[] = []
      for (let round = 0; round < rounds; round += 1) visits.push(await visit(path))
      const middle = (pick: (one: Omit<Visible, 'page'>) => number) =>
        visits.map(pick).toSorted((a, b) => a - b)[Math.floor(rounds / 2)] as number
      found.push({
        page,
        first: middle((one) => one.first),
        again: middle((one) => one.again),
        script: middle((one) => one.script),
      })
    }
    const boards: Board[] = []
    for (let round = 0; round < rounds; round += 1) boards.push(await openBoard())
    const board = boards.toSorted((a, b) => a.drawn - b.drawn)[Math.floor(rounds / 2)] ?? null
    return { pages: found, board }
  } finally {
    await browser.close()
  }

  /** From the customers to the board by the link of the rail: until cards and sums are there. */
  async function openBoard(): Promise<Board> {
    const context = await openContext()
    try {
      const page = await context.newPage()
      await page.goto(`http://${host}/kunden`)
      await page.getByRole('link', { name: 'Neugeschäft' }).first().waitFor()
      return await page.evaluate(
        ({ names, limit }) =>
          new Promise<Board>((resolve, reject) => {
            const data = new RegExp(names.join('|'))
            const begun = performance.now()
            const look = () => {
              const columns = [...document.querySelectorAll('#boardKeys ~ div section')]
              const counts = columns.map((one) =>
                Number(/([\d.]+) offen/.exec(one.textContent ?? '')?.[1]?.replaceAll('.', '')),
              )
              const drawn =
                columns.length > 0 && columns.every((one) => data.test(one.querySelector('ul')?.textContent ?? ''))
              const open = counts.reduce((sum, count) => sum + count, 0)
              if (drawn && open > 0) resolve({ drawn: performance.now() - begun, open })
              else if (performance.now() - begun > limit) reject(new Error('no board'))
              else requestAnimationFrame(look)
            }
            document.querySelector<HTMLAnchorElement>('nav a[href="/neugeschaeft"]')?.click()
            look()
          }),
        { names: lastNames, limit: longest },
      )
    } finally {
      await context.close()
    }
  }

  async function visit(path: string): Promise<Omit<Visible, 'page'>> {
    const context = await openContext()
    const page = await context.newPage()
    let script = 0
    page.on('response', async (response) => {
      if (response.url().endsWith('.js')) script += Number(response.headers()['content-length'] ?? 0)
    })
    try {
      const first = await timeTo(path)
      const size = script
      return { first, again: await timeTo(path), script: size }
    } finally {
      await context.close()
    }

    async function timeTo(address: string): Promise<number> {
      await page.goto(`http://${host}${address}`, { waitUntil: 'commit' })
      return await page.evaluate(
        ({ names, limit }) =>
          new Promise<number>((resolve, reject) => {
            const data = new RegExp(names.join('|'))
            const look = () => {
              if (data.test(document.querySelector('main')?.textContent ?? '')) resolve(performance.now())
              else if (performance.now() > limit) reject(new Error(`no data on ${location.pathname}`))
              else requestAnimationFrame(look)
            }
            look()
          }),
        { names: lastNames, limit: longest },
      )
    }
  }

  async function openContext() {
    const context = await browser.newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin' })
    const cookies = cookie.split('; ').map((one) => one.split('='))
    await context.addCookies(
      cookies.map(([name, ...value]) => ({
        name: name as string,
        value: value.join('='),
        url: `http://${host}`,
      })),
    )
    return context
  }
}
