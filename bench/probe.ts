/** Loaded beside the server (`node --import`): tells the benchmark what the process costs, and nothing else. */
import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()

export type Reading = {
  /** User and system time of all threads so far, in milliseconds. */
  cpu: number
  /** Resident memory in bytes. */
  memory: number
  /** Longest the event loop was held since the last reading, in milliseconds. */
  longestHold: number
}

process.on('message', (message) => {
  if (message !== 'read') return
  const { user, system } = process.cpuUsage()
  const reading: Reading = {
    cpu: (user + system) / 1000,
    memory: process.memoryUsage.rss(),
    longestHold: delay.max / 1e6,
  }
  delay.reset()
  process.send?.(reading)
})
// The benchmark's channel alone does not keep the server alive.
process.channel?.unref()
