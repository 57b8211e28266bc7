/**
 * `npm run bench:import -- [--customers N] [--shape sheets|rows] [--engine sqlite|postgres]
 * [--only run|again|undo|cancel,…]`: brings a made-up workbook of N customers and N persons into a real server while
 * others click, and then: the same file again, taking it all back, cancelling in the middle; or only those named. Says seconds, the memory of the server at its highest, and how long clicks waited.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { TableFigures } from '#features/imports/contract.ts'
import { createSetUpLink } from '#features/members/actions.ts'
import type { DatabasePlace } from '#platform/db/open.ts'
import { system } from '#shared/actor.ts'
import { openHouse } from '../house.ts'
import { flags } from '../scripts/hand-over.mjs'
import { startPostgres } from '../tests/postgres.ts'
import type { Clicked } from './clicks.ts'
import { type Shape, writeWorkbook } from './imports/workbook.ts'
import { type Server, startServer } from './server.ts'

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '100000' },
    shape: { type: 'string', default: 'sheets' },
    engine: { type: 'string', default: 'sqlite' },
    clients: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
  },
})
const count = Number(values.customers)
const steps = ['run', 'again', 'undo', 'cancel']
const wanted = values.only ? values.only.split(',') : steps
if (!wanted.every((step) => steps.includes(step))) throw new Error(`--only takes ${steps.join(', ')}`)
const login = { email: 'messung@example.de', password: 'nur-zum-messen-4711', name: 'Messung', company: 'Messung GmbH' }
const say = (text: string) => process.stdout.write(`${text}\n`)
const folder = mkdtempSync(join(tmpdir(), 'bordmittel-import-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const file = join(folder, 'Kundenliste.xlsx')
const started = performance.now()
await writeWorkbook(file, count, values.shape as Shape)
say(`${count} customers, ${count} persons (${values.shape}), workbook made in ${seconds(started)}`)
const postgres = values.engine === 'postgres' ? await startPostgres({ durable: true }) : undefined
try {
  await measure()
} finally {
  await postgres?.stop()
}

async function measure(): Promise<void> {
  const data = join(folder, 'data')
  mkdirSync(data)
  const place: DatabasePlace = postgres ? { url: postgres.url } : { file: join(data, 'bordmittel.sqlite') }
  const house = await openHouse({ place })
  const secret = await house.runner.command(system, createSetUpLink)
  await house.runner.run('setUp', { secret, ...login }, system)
  await house.close()
  const server = await startServer({ folder: data, url: postgres?.url })
  try {
    const cookie = await signIn(server)
    const call = callsOf(server, cookie)
    if (wanted.some((step) => step !== 'cancel')) await measureWhole(server, cookie, call)
    if (wanted.includes('cancel')) await measureCancelling(server, cookie, call)
  } finally {
    await server.stop()
  }
}

/** Brings the list in; the same again and taken back, if wanted. As long as it stands, its rows are known. */
async function measureWhole(server: Server, cookie: string, call: Call): Promise<void> {
  const first = await bringIn(server, cookie, call)
  if (wanted.includes('again')) {
    await whileClicking('the same file again', server, cookie, async () => {
      const second = await upload(call)
      say(`  ${outcomes(await finished(call, second))}`)
    })
  }
  if (!wanted.includes('undo') && !wanted.includes('cancel')) return
  await whileClicking('taken back', server, cookie, async () => {
    await call('POST', `/api/imports/${first}/undo`)
    const { undone } = await finished(call, first, ['undoing'])
    say(`  ${undone.records} records taken back, ${undone.kept.length} kept`)
  })
}

async function measureCancelling(server: Server, cookie: string, call: Call): Promise<void> {
  const before = await call('GET', '/api/customers?limit=1')
  await whileClicking('cancelled in the middle', server, cookie, async () => {
    const id = await upload(call)
    await call('POST', `/api/imports/${id}/run`)
    for (let state = await call('GET', `/api/imports/${id}`); ; state = await call('GET', `/api/imports/${id}`)) {
      if ((state.progress?.done ?? 0) >= count || state.state !== 'running') {
        say(`  cancelled at ${JSON.stringify(state.progress)}, ${state.state}`)
        break
      }
      await wait(50)
    }
    await call('POST', `/api/imports/${id}/cancel`)
    const { state, undone } = await finished(call, id, ['running', 'undoing'])
    const left = await call('GET', '/api/customers?limit=1')
    say(`  ${state}, ${undone?.records} records taken back, ${undone?.kept.length} kept`)
    say(`  customers before and after: ${before.total} and ${left.total}`)
  })
}

async function bringIn(server: Server, cookie: string, call: Call): Promise<string> {
  let id = ''
  await whileClicking('upload', server, cookie, async () => {
    id = await upload(call)
  })
  await whileClicking('import', server, cookie, async () => {
    say(`  ${outcomes(await finished(call, id))}`)
  })
  return id
}

async function upload(call: Call): Promise<string> {
  const state = await call('POST', '/api/imports/files?name=Kundenliste.xlsx', readFileSync(file))
  const asked = state.tables.flatMap((table: { questions: unknown[] }) => table.questions)
  if (asked.length > 0) throw new Error(`the import asks: ${JSON.stringify(asked)}`)
  return state.id
}

/** Runs the import if it was not yet, and waits until it is no longer in one of these states. */
async function finished(call: Call, id: string, states = ['running', 'checking']) {
  let state = await call('GET', `/api/imports/${id}`)
  if (state.state === 'open') await call('POST', `/api/imports/${id}/run`)
  do {
    await wait(100)
    state = await call('GET', `/api/imports/${id}`)
  } while (states.includes(state.state))
  if (state.state === 'failed') throw new Error(`the import failed: ${state.error}`)
  return state
}

// biome-ignore lint/suspicious/noExplicitAny: answers of the server, read for a few figures
type Call = (method: string, path: string, body?: Buffer) => Promise<any>

function callsOf(server: Server, cookie: string): Call {
  return async (method, path, body) => {
    const response = await fetch(`http://${server.host}${path}`, {
      method,
      headers: {
        cookie,
        origin: `http://${server.host}`,
        ...(body ? { 'content-type': 'application/octet-stream' } : {}),
      },
      ...(body ? { body: new Uint8Array(body) } : {}),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return await response.json()
  }
}

async function signIn(server: Server): Promise<string> {
  const response = await fetch(`http://${server.host}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://${server.host}` },
    body: JSON.stringify({ email: login.email, password: login.password }),
  })
  if (!response.ok) throw new Error(`login: ${response.status} ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

/** Does the work while another process clicks; says how long the work took and the clicks waited. */
async function whileClicking(what: string, server: Server, cookie: string, work: () => Promise<void>): Promise<void> {
  say(`${what}:`)
  const clicks = spawn(process.execPath, [...flags, 'bench/clicks.ts'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const clicked = new Promise<Clicked>((resolve, reject) => {
    clicks.once('message', (message) => resolve(message as Clicked))
    clicks.once('error', reject)
  })
  const before = await server.read()
  clicks.send({ port: server.port, cookie, clients: Number(values.clients) })
  const watched = watch(server)
  const begun = performance.now()
  try {
    await work()
  } finally {
    const took = seconds(begun)
    const { own, all: withFiles, threads } = await watched.stop()
    stop(clicks)
    const { times, failed } = await clicked
    const after = await server.read()
    say(
      `  ${took}, ${((after.cpu - before.cpu) / 1000).toFixed(1)} s of CPU, highest memory ${(own / 1e6).toFixed(0)} MB ` +
        `(${(withFiles / 1e6).toFixed(0)} with files), load ${loadavg()[0]?.toFixed(1)}`,
    )
    const busy = [...threads].map(([name, ms]) => [name, ms - (before.threads[name] ?? 0)] as const)
    const longest = busy.filter(([, ms]) => ms >= 500).sort((a, b) => b[1] - a[1])
    say(`  threads: ${longest.map(([name, ms]) => `${name} ${(ms / 1000).toFixed(1)} s`).join(', ')}`)
    const all = Object.entries(times)
    say(`  clicks: ${line(all.flatMap(([, list]) => list))}, ${failed.length} failed`)
    for (const [name, list] of all) say(`    ${name}: ${line(list)}`)
    for (const one of failed.slice(0, 3)) say(`    failed: ${one}`)
  }
}

function stop(clicks: ChildProcess): void {
  clicks.send('stop')
}

function watch(server: Server) {
  const highest = { own: 0, all: 0, threads: new Map<string, number>() }
  let stopped = false
  const watching = (async () => {
    while (!stopped) {
      const { own, memory, threads } = await server.read()
      highest.own = Math.max(highest.own, own)
      highest.all = Math.max(highest.all, memory)
      for (const [name, ms] of Object.entries(threads)) highest.threads.set(name, ms)
      await wait(100)
    }
  })()
  return {
    async stop() {
      stopped = true
      await watching
      return highest
    },
  }
}

function line(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)
  return `${sorted.length}, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function outcomes({ report, state }: any): string {
  const tables = (report?.tables ?? []) as TableFigures[]
  return [
    state,
    ...tables.map(
      (one) =>
        `${one.name}: ${one.created} new, ${one.updated} changed, ${one.unchanged} unchanged, ${one.rejected} rejected, made ${JSON.stringify(one.made)}, doubles ${one.duplicates.same}/${one.duplicates.probably}`,
    ),
  ].join('; ')
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}
