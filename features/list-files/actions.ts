import { stateOf } from '#features/imports/actions/view.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import type { PrepareTools } from '#platform/actions/runner.ts'
import { enqueueJob } from '#platform/jobs/jobs.ts'
import type { Actor } from '#shared/actor.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { canBringBack, canSeeListFile } from './access.ts'
import type { StoredCell } from './actions/compare.ts'
import { type Content, compareWorkbook, readContent } from './actions/workbook.ts'
import type { contract, ListChoices, ListFileState } from './contract.ts'
import { houseOf } from './list.ts'
import { openList } from './read.ts'
import { placeOf } from './rows.ts'
import { doubleReason } from './rules.ts'
import * as sql from './sql.ts'

type Upload = { name: string; bytes: Uint8Array }

/** What `prepare` found in a file, until the action of the same upload takes it. */
const found = new WeakMap<object, Awaited<ReturnType<typeof compareWorkbook>>>()

export const prepare = {
  /** Reads and compares the whole file before the command begins, so that no transaction waits for it. */
  async addListFile<T extends Upload>(input: T, actor: Actor, tools: PrepareTools): Promise<T> {
    if (!canBringBack(actor)) throw new Refusal('notAllowed')
    const list = await openList(input.name, input.bytes)
    if (!list || list.house !== (await tools.query(async (ctx) => houseOf(ctx))))
      throw new Refusal('listFileNotOurs', { file: input.name.slice(-120) })
    const prepared = { ...input }
    found.set(prepared, await compareWorkbook(list, tools))
    return prepared
  },
}

/** Refuses `importOwnList` if a file is a list of this company that comes back: it is compared, not brought in anew. */
export async function refuseOwnList(name: string, bytes: Uint8Array, tools: PrepareTools): Promise<void> {
  const list = await openList(name, bytes).catch(() => null)
  if (list && list.house === (await tools.query(async (ctx) => houseOf(ctx))))
    throw new Refusal('importOwnList', { file: name.slice(-120) })
}

export const actions: Actions<typeof contract> = {
  async addListFile(ctx, input) {
    const compared = found.get(input)
    if (!compared) throw new Error('the upload was not read')
    const { differences, doubles, content } = compared
    const id = newId()
    await sql.insertListFile(ctx.db, {
      id,
      createdAt: ctx.now,
      createdById: ctx.actor.memberId || null,
      name: input.name,
      kind: content.sheets[0]?.kind ?? 'shown',
      content: JSON.stringify(content),
      choices: JSON.stringify({ conflicts: null, new: null, missing: null }),
    })
    await sql.insertRows(
      ctx.db,
      differences.map((row) => ({
        ...row,
        listFileId: id,
        conflict: row.cells.some((cell) => cell.conflict) ? 1 : 0,
        wrong: row.cells.some((cell) => cell.wrong !== null) ? 1 : 0,
        cells: JSON.stringify(row.cells),
        decision: null,
        outcome: null,
        reason: doubles.has(row.number) ? doubleReason : null,
      })),
    )
    return await viewOf(ctx, await ownListFile(ctx, id))
  },

  async listListFiles(ctx, { limit }) {
    if (!canBringBack(ctx.actor)) throw new Refusal('notAllowed')
    const rows = await sql.listListFiles(ctx.db, canSeeListFile(ctx.actor, '-') ? null : ctx.actor.memberId, limit)
    const files = []
    for (const row of rows) {
      const job = row.jobId ? await sql.findJob(ctx.db, row.jobId) : undefined
      const { counts } = readContent(row.content)
      files.push({
        id: row.id,
        createdAt: row.createdAt,
        name: row.name,
        state: stateOf(row, job),
        changed: counts.changed,
      })
    }
    return { files }
  },

  async getListFile(ctx, { id }) {
    return await viewOf(ctx, await ownListFile(ctx, id))
  },

  async listListFileRows(ctx, { id, after, limit, ...filter }) {
    await ownListFile(ctx, id)
    const rows = await sql.listRows(ctx.db, id, filter, after, limit + 1)
    const page = rows.slice(0, limit)
    return {
      rows: page.map(({ listFileId: _, conflict: __, wrong: ___, ...row }) => ({
        ...row,
        ...placeOf(row.number),
        difference: row.difference as 'changed',
        decision: row.decision as 'take' | null,
        outcome: row.outcome as 'done' | null,
        cells: (JSON.parse(row.cells) as StoredCell[]).map(({ oursShown, theirsShown, ...cell }) => ({
          ...cell,
          ours: oursShown === undefined ? cell.ours : oursShown,
          theirs: theirsShown === undefined ? cell.theirs : theirsShown,
        })),
      })),
      next: rows.length > limit ? (page.at(-1)?.number ?? null) : null,
    }
  },

  async changeListFile(ctx, { id, ...given }) {
    const row = await openListFile(ctx, id)
    const choices = { ...(JSON.parse(row.choices) as ListChoices) }
    for (const [what, answer] of Object.entries(given))
      if (answer !== undefined) Object.assign(choices, { [what]: answer })
    await sql.updateListFile(ctx.db, id, { choices: JSON.stringify(choices) })
    return await viewOf(ctx, await ownListFile(ctx, id))
  },

  async decideListFileRow(ctx, { id, number, cells, decision }) {
    await openListFile(ctx, id)
    const row = await sql.findRow(ctx.db, id, number)
    if (!row) throw new Refusal('notFound')
    const stored = JSON.parse(row.cells) as StoredCell[]
    for (const cell of stored) cell.take = cells?.[cell.key] ?? cell.take
    const conflicts = stored.filter((cell) => cell.conflict)
    const decided = conflicts.length > 0 && conflicts.every((cell) => cell.take !== null)
    await sql.updateRow(ctx.db, id, number, {
      cells: JSON.stringify(stored),
      decision:
        row.difference === 'changed' ? (decided ? 'take' : null) : decision === undefined ? row.decision : decision,
    })
    return await viewOf(ctx, await ownListFile(ctx, id))
  },

  async applyListFile(ctx, { id }) {
    const row = await openListFile(ctx, id)
    const view = await viewOf(ctx, row)
    if (view.questions.length > 0) throw new Refusal('listFileAsks')
    if (view.counts.changed + view.counts.new + view.counts.missing === 0) throw new Refusal('listFileNothing')
    // Each row is written with the rights of whoever says so now.
    const jobId = await enqueueJob(ctx, 'applyListFile', { id, actorId: ctx.actor.memberId || null })
    await sql.updateListFile(ctx.db, id, { jobId, startedAt: ctx.now })
    return { jobId }
  },

  async cancelListFile(ctx, { id }) {
    const row = await ownListFile(ctx, id)
    const job = row.jobId ? await sql.findJob(ctx.db, row.jobId) : undefined
    if (stateOf(row, job) !== 'running' || !row.jobId) throw new Refusal('jobEnded')
    await sql.cancelJob(ctx.db, row.jobId, ctx.now)
    const jobId = await enqueueJob(ctx, 'undoListFile', { id, actorId: ctx.actor.memberId || null })
    await sql.updateListFile(ctx.db, id, { jobId, cancelledAt: ctx.now })
    return {}
  },

  async discardListFile(ctx, { id }) {
    await openListFile(ctx, id)
    await sql.deleteListFile(ctx.db, id)
    return {}
  },

  async undoListFile(ctx, { id }) {
    const row = await ownListFile(ctx, id)
    const job = row.jobId ? await sql.findJob(ctx.db, row.jobId) : undefined
    const state = stateOf(row, job)
    if (row.undoneAt || state === 'undoing') throw new Refusal('undoAlreadyDone')
    if (state !== 'done' && state !== 'failed') throw new Refusal('undoNotFound')
    const jobId = await enqueueJob(ctx, 'undoListFile', { id, actorId: ctx.actor.memberId || null })
    await sql.updateListFile(ctx.db, id, { jobId, finishedAt: row.finishedAt ?? ctx.now })
    return { jobId }
  },
}

/** A list that the actor may see; refuses notFound. */
async function ownListFile(ctx: Context, id: string): Promise<sql.ListFileRecord> {
  const row = await sql.findListFile(ctx.db, id)
  if (!row || !canSeeListFile(ctx.actor, row.createdById)) throw new Refusal('notFound')
  return row
}

/** One that was not taken over yet. */
async function openListFile(ctx: Context, id: string): Promise<sql.ListFileRecord> {
  const row = await ownListFile(ctx, id)
  if (row.startedAt || row.finishedAt) throw new Refusal('listFileOpen')
  return row
}

async function viewOf(ctx: Context, row: sql.ListFileRecord): Promise<ListFileState> {
  const content = readContent(row.content)
  const choices = JSON.parse(row.choices) as ListChoices
  const job = row.jobId ? await sql.findJob(ctx.db, row.jobId) : undefined
  const state = stateOf(row, job)
  const stored = row.report ? JSON.parse(row.report) : null
  return {
    id: row.id,
    createdAt: row.createdAt,
    createdById: row.createdById,
    name: row.name,
    sheets: content.sheets,
    list: content.sheets.length > 1 ? 'workbook' : content.info.list,
    madeAt: content.info.at,
    madeBy: content.info.by,
    state,
    progress: job?.progress && (state === 'running' || state === 'undoing') ? JSON.parse(job.progress) : null,
    error: row.error ?? job?.error ?? null,
    columns: content.columns,
    counts: content.counts,
    ignored: content.ignored,
    unknown: content.unknown,
    choices,
    questions: state === 'open' ? await questionsOf(ctx, row.id, content, choices) : [],
    report: stored?.counts ?? null,
    undone: stored?.undone ?? null,
    canUndo: state === 'done' || state === 'failed',
  }
}

async function questionsOf(ctx: Context, id: string, { counts }: Content, choices: ListChoices) {
  const questions: ListFileState['questions'] = []
  if (counts.conflicts > 0 && !choices.conflicts && (await sql.countOpenConflicts(ctx.db, id)) > 0)
    questions.push('conflicts')
  for (const what of ['new', 'missing'] as const)
    if (counts[what] > 0 && !choices[what] && (await sql.countUndecided(ctx.db, id, what)) > 0) questions.push(what)
  return questions
}
