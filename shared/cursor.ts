import { Refusal } from './refusal.ts'

/** Where a keyset page ended, as one text: the sort key of its last row, then its id. */
export type Cursor<Key extends string | number = string> = [key: Key, id: string]

export function writeCursor(cursor: Cursor<string | number>): string {
  return JSON.stringify(cursor)
}

/** Reads a cursor that we gave out, by its kind of sort key; anything else is refused as `invalidInput`. */
export function readCursor(text: string): Cursor
export function readCursor(text: string, kind: 'number'): Cursor<number>
export function readCursor(text: string, kind: 'string' | 'number'): Cursor<string | number>
export function readCursor(text: string, kind: 'string' | 'number' = 'string'): Cursor<string | number> {
  try {
    const [key, id, ...rest] = JSON.parse(text)
    if (typeof key === kind && typeof id === 'string' && rest.length === 0) return [key, id]
  } catch {
    // Falls through to the refusal.
  }
  throw new Refusal('invalidInput', { field: 'after', problem: 'cursor', detail: '' })
}
