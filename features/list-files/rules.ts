import { cleanText } from '#features/imports/readers/tables.ts'
import { readAmount } from '#features/imports/values/amounts.ts'
import { readDay } from '#features/imports/values/dates.ts'
import type { Day } from '#shared/days.ts'
import { fold } from '#shared/text.ts'

/** The lists that go out and come back. */
export const listKinds = [
  'customers',
  'persons',
  'tasks',
  'opportunities',
  'complaints',
  'samples',
  'products',
  'leads',
] as const
export type ListKindName = (typeof listKinds)[number]

/** A value as it is compared: text, number, minor units, day, code of a choice. */
export type Value = string | number | null
/** A cell as the sheet has it. */
export type SheetCell = string | number | boolean | null

/** A choice: what is stored, and the words it may have in a cell; the first one is written. */
export type Choice = { code: string; words: readonly string[] }

/** How the cells of a column are meant. `many`: several values with ";" between them. */
export const listForms = ['text', 'number', 'money', 'day', 'many', 'choice'] as const
export type Form = (typeof listForms)[number]
export type Meaning = { form: Form; choices?: readonly Choice[] | undefined }

/** Why a cell cannot be taken; `value`: the field itself refuses it. */
export const wrongs = ['number', 'amount', 'day', 'choice', 'value'] as const
export type Wrong = (typeof wrongs)[number]

/** What a cell says, in the form in which it is stored; or why it says nothing that can be stored. */
export function readCell(cell: SheetCell, { form, choices }: Meaning, today: Day): { value: Value } | { wrong: Wrong } {
  const text = cell === null ? null : cleanText(String(cell))
  if (text === null) return { value: null }
  switch (form) {
    case 'text':
      return { value: text }
    case 'many':
      return { value: normalMany(text) }
    case 'number': {
      const plain = typeof cell === 'number' ? cell : Number(text.replace(',', '.'))
      return Number.isFinite(plain) ? { value: plain } : { wrong: 'number' }
    }
    case 'money': {
      const amount = readAmount(typeof cell === 'number' ? cell : text, ',')
      return amount ? { value: amount.minor } : { wrong: 'amount' }
    }
    case 'day': {
      const day = readDay(typeof cell === 'number' ? cell : text, 'dmy', today)
      return day ? { value: day.day } : { wrong: 'day' }
    }
    case 'choice': {
      const key = fold(text)
      const found =
        choices?.find((choice) => fold(choice.words[0] ?? '') === key) ??
        choices?.find((choice) => choice.code === text || choice.words.some((word) => fold(word) === key))
      return found ? { value: found.code } : { wrong: 'choice' }
    }
  }
}

/** A stored value in the form in which cells are compared with it: what no cell can hold does not count as a difference. */
export function comparable(value: Value, { form }: Meaning): Value {
  if (value === null || value === '') return null
  if (form === 'text' || form === 'choice') return cleanText(String(value))
  return form === 'many' ? normalMany(String(value)) : value
}

/** Several values of one cell, each once, in their order. */
export function manyOf(value: Value): string[] {
  const parts = String(value ?? '').split(/[;\n]/)
  return [...new Set(parts.map((part) => part.trim()).filter(Boolean))]
}

function normalMany(text: string): Value {
  return cleanText(manyOf(text).join('; '))
}

/**
 * A short sign of a value, by which it is seen later whether a cell was changed in the file and whether the
 * value was changed in the house. 53 bits: two different values look alike once in 10¹⁵.
 */
export function fingerprint(value: Value): string {
  if (value === null) return ''
  const text = String(value)
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}

/** How a row stood when it was written: its version and a sign for each of its columns, in their order. */
export function writeStand(version: number, values: readonly Value[]): string {
  return [version, ...values.map((value) => fingerprint(value) || '-')].join(' ')
}

export type Stand = { version: number; signs: readonly string[] }

/** What `writeStand` wrote; none if the cell was lost or changed. */
export function readStand(text: SheetCell, columns: number): Stand | null {
  const [version, ...signs] = String(text ?? '').split(' ')
  if (signs.length !== columns || !/^\d+$/.test(version ?? '')) return null
  return { version: Number(version), signs: signs.map((sign) => (sign === '-' ? '' : sign)) }
}

/** What happened to a cell since the list was written: `conflict` means on both sides, and differently. */
export type CellChange = 'same' | 'changed' | 'conflict'

/**
 * Compares one cell three ways: the file now, the house now, and the sign of both when the list was written.
 * Without that sign a difference is a change if the record has its old version still, else a conflict.
 */
export function compareCell(theirs: Value, ours: Value, sign: string | null, sameVersion: boolean): CellChange {
  if (theirs === ours) return 'same'
  if (sign === null) return sameVersion ? 'changed' : 'conflict'
  if (fingerprint(theirs) === sign) return 'same'
  return fingerprint(ours) === sign ? 'changed' : 'conflict'
}

/** Headers each once: a second "Telefon" is called "Telefon (2)", as readers of sheets call it too. */
export function uniqueHeaders(headers: readonly string[]): string[] {
  const taken = new Set<string>()
  return headers.map((header) => {
    const base = header.replace(/\s+/g, ' ').trim() || '–'
    let name = base
    for (let n = 2; taken.has(fold(name)); n += 1) name = `${base} (${n})`
    taken.add(fold(name))
    return name
  })
}

/** Why a new row is not simply created: it is there already, in the stock or further up in the list. */
export const doubleReason = 'listFileDouble'

/** The id of a row of a sheet: its record; `several` where the record has a row for each of its persons. */
export function idOfRow(recordId: string, several: number): string {
  return several === 0 ? recordId : `${recordId}#${several + 1}`
}

/** The record of a row. */
export function recordOf(id: string): string {
  return id.split('#')[0] as string
}

/** The id of a row that is only shown in its sheet: of another record, or of none. */
export function shownId(record: string, id: string | number): string {
  return `${record}:${id}`
}

/** Whether a row is only shown. */
export function isShown(id: string): boolean {
  return id.includes(':')
}
