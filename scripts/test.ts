/**
 * `npm test`: static checks, rule tests, slice tests on SQLite and PostgreSQL, browser tests.
 * The last line is `N passed, N failed`; the exit code is 1 if anything failed.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runChecks } from './check.ts'
import { buildServer, buildWeb } from './hand-over.mjs'
import { quickFolder } from './ram.ts'
import { run, stopTogether } from './run.ts'

type Counts = { passed: number; failed: number; skipped?: number }

// Against hanging, not against slowness.
const stepLimit = 30 * 60_000

// Debian's names. The one without windows does the same work with a third less of the processor.
const browserPackages = ['chromium-headless-shell', 'chromium']

/** The browser for the browser tests; installs Debian's Chromium where that is possible, null where it is missing. */
function findChromium(): string | null {
  const look = (): string | undefined =>
    [
      process.env.CHROMIUM,
      ...[...browserPackages, 'chromium-browser', 'google-chrome-stable', 'google-chrome'].flatMap((name) =>
        (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)),
      ),
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ].find((file) => file && existsSync(file))
  const found = look()
  if (found) return found
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0) {
    console.log('Chromium is missing; installing it from Debian …')
    const apt = (...args: string[]) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    apt('update', '-qq')
    for (const name of browserPackages) {
      if (!look()) apt('install', '-y', '-qq', '--no-install-recommends', name)
    }
  }
  return look() ?? null
}

async function runVitest(temporary: string): Promise<Counts> {
  const report = join(temporary, 'vitest.json')
  const { code } = await run(
    'vitest',
    [
      'run',
      '--reporter=default',
      '--reporter=./tests/second-tries.ts',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    {
      show: true,
      limit: stepLimit,
      env: { TMPDIR: temporary, BUILT_SERVER: '1' },
    },
  )
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
  // A file that does not load, or a fault outside of every test, fails the run without a failed test.
  const failed = code !== 0 ? Math.max(1, numFailedTests) : numFailedTests
  return { passed: numPassedTests, failed, skipped: numPendingTests }
}

async function runBrowserTests(temporary: string): Promise<Counts> {
  const chromium = findChromium()
  if (!chromium) {
    console.log('Browser tests need Chromium: apt-get install chromium, or CHROMIUM=/path/to/chromium.')
    return { passed: 0, failed: 1 }
  }
  buildWeb(true)
  const report = join(temporary, 'playwright.json')
  const { code } = await run('playwright', ['test', '--reporter=list,json'], {
    show: true,
    limit: stepLimit,
    env: { TMPDIR: temporary, CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report, BUILT_SERVER: '1' },
  })
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky, skipped } = JSON.parse(readFileSync(report, 'utf8')).stats
  if (flaky > 0) console.log(`${flaky} browser tests passed only at the second try: see above`)
  return { passed: expected + flaky, failed: code !== 0 ? Math.max(1, unexpected) : unexpected, skipped }
}

// One folder for everything temporary, open to the user PostgreSQL runs as; gone however this ends.
const temporary = mkdtempSync(join(quickFolder(), 'bm-test-'))
chmodSync(temporary, 0o1777)
process.on('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 3 }))
stopTogether()

// The pages are built beside the checks; if that fails, the browser tests say why. The server as people start it is for
// the tests that start processes; a single one run by hand takes it from its sources.
const building = run('node', ['-e', `import('./scripts/hand-over.mjs').then((own) => own.buildWeb(true))`])
const checked = await runChecks()
await building
buildServer()
const parts: Counts[] = [checked, await runVitest(temporary), await runBrowserTests(temporary)]
const sum = (pick: (counts: Counts) => number) => parts.reduce((total, counts) => total + pick(counts), 0)
const failed = sum((counts) => counts.failed)
const skipped = sum((counts) => counts.skipped ?? 0)
if (skipped > 0) console.log(`${skipped} skipped`)
console.log(`${sum((counts) => counts.passed)} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
