import { useEffect, useRef, useState } from 'react'
import { useCall } from '../operations.tsx'

const pause = 2_000

/** True once this device keeps what is read (installed, over https), a moment after the page is there. */
export function useKeepsReads(): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    void navigator.serviceWorker?.ready.then(() => {
      timer = setTimeout(setReady, pause, true)
    })
    return () => clearTimeout(timer)
  }, [])
  return ready
}

/** Reads one after the other, once each, what will be wanted without network. `reads` must keep its identity. */
export function useReadAhead(reads: readonly { name: string; input: object }[]): void {
  const call = useCall()
  const done = useRef(new Set<string>())
  useEffect(() => {
    const stopped = new AbortController()
    const read = async () => {
      for (const { name, input } of reads) {
        const asked = JSON.stringify([name, input])
        if (stopped.signal.aborted || done.current.has(asked)) continue
        await call(name, input, { signal: stopped.signal })
        done.current.add(asked)
      }
    }
    // Without network what was kept before stands.
    read().catch(() => undefined)
    return () => stopped.abort()
  }, [call, reads])
}
