import { startPostgres } from './postgres.ts'

/** Gives the slice tests a PostgreSQL (`TEST_DATABASE_URL`) for as long as they run. */
export default async function setUp(): Promise<() => Promise<void>> {
  const postgres = await startPostgres()
  process.env.TEST_DATABASE_URL = postgres.url
  console.log(`PostgreSQL for the slice tests: ${postgres.source}`)
  return postgres.stop
}
