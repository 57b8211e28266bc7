/** Loaded beside the server (`node --import`): tells the benchmark what the process costs, and nothing else. */
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()

export type Reading = {
  /** User and system time of all threads so far, in milliseconds. */
  cpu: number
  /** Resident memory in bytes; the pages of the database file that are read in place count, though the system may take them back. */
  memory: number
  /** Of it the process's own, in bytes; 0 where the system does not say. */
  own: number
  /** Longest the event loop was held since the last reading, in milliseconds (waiting for a CPU counts). */
  longestHold: number
}

function ownMemory(): number {
  try {
    return 1024 * Number(/RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

process.on('message', (message) => {
  if (message !== 'read') return
  const { user, system } = process.cpuUsage()
  const reading: Reading = {
    cpu: (user + system) / 1000,
    memory: process.memoryUsage.rss(),
    own: ownMemory(),
    longestHold: delay.max / 1e6,
  }
  delay.reset()
  process.send?.(reading)
})
// The benchmark's channel alone does not keep the server alive.
process.channel?.unref()
