import { useEffect, useEffectEvent } from 'react'

/** What came along with a signal. */
export type SignalParams = Readonly<Record<string, string | number | null>>
type Listener = (params: SignalParams) => void

const tryAgainAfter = 10_000
const listeners = new Map<string, Set<Listener>>()
let source: EventSource | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let lost = false

/** Opens the one connection of this page (server-sent events); the browser itself tries again after a short break. */
function connect(): void {
  clearTimeout(timer)
  source?.close()
  source = new EventSource('/api/signals')
  for (const name of listeners.keys()) source.addEventListener(name, hear)
  source.addEventListener('open', () => {
    // Whatever was said in between was not heard: whoever listens looks for themselves.
    if (lost) for (const listener of listeners.get('missed') ?? []) listener({})
    lost = false
  })
  source.addEventListener('error', () => {
    lost = true
    if (source?.readyState === EventSource.CLOSED) timer = setTimeout(connect, tryAgainAfter)
  })
}

function hear(event: Event): void {
  const { type, data } = event as MessageEvent<string>
  const params = JSON.parse(data) as SignalParams
  for (const listener of listeners.get(type) ?? []) listener(params)
}

function listen(name: string, listener: Listener): () => void {
  const known = listeners.get(name)
  if (known) known.add(listener)
  else {
    listeners.set(name, new Set([listener]))
    source?.addEventListener(name, hear)
  }
  if (!source) connect()
  return () => {
    listeners.get(name)?.delete(listener)
    if ([...listeners.values()].some((set) => set.size > 0)) return
    clearTimeout(timer)
    source?.close()
    source = null
  }
}

/** Hears what the server tells open pages at once: `fire`, `tasks` …; `missed` after a break in the connection. */
export function useSignal(name: string, onSignal: Listener): void {
  const hear = useEffectEvent(onSignal)
  useEffect(() => listen(name, (params) => hear(params)), [name])
}
