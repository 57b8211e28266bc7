/** A process of its own beside `bench/load.ts`: twenty people at work. Says at its end how long each request took and what was acknowledged. */
import { get, type IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { randomFrom } from '#shared/random.ts'
import { type Connection, openConnection, requestOf } from './client.ts'
import { type Asked, type Desk, scenes, type Written } from './load/scenes.ts'

/** `all`: changes the customers given; `log`: writes contacts and tasks on them, as inside sales does. */
export type User = { cookie: string; may: 'all' | 'log'; customers: string[] }
type Start = { port: number; users: User[]; think: number }
/** Milliseconds by phase and operation; every status but 200; what the server said it had kept. */
export type Worked = {
  times: Record<string, Record<string, number[]>>
  failed: string[]
  written: Written[]
  signals: number
}

/** As many as a browser opens to one host. */
const connectionsPerUser = 6
const worked: Worked = { times: {}, failed: [], written: [], signals: 0 }
let phase = 'alone'
let stopped = false

process.on('message', async (message: Start | { phase: string } | 'stop') => {
  if (message === 'stop') {
    stopped = true
  } else if ('phase' in message) {
    phase = message.phase
  } else {
    await Promise.all(message.users.map((user, at) => work(message, user, at)))
    process.send?.(worked, () => process.exit())
  }
})

async function work({ port, think }: Start, user: User, at: number): Promise<void> {
  const host = `127.0.0.1:${port}`
  const random = randomFrom(1_000 + at)
  const connections = await Promise.all(Array.from({ length: connectionsPerUser }, () => openConnection(port)))
  const stream = await listen(host, user.cookie)

  async function send(connection: Connection, { name, method, path, body, keeps }: Asked): Promise<unknown> {
    const before = performance.now()
    const answer = await connection.send(requestOf(host, user.cookie, method, path, body), true)
    note(name, performance.now() - before)
    if (answer.status !== 200) {
      worked.failed.push(`${name} ${answer.status} ${answer.body.slice(0, 200)}`)
      return null
    }
    worked.written.push(...(keeps ?? []))
    return JSON.parse(answer.body)
  }

  const desk: Desk = {
    random,
    user: at,
    may: user.may,
    customer: () => random.pick(user.customers),
    /** One click: all that its page asks for, over the connections of one browser. */
    async click(...asked) {
      const answers = await Promise.all(asked.map((one, i) => send(connections[i % connections.length]!, one)))
      // Half of the mean at least, twice as much at most.
      await wait(think * (0.5 + random.next()))
      return answers
    },
    type: () => wait(200),
  }

  await wait(think * random.next())
  while (!stopped) await random.pick(scenes(user.may))(desk)
  for (const connection of connections) connection.close()
  if (stream.readableEnded) worked.failed.push('the stream of signals ended')
  stream.destroy()
}

function note(name: string, milliseconds: number): void {
  const times = worked.times[phase] ?? {}
  worked.times[phase] = times
  times[name] ??= []
  times[name].push(milliseconds)
}

/** Every open page listens to what happens. */
async function listen(host: string, cookie: string): Promise<IncomingMessage> {
  const stream = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`http://${host}/api/signals`, { headers: { cookie } }, resolve).on('error', reject)
  })
  stream.on('data', (chunk: Buffer) => {
    worked.signals += chunk.toString().split('event: ').length - 1
  })
  stream.on('error', () => {})
  return stream
}
