import { addDays, dayOf } from '#shared/days.ts'
import type { Random } from '#shared/random.ts'
import { lastNames, parts, sentences } from '../words.ts'

/** Something the server acknowledged: a row that must be there afterwards, found by its own words. */
export type Written = {
  table: 'activities' | 'tasks' | 'opportunities' | 'customers'
  words: string
  values?: Record<string, string | number>
  /** A later change of the same record takes its place. */
  record?: string
  /** The task is done. */
  done?: true
}
export type Asked = { name: string; method: string; path: string; body?: unknown; keeps?: Written[] }
export type Desk = {
  random: Random
  user: number
  may: 'all' | 'log'
  customer(): string
  // biome-ignore lint/suspicious/noExplicitAny: answers of the server, read for an id
  click(...asked: Asked[]): Promise<any[]>
  type(): Promise<void>
}
type Scene = (desk: Desk) => Promise<void>

/** All rows written by the users begin with it. */
export const marked = 'Unter Last'
let written = 0
function words(desk: Desk, text: string): string {
  written += 1
  return `${marked} ${desk.user}-${written}: ${text}`
}

const get = (name: string, path: string): Asked => ({ name, method: 'GET', path })
const today = dayOf(new Date().toISOString(), 'Europe/Berlin')

/** What the pages of the program ask for when they are opened. */
const pages = {
  today: () => [get('me', '/api/me'), get('today', '/api/today')],
  contactAgain: () => [
    get('contact again', '/api/contact-again?limit=50'),
    get('coming up', '/api/contact-again/coming-up'),
    get('what lists can be filtered by', '/api/customers/facets'),
  ],
  customers: (filter: string) => [
    get('list of customers', `/api/customers?limit=50${filter}`),
    get('what lists can be filtered by', '/api/customers/facets'),
  ],
  customer: (id: string) => [
    get('customer', `/api/customers/${id}`),
    get('timeline', `/api/timeline?customerId=${id}`),
    get('persons of a customer', `/api/persons?customerId=${id}&limit=100`),
    get('tasks of a customer', `/api/tasks?customerId=${id}&limit=12`),
    get('fires', `/api/fires?customerId=${id}&limit=5`),
    get('customer as the contact list has it', `/api/contact-again/${id}`),
  ],
  opportunities: () => [
    get('list of opportunities', '/api/opportunities?limit=50'),
    get('sums of opportunities', '/api/opportunities/sums'),
  ],
  tasks: () => [get('list of tasks', '/api/tasks?list=mine&limit=50')],
}

function log(desk: Desk, customerId: string): Asked {
  const text = words(desk, desk.random.pick(sentences))
  return {
    name: 'log a contact',
    method: 'POST',
    path: '/api/activities',
    body: { customerId, kind: 'call', outcome: 'reached', text },
    keeps: [{ table: 'activities', words: text }],
  }
}

const beginDay: Scene = async (desk) => {
  await desk.click(...pages.today())
}

const workOffContacts: Scene = async (desk) => {
  const [list] = await desk.click(...pages.contactAgain())
  for (const { customerId, canLog } of (list?.customers ?? []).slice(0, 3)) {
    if (!canLog) continue
    await desk.click(...pages.customer(customerId))
    await desk.click(log(desk, customerId), ...pages.contactAgain())
  }
}

const lookUp: Scene = async (desk) => {
  const name = desk.random.pick(lastNames)
  // As it is typed, letter by letter.
  for (const length of [3, 5, name.length]) {
    const [found] = await Promise.all([
      desk.click(get('search', `/api/search?q=${encodeURIComponent(name.slice(0, length))}`)),
      desk.type(),
    ])
    const hit = found[0]?.hits.find((one: { kind: string }) => one.kind === 'customers')
    if (length === name.length && hit) await desk.click(...pages.customer(hit.id))
  }
}

const quickLine: Scene = async (desk) => {
  const customerId = desk.customer()
  const text = words(desk, desk.random.pick(sentences))
  const again = words(desk, 'nachhaken')
  const line = `Tel ${desk.random.pick(lastNames)}, ${desk.random.pick(sentences)}`
  await desk.click(get('names of a quick line', `/api/quick-line/match?line=${encodeURIComponent(line)}`))
  await desk.click({
    name: 'quick line',
    method: 'POST',
    path: '/api/quick-line',
    body: {
      customerId,
      activity: { kind: 'call', outcome: 'reached', text },
      followUps: [{ day: addDays(today, 3), text: again }],
    },
    keeps: [
      { table: 'activities', words: text },
      { table: 'tasks', words: again },
    ],
  })
}

const doTask: Scene = async (desk) => {
  await desk.click(...pages.tasks())
  const customerId = desk.customer()
  const text = words(desk, 'Muster schicken')
  const [made] = await desk.click({
    name: 'new task',
    method: 'POST',
    path: '/api/tasks',
    body: { kind: 'task', customerId, text, dueDay: addDays(today, 1) },
    keeps: [{ table: 'tasks', words: text }],
  })
  if (!made) return
  const keeps: Written[] = [{ table: 'tasks', words: text, record: made.id, done: true }]
  const done = { name: 'task done', method: 'POST', path: `/api/tasks/${made.id}/finish`, body: {}, keeps }
  await desk.click(done, ...pages.tasks())
}

const opportunity: Scene = async (desk) => {
  await desk.click(...pages.opportunities())
  const title = words(desk, desk.random.pick(parts))
  const amount = desk.random.between(1, 900) * 10_000
  const [made] = await desk.click({
    name: 'new opportunity',
    method: 'POST',
    path: '/api/opportunities',
    body: { customerId: desk.customer(), title, amount, expectedClose: addDays(today, 90) },
    keeps: [{ table: 'opportunities', words: title, values: { amount } }],
  })
  if (!made) return
  const more = amount + 50_000
  const changed: Asked = {
    name: 'opportunity changed',
    method: 'PATCH',
    path: `/api/opportunities/${made.id}`,
    body: { amount: more },
    keeps: [{ table: 'opportunities', words: title, record: made.id, values: { amount: more } }],
  }
  await desk.click(changed, ...pages.opportunities())
}

const careForCustomer: Scene = async (desk) => {
  await desk.click(...pages.customers(desk.random.pick(['', '&standing=customer&sort=-revenue', '&region=Neckar-Alb'])))
  const customerId = desk.customer()
  await desk.click(...pages.customer(customerId))
  const note = words(desk, 'Werksferien im August')
  const changed: Asked = {
    name: 'customer changed',
    method: 'PATCH',
    path: `/api/customers/${customerId}`,
    body: { note },
    keeps: [{ table: 'customers', words: note, record: customerId }],
  }
  await desk.click(changed, get('customer', `/api/customers/${customerId}`))
}

/** How often what is done, for those who may change and those who log. */
const mix: Record<'all' | 'log', Scene[]> = {
  all: [beginDay, workOffContacts, workOffContacts, lookUp, lookUp, quickLine, doTask, opportunity, careForCustomer],
  log: [beginDay, beginDay, workOffContacts, lookUp, lookUp, lookUp, quickLine, doTask],
}
export const scenes = (may: 'all' | 'log') => mix[may]
