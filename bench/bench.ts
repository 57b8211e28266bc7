/**
 * `npm run bench -- [--size small|large|both] [--engine sqlite|postgres|both] [--seconds N] [--rounds N] [--only TEXT[,TEXT]]
 * [--keep FOLDER]`: starts the real server on made-up data and measures whole HTTP requests, login check included,
 * one after the other and with 8 clients, and how soon a browser shows data. Only the loopback; ends by itself.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { OpenDatabase } from '#platform/db/dialect.ts'
import { type DatabasePlace, openDatabase } from '#platform/db/open.ts'
import { buildWeb } from '../scripts/hand-over.mjs'
import { startPostgres } from '../tests/postgres.ts'
import { measureBrowser } from './browser.ts'
import { type Case, casesFor } from './cases.ts'
import { load, type Measured, openConnection, requestOf } from './client.ts'
import { fill, firstMember } from './filled.ts'
import { type Size, sizes } from './generate.ts'
import type { Reading } from './probe.ts'
import { type Server, startServer } from './server.ts'
import { signIn } from './sign-in.ts'

type Engine = 'sqlite' | 'postgres'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    engine: { type: 'string', default: 'sqlite' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    keep: { type: 'string' },
  },
})
const milliseconds = Math.min(30, Math.max(0.2, Number(values.seconds) || 2)) * 1000
const rounds = Math.min(20, Math.max(1, Number(values.rounds) || 3))

// For what a case leaves behind; milliseconds.
const longestWait = 180_000

const temporary = mkdtempSync(join(tmpdir(), 'bordmittel-bench-'))
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const say = (text: string) => process.stdout.write(`${text}\n`)
const load1 = () => loadavg()[0]?.toFixed(1)
say(`${cpus()[0]?.model.trim()} × ${cpus().length}, Node ${process.version}, load ${load1()}`)

buildWeb()
for (const engine of chosen(values.engine, ['sqlite', 'postgres'])) {
  for (const size of chosen(values.size, ['small', 'large'])) await measure(engine, size)
}
say(`load at the end ${load1()}`)

function chosen<T extends string>(value: string, all: T[]): T[] {
  if (value === 'both') return all
  if (all.includes(value as T)) return [value as T]
  throw new Error(`${value}: one of ${all.join(', ')}, both`)
}

async function measure(engine: Engine, size: Size): Promise<void> {
  const { customers, persons, opportunities, activities } = sizes[size]
  say(
    `\n${engine}, ${customers} customers, ${persons} persons, ${opportunities} opportunities, ${activities} activities`,
  )
  const postgres = engine === 'postgres' ? await startPostgres({ durable: true }) : undefined
  if (postgres) say(`PostgreSQL: ${postgres.source}`)
  const folder = join(temporary, `${engine}-${size}`)
  mkdirSync(folder, { recursive: true })
  const place: DatabasePlace = postgres ? { url: postgres.url } : { file: join(folder, 'bordmittel.sqlite') }
  try {
    await fill(place, size, values.keep, say)
    const database = openDatabase(place)
    const cases = (await casesFor(database, size)).filter((one) =>
      values.only.split(',').some((part) => one.name.includes(part)),
    )
    const server = await startServer({ folder, url: postgres?.url })
    try {
      await measureServer(server, database, cases, size)
    } finally {
      await server.stop()
      await database.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await postgres?.stop()
  }
}

async function measureServer(server: Server, database: OpenDatabase, cases: Case[], size: Size): Promise<void> {
  // Idle is who had nothing to do for a quarter of a minute: by then the memory of the start is given back.
  await new Promise((resolve) => setTimeout(resolve, 15_000))
  const idle = await server.read()
  const cookie = await logIn(server)
  const loggedIn = await server.read()
  say(
    `ready after ${server.readyAfter.toFixed(0)} ms (≤ 1000), idle ${memory(idle)} (≤ 150 MB), with the first login ${memory(loggedIn)}`,
  )
  if (!values.only || values.only === 'browser') await measurePages(server, cookie)
  if (cases.length === 0) return
  say(row(['', 'p50', 'p95', 'p99', 'CPU/request', '8 clients', 'p99', 'longest hold', 'must', 'others']))
  const bare = await measureBare(cookie)
  say(resultRow('a bare Node server answering 2 kB', bare))
  for (const one of cases) {
    await settled(server, database)
    const next = () => {
      const { method, path, body } = one.next()
      return requestOf(server.host, cookie, method, path, body)
    }
    const target = size === 'large' ? one.targetAtLarge : one.target
    const result = await measureCase(server, next)
    say(resultRow(one.name, result, target, one.others, one.beyondBare ? bare.alone.p50 : 0))
  }
  say(`after the load ${memory(await server.read())}`)
}

async function measureBare(cookie: string): Promise<Result> {
  const bare = await startServer(null)
  try {
    return await measureCase(bare, () => requestOf(bare.host, cookie, 'GET', '/'))
  } finally {
    await bare.stop()
  }
}

/** On the data as they were made: what is created below would make the board four times as full. */
async function measurePages(server: Server, cookie: string): Promise<void> {
  const { pages, board } = await measureBrowser(server.host, cookie, rounds)
  for (const { page, first, again, script } of pages) {
    say(
      `${page}: data visible after ${first.toFixed(0)} ms ${mark(first <= 1_000)} (≤ 1000), again ${again.toFixed(0)} ms, ` +
        `${(script / 1000).toFixed(0)} kB of compressed script ${mark(script <= 250_000)} (≤ 250)`,
    )
  }
  if (board !== null)
    say(
      `Board with ${board.open} open ones: drawn ${board.drawn.toFixed(0)} ms after the click ${mark(board.drawn <= 300)} (≤ 300)`,
    )
}

type Result = { alone: Measured & { cpu: number }; together: Measured; longestHold: number }

/** One after the other and with 8 clients, in turns; of the rounds the middle one counts. */
async function measureCase(server: Server, next: () => Buffer): Promise<Result> {
  await load(server.port, 4, Math.min(1_000, milliseconds), next)
  await server.read()
  const alone: Result['alone'][] = []
  const together: Measured[] = []
  for (let round = 0; round < rounds; round += 1) {
    const before = await server.read()
    const measured = await load(server.port, 1, milliseconds, next)
    const after = await server.read()
    alone.push({ ...measured, cpu: (after.cpu - before.cpu) / measured.requests })
    together.push(await load(server.port, 8, milliseconds, next))
  }
  const { longestHold } = await server.read()
  return {
    alone: middle(alone, (measured) => measured.p50),
    together: middle(together, (measured) => -measured.perSecond),
    longestHold,
  }
}

/** What the last case left to do (tens of thousands of new records to index) is done: it belongs to nobody's request. */
async function settled(server: Server, { reader }: OpenDatabase): Promise<void> {
  const open = () =>
    reader.selectFrom('jobs').select('id').where('doneAt', 'is', null).where('failedAt', 'is', null).executeTakeFirst()
  for (const end = performance.now() + longestWait; performance.now() < end; ) {
    const before = await server.read()
    await new Promise((resolve) => setTimeout(resolve, 500))
    if ((await server.read()).cpu - before.cpu < 25 && !(await open())) return
  }
  say('(the server still works on what the last case left)')
}

function resultRow(
  name: string,
  { alone, together, longestHold }: Result,
  target?: Case['target'],
  others = '',
  bare = 0,
): string {
  const must = target
    ? `${target.p50} ms ${bare > 0 ? 'more ' : ''}${mark(alone.p50 - bare <= target.p50)} ${target.perSecond ? `${target.perSecond}/s ${mark(together.perSecond >= target.perSecond)}` : ''}`
    : ''
  const times = [alone.p50, alone.p95, alone.p99, alone.cpu].map(ms)
  return row([name, ...times, `${together.perSecond.toFixed(0)}/s`, ms(together.p99), ms(longestHold), must, others])
}

/** Logs in and asks once who one is. */
async function logIn(server: Server): Promise<string> {
  const cookie = await signIn(server.host, firstMember)
  const connection = await openConnection(server.port)
  const me = await connection.send(requestOf(server.host, cookie, 'GET', '/api/me'), true)
  connection.close()
  if (me.status !== 200) throw new Error(`the session does not hold: ${me.body}`)
  return cookie
}

/** The round in the middle: on a machine that others use too, neither the luckiest nor the worst. */
function middle<T>(list: T[], by: (one: T) => number): T {
  return list.toSorted((a, b) => by(a) - by(b))[Math.floor(list.length / 2)] as T
}

function row(cells: string[]): string {
  const widths = [46, 8, 8, 8, 12, 10, 8, 13, 24, 14]
  return cells
    .map((cell, i) => (i === 0 ? cell.padEnd(widths[0] as number) : cell.padStart(widths[i] as number)))
    .join(' ')
}

function ms(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1)
}

/** All of it, and without the pages of files (the program, the database) that the system may take back. */
function memory({ memory, own }: Reading): string {
  return `${(memory / 1e6).toFixed(0)} MB${own > 0 ? ` (${(own / 1e6).toFixed(0)} without files)` : ''}`
}

function mark(held: boolean): string {
  return held ? '✓' : '✗'
}
