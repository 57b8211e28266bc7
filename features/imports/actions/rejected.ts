import type { Context } from '#platform/actions/context.ts'
import type { FileAnswer } from '#shared/contract.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import type { ImportContent } from '../content.ts'
import { messages } from '../messages.ts'
import type { Cell } from '../readers/tables.ts'
import type * as importSql from '../sql/imports.ts'
import * as rowSql from '../sql/rows.ts'
import { openTables } from './files.ts'

const mostRows = 20_000

/** The rejected rows as they stood in their files, with the reason in the first column; a sheet per table. */
export async function rejectedWorkbook(ctx: Context, row: importSql.ImportRecord): Promise<FileAnswer> {
  const { writeXlsx } = await import('hucre/xlsx')
  const t = translatorFor(ctx.actor.language, messages[ctx.actor.language])
  const content = JSON.parse(row.content) as ImportContent
  const rejected = Map.groupBy(
    await rowSql.listRows(ctx.db, row.id, 'rejected', null, mostRows),
    (one) => one.tableIndex,
  )
  if (rejected.size === 0) throw new Refusal('importNothingRejected')
  const sheets = []
  for (const [index, rows] of rejected) {
    const reasons = new Map(
      rows.map((one) => [one.number, one.detail ? (JSON.parse(one.detail).reason as string) : '']),
    )
    const { fileId, indexInFile, name } = content.tables[index]!
    const table = (await openTables(ctx.db, content.files.find((file) => file.id === fileId)!))[indexInFile]!
    const cells: Cell[][] = [[t('imports.reasonColumn'), t('imports.rowColumn'), ...table.columns]]
    for await (const chunk of table.rows()) {
      for (const one of chunk) {
        const reason = reasons.get(one.number)
        if (reason !== undefined) cells.push([t(`imports.rejected.${reason}`), one.number, ...one.cells])
      }
    }
    sheets.push({ name: `${index + 1} ${name.replace(/[\\/*?:[\]]/g, ' ')}`.slice(0, 31), rows: cells })
  }
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name: `${t('imports.rejectedFile')}.xlsx`, type, bytes: new Uint8Array(await writeXlsx({ sheets })) }
}
