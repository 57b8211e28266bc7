import type { Kind, Target } from '#features/imports/fields.ts'
import type { DaySum, SumSpan } from '#features/imports/sums.ts'
import type { ListColumn, ListRow } from '../list.ts'
import type { ListKindName, Value } from '../rules.ts'

/** Kinds whose sheets come back as they came in; the others are only shown there, even where they have a list of their own. */
export const shapeKinds = [
  'customers',
  'persons',
  'tasks',
  'opportunities',
  'products',
] as const satisfies ListKindName[]
export type ShapeKind = (typeof shapeKinds)[number]

/** A record as it is stored, or as a list has it. */
export type Row = ListRow & Record<string, unknown>

/** What a row of a sheet is made of: its own record (none where a list of persons names a company alone), and what came with it. */
export type ShapeRow = ListRow & {
  own: Row | null
  customer: Row | null
  person: Row | null
  task: Row | null
  activity: Row | null
  sums: DaySum[]
}

/** The columns of every list, by kind, and the word for a code that no list has a column for. */
export type Standard = Record<ShapeKind, ReadonlyMap<string, ListColumn<ListRow>>> & {
  say: (of: 'activity' | 'origin' | 'lead' | 'deal' | 'outcome', code: unknown) => Value
}

/** A table as it came in. */
export type ShapeTable = {
  kind: Kind
  headers: string[]
  targets: (Target | null)[]
  /** The time that a column with revenue of one names. */
  spans: (SumSpan | null)[]
  currency: string
  /** Columns that held numbers or days in their sheet. */
  plain: boolean[]
}

export function isShapeKind(kind: Kind): kind is ShapeKind {
  return shapeKinds.some((one) => one === kind)
}
