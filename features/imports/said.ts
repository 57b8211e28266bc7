import type { Translate } from '#shared/translate.ts'
import type { ImportState, TableFigures } from './contract.ts'

const mostNamed = 10

type Figures = {
  [K in 'problems' | 'duplicates' | 'kept' | 'missing']: TableFigures[K] | null
} & { withoutCustomer: TableFigures['withoutCustomer'] | null }

/** What the command line says of a table beside its figures: who may be there twice, what did not fit, whose customer is not known. */
export function particulars({ t }: { t: Translate }, file: Figures): string[] {
  const { problems, duplicates, kept, missing, withoutCustomer } = file
  const rowed = (row: number, text: string) => `    ${t('imports.rowColumn')} ${row}: ${text}`
  const named = <One>(key: string, count: number, examples: One[], say: (one: One) => string) => {
    const rest = count - Math.min(examples.length, mostNamed)
    const more = rest > 0 ? [`    ${t('imports.said.more', { count: rest })}`] : []
    return count === 0 ? [] : [`  ${t(key, { count })}`, ...examples.slice(0, mostNamed).map(say), ...more]
  }
  const probably = duplicates?.examples.filter((one) => one.verdict === 'probably') ?? []
  return [
    ...(problems ?? []).flatMap(({ code, column, count, examples }) =>
      examples
        .slice(0, 1)
        .map(({ row, value }) =>
          code === 'errorOfSheet'
            ? `  ${t('imports.said.errors', { column, count, example: value })}`
            : `  ${t('imports.said.problem', { count, column, row, value })}`,
        ),
    ),
    ...(duplicates?.same ? [`  ${t('imports.said.same', { count: duplicates.same })}`] : []),
    ...named('imports.said.probably', duplicates?.probably ?? 0, probably, (one) =>
      rowed(one.row, `${one.name} – ${one.other}`),
    ),
    ...named('imports.said.kept', kept?.count ?? 0, kept?.examples ?? [], (one) =>
      rowed(one.row, `${one.ours} – ${one.theirs}`),
    ),
    ...named('imports.said.missing', missing?.count ?? 0, missing?.examples ?? [], (one) => rowed(one.row, one.name)),
    ...named('imports.said.without', withoutCustomer?.count ?? 0, withoutCustomer?.examples ?? [], (one) =>
      rowed(one.row, one.name),
    ),
  ]
}

/** Tables that nobody chose and no note speaks of: that they are left out is said, and how to take them along. */
export function leftTables({ t }: { t: Translate }, { files, tables }: ImportState): string[] {
  const said = new Set(files.flatMap((file) => file.notes.map(({ params }) => `${file.name}#${params.table}`)))
  return tables
    .filter((table) => !table.used && table.rowCount > 0 && !said.has(`${table.file}#${table.name}`))
    .map(({ file, name, rowCount }) => t('imports.said.left', { file, table: name, count: rowCount }))
}
