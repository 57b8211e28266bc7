import type { Kind, Target } from '#features/imports/fields.ts'
import { type DaySum, knownOf } from '#features/imports/sums.ts'
import type { Day } from '#shared/days.ts'
import { type ListColumn, type ListRow, shown } from '../list.ts'
import type { Form, Value } from '../rules.ts'
import { isShapeKind, type Row, type ShapeKind, type ShapeRow, type ShapeTable, type Standard } from './table.ts'
import { emailsOf, fieldsOf, keptOf, longestOwn, madeOf, nameOf, phonesOf, stateOfLead, withoutKept } from './values.ts'

/** Where a field of an import stands in the list of its kind, if it has another name there. */
const named: Partial<Record<Target, string>> = {
  'persons.customer': 'company',
  'customers.name': 'company',
  'tasks.due': 'dueDay',
  'tasks.owner': 'assignee',
  'opportunities.created': 'createdDay',
  'opportunities.closed': 'closedDay',
  'products.group': 'productGroup',
}
/** Where a field of an opportunity stands that its list has no column for. */
const ofDeal: Record<string, string> = {
  key: 'number',
  product: 'productNames',
  reason: 'reasonNote',
  channel: 'channel',
  kind: 'kind',
}
/** Where a lead has what its row says of a customer or person. */
const ofWho: Record<Target, string> = {
  'customers.name': 'company',
  'persons.customer': 'company',
  'persons.mobile': 'phone',
}
/** Where a field of a record without a list stands in it, if it has another name there. */
const stored: Partial<Record<Target, string>> = {
  'activities.at': 'day',
  'revenue.month': 'day',
  'revenue.order': 'orderNumber',
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
}

/**
 * The columns of a table as it came in, in its order and under its headers: what went to a field of ours or became an own
 * field may be changed; everything else is shown as it is now.
 */
export function shapeColumns(table: ShapeTable, standard: Standard): ListColumn<ShapeRow>[] {
  const taken = new Set<string>()
  const columns = table.headers.map((header, at): ListColumn<ShapeRow> => {
    const target = table.targets[at] ?? null
    const column = isShapeKind(table.kind) ? ofList(table.kind, target, header, standard) : null
    const { form, value } = shownColumn(table, at, standard)
    if (column && !taken.has(column.key)) {
      taken.add(column.key)
      const { read: _, ...rest } = column
      const wordOf = (own: Row) => (target === 'opportunities.stage' ? standard.say('outcome', own.outcome) : null)
      return {
        ...rest,
        header,
        value: (row) => (row.own ? (column.value(row.own) ?? wordOf(row.own)) : value(row)),
      }
    }
    return { key: `shown.${at}`, header, fixed: true, ...(form ? { form } : {}), value }
  })
  return columns.map((column, at) =>
    table.plain[at] && (column.form ?? 'text') === 'text' && !keepsZeros.test(table.targets[at] ?? '')
      ? { ...column, plain: true, value: (row) => asNumber(column.value(row)) }
      : column,
  )
}

/** What may begin with a zero stays a text in all of its cells. */
const keepsZeros = /\.(postcode|postcodeCity|phone|mobile|fax)$/

/** What is kept as text, is written like a number and stood there as one goes out as one. */
function asNumber(value: Value): Value {
  const number = Number(value)
  return typeof value === 'string' && String(number) === value && Number.isFinite(number) ? number : value
}

function ofList(kind: ShapeKind, target: Target | null, header: string, standard: Standard) {
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

function columnKey(kind: ShapeKind, target: Target, name: string): string {
  return kind === 'customers' ? name : (named[target] ?? name)
}

type Shown = { form?: Form | undefined; value: (row: ShapeRow) => Value }

function shownColumn(table: ShapeTable, at: number, standard: Standard): Shown {
  const header = table.headers[at] ?? ''
  const target = table.targets[at] ?? null
  if (target === null) return { value: ({ own, customer }) => keptOf(own ?? customer, header) }
  const [of, name] = target.split('.') as [Kind, string]
  if (name === 'revenueOf' || name === 'revenue12' || name === 'lastOrder') return ofSums(table, at, name)
  if (!isShapeKind(table.kind) && of === table.kind) return ofPlain(table, target, header, name, standard)
  if (table.kind === 'leads') return ofPersonOfLead(table, target, at)
  if (target.startsWith('opportunities.') && !standard.opportunities.has(columnKey('opportunities', target, name)))
    return ofOpportunity(table, target, at, standard)
  const kind = isShapeKind(of) ? of : null
  const key = kind && columnKey(kind, target, name)
  const column = key ? standard[kind].get(key) : undefined
  const from = (row: ShapeRow) => partOf(row, table.kind, of)
  const first = table.targets.indexOf(target) === at
  const alone = ({ customer }: ShapeRow) =>
    of === 'persons' && customer ? ofCompany(table, customer, name, header) : null
  if (column && first) {
    const value = (row: ShapeRow) => {
      const part = from(row)
      return part ? shown(column.value(part), column) : alone(row)
    }
    return { form: column.form === 'choice' ? 'text' : column.form, value }
  }
  return {
    value: (row) => {
      const part = from(row)
      return part ? madeOf(part, name, header) : alone(row)
    },
  }
}

/** What a row said of a person without a name went to the company. */
function ofCompany({ targets }: ShapeTable, customer: Row, name: string, header: string): Value {
  const kept = keptOf(customer, header)
  if (kept !== null) return kept
  const second = targets.includes(`customers.${name}`) ? 1 : 0
  if (name === 'email') return emailsOf(customer)[second] ?? null
  if (name !== 'phone' && name !== 'mobile') return null
  const other = targets.includes('customers.phone') ? null : phonesOf(customer)[0]?.number
  return madeOf(customer, name, header) ?? other ?? null
}

/** Company and person of a lead stand in the lead itself; of two columns for one of its fields the first shows it. */
function ofPersonOfLead({ targets, headers }: ShapeTable, target: Target, at: number): Shown {
  const fieldOf = (of: Target | null | undefined) => (of ? (ofWho[of] ?? of.split('.')[1]) : undefined)
  const header = headers[at] ?? ''
  const field = fieldOf(target) ?? ''
  const first = targets.findIndex((one) => !one?.startsWith('leads.') && fieldOf(one) === field) === at
  const made = (own: Row) => (field in own ? ((own[field] ?? null) as Value) : madeOf(own, field, header))
  return { value: ({ own }) => own && (keptOf(own, header) ?? (first ? made(own) : null)) }
}

function ofOpportunity(table: ShapeTable, target: Target, at: number, { say }: Standard): Shown {
  const name = target.split('.')[1] ?? ''
  const header = table.headers[at] ?? ''
  const field = ofDeal[name] ?? ''
  const plain = (own: Row) =>
    name === 'kind' ? say('deal', own.kind) : name === 'person' ? null : ((own[field] ?? null) as Value)
  if (name === 'note') return noteColumn(table, target, at, 'note')
  if (name === 'person')
    return { value: ({ own, person }) => madeOf(person, 'name', header) ?? (own && keptOf(own, header)) }
  return { value: ({ own }) => own && (keptOf(own, header) ?? plain(own)) }
}

/** A note or text, without the lines in which other columns were kept; one of several such columns is a line itself. */
function noteColumn(table: ShapeTable, target: Target, at: number, field: string): Shown {
  const header = table.headers[at] ?? ''
  const first = table.targets.indexOf(target) === at
  const rest = (own: Row | null) => (first ? withoutKept(own?.[field], table.headers) : null)
  return { value: ({ own }) => keptOf(own, header) ?? rest(own) }
}

/** The record that a field of another kind speaks of. */
function partOf(row: ShapeRow, kind: Kind, of: Kind): Row | null {
  if (of === kind) return row.own
  if (of === 'customers') return row.customer
  if (of === 'persons') return row.person
  if (of === 'tasks') return row.task
  return of === 'activities' ? row.activity : row.own
}

function ofPlain(table: ShapeTable, target: Target, header: string, name: string, { say }: Standard): Shown {
  const { kind } = table
  const at = table.headers.indexOf(header)
  const form = forms[name]
  if (name === 'customer') return { value: ({ own, customer }) => nameOf(customer) ?? keptOf(own, header) }
  if (name === 'person') return { value: ({ own, person }) => madeOf(person, 'name', header) ?? keptOf(own, header) }
  if (name === 'owner') return { value: ({ own }) => (own?.ownerName as string | null) ?? keptOf(own, header) }
  if (name === 'text' || name === 'note') return noteColumn(table, target, at, name)
  if (target === 'activities.kind') return { value: ({ own }) => say('activity', own?.kind) }
  if (target === 'leads.origin' && !table.targets.includes('leads.fair'))
    return { value: ({ own }) => (own?.originNote as string | null) ?? say('origin', own?.origin) }
  if (target === 'leads.origin') return { value: ({ own }) => say('origin', own?.origin) }
  if (target === 'leads.state') return { value: ({ own }) => own && say('lead', stateOfLead(own)) }
  if (target === 'leads.reason')
    return { value: ({ own }) => (own?.reasonNote as string | null) ?? keptOf(own, header) }
  if (kind === 'revenue' && (name === 'day' || name === 'month')) {
    // A row has one of the two.
    const isMonth = name === 'month'
    // A month that stood there as a word is written as one, not as its last day.
    const isWord = isMonth && !table.plain[at]
    const shown = (day: Day) => (isWord ? day.slice(0, 7) : day)
    return {
      ...(isWord ? {} : { form: 'day' as const }),
      value: ({ own }) => (own && (own.period === 'month') === isMonth ? shown(own.day as Day) : keptOf(own, header)),
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
