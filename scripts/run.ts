import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const running = new Set<ChildProcess>()

export type Finished = { code: number; output: string }

/**
 * Runs a program of `node_modules/.bin` under this Node and waits for it. With `show` its output goes to the
 * terminal, else it is collected. Ended after `limit` milliseconds (code 124).
 */
export function run(
  program: string,
  args: string[],
  options: { show?: boolean; limit?: number; env?: Record<string, string> } = {},
): Promise<Finished> {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...options.env, PATH: path },
    stdio: options.show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  let expired = false
  const timer = setTimeout(() => {
    expired = true
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 5000).unref()
  }, options.limit ?? 600_000)
  return new Promise((resolve) => {
    const finish = (code: number) => {
      clearTimeout(timer)
      running.delete(child)
      resolve({ code, output })
    }
    child.on('error', (error) => {
      output += error.message
      finish(127)
    })
    child.on('exit', (code, signal) => finish(expired ? 124 : (code ?? 128 + (signal ? constants.signals[signal] : 0))))
  })
}

/** Ends with whatever still runs when this process is asked to stop, and says so by its exit code. */
export function stopTogether(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
    process.once(signal, () => {
      const left = [...running]
      for (const child of left) child.kill('SIGTERM')
      const ended = left.map((child) => new Promise((resolve) => child.once('exit', resolve)))
      const late = setTimeout(() => {
        for (const child of left) child.kill('SIGKILL')
      }, 5000)
      void Promise.all(ended).then(() => {
        clearTimeout(late)
        process.exit(130)
      })
    })
  }
  // Listening for the end of the one who handed over to us must not keep us alive.
  process.channel?.unref()
}
