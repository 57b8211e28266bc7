import { Client } from 'pg'
import { endConnections, keepConnections, restingAt } from './connections.ts'

/**
 * A worker copies a PostgreSQL database from the template once and empties it between tests: a tenth of the time that
 * copying takes. What is left in the end is dropped with the server, or by whoever prepared the tests.
 */
export type Reused = { url: string; client: Client; drop(): Promise<void> }

const idle: Reused[] = []
const largest = 6_000_000

/**
 * Puts into the template at `url` what empties its copies: `kept.reset` brings every table back to what stands in it
 * now. It answers false, and does nothing, where tables or indexes came or went since, or where so much stood in them
 * that what is left of it (nothing is vacuumed) would slow down every later test. Connections of others end, but for those that it is told.
 */
export async function prepareReuse(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const names = async (kind: 'r' | 'S') => {
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = '${kind}'`,
    )
    return rows.map((row) => row.name)
  }
  const tables = await names('r')
  const sequences = await names('S')
  const filled: string[] = []
  for (const table of tables) if ((await client.query(`select from ${table} limit 1`)).rowCount) filled.push(table)
  const size = `(select sum(pg_relation_size(oid)) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')`
  const shape = `(select count(*) || ' ' || max(oid::bigint) from pg_class where relnamespace = 'public'::regnamespace)`
  await client.query(`
    create schema kept;
    ${filled.map((table) => `create table kept.${table} as table public.${table};`).join('\n')}
    create table kept.shape as select ${shape} as value;
    create function kept.reset(resting integer[]) returns boolean language plpgsql as $$ begin
      if ${shape} <> (select value from kept.shape) then return false; end if;
      if ${size} > ${largest} then return false; end if;
      perform pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
          and pid <> all(resting);
      ${tables.map((table) => `if exists (select from public.${table}) then delete from public.${table}; end if;`).join('\n')}
      ${filled.map((table) => `insert into public.${table} table kept.${table};`).join('\n')}
      ${sequences.map((sequence) => `perform setval('public.${sequence}', 1, false);`).join('\n')}
      return true;
    end $$`)
  await client.end()
}

/** A database that holds what the template holds; `make` copies one where none is idle. Give it back after the test. */
export async function takeReused(make: () => Promise<{ url: string; remove(): Promise<void> }>): Promise<Reused> {
  const waiting = idle.pop()
  if (waiting) return waiting
  const { url, remove } = await make()
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  // Foreign keys rest on this connection. Only here: changing it within the function would plan all its statements anew.
  await client.query('set session_replication_role = replica').catch(() => {})
  keepConnections(url)
  return {
    url,
    client,
    async drop() {
      await endConnections(url)
      await client.end()
      await remove()
    },
  }
}

/** Empties the database for the next test; one that cannot be emptied (changed schema, no superuser) is dropped. */
export async function giveBack(reused: Reused): Promise<void> {
  const emptied = await reused.client
    .query<{ done: boolean }>('select kept.reset($1) as done', [await restingAt(reused.url)])
    .then(({ rows }) => rows[0]?.done === true)
    .catch(() => false)
  if (emptied) idle.push(reused)
  else await reused.drop()
}
