import { readSpread, saveSpread } from '#features/contact-again/actions.ts'
import { DuplicateIndex, prepareCompany } from '#features/duplicates/rules/matchIndex.ts'
import { loadActor } from '#features/members/actions.ts'
import { indexActivities, indexCustomers, indexPersons, tidySoon } from '#features/search/actions.ts'
import { type AtEnd, catchUp, inTurns, type Later, putOffAgain } from '#platform/actions/atEnd.ts'
import type { Context } from '#platform/actions/context.ts'
import type { Runner } from '#platform/actions/runner.ts'
import { enqueueJob, type JobKinds, type JobTools } from '#platform/jobs/jobs.ts'
import { type Actor, system } from '#shared/actor.ts'
import { addDays } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import { forgetKnown } from './actions/forgetKnown.ts'
import { homeOf } from './actions/home.ts'
import { KnownRows } from './actions/knownRows.ts'
import { Colleagues } from './actions/people.ts'
import { Products } from './actions/products.ts'
import { tellApart } from './actions/revenue.ts'
import { passRows, runRows } from './actions/run.ts'
import type { RowResult, RunState } from './actions/step.ts'
import { ListedSums, SumSpans, settleCovered } from './actions/sums.ts'
import { takeBackImport } from './actions/takeBack.ts'
import { decideTables } from './actions/view.ts'
import { realWriter, trialWriter, type Writer } from './actions/writer.ts'
import { type DecidedTable, type ImportContent, type ImportOptions, planOf } from './content.ts'
import type { ImportReport, TableFigures } from './contract.ts'
import { headerKey, kinds } from './fields.ts'
import { addToFigures, noFigures } from './figures.ts'
import type { TablePlan } from './normalise.ts'
import { addNoticeTask } from './notice/actions.ts'
import { OpenFiles } from './openFiles.ts'
import type { ReadRow } from './reading.ts'
import { recognise } from './recognise.ts'
import * as importSql from './sql/imports.ts'
import * as revenueSql from './sql/revenue.ts'
import * as rowSql from './sql/rows.ts'
import * as stockSql from './sql/stock.ts'
import * as undoSql from './sql/undo.ts'

/** A trial takes as many rows at once as fit into this, so that a click in between need not wait. */
const trialMilliseconds = 80
/** What a command writes down at its end, events and what became of rows, has no pace. */
const mostRowsPerCommand = 1000
const parentsPerCommand = 40
const sumsPerCommand = 40
const stockPerQuery = 1000
const spreadAtOnce = 200
/** How far a run is is told after this many rows, and of a long list after each hundredth part: telling waits for the disk. */
const progressEvery = 400
const importsRemembered = 300
const daysKept = 90
const indexing: AtEnd[] = [indexCustomers, indexPersons, indexActivities]
const indexLaterFrom = 5000
/** Tables whose followers only put something off. */
const putOffFor = ['customers', 'persons', 'activities', 'tasks', 'revenues'] as const

type Payload = { importId: string; actorId: string | null }

export const jobs: JobKinds = {
  checkImport: { thread: true, run: (tools) => run(tools, true) },
  runImport: { thread: true, run: (tools) => run(tools, false) },
  undoImport: { thread: true, run: undo },
  indexImport: { thread: true, run: indexImport },
  /** Files of imports hold personal data that nobody needs any more once the list is in. */
  forgetImportFiles: { everyMinutes: 24 * 60, run: forgetFiles },
}

async function actorOf(runner: Runner, { actorId }: Payload): Promise<Actor> {
  if (!actorId) return system
  const actor = await runner.query(system, (ctx) => loadActor(ctx, { id: actorId }, 'session'))
  if (!actor) throw new Refusal('memberUnknown', { email: '' })
  return actor
}

type Work = { index: number; plan: TablePlan; figures: TableFigures; skip: number }

async function run(tools: JobTools, trial: boolean): Promise<void> {
  const { runner } = tools
  const payload = tools.payload as Payload
  const { importId } = payload
  const actor = await actorOf(runner, payload)
  const { content, options, decided, works } = await runner.query(actor, (ctx) => loadWork(ctx, importId, trial))
  const of = works.reduce((sum, { index }) => sum + content.tables[index]!.rowCount, 0)
  const state = await loadState(runner, actor, importId, options, of, trial)
  const later: Later = new Map()
  if (!trial && works.some((work) => work.skip > 0)) await takeUp(runner, actor, importId, later)
  let done = 0
  let told = 0
  const every = Math.max(progressEvery, Math.ceil(of / 100))
  const tell = async (count: number) => {
    done += count
    if (done - told < every && done < of) return
    told = done
    await tools.progress({ done, of })
  }
  await tools.progress({ done, of })
  const files = new OpenFiles(runner, actor, content, works)
  try {
    for (const work of works) {
      state.sums = new ListedSums()
      for await (const chunk of await files.rows(work)) {
        // Rows that came in before a run broke off still count among those alike.
        const ready = chunk.map((one) => tellApart(state, work.plan, one))
        const rows = ready.filter((one) => one.row.number > work.skip)
        const passed = ready.slice(0, ready.length - rows.length)
        if (passed.length > 0) await runner.query(actor, (ctx) => passRows(state, ctx, work.plan, passed))
        await tell(passed.length)
        for (let start = 0; start < rows.length; ) {
          const some = rows.slice(start, start + mostRowsPerCommand)
          const results = trial
            ? await tryRows(runner, actor, state, work, some)
            : await bringRows(runner, actor, state, work, some, later)
          start += results.length
          for (const result of results) addToFigures(work.figures, result)
          await tell(results.length)
        }
      }
      await bringSums(runner, actor, state, work, later)
    }
  } finally {
    files.close()
  }
  const report: ImportReport = { tables: works.map((work) => work.figures), newMembers: state.colleagues.created }
  if (trial) {
    await runner.command(actor, async (ctx) => {
      // Something was changed meanwhile: another trial is under way.
      if ((await importSql.findImport(ctx.db, importId))?.jobId !== tools.jobId) return
      await importSql.updateImport(ctx.db, importId, { checked: JSON.stringify(report) })
    })
    return
  }
  await bringParents(runner, actor, state, later)
  if (works.some((work) => work.figures.made.revenues)) await coverSums(runner, actor, importId, importId, later)
  const still = atTimes(() => tools.progress({ done, of }))
  // What a customer is worth is measured by the largest one.
  if (works.some((work) => work.figures.made.revenues)) await catchUp(runner, later, still)
  await spreadStock(runner, actor, importId, later)
  const indexLater = putOffSearch(later)
  await catchUp(runner, later, still)
  const finish = async (ctx: Context) => {
    // A job that is tried again has nothing left to do.
    if ((await importSql.findImport(ctx.db, importId))?.finishedAt) return
    await addNoticeTask(ctx, importId, content.files[0]?.name ?? '')
    if (indexLater) await enqueueJob(ctx, 'indexImport', payload)
    await learn(ctx, content, decided)
    const tables = content.tables.map((table, index) => ({ ...table, ran: decided[index]!.targets }))
    await importSql.updateImport(ctx.db, importId, {
      content: JSON.stringify({ ...content, tables }),
      report: JSON.stringify(report),
      finishedAt: ctx.now,
    })
    ctx.effects.signals.push({
      name: 'import.done',
      members: actor.memberId ? [actor.memberId] : [],
      params: { importId },
    })
  }
  await runner.command(actor, finish, { commandId: importId, once: true })
}

/** Brings the sums that a table gave together with what its customers had before. */
async function bringSums(runner: Runner, actor: Actor, state: RunState, work: Work, later: Later): Promise<void> {
  const { sums, importId, trial } = state
  const settle = async (ctx: Context, customerIds: string[], writer: Writer) => {
    let written = 0
    for (const id of customerIds) written += await sums.settle(ctx, writer, id)
    return written
  }
  const open = sums.open()
  const made = (written: number) => {
    if (written > 0) work.figures.made.revenues = (work.figures.made.revenues ?? 0) + written
  }
  for (let start = 0; start < open.length; start += sumsPerCommand) {
    const some = open.slice(start, start + sumsPerCommand)
    if (trial) made(await runner.query(actor, (ctx) => settle(ctx, some, trialWriter(ctx, state))))
    else {
      const options = { commandId: importId, later }
      made(await runner.command(actor, (ctx) => settle(ctx, some, realWriter(ctx, importId)), options))
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** What an import brought or its undoing left may be there twice, as a sum of a list and by invoice. */
async function coverSums(
  runner: Runner,
  actor: Actor,
  importId: string,
  writtenBy: string | null,
  later: Later,
): Promise<void> {
  const customerIds = await runner.query(actor, (ctx) => revenueSql.listToCover(ctx.db, importId))
  const cover = (ctx: Context, some: string[]) => settleCovered(ctx, some, writtenBy)
  await inTurns(runner, actor, customerIds, 20, cover, { ...(writtenBy ? { commandId: writtenBy } : {}), later })
}

/** Tells how far it is at once and then each second: telling is a commit that is forced to the disk. */
function atTimes<Told extends unknown[]>(tell: (...told: Told) => Promise<void>): (...told: Told) => Promise<void> {
  let told = Number.NEGATIVE_INFINITY
  return async (...values) => {
    if (performance.now() - told < tellingEvery) return
    told = performance.now()
    await tell(...values)
  }
}
const tellingEvery = 1000

/** After a run or an undo that broke off: what it had put off until its end. */
async function takeUp(runner: Runner, actor: Actor, importId: string, later: Later): Promise<void> {
  for (let after = '', more = true; more; ) {
    await runner.query(actor, async (ctx) => {
      const events = await undoSql.listEventsOn(ctx.db, importId, putOffFor, after, stockPerQuery)
      await putOffAgain(ctx, events, later)
      more = events.length === stockPerQuery
      after = events.at(-1)?.id ?? ''
    })
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** The tables to bring in, customers first, so that the others find them. */
async function loadWork(ctx: Context, importId: string, trial: boolean) {
  const row = await importSql.findImport(ctx.db, importId)
  if (!row) throw new Refusal('notFound')
  const content = JSON.parse(row.content) as ImportContent
  const options = JSON.parse(row.options) as ImportOptions
  const decided = await decideTables(ctx, content)
  const home = await homeOf(ctx)
  const works: Work[] = []
  const outcomes = trial ? [] : await rowSql.countOutcomes(ctx.db, importId)
  for (const [index, table] of content.tables.entries()) {
    if (!decided[index]!.used) continue
    const plan = planOf(table, decided[index]!, home, ctx.today)
    const figures = noFigures(index, table, plan, decided[index]!)
    for (const { tableIndex, outcome, count } of outcomes) {
      if (tableIndex !== index) continue
      figures[outcome as RowResult['outcome']] += Number(count)
      figures.rows += Number(count)
    }
    works.push({ index, plan, figures, skip: trial ? 0 : await rowSql.findLastNumber(ctx.db, importId, index) })
  }
  works.sort((a, b) => kinds.indexOf(a.plan.kind) - kinds.indexOf(b.plan.kind) || a.index - b.index)
  return { content, options, decided, works }
}

async function loadState(
  runner: Runner,
  actor: Actor,
  importId: string,
  options: ImportOptions,
  rows: number,
  trial: boolean,
): Promise<RunState> {
  const index = new DuplicateIndex()
  for (let after = '', more = true; more; ) {
    const page = await runner.query(actor, (ctx) => stockSql.listStock(ctx.db, after, stockPerQuery))
    for (const row of page) {
      const phones = (JSON.parse(row.phones) as { e164: string | null }[]).flatMap((phone) => phone.e164 ?? [])
      index.add(
        row.mergedIntoId ?? row.id,
        prepareCompany({ ...row, phones, emails: JSON.parse(row.emails) as string[] }),
      )
    }
    more = page.length === stockPerQuery
    after = page.at(-1)?.id ?? ''
    await new Promise((resolve) => setImmediate(resolve))
  }
  const earlier = new Map<string, ImportContent['tables']>()
  for (const row of await runner.query(actor, (ctx) => importSql.listImports(ctx.db, null, null, importsRemembered))) {
    if (row.finishedAt) earlier.set(row.id, (JSON.parse(row.content) as ImportContent).tables)
  }
  return {
    importId,
    options,
    index,
    colleagues: await runner.query(actor, (ctx) => Colleagues.load(ctx)),
    earlier(id, tableIndex) {
      const table = earlier.get(id)?.[tableIndex]
      return table?.ran ? { headers: table.profiles.map((profile) => profile.header), targets: table.ran } : null
    },
    trial,
    known: await KnownRows.load(runner, actor, rows),
    trialPersons: new Map(),
    trialHashes: new Set(),
    trialCount: 0,
    made: new Set(),
    madeCustomers: new Map(),
    personsOf: new Map(),
    references: new Map(),
    sums: new ListedSums(),
    sumSpans: new SumSpans(),
    products: await runner.query(actor, (ctx) => Products.load(ctx)),
    deals: new Map(),
    leads: null,
    alike: new Map(),
    parents: [],
  }
}

async function tryRows(
  runner: Runner,
  actor: Actor,
  state: RunState,
  work: Work,
  rows: ReadRow[],
): Promise<RowResult[]> {
  const end = performance.now() + trialMilliseconds
  const isTime = () => performance.now() > end
  const results = await runner.query(actor, (ctx) =>
    runRows(state, ctx, trialWriter(ctx, state), work.plan, rows, isTime),
  )
  await new Promise((resolve) => setImmediate(resolve))
  return results
}

async function bringRows(
  runner: Runner,
  actor: Actor,
  state: RunState,
  work: Work,
  rows: ReadRow[],
  later: Later,
): Promise<RowResult[]> {
  const { importId } = state
  return await runner.command(
    actor,
    async (ctx) => {
      if (await importSql.isCancelled(ctx.db, importId)) throw new Refusal('jobCancelled')
      const results = await runRows(state, ctx, realWriter(ctx, importId), work.plan, rows, runner.pace())
      await rowSql.insertRows(
        ctx.db,
        results.map(({ row, hash, cells, record, recordId, outcome, reason }) => ({
          importId,
          tableIndex: work.index,
          number: row,
          hash,
          cells,
          record,
          recordId,
          outcome,
          detail: reason && JSON.stringify({ reason }),
        })),
      )
      return results
    },
    { commandId: importId, once: true, later },
  )
}

/** Parent companies that came further down in the list; one that is nowhere becomes an own field. */
async function bringParents(runner: Runner, actor: Actor, state: RunState, later: Later): Promise<void> {
  for (let start = 0; start < state.parents.length; start += parentsPerCommand) {
    const some = state.parents.slice(start, start + parentsPerCommand)
    await runner.command(
      actor,
      async (ctx) => {
        const writer = realWriter(ctx, state.importId)
        for (const { customerId, name, header } of some) {
          const row = (await stockSql.findAny(ctx.db, 'customers', customerId))!
          if (row.deletedAt) continue
          const parentId = state.index.findReference(name)
          const fields = JSON.parse(row.fields) as Record<string, string>
          if (parentId && parentId !== customerId) await writer.changeCustomer(row, { parentId })
          else await writer.changeCustomer(row, { fields: { ...fields, [header.slice(0, 80)]: name } })
        }
      },
      { commandId: state.importId, later },
    )
  }
}

/** Of a long list the words for the search follow when it is in: true if a job has to see to it. */
function putOffSearch(later: Later): boolean {
  const count = indexing.reduce((sum, index) => sum + (later.get(index)?.size ?? 0), 0)
  if (count < indexLaterFrom) return false
  for (const index of indexing) later.delete(index)
  return true
}

/** Brings what an import made and changed into the index of the search, from where it stopped for others. */
async function indexImport({ runner, payload, progress }: JobTools): Promise<void> {
  const { importId, indexed } = payload as Payload & { indexed?: string }
  for (let after = indexed ?? '', more = true, done = 0; more; ) {
    // Nobody waits for this: who brings in a list or wants one gone goes first, the rest is indexed behind that.
    const waiting = await runner.query(system, (ctx) => importSql.findWaiting(ctx.db))
    if (waiting) {
      const rest = { ...(payload as Payload), indexed: after }
      await runner.command(system, async (ctx) => {
        const behind = Math.max(Date.parse(waiting) + 1, Date.parse(ctx.now))
        await enqueueJob(ctx, 'indexImport', rest, new Date(behind).toISOString())
        await tidySoon(ctx, done)
      })
      return
    }
    const later: Later = new Map()
    await runner.query(system, async (ctx) => {
      const events = await undoSql.listEventsOn(
        ctx.db,
        importId,
        ['customers', 'persons', 'activities'],
        after,
        stockPerQuery,
      )
      await putOffAgain(ctx, events, later)
      more = events.length === stockPerQuery
      after = events.at(-1)?.id ?? ''
      done += events.length
    })
    for (const work of later.keys()) if (!indexing.includes(work)) later.delete(work)
    await catchUp(runner, later, () => progress({ done }))
    if (!more) await runner.command(system, (ctx) => tidySoon(ctx, done))
  }
}

/** Nobody meets a wall of customers on the day after an import (rules §1). */
async function spreadStock(runner: Runner, actor: Actor, importId: string, later: Later): Promise<void> {
  const days = await readSpread(runner, actor, importId)
  await inTurns(runner, actor, days, spreadAtOnce, saveSpread, { later })
}

/** Remembers choices that differ from the guess, and forgets those that no longer do. */
async function learn(ctx: Context, content: ImportContent, decided: DecidedTable[]): Promise<void> {
  for (const [index, table] of content.tables.entries()) {
    const { kind, used, targets } = decided[index]!
    if (!used || !kind || table.formatTargets || table.headerRow === null) continue
    const plain = recognise(table.profiles, { kind }).columns
    for (const [column, { header }] of table.profiles.entries()) {
      if (!Object.hasOwn(table.chosen.targets, header)) continue
      const key = headerKey(header)
      const target = targets[column]!
      if (plain[column]!.target === target) await importSql.forgetLearned(ctx.db, kind, key)
      else await importSql.saveLearned(ctx.db, { kind, header: key, target, learnedAt: ctx.now })
    }
  }
}

/** Takes back a finished import, or what a cancelled one had brought in before it was stopped. */
async function undo(tools: JobTools): Promise<void> {
  const { runner, progress } = tools
  const payload = tools.payload as Payload
  const actor = await actorOf(runner, payload)
  const later: Later = new Map()
  const begun = await runner.query(actor, (ctx) => undoSql.isUndoBegun(ctx.db, payload.importId))
  if (begun) await takeUp(runner, actor, payload.importId, later)
  const tell = atTimes((done: number) => progress({ done, of: 0 }))
  const undone = await takeBackImport(runner, actor, payload.importId, tell, later)
  await coverSums(runner, actor, payload.importId, null, later)
  await catchUp(runner, later, () => tell(undone.records))
  await forgetKnown(runner, actor, payload.importId)
  await runner.command(actor, async (ctx) => {
    const row = await importSql.findImport(ctx.db, payload.importId)
    const report = { ...(row?.report ? JSON.parse(row.report) : { tables: [], newMembers: [] }), undone }
    const undoneAt = row?.cancelledAt ? null : ctx.now
    await importSql.updateImport(ctx.db, payload.importId, { undoneAt, report: JSON.stringify(report) })
  })
}

async function forgetFiles({ runner }: JobTools): Promise<void> {
  const before = await runner.query(system, async (ctx) => addDays(ctx.today, -daysKept))
  for (;;) {
    const files = await runner.query(system, (ctx) => importSql.listKeptFiles(ctx.db, before, 20))
    if (files.length === 0) return
    await runner.command(system, async (ctx) => {
      const ids = files.map((file) => file.id)
      await importSql.deleteContents(ctx.db, ids)
      for (const id of new Set(files.map((file) => file.importId))) await forgetExamples(ctx, id)
    })
  }
}

/** What stands in an import of single rows goes with its files; the figures stay. */
async function forgetExamples(ctx: Context, importId: string): Promise<void> {
  const row = await importSql.findImport(ctx.db, importId)
  if (!row) return
  const content = JSON.parse(row.content) as ImportContent
  for (const table of content.tables) {
    table.chosen.fixes = {}
    delete table.above
    for (const profile of table.profiles) Object.assign(profile, { samples: [], values: null })
  }
  const report = row.report ? (JSON.parse(row.report) as ImportReport) : null
  for (const table of report?.tables ?? []) {
    for (const list of [...table.problems, table.duplicates, table.kept, table.missing]) list.examples = []
  }
  await importSql.updateImport(ctx.db, importId, {
    content: JSON.stringify(content),
    checked: null,
    report: report && JSON.stringify(report),
  })
}
