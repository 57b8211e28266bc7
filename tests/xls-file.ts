import { writeCompoundFile } from './compound-file.ts'

/** A number; a day as Excel's count; a text; yes or no; `null`; what a formula came to. */
type Value = string | number | boolean | null | { day: number } | { formula: string | number | boolean }
export type XlsTestSheet = { name: string; rows: Value[][]; hidden?: true }

const u16 = (value: number) => [value & 255, (value >> 8) & 255]
const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)]
const double = (value: number) => [...new Uint8Array(new Float64Array([value]).buffer)]
const record = (type: number, data: number[]) => [...u16(type), ...u16(data.length), ...data]
const wide = (text: string) => [...Buffer.from(text, 'utf16le')]
const begin = (kind: number) => record(0x809, [...u16(0x600), ...u16(kind), ...u32(0), ...u32(0), ...u32(0)])
const end = record(0x0a, [])

/** The bytes of a workbook of Excel 97–2003; its texts are cut into pieces of `piece` bytes, as Excel cuts them at 8,224. */
export function writeXls(
  sheets: XlsTestSheet[],
  options: { password?: true; from1904?: true; piece?: number; version?: number; oneStart?: true } = {},
): Buffer {
  const texts: string[] = []
  const parts = sheets.map(({ rows }) => sheetRecords(rows, texts))
  const head = (starts: number[]) => [
    ...record(0x809, [...u16(options.version ?? 0x600), ...u16(5), ...u32(0), ...u32(0), ...u32(0)]),
    ...(options.password ? record(0x2f, u16(1)) : []),
    ...(options.from1904 ? record(0x22, u16(1)) : []),
    ...record(0x41e, [...u16(164), ...u16(10), 0, ...Buffer.from('dd.mm.yyyy')]),
    ...record(0xe0, [...u16(0), ...u16(0), ...new Array(16).fill(0)]),
    ...record(0xe0, [...u16(0), ...u16(164), ...new Array(16).fill(0)]),
    ...sheets.flatMap(({ name, hidden }, at) =>
      record(0x85, [...u32(starts[options.oneStart ? 0 : at] ?? 0), hidden ? 1 : 0, 0, name.length, 1, ...wide(name)]),
    ),
    ...textRecords(texts, options.piece ?? 8000),
    ...end,
  ]
  const starts: number[] = []
  let at = head([]).length
  for (const part of parts) {
    starts.push(at)
    at += part.length
  }
  return writeCompoundFile({ Workbook: Uint8Array.from([...head(starts), ...parts.flat()]) })
}

function sheetRecords(rows: Value[][], texts: string[]): number[] {
  const records = [...begin(0x10)]
  for (const [row, values] of rows.entries()) {
    for (const [column, value] of values.entries()) {
      const place = (style: number) => [...u16(row), ...u16(column), ...u16(style)]
      if (typeof value === 'string') {
        if (!texts.includes(value)) texts.push(value)
        records.push(...record(0xfd, [...place(0), ...u32(texts.indexOf(value))]))
      } else if (typeof value === 'boolean') records.push(...record(0x205, [...place(0), value ? 1 : 0, 0]))
      else if (typeof value === 'number' && Number.isInteger(value * 100) && Math.abs(value) < 1e6)
        // In hundredths where it is no whole number.
        records.push(
          ...record(0x27e, [
            ...place(0),
            ...u32(
              ((Math.round(Number.isInteger(value) ? value : value * 100) << 2) | (Number.isInteger(value) ? 2 : 3)) >>>
                0,
            ),
          ]),
        )
      else if (typeof value === 'number') records.push(...record(0x203, [...place(0), ...double(value)]))
      else if (value && 'day' in value) records.push(...record(0x203, [...place(1), ...double(value.day)]))
      else if (value) records.push(...formulaRecords(place(0), value.formula))
    }
  }
  return [...records, ...end]
}

function formulaRecords(place: number[], result: string | number | boolean): number[] {
  const tail = [...u16(0), ...u32(0), ...u16(0)]
  if (typeof result === 'number') return record(0x06, [...place, ...double(result), ...tail])
  if (typeof result === 'boolean') return record(0x06, [...place, 1, 0, result ? 1 : 0, 0, 0, 0, 0xff, 0xff, ...tail])
  return [
    ...record(0x06, [...place, 0, 0, 0, 0, 0, 0, 0xff, 0xff, ...tail]),
    ...record(0x207, [...u16(result.length), 1, ...wide(result)]),
  ]
}

/** The shared texts; one that is cut goes on behind a byte that says how wide its characters are. */
function textRecords(texts: string[], most: number): number[] {
  const pieces: number[][] = [[...u32(texts.length), ...u32(texts.length)]]
  for (const text of texts) {
    if (pieces.at(-1)!.length + 5 > most) pieces.push([])
    pieces.at(-1)!.push(...u16(text.length), 1)
    for (const character of text.split('')) {
      if (pieces.at(-1)!.length + 2 > most) pieces.push([1])
      pieces.at(-1)!.push(...wide(character))
    }
  }
  return pieces.flatMap((piece, at) => record(at === 0 ? 0xfc : 0x3c, piece))
}
