import { type Call, Fault, Unreachable } from '#shared/client.ts'
import { newId } from '#shared/ids.ts'
import { Refusal, type RefusalParams } from '#shared/refusal.ts'

/** Why the server did not take a command: its refusal, or a fault of its own. */
export type No = { code: string; params: RefusalParams } | { fault: string | null }

/** A command that waits on this device. */
export type Entry = {
  /** The key under which the server does it once. */
  id: string
  /** Whose command it is; nobody else sends it. */
  memberId: string
  typedAt: string
  operation: string
  input: object
  /** What the person typed, to know it again. */
  label: string
  no: No | null
}

/** Where the commands are kept: `put` and `remove` hold once they are answered, also after a power cut. */
export type OutboxStore = {
  list(): Promise<Entry[]>
  get(id: string): Promise<Entry | undefined>
  put(entry: Entry): Promise<void>
  remove(id: string): Promise<void>
  /** Told when another tab changed something; answers how to stop. */
  watch(listener: () => void): () => void
}

/** Runs `work` unless a tab of this browser runs something under this name; then answers `undefined`. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T | undefined>

export type Waiting = Entry & { state: 'waiting' | 'sending' | 'refused' }
export type OutboxState = { waiting: readonly Waiting[]; otherMembers: number }
export type Sent = { state: 'sent'; output: unknown } | { state: 'kept' }

export type Outbox = {
  read(): OutboxState
  subscribe(listener: () => void): () => void
  send(operation: string, input: object, label: string): Promise<Sent>
  retry(id: string): Promise<void>
  /** Takes a command away for good; answers it, so that it can be put back. */
  discard(id: string): Promise<Entry | undefined>
  putBack(entry: Entry): Promise<void>
  /** Tries now what waits (the network is back, the page is looked at again). */
  wake(): void
  /** Begins with what was left from last time; answers how to stop. */
  start(): () => void
}

export type OutboxOptions = {
  memberId: string
  call: Call
  store: OutboxStore
  lock: Lock
  /** The server did one; `late`: it had waited. */
  onSent(entry: Entry, late: boolean): void
  /** The login ran out, or somebody else is logged in by now. */
  onLoginNeeded(): void
}

const patience = 4_000
const longestCall = 20_000
const firstPause = 30_000
const longestPause = 10 * 60_000

type Outcome = Sent | { state: 'refused' | 'away' | 'gone' }

/**
 * Commands of one member that must not get lost: each is kept before it is sent and forgotten after the
 * server has answered. A crash in between repeats it under the same key, which the server does once.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { memberId, store, lock } = options
  const listeners = new Set<() => void>()
  const sending = new Set<string>()
  let state: OutboxState = { waiting: [], otherMembers: 0 }
  let mine: Entry[] = []
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let flushing: Promise<void> | undefined

  function show(otherMembers = state.otherMembers): void {
    const waiting = mine.map((entry) => ({
      ...entry,
      state: sending.has(entry.id) ? ('sending' as const) : entry.no ? ('refused' as const) : ('waiting' as const),
    }))
    state = { waiting, otherMembers }
    for (const listener of listeners) listener()
  }

  async function refresh(): Promise<void> {
    const all = await store.list().catch(() => null)
    if (!all) return
    mine = all.filter((entry) => entry.memberId === memberId).sort((a, b) => (a.id < b.id ? -1 : 1))
    show(all.length - mine.length)
  }

  /** Sends one, unless a tab is at it or has done it. */
  async function attempt(id: string, isLate: () => boolean): Promise<Outcome> {
    if (sending.has(id)) return { state: 'gone' }
    sending.add(id)
    try {
      return (await lock(lockOf(id), () => deliver(id, isLate))) ?? { state: 'gone' }
    } finally {
      sending.delete(id)
      await refresh()
    }
  }

  async function deliver(id: string, isLate: () => boolean): Promise<Outcome> {
    // Read now: the tab that held the lock before may have sent it.
    const entry = await store.get(id).catch(() => undefined)
    if (!entry || entry.no) return { state: 'gone' }
    show()
    let output: unknown
    try {
      output = await options.call(entry.operation, entry.input, {
        idempotencyKey: id,
        memberId,
        signal: AbortSignal.timeout(longestCall),
      })
    } catch (error) {
      const no = finalNo(error)
      // Where this cannot be written it goes on waiting, and hears the same again.
      if (no) await store.put({ ...entry, no }).catch(() => {})
      else if (isLoginNeeded(error)) options.onLoginNeeded()
      return { state: no ? 'refused' : 'away' }
    }
    // Should it stay, it is sent again under its key and removed then.
    await store.remove(id).catch(() => {})
    options.onSent(entry, isLate())
    return { state: 'sent', output }
  }

  /** Sends all that wait, in the order in which they were typed, until the server is away. */
  async function flush(): Promise<void> {
    await refresh()
    for (const { id } of mine.filter((entry) => !entry.no)) {
      if (!running) return
      const { state: outcome } = await attempt(id, () => true)
      if (outcome === 'away') {
        failures += 1
        return
      }
      failures = 0
    }
  }

  function wake(): void {
    failures = 0
    void flushOnce()
  }

  function flushOnce(): Promise<void> {
    clearTimeout(timer)
    flushing ??= flush().finally(() => {
      flushing = undefined
      plan()
    })
    return flushing
  }

  function plan(): void {
    clearTimeout(timer)
    if (!running || !mine.some((entry) => !entry.no)) return
    timer = setTimeout(flushOnce, Math.min(firstPause * 2 ** Math.max(failures - 1, 0), longestPause))
  }

  return {
    read: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    async send(operation, input, label) {
      const entry: Entry = {
        id: newId(),
        memberId,
        typedAt: new Date().toISOString(),
        operation,
        input,
        label,
        no: null,
      }
      try {
        await store.put(entry)
      } catch {
        // This browser keeps nothing (private window, full): then as any command, and the caller says what went wrong.
        const output = await options.call(operation, input, { idempotencyKey: entry.id, memberId })
        options.onSent(entry, false)
        return { state: 'sent', output }
      }
      let late = false
      let patienceEnds: ReturnType<typeof setTimeout> | undefined
      const kept = new Promise<Sent>((resolve) => {
        patienceEnds = setTimeout(() => {
          late = true
          resolve({ state: 'kept' })
        }, patience)
      })
      const attempted = attempt(entry.id, () => late).then((outcome): Sent => {
        clearTimeout(patienceEnds)
        if (outcome.state !== 'sent') {
          plan()
          return { state: 'kept' }
        }
        // The server is there: what waited for it goes now.
        if (mine.some((one) => !one.no)) wake()
        return outcome
      })
      return await Promise.race([attempted, kept])
    },

    async retry(id) {
      const entry = await store.get(id)
      if (!entry || entry.memberId !== memberId) return
      await store.put({ ...entry, no: null })
      await refresh()
      wake()
    },

    async discard(id) {
      const entry = await lock(lockOf(id), async () => {
        const found = sending.has(id) ? undefined : await store.get(id)
        if (found?.memberId !== memberId) return undefined
        await store.remove(id)
        return found
      })
      await refresh()
      return entry
    },

    async putBack(entry) {
      await store.put(entry)
      await refresh()
      wake()
    },

    wake,

    start() {
      running = true
      const stop = store.watch(() => void refresh().then(plan))
      wake()
      return () => {
        running = false
        clearTimeout(timer)
        stop()
      }
    },
  }
}

const lockOf = (id: string) => `bordmittel.outbox.${id}`

function isLoginNeeded(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'loginNeeded'
}

/** What the server will say again however often it is asked; `null` if asking later may help. */
function finalNo(error: unknown): No | null {
  if (error instanceof Unreachable || isLoginNeeded(error)) return null
  if (error instanceof Refusal) return error.code === 'tooMany' ? null : { code: error.code, params: error.params }
  if (error instanceof Fault) return { fault: error.id }
  // The call took too long; anything else is a fault of this page.
  return (error as { name?: string }).name === 'TimeoutError' ? null : { fault: null }
}
