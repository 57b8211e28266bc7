import { ZodError } from 'zod'
import { takeBackImport } from '#features/imports/actions/takeBack.ts'
import { loadActor } from '#features/members/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import type { Runner } from '#platform/actions/runner.ts'
import type { JobKinds, JobTools } from '#platform/jobs/jobs.ts'
import { type Actor, system } from '#shared/actor.ts'
import { addDays } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import type { StoredCell } from './actions/compare.ts'
import { kindOfRow, readContent } from './actions/workbook.ts'
import type { ListChoices } from './contract.ts'
import { kindOf } from './kinds.ts'
import { type ListKind, type ListRow, meaningOf } from './list.ts'
import { comparable, doubleReason, type Value } from './rules.ts'
import * as sql from './sql.ts'

const rowsPerCommand = 25
const daysKept = 90

type Payload = { id: string; actorId: string | null }

export const jobs: JobKinds = {
  applyListFile: { run: apply },
  undoListFile: { run: undo },
  /** What stood in single cells is personal data that nobody needs any more once the list is in. */
  forgetListFileRows: {
    everyMinutes: 24 * 60,
    run: async ({ runner }) =>
      await runner.command(system, (ctx) => sql.forgetRows(ctx.db, addDays(ctx.today, -daysKept))),
  },
}

async function actorOf(runner: Runner, { actorId }: Payload): Promise<Actor> {
  if (!actorId) return system
  const actor = await runner.query(system, (ctx) => loadActor(ctx, { id: actorId }, 'session'))
  if (!actor) throw new Refusal('memberUnknown', { email: '' })
  return actor
}

/** Takes a list over, some rows at a time, all under one name so that they are taken back together. */
async function apply(tools: JobTools): Promise<void> {
  const { runner } = tools
  const payload = tools.payload as Payload
  const { id } = payload
  const actor = await actorOf(runner, payload)
  const list = await runner.query(actor, (ctx) => sql.findListFile(ctx.db, id))
  if (!list) throw new Refusal('notFound')
  const choices = JSON.parse(list.choices) as ListChoices
  const { sheets } = readContent(list.content)
  const of = await runner.query(actor, (ctx) => sql.countRows(ctx.db, id, {}))
  let done = 0
  for (let after = 0; ; ) {
    const rows = await runner.query(actor, (ctx) => sql.listRows(ctx.db, id, {}, after, rowsPerCommand))
    if (rows.length === 0) break
    await runner.command(
      actor,
      async (ctx) => {
        if (await sql.isCancelled(ctx.db, id)) throw new Refusal('jobCancelled')
        // Where the server was stopped in the middle, what was written stays written.
        for (const row of rows)
          if (row.outcome === null) await applyRow(tools, ctx, kindOf(kindOfRow(sheets, row.number)), row, choices)
      },
      { commandId: id, once: true },
    )
    done += rows.length
    after = rows.at(-1)?.number ?? after
    await tools.progress({ done, of })
  }
  await runner.command(actor, async (ctx) => {
    await sql.updateListFile(ctx.db, id, {
      finishedAt: ctx.now,
      report: JSON.stringify({ counts: await reportOf(ctx, id) }),
    })
  })
}

async function reportOf(ctx: Context, id: string) {
  const counts = { changed: 0, created: 0, deleted: 0, left: 0 }
  for (const { difference, outcome, count } of await sql.countOutcomes(ctx.db, id)) {
    if (outcome === 'left') counts.left += Number(count)
    else if (difference === 'changed') counts.changed += Number(count)
    else if (difference === 'new') counts.created += Number(count)
    else if (difference === 'missing') counts.deleted += Number(count)
  }
  return counts
}

type Result = { outcome: 'done' | 'left'; reason: string | null; recordId?: string } | null

async function applyRow(
  tools: JobTools,
  ctx: Context,
  kind: ListKind,
  row: sql.ListFileRow,
  choices: ListChoices,
): Promise<void> {
  const events = ctx.effects.events.length
  let result: Result
  try {
    result = await tools.database.savepoint(ctx.db, () => writeRow(ctx, kind, row, choices))
  } catch (error) {
    const reason = reasonOf(error)
    if (!reason) throw error
    // Nothing of the row was kept, so nothing of it is told.
    ctx.effects.events.length = events
    result = { outcome: 'left', reason }
  }
  if (result) await sql.updateRow(ctx.db, row.listFileId, row.number, result)
}

/** Why a row is left, as a refusal code; none for a fault. A new row may lack what nothing is created without. */
function reasonOf(error: unknown): string | null {
  if (error instanceof Refusal) return error.code
  return error instanceof ZodError ? 'listFileFieldWrong' : null
}

async function writeRow(ctx: Context, kind: ListKind, row: sql.ListFileRow, choices: ListChoices): Promise<Result> {
  const cells = JSON.parse(row.cells) as StoredCell[]
  switch (row.difference) {
    case 'gone':
      return { outcome: 'left', reason: 'notFound' }
    case 'missing':
      if ((row.decision ?? choices.missing) !== 'take' || !row.recordId) return null
      await kind.remove(ctx, row.recordId)
      return { outcome: 'done', reason: null }
    case 'new': {
      if ((row.decision ?? choices.new) !== 'take') return null
      // All new ones does not mean those that are there already: whoever wants one says so at the row.
      if (row.reason === doubleReason && row.decision !== 'take') return { outcome: 'left', reason: doubleReason }
      const { id } = await kind.create(ctx, valuesOf(cells))
      const wrong = cells.some((cell) => cell.wrong !== null)
      return { outcome: 'done', reason: wrong ? 'listFileFieldWrong' : null, recordId: id }
    }
    default:
      return await writeChange(ctx, kind, row, cells, choices)
  }
}

async function writeChange(
  ctx: Context,
  kind: ListKind,
  row: sql.ListFileRow,
  cells: StoredCell[],
  choices: ListChoices,
): Promise<Result> {
  const wanted = cells.filter(
    (cell) => cell.wrong === null && (cell.take ?? (cell.conflict ? choices.conflicts : 'theirs')) === 'theirs',
  )
  if (wanted.length === 0)
    return cells.some((cell) => cell.wrong) ? { outcome: 'left', reason: 'listFileFieldWrong' } : null
  const [record] = await kind.find(ctx, [row.recordId ?? ''])
  if (!record) return { outcome: 'left', reason: 'notFound' }
  const columns = new Map(
    (
      await kind.columns(
        ctx,
        wanted.map((cell) => cell.key),
      )
    ).map((column) => [column.key, column]),
  )
  const now = (cell: StoredCell): Value => {
    const column = columns.get(cell.key)
    return column ? comparable(column.value(record as ListRow), meaningOf(column)) : null
  }
  // Changed once more between looking and taking over: nobody has seen that value.
  const fresh = wanted.filter((cell) => now(cell) === cell.ours)
  if (fresh.length < wanted.filter((cell) => now(cell) !== cell.theirs).length)
    return { outcome: 'left', reason: 'changedMeanwhile' }
  if (fresh.length > 0) await kind.change(ctx, record, valuesOf(fresh))
  return { outcome: 'done', reason: cells.some((cell) => cell.wrong) ? 'listFileFieldWrong' : null }
}

function valuesOf(cells: StoredCell[]): Record<string, Value> {
  return Object.fromEntries(cells.filter((cell) => cell.wrong === null).map((cell) => [cell.key, cell.theirs]))
}

/** Takes back a list, or what a cancelled one had changed before it was stopped. */
async function undo(tools: JobTools): Promise<void> {
  const { runner, progress } = tools
  const payload = tools.payload as Payload
  const actor = await actorOf(runner, payload)
  const undone = await takeBackImport(runner, actor, payload.id, (done) => progress({ done, of: 0 }))
  await runner.command(actor, async (ctx) => {
    const row = await sql.findListFile(ctx.db, payload.id)
    const report = { ...(row?.report ? JSON.parse(row.report) : {}), undone }
    const undoneAt = row?.cancelledAt ? null : ctx.now
    await sql.updateListFile(ctx.db, payload.id, { undoneAt, report: JSON.stringify(report) })
  })
}
