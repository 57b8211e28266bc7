import { connect, type Socket } from 'node:net'

/** One HTTP connection that stays open: a thin client, so that what is measured is the server. */
export type Connection = {
  /** Sends a request and answers status and body (only read when asked for, else empty). */
  send(request: Buffer, read?: boolean): Promise<{ status: number; body: string }>
  close(): void
}

/** The bytes of a request, made once and sent many times. */
export function requestOf(host: string, cookie: string, method: string, path: string, body?: unknown): Buffer {
  const json = body === undefined ? '' : JSON.stringify(body)
  const lines = [`${method} ${path} HTTP/1.1`, `host: ${host}`, `cookie: ${cookie}`, 'accept: application/json']
  if (method !== 'GET') lines.push(`origin: http://${host}`)
  if (json) lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(json)}`)
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${json}`)
}

const headEnd = Buffer.from('\r\n\r\n')

export async function openConnection(port: number): Promise<Connection> {
  const socket: Socket = connect(port, '127.0.0.1')
  socket.setNoDelay(true)
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))

  let received = Buffer.alloc(0)
  let expected = -1
  let bodyFrom = 0
  let status = 0
  let wantsBody = false
  let settle: { resolve(answer: { status: number; body: string }): void; reject(error: Error): void } | undefined

  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    if (expected < 0) {
      const end = received.indexOf(headEnd)
      if (end < 0) return
      const head = received.toString('latin1', 0, end)
      status = Number(head.slice(9, 12))
      const length = /content-length: (\d+)/i.exec(head)
      if (!length) return settle?.reject(new Error(`answer without length: ${head}`))
      bodyFrom = end + headEnd.length
      expected = bodyFrom + Number(length[1])
    }
    if (received.length < expected) return
    const answer = { status, body: wantsBody || status >= 400 ? received.toString('utf8', bodyFrom, expected) : '' }
    received = Buffer.alloc(0)
    expected = -1
    settle?.resolve(answer)
  })
  const broken = (error?: Error) => settle?.reject(error ?? new Error('connection closed'))
  socket.on('error', broken)
  socket.on('close', () => broken())

  return {
    send(request, read = false) {
      return new Promise((resolve, reject) => {
        settle = { resolve, reject }
        wantsBody = read
        socket.write(request)
      })
    },
    close() {
      settle = undefined
      socket.destroy()
    },
  }
}

export type Measured = {
  requests: number
  /** Milliseconds. */
  p50: number
  p95: number
  p99: number
  perSecond: number
}

/** Sends requests over `clients` connections for `milliseconds`. Throws if one is not answered with 200. */
export async function load(port: number, clients: number, milliseconds: number, next: () => Buffer): Promise<Measured> {
  const connections = await Promise.all(Array.from({ length: clients }, () => openConnection(port)))
  const times: number[] = []
  const started = performance.now()
  const end = started + milliseconds
  await Promise.all(
    connections.map(async (connection) => {
      for (let before = performance.now(); before < end; ) {
        const { status, body } = await connection.send(next())
        if (status !== 200) throw new Error(`answered ${status}: ${body.slice(0, 300)}`)
        const now = performance.now()
        times.push(now - before)
        before = now
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  for (const connection of connections) connection.close()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] as number
  return { requests: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond: times.length / seconds }
}
