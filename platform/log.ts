import { newId } from '#shared/ids.ts'

type Fields = Record<string, string | number | boolean | null | undefined>

/** Structured log: one JSON line per entry on stderr, buffered. No personal data: ids, codes and durations only. */
export type Log = {
  info(event: string, fields?: Fields): void
  /** Logs an unexpected error and answers the id that the person is shown. */
  fault(event: string, error: unknown, fields?: Fields): string
  flush(): void
}

/** A log that writes through `write` (stderr by default), at most half a second late. */
export function createLog(write: (text: string) => void = (text) => process.stderr.write(text)): Log {
  let waiting = ''
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (waiting) write(waiting)
    waiting = ''
  }
  const add = (entry: object) => {
    waiting += `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`
    if (waiting.length > 16_384) flush()
    else timer ??= setTimeout(flush, 500).unref()
  }
  return {
    info: (event, fields = {}) => add({ level: 'info', event, ...fields }),
    fault(event, error, fields = {}) {
      const fault = newId().slice(-12)
      const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error)
      add({ level: 'fault', event, fault, ...fields, stack })
      flush()
      return fault
    },
    flush,
  }
}
