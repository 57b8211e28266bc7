import { startPostgres } from './postgres.ts'

/** Gives the slice tests a PostgreSQL (`TEST_DATABASE_URL`) for as long as they run. */
export default async function setUp(): Promise<() => Promise<void>> {
  const postgres = await startPostgres()
  process.env.TEST_DATABASE_URL = postgres.url
  console.log(`PostgreSQL for the slice tests: ${postgres.source}`)
  if (postgres.standIn) {
    process.env.TEST_STAND_IN = 'yes'
    console.log(
      'Skipped on the stand-in, which runs one transaction at a time: two processes, kill -9, deadlocks, backups, read replica',
    )
  }
  return postgres.stop
}
