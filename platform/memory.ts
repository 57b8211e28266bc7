import { performance } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const looksEvery = 5_000
const quiet = 0.02

/**
 * Gives the memory that the start needed back to the system: once, as soon as the process had nothing to do for five
 * seconds (under 2 % of the time). By itself V8 keeps it until memory becomes scarce: a third of what the process has.
 * `others`: gives back what is not V8's.
 */
export function giveBackWhenQuiet(others: () => void): void {
  let before = performance.eventLoopUtilization()
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    if (utilization > quiet) return
    clearInterval(timer)
    others()
    setFlagsFromString('--expose-gc')
    // Only this kind also makes the space for new objects small again.
    runInNewContext('gc')({ type: 'major', flavor: 'last-resort' })
  }, looksEvery)
  timer.unref()
}
