import type { Kind, Target } from '#features/imports/fields.ts'
import { type DaySum, knownOf, type SumSpan } from '#features/imports/sums.ts'
import type { Day } from '#shared/days.ts'
import { type ListColumn, type ListRow, shown } from '../list.ts'
import { type Form, type ListKindName, listKinds, type Value } from '../rules.ts'

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

/** The columns of every list, by kind. */
export type Standard = Record<ListKindName, ReadonlyMap<string, ListColumn<ListRow>>>

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

/** Where a field of an import stands in the list of its kind, if it has another name there. */
const named: Partial<Record<Target, string>> = {
  'persons.customer': 'company',
  'customers.name': 'company',
  'tasks.due': 'dueDay',
  'tasks.owner': 'assignee',
  'opportunities.created': 'createdDay',
  'opportunities.closed': 'closedDay',
}
/** Where a field of a record without a list stands in it, if it has another name there. */
const stored: Partial<Record<Target, string>> = {
  'activities.at': 'day',
  'revenue.month': 'day',
  'revenue.order': 'orderNumber',
  'products.group': 'productGroup',
  'orders.delivery': 'deliveryDay',
  'leads.fair': 'originNote',
  'leads.received': 'receivedAt',
}
const forms: Record<string, Form> = {
  day: 'day',
  month: 'day',
  at: 'day',
  received: 'day',
  delivery: 'day',
  amount: 'money',
  margin: 'money',
  listPrice: 'money',
  costPrice: 'money',
}
const longestOwn = 80

export function isListKind(kind: Kind): kind is ListKindName {
  return listKinds.some((one) => one === kind)
}

/**
 * The columns of a table as it came in, in its order and under its headers: what went to a field of ours or became an own
 * field may be changed; everything else is shown as it is now.
 */
export function shapeColumns(table: ShapeTable, standard: Standard): ListColumn<ShapeRow>[] {
  const taken = new Set<string>()
  const columns = table.headers.map((header, at): ListColumn<ShapeRow> => {
    const target = table.targets[at] ?? null
    const column = isListKind(table.kind) ? ofList(table.kind, target, header, standard) : null
    const { form, value } = shownColumn(table, at, standard)
    if (column && !taken.has(column.key)) {
      taken.add(column.key)
      const { read: _, ...rest } = column
      return { ...rest, header, value: (row) => (row.own ? column.value(row.own) : value(row)) }
    }
    return { key: `shown.${at}`, header, fixed: true, ...(form ? { form } : {}), value }
  })
  return columns.map((column, at) =>
    table.plain[at] && !table.targets[at]
      ? { ...column, plain: true, value: (row) => asNumber(column.value(row)) }
      : column,
  )
}

/** An own field is kept as text; what is written like a number and stood there as one goes out as one. */
function asNumber(value: Value): Value {
  const number = Number(value)
  return typeof value === 'string' && String(number) === value && Number.isFinite(number) ? number : value
}

function ofList(kind: ListKindName, target: Target | null, header: string, standard: Standard) {
  if (target === null) {
    if (kind !== 'customers' && kind !== 'persons') return null
    const name = header.slice(0, longestOwn)
    return {
      key: `fields.${name}`,
      header,
      value: (row: ListRow) => (fieldsOf(row as Row)[name] ?? null) as Value,
    } as ListColumn<ListRow>
  }
  const [of, name] = target.split('.') as [string, string]
  const key = of === kind || named[target] === 'company' ? columnKey(kind, target, name) : null
  return (key && standard[kind].get(key)) || null
}

function columnKey(kind: ListKindName, target: Target, name: string): string {
  return kind === 'customers' ? name : (named[target] ?? name)
}

type Shown = { form?: Form | undefined; value: (row: ShapeRow) => Value }

function shownColumn(table: ShapeTable, at: number, standard: Standard): Shown {
  const header = table.headers[at] ?? ''
  const target = table.targets[at] ?? null
  if (target === null) return { value: ({ own, customer }) => keptOf(own ?? customer, header) }
  const [of, name] = target.split('.') as [Kind, string]
  if (name === 'revenueOf' || name === 'revenue12' || name === 'lastOrder') return ofSums(table, at, name)
  if (!isListKind(table.kind) && of === table.kind) return ofPlain(table, target, header, name)
  const kind = isListKind(of) ? of : null
  const key = kind && columnKey(kind, target, name)
  const column = key ? standard[kind].get(key) : undefined
  const from = (row: ShapeRow) => partOf(row, table.kind, of)
  const first = table.targets.indexOf(target) === at
  if (column && first) {
    const value = (row: ShapeRow) => {
      const part = from(row)
      return part && shown(column.value(part), column)
    }
    return { form: column.form === 'choice' ? 'text' : column.form, value }
  }
  return { value: (row) => madeOf(from(row), name, header) }
}

/** The record that a field of another kind speaks of. */
function partOf(row: ShapeRow, kind: Kind, of: Kind): Row | null {
  if (of === kind) return row.own
  if (of === 'customers') return row.customer
  if (of === 'persons') return row.person
  if (of === 'tasks') return row.task
  return of === 'activities' ? row.activity : row.own
}

/** What several fields of a record make up, or one that has no column of its own. */
function madeOf(part: Row | null, name: string, header: string): Value {
  if (!part) return null
  const text = (field: string) => (part[field] as string | null) ?? null
  const joined = (...fields: string[]) => fields.map(text).filter(Boolean).join(' ') || null
  switch (name) {
    case 'postcodeCity':
      return joined('postcode', 'city')
    case 'name':
      return joined('title', 'firstName', 'lastName')
    case 'fax':
      return phonesOf(part).find(({ label }) => /fax/i.test(label))?.number ?? null
    case 'mobile':
      return phonesOf(part).find(({ label }) => /mobil|handy|cell/i.test(label))?.number ?? null
    case 'phone':
      return phonesOf(part).find(({ label }) => label !== '' && header.includes(label))?.number ?? null
    case 'email':
      return (JSON.parse(text('emails') ?? '[]') as string[])[1] ?? null
    case 'at':
      return text('day')
    case 'text':
      return text('text')
    default:
      return keptOf(part, header)
  }
}

function phonesOf(part: Row): { label: string; number: string }[] {
  return JSON.parse(String(part.phones ?? '[]'))
}

function ofPlain(table: ShapeTable, target: Target, header: string, name: string): Shown {
  const { kind } = table
  const form = forms[name]
  if (name === 'customer') return { value: ({ own, customer }) => nameOf(customer) ?? keptOf(own, header) }
  if (name === 'person') return { value: ({ own, person }) => madeOf(person, 'name', header) ?? keptOf(own, header) }
  if (name === 'owner') return { value: ({ own }) => (own?.ownerName as string | null) ?? keptOf(own, header) }
  if (kind === 'activities' && name === 'text') return { value: ({ own }) => withoutKept(own?.text, table.headers) }
  if (kind === 'revenue' && (name === 'day' || name === 'month')) {
    // A row has one of the two.
    const isMonth = name === 'month'
    return {
      form: 'day',
      value: ({ own }) => ((own?.period === 'month') === isMonth ? (own?.day as Day) : keptOf(own, header)),
    }
  }
  const field = stored[target] ?? name
  return {
    form,
    value: ({ own }) => {
      const value = own?.[field] as Value | undefined
      if (value === null || value === undefined) return keptOf(own, header)
      return form === 'day' ? String(value).slice(0, 10) : value
    },
  }
}

function nameOf(customer: Row | null): Value {
  return (customer?.name as string | undefined) ?? null
}

/** Revenue that lists gave for the time of a column; what else is known of that time is not theirs. */
function ofSums({ spans, currency }: ShapeTable, at: number, name: string): Shown {
  if (name === 'lastOrder') {
    const days = (sums: DaySum[]) => sums.flatMap(({ period, day }) => (period === 'lastOrder' ? [day] : []))
    return { form: 'day', value: ({ sums }) => days(sums).sort().at(-1) ?? null }
  }
  const span = spans[at]
  if (!span) return { value: () => null }
  return { form: 'money', value: ({ sums }) => knownOf(sums, span).get(currency) ?? null }
}

function fieldsOf(row: Row): Record<string, string> {
  return JSON.parse(String(row.fields ?? '{}') || '{}') ?? {}
}

/** What a column without a field of ours said: an own field, or a line under its header in a note or text. */
function keptOf(row: Row | null, header: string): Value {
  if (!row) return null
  const own = fieldsOf(row)[header.slice(0, longestOwn)]
  if (own !== undefined) return own
  for (const text of [row.note, row.text]) {
    const line = String(text ?? '')
      .split('\n')
      .find((one) => one.startsWith(`${header}: `))
    if (line) return line.slice(header.length + 2)
  }
  return null
}

/** A text without the lines in which other columns were kept. */
function withoutKept(text: unknown, headers: string[]): Value {
  const lines = String(text ?? '').split('\n')
  return lines.filter((line) => !headers.some((header) => line.startsWith(`${header}: `))).join('\n') || null
}
