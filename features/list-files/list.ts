import { createHash } from 'node:crypto'
import { idHeader } from '#features/imports/readers/layout.ts'
import type { Context } from '#platform/actions/context.ts'
import { writeCsv } from '#platform/csv.ts'
import {
  type HiddenSheet,
  type ShownSheet,
  type WorkbookCell,
  type WorkbookColumn,
  writeSheets,
} from '#platform/workbook.ts'
import type { FileAnswer } from '#shared/contract.ts'
import { translatorFor } from '#shared/translate.ts'
import { messages } from './messages.ts'
import {
  comparable,
  type Form,
  type ListKindName,
  type Meaning,
  uniqueHeaders,
  type Value,
  writeStand,
} from './rules.ts'

/** A column of a list: how it is written, and how a changed cell is understood. */
export type ListColumn<Row> = Partial<Meaning> & {
  /** Stays the same whatever the header says. */
  key: string
  header: string
  width?: number
  /** Each cell as it is, a number, a day or a text. */
  plain?: true
  /** Shown only: a changed cell is named, not taken over. `new`: taken for new rows. */
  fixed?: true | 'new'
  value: (row: Row) => Value
  /** Reads what the form alone would not understand; none: as the form says. */
  read?: (cell: string | number, row: Row | null) => Value | undefined
}

/** A row that can be found again. */
export type ListRow = { id: string; version: number }

/** One kind of list as the way back needs it. */
export type ListKind<Row extends ListRow = ListRow> = {
  name: ListKindName
  /** Columns with these keys among them (own fields are known by their names). */
  columns(ctx: Context, keys: readonly string[]): Promise<ListColumn<Row>[]>
  /** Those of these records that are there and that the actor may read. */
  find(ctx: Context, ids: string[]): Promise<Row[]>
  label(row: Row): string
  /** Which column names a new row. */
  labelKey: string
  /** The problem with a value, as far as the field itself can tell; none: fine. */
  check(values: Record<string, Value>, row: Row | null): boolean
  /** Writes; permission and everything else is refused as in any other place. */
  change(ctx: Context, row: Row, values: Record<string, Value>): Promise<unknown>
  create(ctx: Context, values: Record<string, Value>): Promise<{ id: string }>
  remove(ctx: Context, id: string): Promise<unknown>
}

export const infoSheet = 'Bordmittel'
export const standHeader = 'Bordmittel-Stand'
export const marker = 'bordmittel-list/1'

/** The headers of the hidden columns of the nth list of a workbook, and the name of the hidden sheet about it. */
export function namesOfList(nth: number): { id: string; stand: string; info: string } {
  const behind = nth === 1 ? '' : ` ${nth}`
  return { id: `${idHeader}${behind}`, stand: `${standHeader}${behind}`, info: `${infoSheet}${behind}` }
}

/** What a list says about itself on its hidden sheet. */
export type ListInfo = {
  marker: string
  /** `null`: a sheet that is only shown. */
  kind: ListKindName | null
  /** Which list of its workbook, from 1 on, and what its sheet is called; lists that stand alone do not say it. */
  nth?: number
  sheet?: string
  /** What it was exported as: one of the kinds, or a view of one (the contact list). */
  list: string
  at: string
  by: string
  filter: object
  /** Of which company: a list of another one is an import. */
  house: string
  /** Whether rows that are not in it any more may mean that they are to go. */
  whole: boolean
}

/** Tells one company's lists from those of another, without giving anything away. */
export function houseOf(ctx: Context): string {
  return createHash('sha256')
    .update(`list ${String(ctx.settings.authSecret ?? '')}`)
    .digest('base64url')
    .slice(0, 16)
}

/** One list as a sheet of a workbook. */
export type WrittenSheet<Row extends ListRow> = {
  kind: ListKindName | null
  list?: string
  whole?: boolean
  filter: object
  columns: readonly ListColumn<Row>[]
  rows: AsyncIterable<Row>
}

type Written<Row extends ListRow> = WrittenSheet<Row> & {
  /** File name without its ending. */
  name: string
  /** CSV carries no hidden columns: it does not come back. */
  format?: 'xlsx' | 'csv'
}

/**
 * Writes a list as a workbook that may come back: a hidden column with the record of each row, one with how
 * it stood, and a hidden sheet that says what the list is, of when and with which filter.
 */
export async function writeList<Row extends ListRow>(ctx: Context, list: Written<Row>): Promise<FileAnswer> {
  if (list.format !== 'csv') {
    const { shown, info } = asSheet(ctx, list, 1, {})
    return await writeSheets(list.name, [{ ...shown, name: list.name }], [info])
  }
  const { columns } = list
  const headers = uniqueHeaders(columns.map((column) => column.header))
  return await writeCsv(list.name, writtenColumns(columns, headers), plainRows())

  async function* plainRows(): AsyncGenerator<WorkbookCell[]> {
    for await (const row of list.rows) yield columns.map((column) => shown(column.value(row), column))
  }
}

type SheetParts = { shown: ShownSheet; info: HiddenSheet }

/** A workbook of several lists, each a sheet that may come back or is shown (`kind: null`), in their order. */
export async function writeListSheets(name: string, sheets: readonly SheetParts[]): Promise<FileAnswer> {
  return await writeSheets(
    name,
    sheets.map(({ shown }) => shown),
    sheets.map(({ info }) => info),
  )
}

/** The nth list of a workbook as a sheet, with the hidden one about it. */
export function sheetOfList<Row extends ListRow>(
  ctx: Context,
  list: WrittenSheet<Row>,
  { nth, ...sheet }: { nth: number } & Pick<ShownSheet, 'name' | 'hidden' | 'above'>,
): SheetParts {
  const { shown, info } = asSheet(ctx, list, nth, { nth, sheet: sheet.name })
  return { shown: { ...shown, ...sheet }, info }
}

function asSheet<Row extends ListRow>(
  ctx: Context,
  list: WrittenSheet<Row>,
  nth: number,
  place: Pick<ListInfo, 'nth' | 'sheet'>,
): { shown: Omit<ShownSheet, 'name'>; info: HiddenSheet } {
  const t = translatorFor(ctx.actor.language, messages[ctx.actor.language])
  const { columns } = list
  const headers = uniqueHeaders(columns.map((column) => column.header))
  const names = namesOfList(nth)
  const ids: string[] = []
  const info: ListInfo = {
    marker,
    kind: list.kind,
    ...place,
    list: list.list ?? list.kind ?? 'shown',
    at: ctx.now,
    by: ctx.actor.name,
    filter: list.filter,
    house: houseOf(ctx),
    whole: list.whole ?? true,
  }
  const written: WorkbookColumn[] = [
    ...writtenColumns(columns, headers),
    { header: names.id, hidden: true },
    { header: names.stand, hidden: true },
  ]
  return { shown: { columns: written, rows: rows() }, info: { name: names.info, rows: infoRows } }

  async function* rows(): AsyncGenerator<WorkbookCell[]> {
    for await (const row of list.rows) {
      ids.push(row.id)
      const values = columns.map((column) => column.value(row))
      const compared = values.map((value, at) => comparable(value, meaningOf(columns[at] as ListColumn<Row>)))
      yield [
        ...values.map((value, at) => shown(value, columns[at] as ListColumn<Row>)),
        row.id,
        writeStand(row.version, compared),
      ]
    }
  }

  function* infoRows(): Generator<WorkbookCell[]> {
    yield [t('listFiles.infoSheet')]
    yield [plainJson(info)]
    for (const [at, { key, form, fixed }] of columns.entries())
      yield [plainJson({ key, header: headers[at], ...(fixed === true ? { shown: form ?? 'text' } : {}) })]
    for (const id of ids) yield [id]
  }
}

/** Columns as a workbook writes them. */
export function writtenColumns<Row>(columns: readonly ListColumn<Row>[], headers: readonly string[]): WorkbookColumn[] {
  return columns.map((column, at) => ({
    header: headers[at] as string,
    kind: column.plain ? 'plain' : kinds[column.form ?? 'text'],
    ...(column.width ? { width: column.width } : {}),
    ...(column.choices && !column.fixed ? { choices: column.choices.map((choice) => choice.words[0] ?? '') } : {}),
  }))
}

const kinds = { text: 'text', many: 'text', choice: 'text', number: 'number', money: 'money', day: 'day' } as const

/** How the cells of a column are read. */
export function meaningOf<Row>(column: ListColumn<Row>): Meaning {
  return { form: column.form ?? 'text', choices: column.choices }
}

/** A value as a cell shows it: the word of a choice, everything else as it is. */
export function shown<Row>(value: Value, column: ListColumn<Row>): Value {
  if (value === null || column.form !== 'choice') return value
  return column.choices?.find((choice) => choice.code === value)?.words[0] ?? value
}

/** JSON that no reader of sheets changes: only signs that every cell keeps. */
function plainJson(value: object): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Choices from words of both languages, those of the reader first. */
export function choicesOf(
  codes: readonly string[],
  ...words: readonly ((code: string) => string)[]
): { form: Form; choices: { code: string; words: string[] }[] } {
  return { form: 'choice', choices: codes.map((code) => ({ code, words: words.map((word) => word(code)) })) }
}

/** Colleagues as choices; two of one name are told apart by their addresses. */
export function colleaguesOf(members: readonly { id: string; name: string; email?: string | null }[]) {
  const names = Map.groupBy(members, (member) => member.name)
  return {
    form: 'choice' as const,
    choices: members.map(({ id, name, email }) => ({
      code: id,
      words: (names.get(name) ?? []).length > 1 ? [`${name} (${email ?? id.slice(-4)})`] : [name],
    })),
  }
}
