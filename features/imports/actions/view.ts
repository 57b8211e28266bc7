import type { Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import { canSeeImport } from '../access.ts'
import { type DecidedTable, decideTable, fieldsFor, type ImportContent, type ImportTable } from '../content.ts'
import type { ImportState } from '../contract.ts'
import { fieldOf, type Kind } from '../fields.ts'
import { isMark } from '../readers/layout.ts'
import type { Learned } from '../recognise.ts'
import * as sql from '../sql/imports.ts'
import { homeOf } from './home.ts'

type State = ImportState['state']
type StateColumns = Pick<sql.ImportRecord, 'finishedAt' | 'cancelledAt' | 'undoneAt' | 'error' | 'startedAt' | 'jobId'>

/** An import that the actor may see; refuses notFound. */
export async function ownImport(ctx: Context, id: string): Promise<sql.ImportRecord> {
  const row = await sql.findImport(ctx.db, id)
  if (!row || !canSeeImport(ctx.actor, row.createdById)) throw new Refusal('notFound')
  return row
}

/** What was learned about headers, by kind. */
export async function readLearned(ctx: Context): Promise<(kind: Kind) => Learned> {
  const rows = Map.groupBy(await sql.listLearned(ctx.db), (row) => row.kind)
  return (kind) => new Map((rows.get(kind) ?? []).map((row) => [row.header, row.target]))
}

/** All tables of an import, decided. */
export async function decideTables(ctx: Context, content: ImportContent): Promise<DecidedTable[]> {
  const learned = await readLearned(ctx)
  const home = await homeOf(ctx)
  return content.tables.map((table) => decideTable(table, learned, home))
}

/** The import as pages and the command line see it. */
export async function viewOf(ctx: Context, row: sql.ImportRecord): Promise<ImportState> {
  const content = JSON.parse(row.content) as ImportContent
  const decided = await decideTables(ctx, content)
  const job = row.jobId ? await sql.findJob(ctx.db, row.jobId) : undefined
  const state = stateOf(row, job)
  const stored = row.report ? JSON.parse(row.report) : null
  return {
    id: row.id,
    createdAt: row.createdAt,
    createdById: row.createdById,
    state,
    progress:
      job?.progress && (state === 'checking' || state === 'running' || state === 'undoing')
        ? JSON.parse(job.progress)
        : null,
    error: row.error ?? job?.error ?? null,
    files: content.files,
    tables: content.tables.map((table, index) => viewOfTable(index, table, decided[index]!)),
    options: JSON.parse(row.options),
    checked: row.checked ? JSON.parse(row.checked) : null,
    report: stored && { tables: stored.tables, newMembers: stored.newMembers },
    undone: stored?.undone ?? null,
    undo: state === 'done' || state === 'failed' ? row.id : null,
  }
}

type JobColumns =
  | { kind?: string; doneAt: string | null; failedAt: string | null; cancelledAt: string | null }
  | undefined

/** Where an import stands, from its own facts and those of the job that works for it. */
export function stateOf(row: StateColumns, job: JobColumns): State {
  if (row.undoneAt) return 'undone'
  const working = job && !job.doneAt && !job.failedAt && !job.cancelledAt
  if (row.cancelledAt) return working ? 'undoing' : 'cancelled'
  // The job of the run itself ends a moment after the import.
  if (row.finishedAt) return working && job.kind !== 'runImport' ? 'undoing' : 'done'
  if (row.startedAt) return job?.failedAt ? 'failed' : 'running'
  return working ? 'checking' : 'open'
}

function viewOfTable(index: number, table: ImportTable, decided: DecidedTable): ImportState['tables'][number] {
  return {
    index,
    file: table.file,
    name: table.name,
    kind: decided.kind,
    used: decided.used,
    rowCount: table.rowCount,
    headerRow: table.headerRow,
    columns: decided.guesses.flatMap((guess, at) =>
      isMark(guess.column)
        ? []
        : [
            {
              header: guess.column,
              target: guess.target,
              confidence: guess.confidence,
              reason: guess.reason,
              samples: table.profiles[at]!.samples.filter((sample) => sample !== null).map((sample) =>
                String(sample).slice(0, 120),
              ),
              form: formOf(guess.target, decided, at),
            },
          ],
    ),
    questions: decided.questions,
    periods: decided.periods.map(({ unit, columns }) => ({
      unit,
      headers: columns.map((at) => table.profiles[at]!.header),
    })),
    answers: table.chosen.answers,
    fields: fieldsFor(decided.kind),
    fixes: table.chosen.fixes,
    duplicates: table.chosen.duplicates,
  }
}

function formOf(target: string | null, decided: DecidedTable, at: number): string | null {
  const type = target ? fieldOf(target)?.type : undefined
  if (type === 'day') return decided.forms.columns[at]!.date
  return type === 'amount' ? decided.forms.columns[at]!.decimal : null
}
