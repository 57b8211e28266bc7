import { type Kysely, sql } from 'kysely'
import type { Engine } from './dialect.ts'
import type { Tables } from './tables.ts'

/**
 * From here to the end of the transaction no other one is past the same line, in any process: for what must be
 * counted after a change and hold when both are committed ("one of them remains"). SQLite has one writer anyway.
 */
export async function oneAtATime(ctx: { db: Kysely<Tables>; engine: Engine }, what: string): Promise<void> {
  if (ctx.engine === 'postgres') await sql`select pg_advisory_xact_lock(hashtext(${what}))`.execute(ctx.db)
}

const serializationFailure = '40001'
const deadlock = '40P01'

/** Two transactions stood in each other's way and PostgreSQL took back this one: done again it can succeed. */
export function stoodInTheWay(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === serializationFailure || code === deadlock
}
