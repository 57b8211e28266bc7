/** Loaded beside the server (`node --import`): tells the benchmark what the process costs, and nothing else. */
import { readdirSync, readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()

export type Reading = {
  /** User and system time of all threads so far, in milliseconds. */
  cpu: number
  /** The same by thread, as far as the system says: milliseconds by id and name. */
  threads: Record<string, number>
  /** Resident memory in bytes; the pages of the database file that are read in place count, though the system may take them back. */
  memory: number
  /** Of it the process's own, in bytes; 0 where the system does not say. */
  own: number
  /** Longest the event loop was held since the last reading, in milliseconds (waiting for a CPU counts). */
  longestHold: number
}

const tick = 10

function byThread(): Reading['threads'] {
  const threads: Reading['threads'] = {}
  try {
    for (const id of readdirSync('/proc/self/task')) {
      const text = readFileSync(`/proc/self/task/${id}/stat`, 'utf8')
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
      const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
      threads[`${id} ${name}`] = tick * (Number(fields[11]) + Number(fields[12]))
    }
  } catch {
    // A thread that just ended, or a system without them.
  }
  return threads
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
    threads: byThread(),
    memory: process.memoryUsage.rss(),
    own: ownMemory(),
    longestHold: delay.max / 1e6,
  }
  delay.reset()
  process.send?.(reading)
})
// The benchmark's channel alone does not keep the server alive.
process.channel?.unref()
