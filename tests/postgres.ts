import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { Client } from 'pg'

/** A PostgreSQL for tests and benchmarks. */
export type TestPostgres = {
  url: string
  /** Where it comes from, in words. `standIn`: not a real server, one connection at a time. */
  source: string
  standIn: boolean
  /** Somebody else's: nothing of ours may stay there. */
  given?: true
  stop: () => Promise<void>
}

const socketPathLimit = 80
const startLimit = 120_000

/**
 * A real PostgreSQL server: `TEST_DATABASE_URL`, else the local binaries in a folder of their own;
 * only where neither exists, or with `TEST_POSTGRES=stand-in`, the stand-in. It ends with `stop()`, and also if this process is killed.
 * `durable`: a commit is on the disk when it is answered, as in real use (benchmarks); else it is not waited for.
 */
export async function startPostgres(options: { durable?: boolean } = {}): Promise<TestPostgres> {
  if (process.env.TEST_POSTGRES === 'stand-in') return await startStandIn('as TEST_POSTGRES says')
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: given, source: 'TEST_DATABASE_URL', standIn: false, given: true, stop: async () => {} }
  const binaries = findBinaries()
  return binaries
    ? startServer(binaries, options.durable ? durable : forgetful)
    : startStandIn('no PostgreSQL found: install the package postgresql or set TEST_DATABASE_URL')
}

/** The newest folder that has `initdb` and `postgres`, or null. */
function findBinaries(): string | null {
  const inside = (parent: string, rest: string): string[] =>
    existsSync(parent)
      ? readdirSync(parent)
          .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
          .map((name) => join(parent, name, rest))
      : []
  const folders = [
    ...inside('/usr/lib/postgresql', 'bin'),
    ...inside('/opt/homebrew/opt', 'bin').filter((folder) => folder.includes('postgresql')),
    ...inside('/usr', 'bin').filter((folder) => folder.includes('pgsql-')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null
}

/** PostgreSQL refuses to run as root: then it runs as the user made for it, else as nobody. */
function serverUser(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  }
  throw new Error('PostgreSQL does not run as root, and neither the user postgres nor nobody exists here.')
}

// The shell waits for its input to end, which it does whichever way the tests end, then stops the server and tidies up.
const keeper = `
"$1/postgres" -D "$2/data" -k "$2" -h "" -c max_connections=200 $3 >"$2/log" 2>&1 &
cat >/dev/null
kill -QUIT $!
wait $!
rm -rf "$2"
`

const durable = '-c shared_buffers=512MB'
const forgetful = [
  '-F -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=128MB',
  '-c shared_buffers=64MB -c autovacuum=off -c jit=off',
].join(' ')

async function startServer(binaries: string, settings: string): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir().length < socketPathLimit ? tmpdir() : '/tmp', 'bm-pg-'))
  const user = serverUser()
  let child: ChildProcess | undefined
  const stop = async () => {
    if (child && child.exitCode === null) {
      const ended = new Promise((resolve) => child?.once('exit', resolve))
      child.stdin?.end()
      await ended
    }
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    if (user.uid !== undefined) chownSync(folder, user.uid, user.gid)
    execFileSync(
      join(binaries, 'initdb'),
      ['-D', join(folder, 'data'), '-U', 'postgres', '-A', 'trust', '--locale=C', '--encoding=UTF8', '--no-sync'],
      { ...user, cwd: folder, stdio: 'pipe' },
    )
    child = spawn('sh', ['-c', keeper, 'sh', binaries, folder, settings], {
      ...user,
      cwd: folder,
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    })
    const url = `postgres://postgres@localhost/postgres?host=${folder}`
    await answering(url).catch((error) => {
      throw new Error(`PostgreSQL in ${binaries} did not start: ${error.message}\n${readFileSync(join(folder, 'log'))}`)
    })
    return { url, source: binaries, standIn: false, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function answering(url: string): Promise<void> {
  const giveUp = Date.now() + startLimit
  for (;;) {
    const client = new Client({ connectionString: url })
    try {
      await client.connect()
      return
    } catch (error) {
      if (Date.now() > giveUp) throw error
      await wait(50)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

/** PGlite on a thread of its own: PostgreSQL's dialect without an installation, but neither disk nor parallel work. */
async function startStandIn(why: string): Promise<TestPostgres> {
  const thread = new Worker(new URL('./stand-in.ts', import.meta.url))
  const [port] = await once(thread, 'message')
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres?sslmode=disable`,
    source: `PGlite, a stand-in (${why})`,
    standIn: true,
    async stop() {
      await thread.terminate()
    },
  }
}

/** Makes a database on the server at `url`, empty or as a copy of `template`; answers its address. */
export async function createDatabase(url: string, name: string, template?: string): Promise<string> {
  await onServer(url, `create database ${name}${template ? ` template ${template} strategy file_copy` : ''}`)
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  await onServer(url, `drop database ${name} with (force)`)
}

/** Drops all databases whose names begin so. */
export async function dropDatabases(url: string, begin: string): Promise<void> {
  const names = await onServer<{ datname: string }>(
    url,
    `select datname from pg_database where datname like '${begin}%'`,
  )
  for (const { datname } of names) await dropDatabase(url, datname)
}

async function onServer<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Row>(statement)
  await client.end()
  return rows
}
