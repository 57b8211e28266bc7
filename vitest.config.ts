import { defineConfig } from 'vitest/config'
import { quickFolder } from './scripts/ram.ts'
import { LongestFirst } from './tests/order.ts'

process.env.TMPDIR = quickFolder()

// *.slice.test.ts goes through the action runner and runs on both engines; every other test needs no database of its own.
const slices = ['{features,platform,migrations,tests}/**/*.slice.test.ts']

// As in the browser tests: processes and connections of other programs may fail once; each is named.
const retry = process.env.CI ? 1 : 0

export default defineConfig({
  test: {
    environment: 'node',
    // The modules are loaded once per worker, not once per file: what a test changes in one, it puts back.
    isolate: false,
    // Slices wait for the database more than they compute: a worker more than a small machine has cores to spare.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Against hanging; a slow or busy machine is no failure.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      {
        test: {
          name: 'rules',
          include: ['{features,platform,shared,ui,migrations,scripts,bench,demo}/**/*.test.{ts,tsx}'],
          exclude: slices,
        },
      },
      { test: { name: 'tree', include: ['tests/*.test.ts'], exclude: slices } },
      {
        test: {
          name: 'sqlite',
          include: slices,
          retry,
          env: { TEST_ENGINE: 'sqlite' },
          setupFiles: 'tests/passwords.ts',
          globalSetup: 'tests/sqlite-for-slices.ts',
        },
      },
      {
        test: {
          name: 'postgres',
          include: slices,
          retry,
          env: { TEST_ENGINE: 'postgres' },
          setupFiles: 'tests/passwords.ts',
          globalSetup: 'tests/postgres-for-slices.ts',
        },
      },
    ],
  },
})
