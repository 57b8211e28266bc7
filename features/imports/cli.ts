import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Operations } from '#features/index.ts'
import { type Command, type CommandTools, RefusedWith, WrongUse } from '#platform/cli/command.ts'
import type { Client } from '#shared/contract.ts'
import { Refusal } from '#shared/refusal.ts'
import type { ImportState, TableFigures } from './contract.ts'
import { kinds } from './fields.ts'
import { leftTables, particulars } from './said.ts'

type Tools = CommandTools<Client<Operations>>

const forFile = z.strictObject({
  kind: z.enum(kinds).optional(),
  columns: z.record(z.string(), z.string().nullable()).optional(),
  others: z.enum(['keep', 'recognise']).optional(),
  date: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  decimal: z.enum([',', '.']).optional(),
  country: z.string().length(2).optional(),
  currency: z.string().optional(),
  use: z.boolean().optional(),
  periods: z.enum(['revenue', 'own']).optional(),
  year: z.coerce.number().int().min(2000).max(2099).optional(),
  lookup: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  stages: z.record(z.string(), z.string()).optional(),
})
const mapFile = z.record(z.string(), forFile)
type Choice = z.infer<typeof forFile>

export const commands: Command<Client<Operations>>[] = [
  {
    name: 'import',
    usage:
      'import FILE… [--kind K] [--map M] [--date dmy|mdy|ymd] [--decimal ,|.] [--country DE|AT|CH] [--currency EUR] [--periods revenue|own] [--year 2025] [--existing fill|replace] [--dry-run]',
    help: [
      'Brings in lists: .xlsx, .xls, .csv, .tsv, .txt, .vcf, .mdb, .accdb, .pst (contacts), .zip of these. What they are is recognised by their content and headers (German, English).',
      'K: customers, persons, activities, tasks, products, revenue, members, opportunities, orders, leads.',
      'M: a JSON file { "list.csv": { "kind": …, "columns": { "Header": "field" }, "date": "dmy", "currency": "EUR", "stages": { "theirs": "ours|open|won|lost" }, "lookup": { "product": { "theirs": "ours" } } } };',
      'a sheet of a workbook or a table of a database is named "list.xlsx#Sheet". Where columns are named, only they have fields: all others, and those with null, stay',
      '  own fields; with "others": "recognise" the others are recognised as they are without a map.',
      'Fields of customers: name customerNumber street postcode city country phone email web vatId branch size source parent standing class potential owner tags note',
      '  insideSales rhythm lastContact lastOrder revenue12; of persons: customer salutation title name firstName lastName function email phone mobile birthday language note;',
      '  of activities: customer person kind at text owner; of tasks: customer person due text owner; of revenue: customer day|month amount currency margin product invoice order;',
      '  of products: number name group unit listPrice costPrice currency; of members: name email region lead; of opportunities: key customer person title owner product stage amount currency',
      '  created closed expectedClose reason kind channel note. An opportunity without a known customer comes in without one and is named;',
      '  of orders: number customer day amount currency opportunity (or offer, by number) delivery state note; an order counts as order intake, never as revenue;',
      '  of leads: text received origin fair recommendedBy amount currency owner state reason, and of whom: name street postcode city country phone email firstName lastName …',
      'Columns that each name a month, quarter or year ("Jan 2025", "01/2025", "Umsatz Q1 2025") are revenue of that time, bare years ("2024", "2025") where they stand beside each other and hold money; with --periods own they stay own fields. --year is that of months which name none.',
      'What cannot be decided (day or month first, comma or dot, a stage that is none of ours) is asked: the command refuses with all questions and the flags that answer them.',
      'The same file again changes nothing. `undo-import ID` takes an import back. --dry-run writes nothing and answers the same figures.',
    ].join('\n'),
    options: {
      kind: { type: 'string' },
      map: { type: 'string' },
      date: { type: 'string' },
      decimal: { type: 'string' },
      country: { type: 'string' },
      currency: { type: 'string' },
      periods: { type: 'string' },
      year: { type: 'string' },
      existing: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
    run: importFiles,
  },
  {
    name: 'undo-import',
    usage: 'undo-import ID',
    help: 'Takes a whole import back; records that were changed since stay and are named, the first 200 of them in words.',
    async run(tools) {
      const [id] = tools.args
      if (!id) throw new WrongUse('which import?')
      await tools.call.undoImport({ id })
      const state = await whenDone(tools, id, ['undoing'])
      const undone = state.undone ?? { records: 0, kept: [] }
      return {
        json: { importId: id, ...undone },
        text: [
          tools.t('imports.said.undone', { count: undone.records, kept: undone.kept.length }),
          ...undone.kept.slice(0, 200).map(({ record, name, id }) => `  ${keptName(tools, record, name || id)}`),
        ].join('\n'),
      }
    },
  },
]

/** What stayed, as the page of the import names it, with what kind of record it is. */
function keptName({ t }: Tools, record: string, name: string): string {
  const key = `imports.record.${record}`
  const word = t(key)
  return word === key ? name : `${word}: ${name}`
}

async function importFiles(tools: Tools) {
  const { args, values, call } = tools
  if (args.length === 0) throw new WrongUse('which files?')
  const map = await readMap(values.map as string | undefined)
  let state: ImportState | null = null
  try {
    for (const path of args) {
      const bytes = await readFile(path).catch(() => {
        throw new WrongUse(`cannot read ${path}`)
      })
      const importId = state?.id
      const name = basename(path)
      state = await call.addImportFile({ name, bytes: new Uint8Array(bytes), ...(importId ? { importId } : {}) })
    }
    return await chooseAndRun(tools, state!, map)
  } catch (error) {
    // What was refused or asked leaves nothing behind; one that has run is past discarding.
    if (state) await call.discardImport({ id: state.id }).catch(() => {})
    throw error
  }
}

async function chooseAndRun(tools: Tools, added: ImportState, map: Record<string, Choice>) {
  const { values, call, t } = tools
  const flags = flagsOf(values)
  const { id } = added
  let state = added
  for (const key of Object.keys(map)) {
    if (!state.tables.some((table) => isMeant(key, table)))
      throw new WrongUse(`the map file names ${key}, which is not among the files`)
  }
  for (const table of state.tables) {
    const choice = { ...flags, ...Object.entries(map).find(([key]) => isMeant(key, table))?.[1] }
    const { kind, columns, others = 'keep', use, ...answers } = choice
    state = await call.changeImportTable({
      id,
      index: table.index,
      ...(kind ? { kind } : {}),
      ...(columns ? { columns, onlyNamed: others === 'keep' && Object.keys(columns).length > 0 } : {}),
      ...(use === undefined ? {} : { used: use }),
      answers,
    })
  }
  const existing = values.existing
  if (existing !== undefined && existing !== 'fill' && existing !== 'replace')
    throw new WrongUse('--existing is fill or replace')
  if (existing) await call.changeImport({ id, existing })
  if (values['dry-run']) return await tryOut(tools, state)
  await refuseQuestions(tools, state)
  return await bringIn(tools, id, t)
}

/** Refuses with everything that nobody but the owner of the files can say, not with the first of it. */
async function refuseQuestions(tools: Tools, { tables }: ImportState): Promise<void> {
  const used = tables.filter((table) => table.used)
  const questions = used.flatMap(({ file, name, questions }) =>
    questions.map((question) => ({ file, table: name, ...question })),
  )
  const [first, ...more] = questions
  if (!first) return
  const stages = await stagesFor(tools, used)
  const sentences = questions.map((question) => askedIn(tools, question, stages))
  if (more.length === 0) {
    const { file, column, sample, flag } = first
    throw new RefusedWith(asks[flag].slice('refusal.'.length), { file, column, sample, stages }, { questions })
  }
  const asked = sentences.map((sentence, at) => `\n${at + 1}. ${sentence}`).join('')
  throw new RefusedWith('importAsksSeveral', { count: questions.length, questions: asked }, { questions })
}

/** The names of our stages, if a table asks for them. */
async function stagesFor({ call }: Tools, tables: ImportState['tables']): Promise<string> {
  if (!tables.some(({ questions }) => questions.some(({ flag }) => flag === 'stages'))) return ''
  return (await call.listStages({})).stages.map((stage) => stage.name).join(', ')
}

function askedIn({ t }: Tools, { file, flag, column, sample }: Asked & { file: string }, stages: string): string {
  return t(asks[flag], { file, column, sample, stages })
}

async function readMap(path: string | undefined): Promise<Record<string, Choice>> {
  if (path === undefined) return {}
  let json: unknown
  try {
    json = JSON.parse(await readFile(path, 'utf8'))
  } catch {
    throw new WrongUse(`${path} is no JSON file`)
  }
  const parsed = mapFile.safeParse(json)
  if (!parsed.success)
    throw new WrongUse(`${path}: ${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`)
  return parsed.data
}

function flagsOf(values: Tools['values']): Choice {
  const given = Object.fromEntries(
    ['kind', 'date', 'decimal', 'country', 'currency', 'periods', 'year'].flatMap((name) =>
      values[name] === undefined ? [] : [[name, values[name]]],
    ),
  )
  const parsed = forFile.safeParse(given)
  if (!parsed.success)
    throw new WrongUse(`--${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`)
  return parsed.data
}

/** A file is named with or without its ending, a sheet behind `#`. */
function isMeant(key: string, table: { file: string; name: string }): boolean {
  const [file, sheet] = basename(key).split('#') as [string, string | undefined]
  const named = file === table.file || file === table.file.replace(/\.[^.]+$/, '')
  return named && (sheet === undefined || sheet === table.name)
}

/** A trial run; tables with open questions are left out of it and answer their questions. */
async function tryOut(tools: Tools, state: ImportState) {
  const { call, t } = tools
  const asked = state.tables.filter((table) => table.questions.length > 0)
  for (const table of asked) await call.changeImportTable({ id: state.id, index: table.index, used: false })
  const rest = state.tables.filter((table) => table.used && table.questions.length === 0)
  let figures: TableFigures[] = []
  if (rest.length > 0) {
    await call.checkImport({ id: state.id })
    const checked = await whenDone(tools, state.id, ['checking'])
    if (checked.checked === null) throw new Refusal(checked.error ?? 'importFileGone')
    figures = checked.checked.tables
  }
  await call.discardImport({ id: state.id })
  const stages = await stagesFor(tools, asked)
  const files = state.tables
    .filter((table) => table.used)
    .map((table) => ({
      ...fileOf(
        tools,
        figures.find((one) => one.index === table.index),
        table,
      ),
      questions: table.questions,
    }))
  return {
    json: { files, notes: notesOf(tools, state), importId: null, undo: null, dryRun: true },
    text: [
      ...notesOf(tools, state).map((note) => note.text),
      ...leftTables(tools, state),
      ...files.map((file) => line(tools, file, stages)),
      t('imports.said.dryRun'),
    ].join('\n'),
  }
}

async function bringIn(tools: Tools, id: string, t: Tools['t']) {
  await tools.call.runImport({ id })
  const state = await whenDone(tools, id, ['running'])
  if (state.state !== 'done' || !state.report)
    throw new Refusal(state.error ?? (state.state === 'cancelled' ? 'jobCancelled' : 'importNotDone'))
  const files = state.report.tables.map((figures) => ({ ...fileOf(tools, figures, figures), questions: [] }))
  const notes = notesOf(tools, state)
  const text = [
    ...notes.map((note) => note.text),
    ...leftTables(tools, state),
    ...files.map((file) => line(tools, file)),
    t('imports.said.done', { id }),
  ].join('\n')
  return { json: { files, notes, importId: id, undo: state.undo, newMembers: state.report.newMembers }, text }
}

/** How the files were read: what was taken as what, what was left out. */
function notesOf({ t, format }: Tools, state: ImportState) {
  const said = ({ amount, ...params }: ImportState['files'][number]['notes'][number]['params']) =>
    amount === undefined ? params : { ...params, amount: format.number(Number(amount), 2) }
  return state.files.flatMap((file) =>
    file.notes.map(({ code, params }) => ({ file: file.name, code, text: t(`imports.note.${code}`, said(params)) })),
  )
}

function fileOf(
  { t }: Tools,
  figures: TableFigures | undefined,
  table: { file: string; name: string; kind: string | null },
) {
  return {
    name: table.file,
    table: table.name,
    kind: table.kind,
    rows: figures?.rows ?? 0,
    created: figures?.created ?? 0,
    updated: figures?.updated ?? 0,
    unchanged: figures?.unchanged ?? 0,
    rejected: (figures?.rejections ?? []).map(({ row, reason }) => ({
      row,
      reason: t(`imports.rejected.${reason}`),
      code: reason,
    })),
    rejectedCount: figures?.rejected ?? 0,
    made: figures?.made ?? {},
    problems: figures?.problems ?? [],
    duplicates: figures?.duplicates ?? null,
    kept: figures?.kept ?? null,
    missing: figures?.missing ?? null,
    withoutCustomer: figures?.withoutCustomer ?? null,
    ownFields: figures?.ownFields ?? [],
    periods: figures?.periods ?? [],
  }
}

/** A question as the refusal of a real run says it, with the flag that answers it. */
const asks = {
  date: 'refusal.importAsksDate',
  decimal: 'refusal.importAsksDecimal',
  country: 'refusal.importAsksCountry',
  kind: 'refusal.importAsksKind',
  stages: 'refusal.importAsksStages',
  currency: 'refusal.importAsksCurrency',
  year: 'refusal.importAsksYear',
} as const
type Asked = ImportState['tables'][number]['questions'][number]

type Line = ReturnType<typeof fileOf> & { questions?: Asked[] }

function line(tools: Tools, file: Line, stages = ''): string {
  const { t } = tools
  const { name, table, kind, rows, created, updated, unchanged, rejectedCount } = file
  const head = t('imports.said.file', {
    file: name === table ? name : `${name} · ${table}`,
    kind: kind ? t(`imports.kind.${kind}`) : '?',
    count: rows,
    created,
    updated,
    unchanged,
    rejected: rejectedCount,
  })
  const rejected = file.rejected.slice(0, 20).map((one) => `  ${t('imports.rowColumn')} ${one.row}: ${one.reason}`)
  const asked = (file.questions ?? []).map((question) => `  ${askedIn(tools, { ...question, file: name }, stages)}`)
  const periods = file.periods.map(
    ({ unit, headers }) =>
      `  ${t(`imports.periods.${unit}`, { count: headers.length, first: headers[0]!, last: headers.at(-1)! })}`,
  )
  return [head, ...periods, ...asked, ...rejected, ...particulars(tools, file)].join('\n')
}

/** Waits until the import has left these states; works the jobs off itself where no server runs. */
async function whenDone(tools: Tools, id: string, busy: ImportState['state'][]): Promise<ImportState> {
  let told = -1
  for (;;) {
    await tools.finishJobs()
    const state = await tools.call.getImport({ id })
    if (!busy.includes(state.state)) return state
    const done = state.progress?.done ?? 0
    if (state.progress && done !== told) tools.say(tools.t('imports.said.progress', { done, of: state.progress.of }))
    told = done
    await wait(300)
  }
}
