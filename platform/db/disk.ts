import fs from 'node:fs'

/**
 * Brings what was committed to the disk while the process goes on working. One sync is for all that was committed before
 * it began; who comes meanwhile waits for the next one. A disk that failed once is not trusted again until the next start:
 * the system may have dropped what it could not write.
 */
export function diskOf(file: string) {
  let descriptor: number | undefined
  let waiting: Waiting[] = []
  let running = false
  let failed: Error | undefined

  function begin(): void {
    const these = waiting
    waiting = []
    running = true
    const done = (error: Error | null) => {
      running = false
      if (error) failed = error
      for (const { resolve, reject } of these) failed ? reject(failed) : resolve()
      if (waiting.length > 0) begin()
    }
    try {
      descriptor ??= fs.openSync(file, 'r+')
      fs.fdatasync(descriptor, done)
    } catch (error) {
      done(error as Error)
    }
  }

  /** Ends once all that was written to the file until now is safe from a power cut. */
  function sync(): Promise<void> {
    return new Promise((resolve, reject) => {
      waiting.push({ resolve, reject })
      if (!running) begin()
    })
  }

  return {
    sync,
    /** Throws if the disk has failed. */
    check(): void {
      if (failed) throw failed
    },
    async close(): Promise<void> {
      if (running) await sync().catch(() => {})
      if (descriptor !== undefined) fs.closeSync(descriptor)
      descriptor = undefined
    },
  }
}

type Waiting = { resolve: () => void; reject: (error: Error) => void }
