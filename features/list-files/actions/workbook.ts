import type { PrepareTools } from '#platform/actions/runner.ts'
import type { ListFileState } from '../contract.ts'
import type { ListInfo } from '../list.ts'
import type { OpenedWorkbook } from '../read.ts'
import { mostSheetsBack, numberOf, placeOf } from '../rows.ts'
import type { ListKindName } from '../rules.ts'
import { type Compared, compareList, type Difference } from './compare.ts'
import { findDoubles } from './doubles.ts'

/** What is stored of a comparison beside its rows. */
export type Content = {
  info: ListInfo
  counts: ListFileState['counts']
  ignored: ListFileState['ignored']
  unknown: string[]
  columns: ListFileState['columns']
  /** The sheets that may be taken over, in the order in which that is done. */
  sheets: ListFileState['sheets']
}

type ComparedWorkbook = { content: Content; differences: Difference[]; doubles: Set<number> }

/** Compares all lists of a workbook that came back; their rows are counted through. */
export async function compareWorkbook(workbook: OpenedWorkbook, tools: PrepareTools): Promise<ComparedWorkbook> {
  const compared: Compared[] = []
  for (const list of workbook.lists) compared.push(await compareList(list, tools))
  const sheets: Content['sheets'] = []
  const differences: Difference[] = []
  const columns: Content['columns'] = []
  for (const one of compared) {
    const { kind, sheet } = one.info
    if (kind === null || sheets.length >= mostSheetsBack) continue
    const at = sheets.push({ name: sheet ?? '', kind }) - 1
    columns.push(...one.columns.map((column) => ({ ...column, sheet: at })))
    differences.push(...one.differences.map((row) => ({ ...row, number: numberOf(at, row.number) })))
  }
  const several = workbook.lists.length > 1
  const inSheet = ({ info }: Compared) => (several && info.sheet ? { sheet: info.sheet } : {})
  const content: Content = {
    info: (compared.find(({ info }) => info.kind !== null) ?? compared[0])?.info as ListInfo,
    counts: sumOf(compared),
    ignored: [
      ...compared.flatMap((one) => one.ignored.map((ignored) => ({ ...inSheet(one), ...ignored }))),
      ...workbook.added.map(({ sheet, rows }) => ({ sheet, header: null, count: rows })),
      ...workbook.gone.map((sheet) => ({ sheet, header: null, count: 0 })),
    ],
    unknown: compared.flatMap((one) => one.unknown),
    columns,
    sheets,
  }
  return { content, differences, doubles: await doublesOf(sheets, differences, tools) }
}

function sumOf(compared: Compared[]): Content['counts'] {
  const counts = { rows: 0, changed: 0, cells: 0, conflicts: 0, new: 0, missing: 0, gone: 0, wrong: 0 }
  for (const one of compared)
    for (const what of Object.keys(counts) as (keyof typeof counts)[]) counts[what] += one.counts[what]
  return counts
}

async function doublesOf(
  sheets: Content['sheets'],
  differences: readonly Difference[],
  tools: PrepareTools,
): Promise<Set<number>> {
  const kinds = new Set(sheets.map(({ kind }) => kind))
  const found = new Set<number>()
  for (const kind of kinds) {
    const some = differences.filter(({ number }) => kindOfRow(sheets, number) === kind)
    for (const number of await findDoubles(kind, some, tools)) found.add(number)
  }
  return found
}

/** What the record of a row is, by the sheet in which it stands. */
export function kindOfRow(sheets: Content['sheets'], number: number): ListKindName {
  const { kind } = sheets[placeOf(number).sheet] ?? {}
  if (!kind) throw new Error(`row ${number} stands in no sheet`)
  return kind
}

/** What was stored, also by earlier versions, which knew one list per workbook. */
export function readContent(text: string): Content {
  const stored = JSON.parse(text) as Partial<Content> & Pick<Content, 'info' | 'counts' | 'unknown'>
  const { kind, sheet } = stored.info
  return {
    ...stored,
    ignored: stored.ignored ?? [],
    sheets: stored.sheets ?? (kind ? [{ name: sheet ?? '', kind }] : []),
    columns: (stored.columns ?? []).map((column) => ({ ...column, sheet: column.sheet ?? 0 })),
  }
}
