import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backupFolder } from '#platform/db/backupFolder.ts'
import { environment } from '../scripts/hand-over.mjs'
import { emptyPostgres, inParallel } from './harness.ts'
import { nodeFlags, partOfServer } from './processes/flags.ts'

// Two real server processes on one PostgreSQL database, started at the same moment while it is still empty.

type Server = { address: string; secret: string; dataFolder: string; child: ChildProcess }
type Answer = { status: number; body: Record<string, unknown> & { code?: string } }

const patience = 120_000
const person = { name: 'Claudia Renz', email: 'c.renz@example.de', password: 'kran birne lot' }

describe.runIf(inParallel)('two server processes on one database', () => {
  let database: { url: string; remove(): Promise<void> }
  let one: Server
  let two: Server
  let cookie: string

  beforeAll(async () => {
    database = await emptyPostgres()
    const both = await Promise.all([startServer(database.url), startServer(database.url)])
    one = both[0]
    two = both[1]
    const setUp = { secret: one.secret, company: 'Neckar GmbH', ...person }
    expect(await send(one, 'POST', '/api/set-up', setUp, {})).toMatchObject({ status: 200 })
    cookie = await logIn(one)
  })

  afterAll(async () => {
    for (const server of [one, two]) await stopServer(server)
    await database.remove()
  })

  const call = (server: Server, method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    send(server, method, path, body, { cookie, ...headers })

  it('a login at one is a login at the other', async () => {
    expect(await call(two, 'GET', '/api/me')).toMatchObject({ status: 200, body: { member: { name: person.name } } })
  })

  it('what one saves, the other shows, finds and takes back', async () => {
    const made = await call(one, 'POST', '/api/customers', { name: 'Kranbau Vogel' })
    const path = `/api/customers/${made.body.id}`
    expect(await call(two, 'GET', path)).toMatchObject({ status: 200 })
    expect((await call(two, 'GET', '/api/search?q=kranbau')).body.hits).toMatchObject([{ title: 'Kranbau Vogel' }])
    expect(await call(two, 'POST', '/api/undo', { undo: made.body.undo })).toMatchObject({ status: 200 })
    expect(await call(one, 'GET', path)).toMatchObject({ status: 404 })
  })

  it('the same command sent to both is done once', async () => {
    const key = { 'idempotency-key': 'line-4711' }
    const answers = await Promise.all(
      [one, two, one, two].map((server) => call(server, 'POST', '/api/customers', { name: 'Nur einmal' }, key)),
    )
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
    const { body } = await call(one, 'GET', '/api/search?q=einmal')
    expect(body.hits).toHaveLength(1)
  })

  it('news reach the pages that are open at the other', async () => {
    const stop = new AbortController()
    const stream = await fetch(`${two.address}/api/signals`, { headers: { cookie }, signal: stop.signal })
    const { body } = await call(one, 'POST', '/api/customers', { name: 'Es brennt GmbH' })
    await call(one, 'POST', '/api/fires', { customerId: body.id, text: 'Band steht' })
    let heard = ''
    const decoder = new TextDecoder()
    for await (const chunk of stream.body ?? []) {
      heard += decoder.decode(chunk)
      if (heard.includes('event: fire')) break
    }
    stop.abort()
    expect(heard).toContain('event: fire')
  })

  it('no job runs twice', async () => {
    const jobs = await Promise.all(
      Array.from({ length: 6 }, async (_, n) => {
        await wait(n * 5)
        return (await call(n % 2 ? one : two, 'POST', '/api/backups', {})).body as { jobId: string; name: string }
      }),
    )
    for (const { jobId } of jobs) {
      const ended = await until(async () => {
        const job = await call(one, 'GET', `/api/jobs/${jobId}`)
        return ['done', 'failed'].includes(job.body.state as string) ? job : null
      })
      expect(ended.body).toMatchObject({ state: 'done', attempts: 1 })
    }
    const written = [one, two].flatMap((server) => readdirSync(backupFolder(server.dataFolder)))
    const names = jobs.map((job) => job.name)
    expect(written.filter((name) => names.includes(name)).sort()).toEqual(names.sort())
  })

  it('a login that ends at one ends at the other', async () => {
    const other = await logIn(two)
    const me = (server: Server) => send(server, 'GET', '/api/me', undefined, { cookie: other })
    expect(await me(one)).toMatchObject({ status: 200 })
    await send(two, 'POST', '/api/auth/sign-out', {}, { cookie: other, origin: two.address })
    expect(await me(two)).toMatchObject({ status: 401 })
    await until(async () => ((await me(one)).status === 401 ? true : null))
  })

  it('one stops, the other goes on', async () => {
    await stopServer(one)
    expect(await call(two, 'GET', '/api/me')).toMatchObject({ status: 200 })
  })
})

async function until<T>(look: () => Promise<T | null>): Promise<T> {
  const giveUp = Date.now() + patience
  for (;;) {
    const found = await look()
    if (found !== null) return found
    if (Date.now() > giveUp) throw new Error('it did not come about')
    await wait(100)
  }
}

async function send(
  server: Server,
  method: string,
  path: string,
  body: object | undefined,
  headers: Record<string, string>,
): Promise<Answer> {
  const response = await fetch(`${server.address}${path}`, {
    method,
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : {} }
}

async function logIn(server: Server): Promise<string> {
  const response = await fetch(`${server.address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.address },
    body: JSON.stringify({ email: person.email, password: person.password }),
  })
  expect(response.status).toBe(200)
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

async function startServer(url: string): Promise<Server> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'bordmittel-test-'))
  const child = spawn(process.execPath, [...nodeFlags, partOfServer('server'), '--port', '0', '--data', dataFolder], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...environment(), DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return await new Promise((resolve, reject) => {
    let said = ''
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const [, address, secret] = /(http:\/\/[\d.:]+)\/einrichten#(\S+)\n/.exec(said) ?? []
      if (address && secret) resolve({ address, secret, dataFolder, child })
    })
  })
}

async function stopServer(server: Server | undefined): Promise<void> {
  if (!server || server.child.exitCode !== null) return
  const ended = new Promise<number | null>((resolve) => server.child.once('exit', resolve))
  server.child.kill('SIGTERM')
  expect(await ended).toBe(0)
  rmSync(server.dataFolder, { recursive: true, force: true })
}
