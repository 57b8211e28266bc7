import { needPerson } from '#features/members/access.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import { canExportEverything, canExportPay } from './access.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

const piece = 500
/** Columns that hold JSON themselves. */
const nested: ReadonlySet<string> = new Set([
  'addresses',
  'after',
  'before',
  'checked',
  'choices',
  'content',
  'delegatedTo',
  'emails',
  'fields',
  'options',
  'participants',
  'phones',
  'raci',
  'repeat',
  'report',
  'roles',
  'state',
  'tags',
])

export const actions: Actions<typeof contract> = {
  async exportEverything(ctx) {
    if (!canExportEverything(ctx.actor)) throw new Refusal('notAllowed')
    needPerson(ctx.actor)
    return { name: `Bordmittel ${ctx.today}.json`, type: 'application/json; charset=utf-8', pieces: pieces(ctx) }
  },
}

/**
 * Read and handed on a few rows at a time: never more than a piece stands in memory, however much there is. Each
 * piece is as it was when it was read; who needs one moment for all makes a backup.
 */
async function* pieces(ctx: Context): AsyncGenerator<string> {
  const settings = Object.fromEntries(
    (await sql.listSettings(ctx.db)).map(({ key, value }) => [key, JSON.parse(value)]),
  )
  yield `{"product":"Bordmittel","at":${JSON.stringify(ctx.now)},"settings":${JSON.stringify(settings)},"tables":{`
  const kept = canExportPay(ctx.actor) ? [] : sql.pay
  let first = true
  for (const table of await sql.listTables(ctx.db)) {
    if (kept.includes(table)) continue
    yield `${first ? '' : ','}\n${JSON.stringify(table)}:[`
    yield* rowsOf(ctx, table, kept)
    yield ']'
    first = false
  }
  yield '\n}}\n'
}

async function* rowsOf(ctx: Context, table: string, kept: readonly string[]): AsyncGenerator<string> {
  // The bytes of a file are large: one at a time.
  const limit = table === 'fileContents' ? 1 : piece
  for (let after = ''; ; ) {
    const rows = await sql.listRowsOf(ctx.db, table, { after, limit, kept })
    if (rows.length > 0) yield `${after === '' ? '' : ','}\n${rows.map(textOf).join(',\n')}`
    const last = rows.at(-1)
    if (!last || rows.length < limit) return
    after = last.id
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function textOf(row: Record<string, unknown>): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(column, value)])),
  )
}

function plain(column: string, value: unknown): unknown {
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
  if (typeof value !== 'string' || !nested.has(column) || !/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
