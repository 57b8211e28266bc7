import type { Actions, Context } from '#platform/actions/context.ts'
import { enqueueJob } from '#platform/jobs/jobs.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canImport, canSeeImport } from './access.ts'
import { addFile, readUpload } from './actions/files.ts'
import { homeOf } from './actions/home.ts'
import { rejectedWorkbook } from './actions/rejected.ts'
import { decideTables, ownImport, stateOf, viewOf } from './actions/view.ts'
import { checkAnswers, chooseTargets, type ImportContent, planOf } from './content.ts'
import type { contract } from './contract.ts'
import * as importSql from './sql/imports.ts'
import * as rowSql from './sql/rows.ts'

export const prepare = { addImportFile: readUpload }

export const actions: Actions<typeof contract> = {
  async addImportFile(ctx, input) {
    need(ctx)
    const id = await addFile(ctx, input)
    return await viewOf(ctx, await ownImport(ctx, id))
  },

  async listImports(ctx, { after, limit }) {
    need(ctx)
    const everybodys =
      ctx.actor.administrator || ctx.actor.roles.some((role) => role === 'management' || role === 'salesLead')
    const rows = await importSql.listImports(ctx.db, everybodys ? null : ctx.actor.memberId, after ?? null, limit + 1)
    const page = rows.slice(0, limit)
    const imports = []
    for (const row of page) {
      const content = JSON.parse(row.content) as ImportContent
      const job = row.jobId ? await importSql.findJob(ctx.db, row.jobId) : undefined
      imports.push({
        id: row.id,
        createdAt: row.createdAt,
        createdById: row.createdById,
        state: stateOf(row, job),
        files: content.files.map((file) => file.name),
        counts: row.report ? sum(JSON.parse(row.report).tables) : null,
      })
    }
    return { imports, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
  },

  async getImport(ctx, { id }) {
    return await viewOf(ctx, await ownImport(ctx, id))
  },

  async changeImportTable(ctx, { id, index, kind, used, columns, onlyNamed, answers, fixes = [], duplicates = [] }) {
    const { row, content } = await openImport(ctx, id)
    const table = content.tables[index]
    if (!table) throw new Refusal('notFound')
    if (kind && kind !== table.chosen.kind) Object.assign(table.chosen, { kind, targets: {} })
    if (used !== undefined) table.chosen.use = used
    if (onlyNamed !== undefined) table.chosen.only = onlyNamed
    for (const { row, column, value } of fixes)
      table.chosen.fixes[row] = { ...table.chosen.fixes[row], [column]: value }
    for (const { row, is } of duplicates) {
      if (is) table.chosen.duplicates[row] = is
      else delete table.chosen.duplicates[row]
    }
    const known = table.chosen.kind ?? (columns || answers ? (await decideTables(ctx, content))[index]!.kind : null)
    if (answers) {
      checkAnswers(table, known, answers, await homeOf(ctx))
      const { stages, lookup } = table.chosen.answers
      Object.assign(table.chosen.answers, answers, {
        ...(answers.stages ? { stages: { ...stages, ...answers.stages } } : {}),
        ...(answers.lookup ? { lookup: { ...lookup, ...answers.lookup } } : {}),
      })
    }
    if (columns) {
      if (!known) throw new Refusal('importAsksKind', { file: table.file, column: '', sample: table.name })
      Object.assign(table.chosen.targets, chooseTargets(table, known, columns))
    }
    const changed = { content: JSON.stringify(content), checked: null, jobId: null }
    await importSql.updateImport(ctx.db, id, changed)
    return await viewOf(ctx, { ...row, ...changed })
  },

  async changeImport(ctx, { id, ...change }) {
    const { row } = await openImport(ctx, id)
    const given = defined(change)
    const options = JSON.stringify({ ...JSON.parse(row.options), ...given })
    const changed = { options, checked: null, jobId: null }
    await importSql.updateImport(ctx.db, id, changed)
    return await viewOf(ctx, { ...row, ...changed })
  },

  async checkImport(ctx, { id }) {
    return { jobId: await start(ctx, id, 'checkImport') }
  },

  async runImport(ctx, { id }) {
    return { jobId: await start(ctx, id, 'runImport') }
  },

  async cancelImport(ctx, { id }) {
    const row = await ownImport(ctx, id)
    need(ctx)
    const job = row.jobId ? await importSql.findJob(ctx.db, row.jobId) : undefined
    const state = stateOf(row, job)
    if ((state !== 'running' && state !== 'checking') || !row.jobId) throw new Refusal('jobEnded')
    await importSql.cancelJob(ctx.db, row.jobId, ctx.now)
    if (state === 'checking') return {}
    // A cancelled import leaves nothing behind.
    const jobId = await enqueueJob(ctx, 'undoImport', { importId: id, actorId: ctx.actor.memberId || null })
    await importSql.updateImport(ctx.db, id, { jobId, cancelledAt: ctx.now })
    return {}
  },

  async discardImport(ctx, { id }) {
    const { content } = await openImport(ctx, id)
    await importSql.deleteContents(
      ctx.db,
      content.files.map((file) => file.id),
    )
    await importSql.deleteImport(ctx.db, id)
    return {}
  },

  async undoImport(ctx, { id }) {
    return { jobId: await undoImport(ctx, await ownImport(ctx, id)) }
  },

  async listImportRows(ctx, { id, outcome, after, limit }) {
    await ownImport(ctx, id)
    const [tableIndex, number] = (after ?? '').split(':').map(Number)
    const from =
      after && Number.isInteger(tableIndex) && Number.isInteger(number)
        ? { tableIndex: tableIndex!, number: number! }
        : null
    const rows = await rowSql.listRows(ctx.db, id, outcome, from, limit + 1)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      rows: page.map((row) => ({
        table: row.tableIndex,
        row: row.number,
        reason: row.detail ? (JSON.parse(row.detail).reason as string) : null,
        record: row.record,
        recordId: row.recordId,
      })),
      next: rows.length > limit && last ? `${last.tableIndex}:${last.number}` : null,
    }
  },

  async getRejectedRows(ctx, { id }) {
    return await rejectedWorkbook(ctx, await ownImport(ctx, id))
  },
}

/** Whether an undo that names a command names a whole import; then that is taken back, in the background. */
export async function undoIfImport(ctx: Context, id: string): Promise<boolean> {
  const row = await importSql.findImport(ctx.db, id)
  if (!row || !canSeeImport(ctx.actor, row.createdById)) return false
  await undoImport(ctx, row)
  return true
}

async function undoImport(ctx: Context, row: importSql.ImportRecord): Promise<string> {
  const state = stateOf(row, row.jobId ? await importSql.findJob(ctx.db, row.jobId) : undefined)
  if (state !== 'done' && state !== 'failed') throw new Refusal('importNotDone')
  const jobId = await enqueueJob(ctx, 'undoImport', { importId: row.id, actorId: ctx.actor.memberId || null })
  await importSql.updateImport(ctx.db, row.id, { jobId, finishedAt: row.finishedAt ?? ctx.now })
  return jobId
}

function need(ctx: Context): void {
  if (!canImport(ctx.actor)) throw new Refusal('notAllowed')
}

/** An import to which files and choices may still be added. */
async function openImport(ctx: Context, id: string) {
  const row = await ownImport(ctx, id)
  need(ctx)
  const state = stateOf(row, row.jobId ? await importSql.findJob(ctx.db, row.jobId) : undefined)
  // A trial of what is being changed is worth nothing any more.
  if (state === 'checking' && row.jobId) await importSql.cancelJob(ctx.db, row.jobId, ctx.now)
  else if (state !== 'open') throw new Refusal('importNotOpen')
  return { row, content: JSON.parse(row.content) as ImportContent }
}

/** Starts a trial or the real run; refuses the first question that is still open. */
async function start(ctx: Context, id: string, kind: 'checkImport' | 'runImport'): Promise<string> {
  const { content } = await openImport(ctx, id)
  const decided = await decideTables(ctx, content)
  const home = await homeOf(ctx)
  const used = content.tables.filter((table, index) => {
    if (!decided[index]!.used) return false
    planOf(table, decided[index]!, home, ctx.today)
    return true
  })
  if (used.length === 0) throw new Refusal('importNothingUsed')
  const jobId = await enqueueJob(ctx, kind, { importId: id, actorId: ctx.actor.memberId || null })
  await importSql.updateImport(ctx.db, id, { jobId, ...(kind === 'runImport' ? { startedAt: ctx.now } : {}) })
  return jobId
}

function sum(tables: { created: number; updated: number; unchanged: number; rejected: number }[]) {
  const add = (name: 'created' | 'updated' | 'unchanged' | 'rejected') =>
    tables.reduce((total, table) => total + table[name], 0)
  return { created: add('created'), updated: add('updated'), unchanged: add('unchanged'), rejected: add('rejected') }
}
