import { homeOf } from '#features/imports/actions/home.ts'
import { ownImport } from '#features/imports/actions/view.ts'
import { type ImportContent, spansOf, yearOf } from '#features/imports/content.ts'
import type { ImportReport } from '#features/imports/contract.ts'
import type { Cell } from '#features/imports/readers/tables.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import type { WorkbookCell } from '#platform/workbook.ts'
import { type Day, dayOf, isDay } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { kindOf } from '../kinds.ts'
import { sheetOfList, writeListSheets } from '../list.ts'
import { messages } from '../messages.ts'
import { mostSheetsBack } from '../rows.ts'
import { shapeColumns } from './columns.ts'
import type { contract } from './contract.ts'
import { asWritten, LeftTables, type PlainRow, plainColumns } from './left.ts'
import { Rows } from './records.ts'
import { isShapeKind, type ShapeRow, type ShapeTable, type Standard, shapeKinds } from './table.ts'

export const actions: Actions<typeof contract> = {
  async exportInShape(ctx, { id }) {
    const row = await ownImport(ctx, id)
    if (!row.finishedAt || row.undoneAt || !row.report) throw new Refusal('notFound')
    const content = JSON.parse(row.content) as ImportContent
    const report = JSON.parse(row.report) as ImportReport
    const tables = await tablesOf(ctx, content, report, dayOf(row.startedAt ?? row.createdAt, ctx.timeZone))
    if (!tables.some(({ table }) => table)) throw new Refusal('notFound')
    const standard = await standardColumns(ctx)
    const left = new LeftTables(ctx, content)
    let back = 0
    const sheets = tables.map(({ name, hidden, above, index, headers, table }, at) => {
      const place = { nth: at + 1, name, hidden, above }
      const filter = { importId: id }
      if (!table) {
        const list = { kind: null, filter, columns: plainColumns(headers), rows: left.rows(index) }
        return sheetOfList<PlainRow>(ctx, list, place)
      }
      const kind = isShapeKind(table.kind) && back < mostSheetsBack ? table.kind : null
      if (kind) back += 1
      const list = { kind, filter, columns: shapeColumns(table, standard), rows: new Rows(ctx, id, table) }
      return sheetOfList<ShapeRow>(ctx, list, place)
    })
    const name = (content.files[0]?.name ?? tables[0]?.name ?? '').replace(/\.[^.]+$/, '')
    return await writeListSheets(`${name} ${ctx.today}`, sheets)
  },
}

/** A table as it came in; `table` where it was brought in, as what it was then. */
type Sheet = {
  name: string
  hidden: boolean
  above: WorkbookCell[][]
  index: number
  headers: string[]
  table: (ShapeTable & { index: number }) | null
}

/** The tables of an import in their order. Those left out come along where they were sheets of a workbook. */
async function tablesOf(ctx: Context, content: ImportContent, report: ImportReport, today: Day): Promise<Sheet[]> {
  const { currency } = await homeOf(ctx)
  const formats = new Map(content.files.map((file) => [file.id, file.format]))
  // A workbook shows at least one sheet.
  const shown = content.tables.some((table) => !table.hidden)
  return content.tables.flatMap((table, index): Sheet[] => {
    const { name } = table
    const above = (table.above ?? []).map((line) => line.map(asWritten))
    const headers = table.profiles.map((profile) => profile.header)
    const isSheet = /^xlsx?$/.test(formats.get(table.fileId) ?? '')
    const hidden = isSheet && table.hidden && shown
    const kind = report.tables.find((one) => one.index === index)?.kind
    const targets = table.ran
    if (!kind || !targets) {
      return isSheet ? [{ name, hidden, above, index, headers, table: null }] : []
    }
    const { answers } = table.chosen
    const year = answers.year ?? yearOf(table)
    const spans = spansOf(table, { targets, year }, today)
    const plain = table.profiles.map(({ samples }) => isSheet && samples.length > 0 && samples.every(isPlain))
    const shape = { index, kind, headers, targets, spans, currency: answers.currency ?? currency, plain }
    return [{ name, hidden, above, index, headers, table: shape }]
  })
}

function isPlain(sample: Cell): boolean {
  return typeof sample === 'number' || (typeof sample === 'string' && isDay(sample))
}

async function standardColumns(ctx: Context): Promise<Standard> {
  const t = translatorFor(ctx.actor.language, messages[ctx.actor.language])
  const say: Standard['say'] = (of, code) => (code ? t(`listFiles.${of}.${code}` as 'listFiles.activity.call') : null)
  const standard = { say } as Standard
  for (const kind of shapeKinds) {
    const columns = await kindOf(kind).columns(ctx, [])
    standard[kind] = new Map(columns.map((column) => [column.key, column]))
  }
  return standard
}
