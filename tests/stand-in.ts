import { createServer, type Socket } from 'node:net'
import { parentPort, Worker } from 'node:worker_threads'
import type { Asked } from './stand-in-engine.ts'

/**
 * A server that speaks PostgreSQL's protocol over PGlite, on a thread of its own: it knows `create database` and
 * `drop database`, and each database is a PGlite. A PGlite has one session, so its connections take turns: one holds it
 * from the first message to the end of its statement or transaction. What needs two transactions at once cannot run here.
 */

const longestWait = 15_000
const startUp = 196_608

type Engine = { ask(asked: Asked): Promise<Uint8Array | null> }
type Database = { engine: Engine; holder: Socket | null; waiting: { socket: Socket; go: () => void }[] }

const databases = new Map<string, Promise<Database>>()
/** Starting one takes seconds, emptying one milliseconds. */
const idle: Database[] = []
let image: Promise<Uint8Array | null> | undefined

function startEngine(from: Uint8Array | null): Engine {
  const thread = new Worker(new URL('./stand-in-engine.ts', import.meta.url), { workerData: from?.buffer ?? null })
  const asking: ((answer: Uint8Array | null) => void)[] = []
  thread.on('message', (answer: Uint8Array | null) => asking.shift()?.(answer))
  return {
    ask(asked) {
      return new Promise((resolve) => {
        asking.push(resolve)
        thread.postMessage(asked)
      })
    },
  }
}

async function makeDatabase(): Promise<Database> {
  const emptied = idle.pop()
  if (emptied) return emptied
  if (image) return { engine: startEngine(await image), holder: null, waiting: [] }
  const engine = startEngine(null)
  image = engine.ask({ kind: 'image' })
  await image
  return { engine, holder: null, waiting: [] }
}

async function dropDatabase(name: string): Promise<void> {
  const database = await databases.get(name)
  databases.delete(name)
  if (!database) return
  await turn(database, null)
  await database.engine.ask({ kind: 'empty' })
  pass(database)
  idle.push(database)
}

/** Waits until nobody else is in the midst of something. */
function turn(database: Database, socket: Socket | null): Promise<void> {
  if (socket !== null && database.holder === socket) return Promise.resolve()
  const holder = socket ?? nobody
  if (database.holder === null) {
    database.holder = holder
    return Promise.resolve()
  }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      database.waiting.splice(database.waiting.indexOf(entry), 1)
      reject(new Error('another connection is in a transaction, and the stand-in runs one at a time'))
    }, longestWait)
    const entry = {
      socket: holder,
      go() {
        clearTimeout(timer)
        database.holder = holder
        resolve()
      },
    }
    database.waiting.push(entry)
  })
}
const nobody = {} as Socket

function pass(database: Database): void {
  database.holder = null
  database.waiting.shift()?.go()
}

function serve(socket: Socket): void {
  let buffer = Buffer.alloc(0)
  let started = false
  let name = ''
  let unit: Buffer[] = []
  let working = Promise.resolve()

  socket.on('data', (data) => {
    buffer = Buffer.concat([buffer, data])
    for (let message = next(); message; message = next()) {
      const whole = message
      working = working.then(() => hear(whole)).catch((error) => void socket.destroy(error))
    }
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    working = working.then(leave)
  })

  function next(): Buffer | null {
    const head = started ? 1 : 0
    if (buffer.length < head + 4) return null
    const length = head + buffer.readInt32BE(head)
    if (buffer.length < length) return null
    const message = buffer.subarray(0, length)
    buffer = buffer.subarray(length)
    started = true
    return message
  }

  async function hear(message: Buffer): Promise<void> {
    if (!name) return begin(message)
    const kind = String.fromCharCode(message[0] ?? 0)
    if (kind === 'X') {
      socket.end()
      return
    }
    unit.push(message)
    if (kind !== 'Q' && kind !== 'S') return
    const all = Buffer.concat(unit)
    unit = []
    const answer = name === 'postgres' ? await administer(all) : await execute(all)
    if (socket.writable) socket.write(answer)
  }

  function begin(message: Buffer): void {
    if (message.readInt32BE(4) !== startUp) throw new Error('only unencrypted connections')
    const words = message.subarray(8).toString().split('\0')
    name = words[words.indexOf('database') + 1] || 'postgres'
    const settings = Object.entries({ server_version: '17.5', client_encoding: 'UTF8', DateStyle: 'ISO, MDY' })
    const told = settings.map(([key, value]) => frame('S', `${key}\0${value}\0`))
    socket.write(Buffer.concat([frame('R', Buffer.alloc(4)), ...told, frame('K', Buffer.alloc(8)), ready('I')]))
  }

  async function execute(all: Buffer): Promise<Buffer> {
    const database = await databases.get(name)
    if (!database) return failure('3D000', `database ${name} does not exist`)
    try {
      await turn(database, socket)
    } catch (error) {
      return failure('55P03', (error as Error).message)
    }
    const raw = await database.engine.ask({ kind: 'protocol', bytes: all })
    const { answer, state } = oneReady(Buffer.from(raw ?? []))
    if (state === 'I') pass(database)
    return answer
  }

  /** What a connection leaves half done when it goes is undone. */
  async function leave(): Promise<void> {
    const database = await databases.get(name)
    if (database?.holder !== socket) return
    await database.engine.ask({ kind: 'rollback' })
    pass(database)
  }
}

async function administer(query: Buffer): Promise<Buffer> {
  const [, verb, name] = /(create|drop) database (\w+)/i.exec(query.toString()) ?? []
  if (!verb || !name) return failure('0A000', 'here databases are made and dropped, nothing else')
  if (verb.toLowerCase() === 'drop') await dropDatabase(name)
  else {
    databases.set(name, makeDatabase())
    await databases.get(name)
  }
  return Buffer.concat([frame('C', `${verb.toUpperCase()} DATABASE\0`), ready('I')])
}

/** PGlite says "ready" once more than a server does after a failure: only the last one counts. */
function oneReady(answer: Buffer): { answer: Buffer; state: string } {
  const kept: Buffer[] = []
  let last = ready('I')
  for (let at = 0; at < answer.length; ) {
    const length = 1 + answer.readInt32BE(at + 1)
    const message = answer.subarray(at, at + length)
    if (message[0] === readyCode) last = message
    else kept.push(message)
    at += length
  }
  return { answer: Buffer.concat([...kept, last]), state: String.fromCharCode(last[5] ?? 0) }
}
const readyCode = 'Z'.charCodeAt(0)

function failure(code: string, text: string): Buffer {
  return Buffer.concat([frame('E', `SERROR\0VERROR\0C${code}\0M${text}\0\0`), ready('I')])
}

function ready(state: 'I'): Buffer {
  return frame('Z', state)
}

function frame(kind: string, body: string | Buffer): Buffer {
  const content = Buffer.from(body as string)
  const head = Buffer.alloc(5, kind)
  head.writeInt32BE(content.length + 4, 1)
  return Buffer.concat([head, content])
}

const server = createServer({ noDelay: true }, serve)
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as { port: number }).port))
