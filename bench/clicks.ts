/** A process of its own beside `bench/import.ts`: a few people clicking; says at its end how long they waited. */
import { setTimeout as wait } from 'node:timers/promises'
import { type Connection, openConnection, requestOf } from './client.ts'

type Start = { port: number; cookie: string; clients: number }
export type Clicked = { times: Record<string, number[]>; failed: string[] }

const thinkingTime = 40
let stopped = false

process.on('message', async (message: Start | 'stop') => {
  if (message === 'stop') {
    stopped = true
    return
  }
  const clicked: Clicked = { times: {}, failed: [] }
  await Promise.all(Array.from({ length: message.clients }, (_, at) => click(message, at, clicked)))
  process.send?.(clicked, () => process.disconnect())
})

async function click({ port, cookie }: Start, at: number, { times, failed }: Clicked): Promise<void> {
  const connection: Connection = await openConnection(port)
  const host = `127.0.0.1:${port}`
  async function send(name: string, method: string, path: string, body?: unknown): Promise<string> {
    const before = performance.now()
    const answer = await connection.send(requestOf(host, cookie, method, path, body), true)
    times[name] ??= []
    times[name].push(performance.now() - before)
    if (answer.status !== 200) failed.push(`${name} ${answer.status} ${answer.body.slice(0, 200)}`)
    await wait(thinkingTime)
    return answer.body
  }
  for (let round = at; !stopped; round += 1) {
    const { customers } = JSON.parse(await send('list of customers', 'GET', '/api/customers?limit=50'))
    await send('contact again', 'GET', '/api/contact-again?limit=50')
    await send('search', 'GET', `/api/search?q=${['Stahlbau', 'Muller', 'Reutl', 'Bern'][round % 4]}`)
    const one = customers[round % Math.max(1, customers.length)]
    if (!one) continue
    await send('one customer', 'GET', `/api/customers/${one.id}`)
    const activity = { customerId: one.id, kind: 'call', outcome: 'reached', text: 'Will ein Angebot bis Freitag.' }
    await send('log a contact', 'POST', '/api/activities', activity)
  }
  connection.close()
}
