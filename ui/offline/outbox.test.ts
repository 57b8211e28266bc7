import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type CallOptions, Fault, Unreachable } from '#shared/client.ts'
import { Refusal } from '#shared/refusal.ts'
import { createOutbox, type Entry, type Lock, type OutboxStore } from './outbox.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** What stands on one device: it outlives the pages that use it. */
function device() {
  const entries = new Map<string, Entry>()
  const watchers = new Set<() => void>()
  const held = new Set<string>()
  const tell = (_: unknown) => {
    for (const watcher of watchers) watcher()
  }
  const store: OutboxStore = {
    list: async () => [...entries.values()],
    get: async (id) => entries.get(id),
    put: async (entry) => tell(entries.set(entry.id, structuredClone(entry))),
    remove: async (id) => tell(entries.delete(id)),
    watch(listener) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
  }
  const lock: Lock = async (name, work) => {
    if (held.has(name)) return undefined
    held.add(name)
    return await work().finally(() => held.delete(name))
  }
  return { entries, store, lock }
}

/** A server that does each key once and may be made to fail before or after it did something. */
function server() {
  const answered = new Map<string, unknown>()
  const done: string[] = []
  const calls: (CallOptions & { input: unknown })[] = []
  const state = { loggedIn: 'anna', before: null as Error | null, after: null as Error | null }
  async function call(_name: string, input: unknown, options: CallOptions = {}): Promise<unknown> {
    calls.push({ ...options, input })
    if (state.before) throw state.before
    if (options.memberId !== state.loggedIn) throw new Refusal('loginNeeded')
    const key = options.idempotencyKey as string
    if (!answered.has(key)) {
      done.push((input as { line: string }).line)
      answered.set(key, { number: done.length })
    }
    if (state.after) throw state.after
    return answered.get(key)
  }
  return { call, done, calls, state }
}

function page(where: ReturnType<typeof device>, to: ReturnType<typeof server>, memberId = 'anna') {
  const sent: string[] = []
  const told = { loginNeeded: 0 }
  const outbox = createOutbox({
    memberId,
    call: to.call,
    store: where.store,
    lock: where.lock,
    onSent: ({ label }, late) => sent.push(late ? `${label} (late)` : label),
    onLoginNeeded: () => {
      told.loginNeeded += 1
    },
  })
  const stop = outbox.start()
  const write = (line: string) => outbox.send('saveQuickLine', { line }, line)
  const states = () => outbox.read().waiting.map(({ label, state }) => `${label}: ${state}`)
  return { ...outbox, write, states, sent, told, stop }
}

const settle = () => vi.advanceTimersByTimeAsync(0)

test('with a server there it is done at once and nothing stays', async () => {
  const [here, there] = [device(), server()]
  const { write, states, sent } = page(here, there)
  expect(await write('Tel Müller')).toEqual({ state: 'sent', output: { number: 1 } })
  await settle()
  expect(sent).toEqual(['Tel Müller'])
  expect(states()).toEqual([])
  expect(here.entries.size).toBe(0)
})

test('it stands on the device before it is sent', async () => {
  const [here, there] = [device(), server()]
  const seen: number[] = []
  const { write } = page(here, {
    ...there,
    call: async (...args) => {
      seen.push(here.entries.size)
      return await there.call(...args)
    },
  })
  await write('Tel Müller')
  expect(seen).toEqual([1])
})

test('without network it is kept, and sent once in the order of typing when it is back', async () => {
  const [here, there] = [device(), server()]
  there.state.before = new Unreachable()
  const { write, states, sent, wake } = page(here, there)
  expect(await write('Tel Müller')).toEqual({ state: 'kept' })
  expect(await write('Mail Wagner')).toEqual({ state: 'kept' })
  expect(states()).toEqual(['Tel Müller: waiting', 'Mail Wagner: waiting'])
  there.state.before = null
  wake()
  await settle()
  expect(there.done).toEqual(['Tel Müller', 'Mail Wagner'])
  expect(sent).toEqual(['Tel Müller (late)', 'Mail Wagner (late)'])
  expect(states()).toEqual([])
})

test('it tries again by itself, less and less often, at last every ten minutes', async () => {
  const [here, there] = [device(), server()]
  there.state.before = new Unreachable()
  const { write } = page(here, there)
  await write('Tel Müller')
  const pauses: number[] = []
  for (let seen = there.calls.length, waited = 0; pauses.length < 7; ) {
    await vi.advanceTimersByTimeAsync(30_000)
    waited += 30
    if (there.calls.length === seen) continue
    seen = there.calls.length
    pauses.push(waited)
    waited = 0
  }
  expect(pauses).toEqual([30, 30, 60, 120, 240, 480, 600])
})

test('a new line that gets through takes along what waited', async () => {
  const [here, there] = [device(), server()]
  there.state.before = new Unreachable()
  const { write, states } = page(here, there)
  await write('Tel Müller')
  there.state.before = null
  expect(await write('Mail Wagner')).toMatchObject({ state: 'sent' })
  await settle()
  expect(there.done).toEqual(['Mail Wagner', 'Tel Müller'])
  expect(states()).toEqual([])
})

test('the answer got lost on the way: repeated under the same key, done once', async () => {
  const [here, there] = [device(), server()]
  there.state.after = new Unreachable()
  const { write, wake, states } = page(here, there)
  expect(await write('Tel Müller')).toEqual({ state: 'kept' })
  there.state.after = null
  wake()
  await settle()
  expect(there.done).toEqual(['Tel Müller'])
  expect(there.calls).toHaveLength(2)
  expect(new Set(there.calls.map((one) => one.idempotencyKey)).size).toBe(1)
  expect(states()).toEqual([])
})

test('a crash between sending and removing: the next page repeats it, the server does it once', async () => {
  const [here, there] = [device(), server()]
  const crashing: OutboxStore = { ...here.store, remove: () => new Promise(() => {}) }
  const first = page({ ...here, store: crashing }, there)
  void first.write('Tel Müller')
  await settle()
  first.stop()
  expect(there.done).toEqual(['Tel Müller'])
  expect(here.entries.size).toBe(1)

  const second = page({ ...here, lock: device().lock }, there)
  await settle()
  expect(there.calls).toHaveLength(2)
  expect(there.done).toEqual(['Tel Müller'])
  expect(second.states()).toEqual([])
  expect(here.entries.size).toBe(0)
})

test('a refusal stays with its code until the person retries or discards it', async () => {
  const [here, there] = [device(), server()]
  there.state.before = new Refusal('notAllowed', { why: 'x' })
  const { write, states, read, retry, discard, putBack, wake } = page(here, there)
  expect(await write('Tel Müller')).toEqual({ state: 'kept' })
  expect(states()).toEqual(['Tel Müller: refused'])
  const entry = read().waiting[0] as Entry
  expect(entry.no).toEqual({ code: 'notAllowed', params: { why: 'x' } })

  wake()
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(there.calls).toHaveLength(1)

  await retry(entry.id)
  await settle()
  expect(states()).toEqual(['Tel Müller: refused'])

  there.state.before = null
  const taken = await discard(entry.id)
  expect(states()).toEqual([])
  await settle()
  expect(there.done).toEqual([])
  await putBack({ ...(taken as Entry), no: null })
  await settle()
  expect(there.done).toEqual(['Tel Müller'])
})

test('one that is refused does not hold up the next', async () => {
  const [here, there] = [device(), server()]
  there.state.before = new Unreachable()
  const away = page(here, there)
  await away.write('wrong')
  await away.write('right')
  away.stop()
  there.state.before = null
  const picky = page(here, {
    ...there,
    call: async (name, input, options) => {
      if ((input as { line: string }).line === 'wrong') throw new Fault('f1')
      return await there.call(name, input, options)
    },
  })
  await settle()
  expect(picky.states()).toEqual(['wrong: refused'])
  expect(picky.read().waiting[0]?.no).toEqual({ fault: 'f1' })
  expect(there.done).toEqual(['right'])
})

test('too many at once is no refusal: it waits', async () => {
  const [here, there] = [device(), server()]
  there.state.before = new Refusal('tooMany')
  const { write, states } = page(here, there)
  await write('Tel Müller')
  expect(states()).toEqual(['Tel Müller: waiting'])
})

test('the login ran out: it waits, says so, and goes when the same member is back', async () => {
  const [here, there] = [device(), server()]
  there.state.loggedIn = ''
  const before = page(here, there)
  expect(await before.write('Tel Müller')).toEqual({ state: 'kept' })
  expect(before.told.loginNeeded).toBe(1)
  expect(before.states()).toEqual(['Tel Müller: waiting'])
  before.stop()

  there.state.loggedIn = 'bernd'
  const others = page(here, there, 'bernd')
  await settle()
  expect(others.states()).toEqual([])
  expect(others.read().otherMembers).toBe(1)
  const [id] = here.entries.keys()
  await others.retry(id as string)
  expect(await others.discard(id as string)).toBeUndefined()
  await vi.advanceTimersByTimeAsync(3_600_000)
  others.stop()
  expect(there.done).toEqual([])

  there.state.loggedIn = 'anna'
  const again = page(here, there)
  await settle()
  expect(there.done).toEqual(['Tel Müller'])
  expect(again.read()).toEqual({ waiting: [], otherMembers: 0 })
})

test('somebody else logged in in another tab: nothing goes out as them', async () => {
  const [here, there] = [device(), server()]
  const { write, states, told } = page(here, there)
  there.state.loggedIn = 'bernd'
  expect(await write('Tel Müller')).toEqual({ state: 'kept' })
  expect(there.calls[0]).toMatchObject({ memberId: 'anna' })
  expect(told.loginNeeded).toBe(1)
  expect(there.done).toEqual([])
  expect(states()).toEqual(['Tel Müller: waiting'])
})

test('two tabs: each waiting line is sent by one of them', async () => {
  const [here, there] = [device(), server()]
  there.state.before = new Unreachable()
  const one = page(here, there)
  const two = page(here, there)
  await one.write('Tel Müller')
  await two.write('Mail Wagner')
  await settle()
  expect(one.states()).toEqual(two.states())
  there.state.before = null
  const tried = there.calls.length
  one.wake()
  two.wake()
  await settle()
  expect(there.calls).toHaveLength(tried + 2)
  expect(there.done.sort()).toEqual(['Mail Wagner', 'Tel Müller'])
  expect([...one.states(), ...two.states()]).toEqual([])
})

test('without locks between tabs the key alone keeps it from being done twice', async () => {
  const [here, there] = [device(), server()]
  there.state.before = new Unreachable()
  const free = { ...here, lock: ((_, work) => work()) as Lock }
  const one = page(free, there)
  const two = page(free, there)
  await one.write('Tel Müller')
  there.state.before = null
  one.wake()
  two.wake()
  await settle()
  expect(there.done).toEqual(['Tel Müller'])
  expect(here.entries.size).toBe(0)
})

test('a server that thinks for long: kept after a moment, sent when it answers', async () => {
  const [here, there] = [device(), server()]
  let answer = (_: unknown) => {}
  const slow = page(here, { ...there, call: () => new Promise((resolve) => (answer = resolve)) })
  const writing = slow.write('Tel Müller')
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await writing).toEqual({ state: 'kept' })
  expect(slow.states()).toEqual(['Tel Müller: sending'])
  answer({})
  await settle()
  expect(slow.states()).toEqual([])
  expect(slow.sent).toEqual(['Tel Müller (late)'])
})

test('a browser that keeps nothing: sent as any command, and the caller hears what went wrong', async () => {
  const [here, there] = [device(), server()]
  const closed: OutboxStore = { ...here.store, put: () => Promise.reject(new Error('closed')) }
  const { write } = page({ ...here, store: closed }, there)
  expect(await write('Tel Müller')).toMatchObject({ state: 'sent' })
  there.state.before = new Unreachable()
  await expect(write('Mail Wagner')).rejects.toThrow(Unreachable)
})
