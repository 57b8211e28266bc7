import { defineConfig, devices } from '@playwright/test'
import { quickFolder } from './scripts/ram.ts'

process.env.TMPDIR = quickFolder()

const chromium = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

// Begun last, the longest tests would leave a worker without work. One file of a fresh company goes with them: while
// one worker makes the demo company, the other has something else to do.
const longest = /[\\/](account|contact-day|dialogs|pages)\.spec\.ts$/

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/prepared.ts',
  outputDir: 'test-results',
  workers: 2,
  // Against hanging; a slow or busy machine is no failure.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  // On a machine that is busy with other things one missed click shall not cost the whole run; each is named at its end.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  projects: [
    { name: 'longest', testMatch: longest },
    { name: 'others', testIgnore: longest },
  ],
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    launchOptions: chromium,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    contextOptions: { reducedMotion: 'reduce' },
    // It fetches all files of the product into each fresh browser, a sixth of all work: allowed where it is the subject, for the main job and on a part of the visit of all pages.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
  },
})
