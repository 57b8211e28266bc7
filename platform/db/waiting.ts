import { type Kysely, sql } from 'kysely'
import { Refusal } from '#shared/refusal.ts'
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

/** A row is not any more as this transaction read it. */
export class Overtaken extends Refusal {
  constructor() {
    super('changedMeanwhile')
  }
}

/**
 * Another transaction stood in the way of this one: PostgreSQL took it back, or the other changed on it a row that was read
 * here before. Done again it can succeed. SQLite has one writer: there a row is only overtaken by who was told its version.
 */
export function stoodInTheWay(error: unknown, engine: Engine): boolean {
  if (error instanceof Overtaken) return engine === 'postgres'
  const code = (error as { code?: unknown } | null)?.code
  return code === serializationFailure || code === deadlock
}
