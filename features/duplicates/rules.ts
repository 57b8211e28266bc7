/** What can be there twice. */
export const duplicateRecords = ['customers', 'persons'] as const
export type DuplicateRecord = (typeof duplicateRecords)[number]

/** Fields of which a merge takes one value; `address` stands for street, postcode, city and country together. */
export const mergeFields = {
  customers: [
    'name',
    'customerNumber',
    'address',
    'web',
    'vatId',
    'standing',
    'mode',
    'class',
    'ownerId',
    'insideSalesId',
    'parentId',
    'branch',
    'size',
    'region',
    'source',
    'potential',
    'rhythmDays',
  ],
  persons: ['lastName', 'firstName', 'salutation', 'title', 'customerId', 'function', 'birthday', 'language'],
} as const
export type MergeField = (typeof mergeFields)[DuplicateRecord][number]

/** Columns that go together. */
const parts: Partial<Record<string, readonly string[]>> = {
  address: ['street', 'postcode', 'city', 'country'],
  class: ['class', 'classReason'],
  potential: ['potential', 'currency'],
}

/** The columns behind a field of a merge. */
export function columnsOf(field: string): readonly string[] {
  return parts[field] ?? [field]
}

type Row = Record<string, unknown> & { id: string }

/**
 * What a record says in a field of a merge, its columns as one text; null where it says nothing: a currency without an
 * amount is no potential, a reason without a class no class. Of an address any part is something.
 */
export function textOf(row: Record<string, unknown>, field: string): string | null {
  const columns = columnsOf(field)
  if (field !== 'address' && !isFilled(row[columns[0] ?? ''])) return null
  return (
    columns
      .map((column) => row[column])
      .filter(isFilled)
      .join(', ') || null
  )
}

/** A record to merge, with when it was last changed and how much hangs on it. */
export type Mergeable = { row: Row; changedAt: string; hanging: number }

/** The record that stays: the one on which most hangs, then the fuller, then the older one. */
export function proposeKept(all: readonly Mergeable[]): string {
  const filled = ({ row }: Mergeable) => Object.values(row).filter((value) => value !== null && value !== '').length
  const [best] = [...all].sort(
    (a, b) => b.hanging - a.hanging || filled(b) - filled(a) || (a.row.id < b.row.id ? -1 : 1),
  )
  return best?.row.id ?? ''
}

/**
 * From which record each field comes unless said otherwise: the fuller one (a value before none, a whole address before
 * a part of it, a longer name before a shorter one and before one in capitals), of two full ones that of the record that was changed last. Standing, mode, class and owner are those of
 * the record that stays.
 */
export function proposeFields(
  record: DuplicateRecord,
  all: readonly Mergeable[],
  keptId: string,
): Record<string, string> {
  const kept = all.find(({ row }) => row.id === keptId) ?? all[0]
  const ordered = [...all].sort((a, b) =>
    a.changedAt > b.changedAt ? -1 : a.changedAt < b.changedAt ? 1 : a === kept ? -1 : 1,
  )
  const keeps: readonly string[] = ['standing', 'mode', 'class', 'ownerId', 'customerId', 'customerNumber']
  return Object.fromEntries(
    mergeFields[record].map((field) => {
      const full = (one: Mergeable) =>
        names.includes(field)
          ? fullness(String(one.row[field] ?? ''))
          : columnsOf(field).filter((column) => isFilled(one.row[column])).length
      const most = Math.max(...all.map(full))
      if (kept && keeps.includes(field) && full(kept) > 0) return [field, kept.row.id]
      return [field, ordered.find((one) => full(one) === most)?.row.id ?? keptId]
    }),
  )
}

const names: readonly string[] = ['name', 'firstName', 'lastName']

function fullness(name: string): number {
  return name === name.toUpperCase() ? name.length / 100 : name.length
}

function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== ''
}

/** Lists of both without what is there already; the ones of the record that stays come first. `keyOf` says what is the same. */
export function united<Item>(lists: readonly (readonly Item[])[], keyOf: (item: Item) => string, most: number): Item[] {
  const kept = new Map<string, Item>()
  for (const item of lists.flat()) if (!kept.has(keyOf(item))) kept.set(keyOf(item), item)
  return [...kept.values()].slice(0, most)
}

/** The notes of all under each other, each once; cut where it becomes too long. */
export function unitedNotes(notes: readonly (string | null)[]): string | null {
  const kept = [...new Set(notes.map((note) => note?.trim()).filter(Boolean))]
  return kept.join('\n\n').slice(0, 5000) || null
}

/** Own fields of all; where two say different things under one name, the second stands beside it as "name (2)". */
export function unitedFields(all: readonly Record<string, string>[]): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of all.flatMap((fields) => Object.entries(fields))) {
    const names = [name, ...[2, 3, 4, 5].map((nr) => `${name.slice(0, 76)} (${nr})`)]
    if (names.some((one) => kept[one] === value)) continue
    const free = names.find((one) => kept[one] === undefined)
    if (free !== undefined) kept[free] = value
  }
  return kept
}
