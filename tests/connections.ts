import pg, { type Client, type ClientConfig } from 'pg'

/**
 * Connections to a database that is used again outlive the house that closes them: a new one costs the server as much
 * as a small test, since each looks up all tables anew. The next house of this worker gets them as good as new.
 */
const lasting = new Set<string>()
const resting = new Map<string, Client[]>()
const ending = new Set<Promise<void>>()

type Callback = (error?: unknown, client?: Client) => void

/** From now on connections of this process to the database at `url` last. */
export function keepConnections(url: string): void {
  lasting.add(url)
}

/** The server processes behind the connections that rest, once all that are on their way there have arrived. */
export async function restingAt(url: string): Promise<number[]> {
  await Promise.all(ending)
  const clients = [...resting].filter(([place]) => place.startsWith(`${url} `)).flatMap(([, some]) => some)
  return clients.map((client) => (client as Client & { processID: number }).processID)
}

/** Ends those that rest, and keeps no more of them. */
export async function endConnections(url: string): Promise<void> {
  lasting.delete(url)
  await Promise.all(ending)
  for (const [place, clients] of resting) {
    if (!place.startsWith(`${url} `)) continue
    resting.delete(place)
    for (const client of clients) await reallyEnd(client).catch(() => {})
  }
}

const Real = pg.Client
const reallyConnect = (client: Client) => (Real.prototype.connect as () => Promise<unknown>).call(client)
const reallyEnd = (client: Client) => (Real.prototype.end as () => Promise<void>).call(client)

function open(config: ClientConfig): Client {
  const url = config.connectionString ?? ''
  if (!lasting.has(url)) return new Real(config)
  const place = `${url} ${config.application_name}`
  return resting.get(place)?.pop() ?? makeLast(new Real(config), url, place)
}

function makeLast(client: Client, url: string, place: string): Client {
  let connected: Promise<unknown> | undefined
  let lost = false
  const answering = (promise: Promise<unknown>, callback?: Callback) =>
    callback
      ? void promise.then(
          () => callback(undefined, client),
          (error) => callback(error),
        )
      : promise.then(() => {})

  const rest = async () => {
    client.removeAllListeners()
    client.on('error', () => {
      lost = true
      resting.set(place, resting.get(place)?.filter((one) => one !== client) ?? [])
    })
    // Refused within a transaction, and where the connection is lost.
    const fresh = await client.query('discard all').then(
      () => true,
      () => false,
    )
    if (fresh && !lost && lasting.has(url)) resting.set(place, [...(resting.get(place) ?? []), client])
    else await reallyEnd(client).catch(() => {})
  }

  return Object.assign(client, {
    connect(callback?: Callback) {
      connected ??= reallyConnect(client)
      return answering(connected, callback)
    },
    end(callback?: Callback) {
      const done = rest().finally(() => ending.delete(done))
      ending.add(done)
      return answering(done, callback)
    },
  })
}

const LastingClient = new Proxy(Real, { construct: (_, [config]) => open(config) })
const { Pool } = pg
class LastingPool extends Pool {
  constructor(config: ConstructorParameters<typeof Pool>[0]) {
    super({ Client: LastingClient, ...config } as typeof config)
  }
}
Object.assign(pg, { Client: LastingClient, Pool: LastingPool })
