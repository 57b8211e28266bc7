/**
 * `npm run check`: everything that needs neither a database nor a browser.
 * Says one line per check, and the whole output of those that fail.
 */
import { type Finished, run, stopTogether } from './run.ts'

type Check = { name: string; program: string; args: string[] }

const checks: Check[] = [
  { name: 'types', program: 'tsc', args: ['-p', '.'] },
  { name: 'lint and import rules', program: 'biome', args: ['check', '.', '--error-on-warnings', '--colors=off'] },
  { name: 'unused code', program: 'knip', args: ['--no-progress'] },
]
const tree: Check = {
  name: 'architecture, messages, tree',
  program: 'vitest',
  args: ['run', '--project', 'tree', '--reporter=dot'],
}

/** Runs the checks side by side, tells each result when it is there, answers how many passed and failed. */
export async function runChecks(list: Check[] = checks): Promise<{ passed: number; failed: number }> {
  const started = performance.now()
  const passed = await Promise.all(
    list.map(async ({ name, program, args }) => {
      const { code, output }: Finished = await run(program, args)
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
      if (code !== 0) console.log(output.trim())
      return code === 0
    }),
  )
  return { passed: passed.filter((one) => one).length, failed: passed.filter((one) => !one).length }
}

if (import.meta.main) {
  stopTogether()
  const { failed } = await runChecks([...checks, tree])
  process.exitCode = failed > 0 ? 1 : 0
}
