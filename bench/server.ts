import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { buildServer, builtServer, environment, flags } from '../scripts/hand-over.mjs'
import { openConnection, requestOf } from './client.ts'
import type { Reading } from './probe.ts'

const root = join(import.meta.dirname, '..')
const longestStart = 60_000

export type Server = {
  port: number
  host: string
  /** Milliseconds from starting the process to the first answered request. */
  readyAfter: number
  read(): Promise<Reading>
  /** Asks it to end; with SIGKILL it ends at once. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Starts the real server process on a data folder (or a PostgreSQL) and waits until it answers; without a place the bare one. */
export async function startServer(place: { folder: string; url?: string | undefined } | null): Promise<Server> {
  const variables: NodeJS.ProcessEnv = environment()
  delete variables.DATABASE_URL
  if (place?.url) variables.DATABASE_URL = place.url
  const args = place ? [builtServer, '--port', '0', '--host', '127.0.0.1', '--data', place.folder] : ['bench/bare.ts']
  if (place) buildServer()
  const own = (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean)
  const started = performance.now()
  const child = spawn(process.execPath, [...flags, ...own, '--import', './bench/probe.ts', ...args], {
    cwd: root,
    env: variables,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const port = await portOf(child)
  const host = `127.0.0.1:${port}`
  const connection = await openConnection(port)
  const { status } = await connection.send(requestOf(host, '', 'GET', '/healthz'))
  const readyAfter = performance.now() - started
  connection.close()
  if (status !== 200) throw new Error(`the server is not healthy: ${status}`)

  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    port,
    host,
    readyAfter,
    read() {
      return new Promise((resolve) => {
        child.once('message', (reading) => resolve(reading as Reading))
        child.send('read')
      })
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      await Promise.race([ended, wait(10_000).then(() => child.kill('SIGKILL'))])
      await ended
    },
  }
}

/** The server prints its address once it can be asked. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = ''
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error('the server did not start in time'))
    }, longestStart)
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`the server ended with ${code}`))
    })
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      const found = /127\.0\.0\.1:(\d+)/.exec(text)
      if (!found) return
      clearTimeout(late)
      resolve(Number(found[1]))
    })
  })
}
