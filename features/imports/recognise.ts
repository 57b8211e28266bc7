import { type Candidate, type ColumnProfile, type Context, candidatesOf } from './columns.ts'
import { besideLead, fieldOf, headerKey, type Kind, kinds, type Target } from './fields.ts'
import { holdMoney } from './values/money.ts'
import { readSalutation, splitName } from './values/names.ts'
import { monthsOf, type PeriodHeader, readPeriod } from './values/periods.ts'
import { readClass, readRhythm, readStanding } from './values/words.ts'

/** Why a column was given its field; shown as `imports.reason.<reason>`. */
export type Reason = 'chosen' | 'learned' | 'header' | 'headerPart' | 'data' | 'format' | 'none'

export type Guess = {
  column: string
  /** `null`: no field of ours; the column is kept as an own field. */
  target: Target | null
  /** 0–1; below 0.6 the wizard asks to look at it. */
  confidence: number
  reason: Reason
}

export type Recognised = {
  /** `null` if nothing says what the table is. */
  kind: Kind | null
  columns: Guess[]
}

/** What was decided the last time for a header; `null` = keep as own field. */
export type Learned = ReadonlyMap<string, Target | null>

type Column = ColumnProfile & { candidates: Candidate[] }
type Shape = { columns: Column[]; has: (target: Target, least?: number) => boolean }

/**
 * Says what a table is and which column is which field, by its headers (German, English, as other systems
 * export them), by its values where the headers say nothing, and by what was decided the last time.
 * A row of company, person and note is recognised as such: its columns go to fields of several kinds.
 */
export function recognise(
  profiles: ColumnProfile[],
  options: { kind?: Kind; learned?: Learned; targets?: (string | null)[]; given?: Record<string, Target | null> } = {},
): Recognised {
  const columns = profiles.map((profile) => ({
    ...profile,
    candidates: candidatesOf(profile.header).filter((one) => speaks(profile, one.target)),
  }))
  resolveName(columns)
  resolveTitle(columns)
  const shape = shapeOf(columns)
  const kind = options.kind ?? (options.targets ? 'persons' : kindOf(shape))
  const guesses = options.targets
    ? options.targets.map((target, index) => fromFormat(columns[index]!, target))
    : assign(shape, kind)
  for (const [index, guess] of guesses.entries()) {
    const { header } = columns[index]!
    if (options.given && Object.hasOwn(options.given, header))
      guesses[index] = fromFormat(columns[index]!, options.given[header]!)
    const learned = options.learned?.get(headerKey(columns[index]!.header))
    if (learned === undefined) continue
    guesses[index] = { ...guess, target: learned, confidence: 1, reason: 'learned' }
  }
  const withPeriods = kind === 'customers' || kind === 'persons' ? givePeriods(guesses, columns) : guesses
  return { kind, columns: withNoteOfActivity(withoutDoubles(withPeriods, columns), kind) }
}

function fromFormat(column: Column, target: string | null): Guess {
  return { column: column.header, target, confidence: 1, reason: target ? 'format' : 'none' }
}

function shapeOf(columns: Column[]): Shape {
  return {
    columns,
    has: (target, least = 0.7) =>
      columns.some((column) =>
        column.candidates.some(
          (one) =>
            one.target === target && one.score >= least && one.context !== 'private' && one.context !== 'elsewhere',
        ),
      ),
  }
}

/** Fields with words of their own only fit a column that says at least one of them. */
function speaks(profile: ColumnProfile, target: Target): boolean {
  const texts = profile.samples.filter((sample) => sample !== null).map(String)
  const type = fieldOf(target)?.type
  if (texts.length === 0) return true
  if (type === 'class') return texts.some((text) => readClass(text) !== null)
  if (type === 'standing') return texts.some((text) => readStanding(text) !== null)
  if (type === 'rhythm') return texts.some((text) => readRhythm(text) !== null)
  return true
}

/** A header that only says "Name" is the last name beside a first name, the person beside a company, else the company. */
function resolveName(columns: Column[]): void {
  const names = columns.filter((column) => headerKey(column.header) === 'name')
  if (names.length === 0) return
  const { has } = shapeOf(columns)
  for (const column of names) {
    const companies = column.shares.company
    const target = has('persons.firstName')
      ? 'persons.lastName'
      : has('customers.name')
        ? 'persons.name'
        : companies < 0.1 && looksLikePersons(column)
          ? 'persons.name'
          : 'customers.name'
    column.candidates = [{ target, score: 0.9, context: null, year: null }]
  }
}

function looksLikePersons(column: Column): boolean {
  const texts = column.samples.filter((sample) => typeof sample === 'string')
  const persons = texts.filter((text) => {
    const parts = splitName(text)
    return (
      parts !== null &&
      !parts.several &&
      (parts.salutation !== null || parts.title !== null || /^\p{Lu}\p{Ll}+,\s*\p{Lu}\p{Ll}+$/u.test(text))
    )
  })
  return texts.length > 0 && persons.length > texts.length / 2
}

/** The English "Title" is a salutation in Outlook, a function in Salesforce; its values tell. */
function resolveTitle(columns: Column[]): void {
  for (const column of columns) {
    if (headerKey(column.header) !== 'title') continue
    const texts = column.samples.filter((sample) => typeof sample === 'string')
    const salutations = texts.filter((text) => readSalutation(text).known).length
    const target = texts.length > 0 && salutations > texts.length / 2 ? 'persons.salutation' : 'persons.function'
    column.candidates = [{ target, score: 0.8, context: null, year: null }]
  }
}

const companyFacts =
  'customerNumber vatId branch size standing class potential revenue12 rhythm owner lastContact lastOrder parent'.split(
    ' ',
  )

function kindOf({ has, columns }: Shape): Kind | null {
  const company = has('customers.name')
  const person = has('persons.name') || has('persons.lastName') || has('persons.firstName')
  const address = has('customers.street') || has('customers.postcode') || has('customers.city')
  const facts = companyFacts.filter((fact) => has(`customers.${fact}`)).length
  if (
    has('opportunities.stage') &&
    (has('opportunities.amount') ||
      has('revenue.amount') ||
      has('opportunities.expectedClose') ||
      has('opportunities.created'))
  )
    return 'opportunities'
  if (has('opportunities.title') && has('opportunities.expectedClose')) return 'opportunities'
  if (isOrders({ has, columns })) return 'orders'
  const amount = has('revenue.amount') || has('customers.revenue12')
  if (!address && !person && amount && (has('revenue.invoice') || has('revenue.day') || has('revenue.month')))
    return 'revenue'
  if (!company && !person && has('products.name') && (has('products.listPrice') || has('products.group')))
    return 'products'
  if (
    !company &&
    !address &&
    (has('members.name', 1) || has('members.lead', 1)) &&
    (has('members.region') || has('members.lead'))
  )
    return 'members'
  if (isLeads({ has, columns }, company || person)) return 'leads'
  const said = has('activities.text') || has('customers.note') || has('activities.kind')
  if (!address && facts <= 2 && has('activities.at') && said && (!person || has('activities.kind'))) return 'activities'
  if (!address && facts <= 2 && has('tasks.due') && has('tasks.text') && !has('customers.lastContact')) return 'tasks'
  const cards = has('persons.firstName') && has('persons.lastName') && !companyFirst(columns)
  if (person && company) return !cards && (facts > 0 || address) ? 'customers' : 'persons'
  if (person) return 'persons'
  const periods = columns.filter((column) => readPeriod(column.header) !== null && looksLikeAmounts(column)).length
  if (company || facts >= 2 || ((address || periods >= fewestBare) && facts > 0)) return 'customers'
  if (columns.some((column) => column.shares.company > 0.2)) return 'customers'
  return columns.some((column) => column.shares.email > 0.5) ? 'persons' : null
}

/** Orders have a number, a day and an amount of their own; what also names an invoice, its day or a margin is revenue. */
function isOrders({ has, columns }: Shape): boolean {
  const invoiced = ['revenue.invoice', 'revenue.month', 'revenue.margin'].some((target) => has(target))
  const ofInvoice = columns.some(
    ({ candidates }) =>
      candidates.some((one) => one.target === 'revenue.day' && one.score >= 0.7) &&
      !candidates.some((one) => one.target === 'orders.day'),
  )
  return !invoiced && !ofInvoice && has('orders.number') && has('orders.day') && has('orders.amount')
}

const ofCustomers = ['customerNumber', 'vatId', 'class', 'revenue12', 'rhythm', 'lastOrder', 'lastContact']

/** Leads say what somebody asked for or when, or two things that only leads have; a number or revenue makes customers of them. */
function isLeads({ has, columns }: Shape, somebody: boolean): boolean {
  if (ofCustomers.some((fact) => has(`customers.${fact}`))) return false
  if (!somebody && !has('customers.email') && !has('persons.email')) return false
  if (has('leads.text', 1) || has('leads.received', 1)) return true
  // A status alone may be anybody's.
  const state = columns.some(
    ({ header, candidates }) =>
      headerKey(header) !== 'status' && candidates.some((one) => one.target === 'leads.state' && one.score >= 0.7),
  )
  const signs = ['leads.text', 'leads.received', 'leads.fair', 'leads.recommendedBy'].filter((sign) => has(sign))
  return signs.length + (state ? 1 : 0) + (has('customers.source', 1) ? 1 : 0) >= 2
}

function companyFirst(columns: Column[]): boolean {
  const at = (...targets: Target[]) =>
    columns.findIndex((column) => column.candidates.some((one) => targets.includes(one.target)))
  return at('customers.name') < at('persons.name', 'persons.firstName', 'persons.lastName')
}

function assign(shape: Shape, kind: Kind | null): Guess[] {
  const lastName = shape.columns.findLastIndex((column) =>
    column.candidates.some((one) => /^persons\.(name|lastName|firstName)$/.test(one.target) && one.score >= 0.7),
  )
  const guesses = shape.columns.map((column, index) => {
    const best = choose(column, kind, lastName >= 0 ? index > lastName : null)
    return best ?? { column: column.header, target: null, confidence: 0, reason: 'none' as const }
  })
  return kind === null ? guesses : fromData(guesses, shape.columns, kind)
}

/** Kinds whose fields a row of a kind may carry beside its own. */
const carried: Record<Kind, Kind[]> = {
  customers: ['customers', 'persons', 'tasks', 'activities'],
  persons: ['persons', 'customers', 'tasks', 'activities'],
  activities: ['activities', 'customers', 'persons', 'tasks'],
  tasks: ['tasks', 'customers', 'persons'],
  products: ['products'],
  revenue: ['revenue', 'customers'],
  members: ['members'],
  opportunities: ['opportunities', 'customers'],
  orders: ['orders', 'customers'],
  leads: ['leads', 'customers', 'persons'],
}

function choose(column: Column, kind: Kind | null, behindPerson: boolean | null): Guess | null {
  const allowed = kind ? carried[kind] : kinds
  let best: { target: Target; score: number } | null = null
  for (const candidate of column.candidates) {
    const target = placed(candidate, kind, column, behindPerson)
    if (!target) continue
    const rank = allowed.indexOf(target.split('.')[0] as Kind)
    if (rank < 0) continue
    const score = candidate.score - rank * 0.01
    if (!best || score > best.score) best = { target, score }
  }
  if (!best) return null
  const doubtful = contradicted(column, best.target)
  const confidence = Math.round((doubtful ? 0.3 : Math.min(1, best.score + 0.03)) * 100) / 100
  return {
    column: column.header,
    target: best.target,
    confidence,
    reason: best.score >= 0.75 ? 'header' : 'headerPart',
  }
}

/** The field that a candidate means within a table of this kind, by whose value the header says it is. */
function placed(candidate: Candidate, kind: Kind | null, column: Column, behindPerson: boolean | null): Target | null {
  const { target, context } = candidate
  const [, name] = target.split('.') as [Kind, string]
  if (context === 'elsewhere') return null
  if (context === 'private')
    return /^(phone|mobile|email)$/.test(name) && kind !== 'activities' ? `persons.${name}` : null
  if (context === 'company')
    return target.startsWith('customers.') ? target : fieldOf(`customers.${name}`) ? `customers.${name}` : null
  if (context === 'person' && fieldOf(`persons.${name}`)) return `persons.${name}`
  if (kind === 'persons') return forPersons(target, name, context, column)
  if (kind === 'customers') return forCustomers(target, name, column, behindPerson)
  if (kind === 'activities' || kind === 'tasks') return forEvents(target, name, kind)
  if (kind === 'leads') return forLeads(target)
  if (kind === 'opportunities' || kind === 'revenue' || kind === 'orders')
    return forDeals(target, name, kind, candidate.score)
  if (kind === 'members') return fieldOf(`members.${name}`) ? `members.${name}` : null
  return target
}

function forPersons(target: Target, name: string, context: Context, column: Column): Target | null {
  if (target === 'customers.email' && column.shares.mailbox > 0.5) return target
  if (/^customers\.(phone|email|note)$/.test(target)) return `persons.${name}`
  if (target === 'activities.kind' || target === 'activities.owner') return null
  return context === 'business' && target === 'persons.phone' ? 'persons.phone' : target
}

/** Phone and mail behind the name of a person are theirs, unless the mailboxes are the company's ("info@"). */
function forCustomers(target: Target, name: string, column: Column, behindPerson: boolean | null): Target | null {
  if (behindPerson && target === 'customers.phone') return 'persons.phone'
  if (behindPerson && target === 'customers.email' && column.shares.mailbox <= 0.5) return `persons.${name}`
  if (target === 'activities.kind' || target === 'activities.owner') return null
  return target
}

function forEvents(target: Target, name: string, kind: 'activities' | 'tasks'): Target | null {
  if (target === 'customers.note') return `${kind}.text`
  if (target === 'customers.owner') return `${kind}.owner`
  if (target === 'persons.name') return `${kind}.person`
  if (target === 'customers.name' || target === 'customers.customerNumber' || target.startsWith(`${kind}.`))
    return target
  if (kind === 'activities' && target.startsWith('tasks.')) return target
  return name === 'at' && kind === 'tasks' ? null : target.startsWith('persons.') ? target : null
}

/** What a header of customers or conversations means in a list of leads. */
const saidOfLead: Record<Target, Target> = {
  'customers.source': 'leads.origin',
  'opportunities.channel': 'leads.origin',
  'customers.note': 'leads.text',
  'persons.note': 'leads.text',
  'activities.text': 'leads.text',
  'customers.owner': 'leads.owner',
  'activities.at': 'leads.received',
  'opportunities.created': 'leads.received',
  'opportunities.amount': 'leads.amount',
  'opportunities.reason': 'leads.reason',
  'customers.standing': 'leads.state',
}

function forLeads(target: Target): Target | null {
  if (target.startsWith('leads.') || besideLead.includes(target)) return target
  return saidOfLead[target] ?? null
}

function forDeals(
  target: Target,
  name: string,
  kind: 'opportunities' | 'revenue' | 'orders',
  score: number,
): Target | null {
  if (kind === 'orders') {
    if (target === 'activities.at') return 'orders.day'
    if (target === 'customers.note' || target === 'activities.text') return 'orders.note'
    if (target === 'customers.standing') return 'orders.state'
  }
  if (target === 'customers.name' || target === 'persons.customer') return `${kind}.customer`
  if (target === 'customers.owner' || target === 'members.name')
    return fieldOf(`${kind}.owner`) ? `${kind}.owner` : null
  if (target === 'persons.name' || target === 'persons.email')
    return fieldOf(`${kind}.person`) ? `${kind}.person` : null
  if (target === 'products.name') return `${kind}.product`
  if (target === 'customers.revenue12') return `${kind}.amount`
  if (target === 'customers.customerNumber' && score > 0.7) return target
  return fieldOf(`${kind}.${name}`) ? `${kind}.${name}` : null
}

/** Whether the values speak against the field: a phone column without a phone, a mail column without a mail. */
function contradicted(column: Column, target: Target): boolean {
  if (column.filled < 3) return false
  const type = fieldOf(target)?.type
  if (type === 'email') return column.shares.email < 0.3
  if (type === 'phone') return column.shares.email > 0.5
  if (type === 'day') return column.shares.day < 0.3 && column.shares.number < 0.3
  if (type === 'amount') return column.shares.number < 0.2 && column.shares.long + column.shares.email > 0.3
  return type === 'postcode' && column.shares.postcode < 0.2 && column.shares.email + column.shares.long > 0.3
}

/** Columns whose header says nothing get a field by their values, if nothing else has it. */
function fromData(guesses: Guess[], columns: Column[], kind: Kind): Guess[] {
  if (kind !== 'customers' && kind !== 'persons') return guesses
  const taken = new Set(guesses.map((guess) => guess.target))
  const headerless = columns.every((column, index) => guesses[index]!.target === null || column.candidates.length === 0)
  const own = (name: string) => (kind === 'persons' ? `persons.${name}` : `customers.${name}`)
  const give = (index: number, target: Target, confidence: number) => {
    if (guesses[index]!.target !== null || taken.has(target)) return
    guesses[index] = { column: columns[index]!.header, target, confidence, reason: 'data' }
    taken.add(target)
  }
  const mailTaken = taken.has('customers.email') || taken.has('persons.email')
  const phoneTaken = taken.has('customers.phone') || taken.has('persons.phone') || taken.has('persons.mobile')
  for (const [index, { shares, filled, candidates }] of columns.entries()) {
    if (filled === 0 || candidates.some((one) => one.context !== null)) continue
    if (shares.email > 0.6 && !mailTaken) give(index, own('email'), 0.7)
    if (shares.phone > 0.7 && shares.day < 0.2 && !phoneTaken) give(index, own('phone'), 0.6)
    if (shares.web > 0.6) give(index, 'customers.web', 0.6)
    if (!headerless) continue
    if (shares.company > 0.3) give(index, 'customers.name', 0.6)
    if (shares.street > 0.5) give(index, 'customers.street', 0.6)
    if (shares.postcode > 0.8 && index + 1 < columns.length) {
      give(index, 'customers.postcode', 0.6)
      if (columns[index + 1]!.shares.number < 0.2) give(index + 1, 'customers.city', 0.5)
    }
  }
  return guesses
}

/** Columns of bare months are revenue from so many on: one alone may be anything. */
const fewestBare = 3
const yearlySum = 'customers.revenue12'

/**
 * Columns that each name a month, quarter or year are revenue of that time ("Jan 2025", "Feb 2025", …), if their headers
 * say so or there are some of them in a row; bare years ("2023", "2024") if they stand beside each other and all their
 * values look like money. A sum of theirs beside them stays an own field: it would count twice.
 */
function givePeriods(guesses: Guess[], columns: Column[]): Guess[] {
  const free = ({ target, reason }: Guess) => (target === null || target === yearlySum) && reason !== 'learned'
  const found = columns.map((column, at): PeriodHeader | null => {
    const period = free(guesses[at]!) ? readPeriod(column.header) : null
    return period && looksLikeAmounts(column) ? period : null
  })
  const short = found.filter((period) => period !== null && period.unit !== 'year')
  const bareYears = bareYearsOf(found, columns)
  const years = found.filter((period, at) => period?.unit === 'year' && (period.saysRevenue || bareYears.has(at)))
  const bareToo = short.length >= fewestBare
  const taken = found.map((period, at) => {
    if (!period || (!period.saysRevenue && !(period.unit === 'year' ? bareYears.has(at) : bareToo))) return null
    return period.unit === 'year' && years.length + short.length < 2 ? null : period
  })
  const shortTaken = taken.filter((period) => period !== null && period.unit !== 'year')
  if (taken.every((period) => period === null)) return guesses
  return guesses.map((guess, at) => {
    const period = taken[at]!
    const column = { column: guess.column, confidence: 0, reason: 'none' as const }
    if (period && !isSumOf(period, shortTaken as PeriodHeader[])) {
      const confidence = period.saysRevenue ? 0.95 : period.unit === 'year' ? 0.7 : 0.8
      return { ...column, target: 'customers.revenueOf', confidence, reason: 'header' as const }
    }
    return guess.target === yearlySum && free(guess) ? { ...column, target: null } : guess
  })
}

/** Columns of bare years that stand beside each other, each a year before or behind the next, and hold money altogether. */
function bareYearsOf(found: (PeriodHeader | null)[], columns: Column[]): Set<number> {
  const years = new Set<number>()
  for (let start = 0, end = 1; start < found.length; start = end, end += 1) {
    const yearAt = (at: number) => (found[at]?.unit === 'year' ? found[at].year : null) ?? Number.NaN
    while (Math.abs(yearAt(end) - yearAt(end - 1)) === 1) end += 1
    const run = columns.slice(start, end)
    if (run.length > 1 && holdMoney(run.flatMap(({ money }) => money ?? [])))
      for (let at = start; at < end; at += 1) years.add(at)
  }
  return years
}

function looksLikeAmounts({ filled, shares }: Column): boolean {
  return filled === 0 || (shares.number >= 0.3 && shares.email + shares.long === 0)
}

/** Whether shorter times make up all of a year, as far as the table goes. */
function isSumOf(period: PeriodHeader, shorter: PeriodHeader[]): boolean {
  if (period.unit !== 'year' || shorter.some((one) => one.year === null)) return period.unit === 'year'
  const spans = shorter.map(monthsOf)
  const end = Math.max(...spans.map(({ first, count }) => first + count), 0)
  const { first, count } = monthsOf(period)
  if (end <= first) return false
  for (let month = first; month < Math.min(first + count, end); month += 1)
    if (!spans.some((span) => month >= span.first && month < span.first + span.count)) return false
  return true
}

/** A field that takes one value gets one column: one with values, the surest, then the latest year, then the first. */
function withoutDoubles(guesses: Guess[], columns: Column[]): Guess[] {
  const best = new Map<Target, number>()
  const yearOf = (index: number) => columns[index]!.candidates[0]?.year ?? 9999
  for (const [index, guess] of guesses.entries()) {
    if (!guess.target || fieldOf(guess.target)?.many) continue
    const other = best.get(guess.target)
    const filled = (at: number) => columns[at]!.filled > 0
    if (other === undefined || (filled(index) && !filled(other))) best.set(guess.target, index)
    else if (filled(other) && !filled(index)) continue
    else if (
      guess.confidence > guesses[other]!.confidence ||
      (guess.confidence === guesses[other]!.confidence && yearOf(index) > yearOf(other))
    )
      best.set(guess.target, index)
  }
  return guesses.map((guess, index) =>
    !guess.target || fieldOf(guess.target)?.many || best.get(guess.target) === index
      ? guess
      : { ...guess, target: null, confidence: 0, reason: 'none' },
  )
}

/** In a row of company, person and note, a day and a note are a conversation; a day alone is nothing we know. */
function withNoteOfActivity(guesses: Guess[], kind: Kind | null): Guess[] {
  const has = (target: Target) => guesses.some((guess) => guess.target === target)
  if ((kind !== 'customers' && kind !== 'persons') || !has('activities.at') || has('activities.text')) return guesses
  const note = guesses.findIndex((guess) => guess.target === 'customers.note' || guess.target === 'persons.note')
  return guesses.map((guess, index) => {
    if (index === note) return { ...guess, target: 'activities.text' }
    return note < 0 && guess.target === 'activities.at'
      ? { ...guess, target: null, confidence: 0, reason: 'none' }
      : guess
  })
}
