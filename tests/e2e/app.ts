import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type Page, request, test } from '@playwright/test'
import { environment } from '../../scripts/hand-over.mjs'
import { nodeFlags, partOfServer } from '../processes/flags.ts'
import { prepared } from './prepared.ts'

const root = join(import.meta.dirname, '..', '..')

/** The real server as its own process on a data folder of its own; `npm test` has built the pages before. */
export type App = {
  address: string
  /** The one-time link of the first start. */
  setUpLink: string
  /** With `--demo`: logs the sales lead in, once. */
  demoLink: string | null
  dataFolder: string
  /** Ends the process at once, as a power cut would, and starts it again on the same data and port. */
  killAndRestart(): Promise<void>
  stop(): Promise<void>
}

/** An empty house with its set-up link; with `--demo` the demo company, which is made once per run. */
export async function startApp(args: string[] = [], env: Record<string, string> = {}): Promise<App> {
  return await startOn(args.includes('--demo') ? await demoData() : null, args, env)
}

/** The company of `person`, just set up; whoever is at the page is logged in as that person. It stands at no page yet. */
export async function startCompany(page: Page, env: Record<string, string> = {}): Promise<App> {
  const app = await startOn(await companyData(), [], env)
  await logIn(page.context(), app)
  return app
}

/**
 * The same, started once for all tests of a file: each works on records of its own, none counts those of the others,
 * and only the last one may end the login.
 */
export function companyOfFile(): App {
  const app = {} as App
  test.beforeAll(async () => void Object.assign(app, await startOn(await companyData())))
  test.beforeEach(({ context }) => logIn(context, app))
  test.afterAll(() => app.stop())
  return app
}

async function logIn(context: BrowserContext, app: App): Promise<void> {
  await context.addCookies(JSON.parse(readFileSync(join(app.dataFolder, cookieFile), 'utf8')))
}

const cookieFile = 'cookies.json'

function demoData(): Promise<string> {
  return prepared('demo', async (folder) => {
    const { process: running } = await start(folder, '0', ['--demo'])
    await ended(running, 'SIGTERM')
  })
}

function companyData(): Promise<string> {
  return prepared('company', async (folder) => {
    const { process: running, address, link } = await start(folder, '0')
    const browser = await request.newContext()
    const { email, password } = person
    await postTo(browser, `${address}/api/set-up`, { secret: link.split('#')[1], language: 'de', ...person })
    await postTo(browser, `${address}/api/auth/sign-in/email`, { email, password })
    writeFileSync(join(folder, cookieFile), JSON.stringify((await browser.storageState()).cookies))
    await browser.dispose()
    await ended(running, 'SIGTERM')
  })
}

async function startOn(data: string | null, args: string[] = [], env: Record<string, string> = {}): Promise<App> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'bordmittel-e2e-'))
  if (data) cpSync(data, dataFolder, { recursive: true })
  let started = await start(dataFolder, '0', args, env)
  const { address, link, demoLink } = started
  return {
    address,
    setUpLink: link,
    demoLink,
    dataFolder,
    async killAndRestart() {
      await ended(started.process, 'SIGKILL')
      started = await start(dataFolder, new URL(address).port, args, env)
    },
    async stop() {
      await ended(started.process, 'SIGTERM')
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

async function start(dataFolder: string, port: string, args: string[] = [], env: Record<string, string> = {}) {
  if (!existsSync(join(root, 'dist', 'web', 'index.html')))
    throw new Error('the pages are not built: npm test builds them')
  const process_ = spawn(
    process.execPath,
    [...nodeFlags, partOfServer('server'), '--data', dataFolder, '--port', port, ...args],
    {
      cwd: root,
      env: { ...environment(), DATABASE_URL: '', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let said = ''
  const demo = args.includes('--demo')
  const links = await new Promise<string[]>((resolve, reject) => {
    process_.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
    process_.stdout.on('data', (chunk) => {
      said += chunk
      const found = said.match(/http:\/\/\S+(?=\s)/g) ?? []
      if (found.length >= (demo ? 2 : 1)) resolve(found)
    })
  })
  const [link = '', demoLink = null] = links
  return { process: process_, link, demoLink, address: new URL(link).origin }
}

async function ended(running: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (running.exitCode !== null || running.signalCode !== null) return
  const end = new Promise((resolve) => running.once('exit', resolve))
  running.kill(signal)
  await end
}

export const person = {
  company: 'Maschinenteile Neckar GmbH',
  name: 'Claudia Renz',
  email: 'c.renz@example.de',
  password: 'kran birne lot',
}

/** Uses the set-up link as a person would; the page stands at its first page afterwards. */
export async function setUp(page: Page, app: App): Promise<void> {
  await page.goto(app.setUpLink)
  await page.getByLabel('Wie heißt Ihre Firma?').fill(person.company)
  await page.getByLabel('Ihr Name').fill(person.name)
  await page.getByLabel('E-Mail').fill(person.email)
  await page.getByLabel('Kennwort').fill(person.password)
  await page.getByRole('button', { name: 'Los geht’s' }).click()
  await page.getByRole('textbox', { name: 'Schnelle Zeile' }).waitFor()
}

/** Does something as whoever is logged in on the page, without its screens. */
export async function post<Answer = { id: string }>(page: Page, app: App, path: string, data: object): Promise<Answer> {
  return (await postTo(page.request, app.address + path, data)) as Answer
}

async function postTo(browser: BrowserContext['request'], url: string, data: object): Promise<unknown> {
  const answer = await browser.post(url, { data, headers: { origin: new URL(url).origin } })
  if (!answer.ok()) throw new Error(`${url}: ${await answer.text()}`)
  return await answer.json()
}

/** A colleague with a login and a browser of their own, invited by whoever is logged in on the page. */
export async function invite(
  page: Page,
  app: App,
  member: { name: string; email: string; roles: string[] },
): Promise<{ id: string; page: Page }> {
  const { id } = await post(page, app, '/api/members', member)
  const { path } = await post<{ path: string }>(page, app, `/api/members/${id}/invitation`, {})
  const context = await (page.context().browser() as Browser).newContext()
  const theirs = await context.newPage()
  const secret = path.split('#')[1]
  const password = 'laterne moos tisch'
  await post(theirs, app, '/api/invitations/accept', { secret, password })
  await post(theirs, app, '/api/auth/sign-in/email', { email: member.email, password })
  return { id, page: theirs }
}
