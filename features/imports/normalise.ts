import type { Day } from '#shared/days.ts'
import { type Draft, emptyDraft, type LabelledPhone, type ProblemCode } from './drafts.ts'
import { besideLead, type Kind, type Target } from './fields.ts'
import type { ColumnForm, Forms } from './forms.ts'
import { readDealCell } from './normaliseDeals.ts'
import { readLeadCell } from './normaliseLeads.ts'
import { isMark } from './readers/layout.ts'
import type { Cell, Row } from './readers/tables.ts'
import type { SumSpan } from './sums.ts'
import { readAmount, readCurrency } from './values/amounts.ts'
import { isErrorOfSheet, textOf } from './values/cells.ts'
import { readBirthday, readDay, readMonth } from './values/dates.ts'
import type { KnownStage, StageAnswers } from './values/deals.ts'
import { readSalutation, splitName } from './values/names.ts'
import { countryOfRow, hasForeignForm, readCountry, readPostcode, splitPostcodeCity } from './values/places.ts'
import {
  type Phone,
  readActivityKind,
  readClass,
  readEmails,
  readLanguage,
  readPhones,
  readRhythm,
  readStanding,
  readWeb,
} from './values/words.ts'

/** By what the rows of a table are read. */
export type TablePlan = {
  kind: Kind
  headers: string[]
  targets: (Target | null)[]
  forms: Forms
  home: string
  today: Day
  /** Cells corrected by hand: row → header → text. */
  fixes: Record<string, Record<string, string>>
  /** The file that the table came from: numbers of customers are its own. */
  fileId: string
  /** Rows of which somebody said whether their customer is the one that was found. */
  duplicates: Record<string, 'same' | 'new'>
  /** The stages of the company, and what foreign ones mean. */
  stages: readonly KnownStage[]
  stageAnswers: StageAnswers
  /** The currency of amounts that name none. */
  currency: string
  /** By column, the time that its header names, of columns with revenue of that time. */
  spans: (SumSpan | null)[]
  /** By field, what a value is called with us: text without regard to case → our word. */
  lookup: ReadonlyMap<Target, ReadonlyMap<string, string>>
}

/** How a value is looked up among those that were given another word. */
export function lookupKey(text: string): string {
  return text.trim().toLowerCase()
}

const longestTag = 40
const mostTags = 50

/** Longest texts that the fields take; what is longer goes into the note whole. */
const longest: Record<string, number> = {
  name: 200,
  customerNumber: 64,
  owner: 200,
  insideSales: 200,
  parent: 200,
  person: 200,
  reference: 120,
  street: 200,
  city: 120,
  branch: 120,
  size: 60,
  source: 120,
  vatId: 20,
  title: 60,
  firstName: 100,
  lastName: 100,
  function: 120,
  web: 200,
}

/**
 * Reads one row by the plan of its table. Nothing gets lost: what has no field, or does not read, is in `own`. The error of a
 * formula says nothing that could be kept; it is named.
 */
export function readRow(row: Row, plan: TablePlan): Draft {
  const draft = emptyDraft(row)
  const fixes = plan.fixes[row.number]
  const country = countryOf(row, plan)
  const reader = new RowReader(draft, plan, country)
  for (const index of orderOf(plan)) {
    const asRead = row.cells[index] ?? null
    const cell = fixes?.[plan.headers[index]!] ?? asRead
    if (cell === null || cell === '' || isMark(plan.headers[index]!)) continue
    if (isErrorOfSheet(cell)) {
      reader.problem(plan.headers[index]!, cell, 'errorOfSheet', false)
      continue
    }
    const words = plan.lookup.get(plan.targets[index] ?? '')
    reader.read(index, words?.get(lookupKey(textOf(cell))) ?? cell)
  }
  if (!draft.customer.country && country.sure) draft.customer.country = country.code
  return draft
}

/** Columns that only add to what another says come after it. */
const adding = new Set([
  'customers.name2',
  'customers.houseNumber',
  'customers.postcodeCity',
  'persons.customer',
  'persons.name',
  'persons.department',
  'activities.customer',
  'tasks.customer',
])
const orders = new WeakMap<TablePlan, number[]>()

/** The columns of a plan in the order in which they are read. */
function orderOf(plan: TablePlan): number[] {
  let order = orders.get(plan)
  if (!order) {
    const all = plan.headers.map((_, index) => index)
    const adds = (index: number) => adding.has(plan.targets[index] ?? '')
    order = [...all.filter((index) => !adds(index)), ...all.filter(adds)]
    orders.set(plan, order)
  }
  return order
}

const named = ['customers.name', 'customers.customerNumber', 'persons.name', 'persons.firstName', 'persons.lastName']
/** What rows of these kinds use of other kinds; everything else that they carry stays as text. */
const usedBeside: Partial<Record<Kind, readonly Target[]>> = {
  activities: [...named, 'tasks.due', 'tasks.text'],
  tasks: named,
  revenue: ['customers.name', 'customers.customerNumber'],
  opportunities: ['customers.name', 'customers.customerNumber'],
  orders: ['customers.name', 'customers.customerNumber'],
  leads: besideLead,
  products: [],
  members: [],
}

/** Whether a row of a kind has a place for the field of another. */
function isUsed(kind: Kind, target: Target): boolean {
  const beside = usedBeside[kind]
  if (beside) return target.startsWith(`${kind}.`) || beside.includes(target)
  return target !== 'activities.person' && target !== 'tasks.person'
}

/** `foreign`: not German by its legal form, though nothing says where else. */
type RowCountry = { code: string; sure: boolean; foreign: boolean }

/** The country of the row where something in it says so for sure, else the company's own. */
function countryOf(row: Row, plan: TablePlan): RowCountry {
  const text = (...targets: Target[]) => {
    for (const target of targets) {
      const cell = row.cells[plan.targets.indexOf(target)]
      if (cell !== undefined && cell !== null) return String(cell)
    }
    return null
  }
  const found = countryOfRow({
    country: text('customers.country'),
    postcode: text('customers.postcode', 'customers.postcodeCity'),
    vatId: text('customers.vatId'),
    phone: text('customers.phone', 'persons.phone', 'persons.mobile'),
    city: text('customers.city'),
    email: text('customers.email', 'persons.email'),
    web: text('customers.web'),
  })
  const foreign = hasForeignForm(text('customers.name', 'persons.customer') ?? '')
  return { code: found ?? plan.home, sure: found !== null, foreign }
}

export class RowReader {
  readonly draft: Draft
  readonly plan: TablePlan
  private readonly country: RowCountry

  constructor(draft: Draft, plan: TablePlan, country: RowCountry) {
    this.draft = draft
    this.plan = plan
    this.country = country
  }

  read(index: number, cell: NonNullable<Cell>): void {
    const header = this.plan.headers[index]!
    const target = this.plan.targets[index]
    if (typeof cell === 'string' && cell.includes('\ufffd')) this.problem(header, cell, 'lettersLost', false)
    if (!target || !isUsed(this.plan.kind, target)) {
      this.keep(header, cell)
      return
    }
    const [kind, name] = target.split('.') as [Kind, string]
    const form = this.plan.forms.columns[index]!
    if (name === 'revenueOf') this.revenueOf(index, header, cell, form)
    else if (kind === 'customers') this.customer(name, header, cell, form)
    else if (kind === 'persons') this.person(name, header, cell, form)
    else if (kind === 'activities') this.activity(name, header, cell, form)
    else if (kind === 'tasks') this.task(name, header, cell, form)
    else if (kind === 'revenue') this.revenue(name, header, cell, form)
    else if (kind === 'leads') readLeadCell(this, name, header, cell, form)
    else readDealCell(this, kind, name, header, cell, form)
  }

  keep(header: string, cell: NonNullable<Cell>): void {
    const before = this.draft.own[header]
    this.draft.own[header] = before === undefined ? textOf(cell) : `${before}\n${textOf(cell)}`
  }

  problem(header: string, cell: NonNullable<Cell>, code: ProblemCode, keep = true): null {
    this.draft.problems.push({ column: header, code, value: textOf(cell).slice(0, 200) })
    if (keep) this.keep(header, cell)
    return null
  }

  text(name: string, header: string, cell: NonNullable<Cell>): string | null {
    const text = textOf(cell)
    return text.length > (longest[name] ?? 5000) ? this.problem(header, cell, 'tooLong') : text
  }

  private customer(name: string, header: string, cell: NonNullable<Cell>, form: ColumnForm): void {
    const { customer } = this.draft
    const text = textOf(cell)
    switch (name) {
      case 'name':
        customer.name = this.text(name, header, cell)
        return
      case 'name2':
        customer.name = customer.name ? (this.text('name', header, `${customer.name} ${text}`) ?? customer.name) : text
        return
      case 'customerNumber':
        if (/^\d(\.|,)?\d*E\+\d+$/i.test(text)) this.problem(header, cell, 'numberRounded')
        else customer.customerNumber = this.text(name, header, text.replace(/^(\d+)\.0$/, '$1'))
        return
      case 'houseNumber':
        customer.street = customer.street ? `${customer.street} ${text}` : text
        return
      case 'postcode':
        this.postcode(header, cell)
        return
      case 'postcodeCity': {
        const split = splitPostcodeCity(text)
        const other = (ours: string | null, theirs: string | null) =>
          ours !== null && theirs !== null && ours !== theirs
        if (other(customer.postcode, split.postcode) || other(customer.city, split.city)) this.keep(header, cell)
        if (split.postcode && !customer.postcode) this.postcode(header, split.postcode)
        customer.city ??= split.city && this.text('city', header, split.city)
        return
      }
      case 'country':
        customer.country = readCountry(text) ?? this.problem(header, cell, 'countryUnknown')
        return
      case 'phone':
      case 'fax':
        customer.phones.push(...this.phones(header, cell))
        return
      case 'email':
        customer.emails.push(...this.emails(header, cell))
        return
      case 'web':
        customer.web = readWeb(text) ? this.text(name, header, cell) : this.problem(header, cell, 'webInvalid')
        return
      case 'standing':
        customer.standing = readStanding(text) ?? this.problem(header, cell, 'standingUnknown')
        return
      case 'class':
        customer.class = readClass(text) ?? this.problem(header, cell, 'classUnknown')
        return
      case 'potential':
      case 'revenue12': {
        const amount = readAmount(cell, form.decimal, form.factor)
        if (!amount) this.problem(header, cell, 'amountUnreadable')
        customer[name] = amount?.minor ?? null
        customer.currency = amount?.currency ?? customer.currency ?? form.currency ?? null
        return
      }
      case 'lastContact':
      case 'lastOrder':
        customer[name] = this.pastDay(header, cell, form)
        return
      case 'rhythm':
        customer.rhythmDays =
          readRhythm(typeof cell === 'boolean' ? text : cell) ?? this.problem(header, cell, 'rhythmUnknown')
        return
      case 'tags':
        this.tags(header, cell)
        return
      case 'note':
        customer.note.push(this.labelled('customers.note', header, text))
        return
      default: {
        const field = name as
          | 'street'
          | 'city'
          | 'vatId'
          | 'branch'
          | 'size'
          | 'source'
          | 'parent'
          | 'owner'
          | 'insideSales'
        customer[field] = this.text(name, header, cell)
      }
    }
  }

  private revenueOf(index: number, header: string, cell: NonNullable<Cell>, form: ColumnForm): void {
    if (/^[-–—]+$/.test(textOf(cell))) return
    const amount = readAmount(cell, form.decimal, form.factor)
    if (!amount) this.problem(header, cell, 'amountUnreadable')
    else if (this.plan.spans[index]) {
      const currency = amount.currency ?? form.currency ?? null
      this.draft.customer.revenueOf.push({ column: index, amount: amount.minor, currency })
    } else if (amount.minor !== 0) this.problem(header, cell, 'periodAhead')
  }

  private tags(header: string, cell: NonNullable<Cell>): void {
    const tags = textOf(cell)
      .split(/:::|[;,|\n]/)
      .map((tag) => tag.replace(/^\s*\*/, '').trim())
      .filter(Boolean)
    const fit = tags.filter((tag) => tag.length <= longestTag).slice(0, mostTags)
    if (fit.length < tags.length) this.problem(header, cell, 'tooLong')
    this.draft.customer.tags.push(...fit)
  }

  /** The company that a person, conversation or task names; another one than that of the row stays beside it. */
  private company(header: string, cell: NonNullable<Cell>): void {
    const { customer } = this.draft
    if (customer.name === null) customer.name = this.text('name', header, cell)
    else if (customer.name !== textOf(cell)) this.keep(header, cell)
  }

  private postcode(header: string, cell: NonNullable<Cell>): void {
    const country = this.draft.customer.country ?? (this.country.sure ? this.country.code : null)
    const { postcode, problem } = readPostcode(cell, country, this.plan.forms.restoreZero && !this.country.foreign)
    this.draft.customer.postcode = postcode && postcode.length <= 12 ? postcode : this.problem(header, cell, 'tooLong')
    if (problem) this.problem(header, cell, problem, false)
  }

  private phones(header: string, cell: NonNullable<Cell>): LabelledPhone[] {
    const phones = readPhones(typeof cell === 'boolean' ? String(cell) : cell, this.country.code)
    const fit = phones.filter((phone) => phone.original.length <= 60 && /\d{3}/.test(phone.original.replace(/\D/g, '')))
    if (fit.length < phones.length || phones.length === 0) this.problem(header, cell, 'phoneUnreadable')
    const label = labelOf(header)
    return fit.map((phone: Phone) => ({ label, number: phone.original, e164: phone.e164 }))
  }

  private emails(header: string, cell: NonNullable<Cell>): string[] {
    const { emails, wrong } = readEmails(textOf(cell))
    if (wrong.length > 0 || emails.length === 0) this.problem(header, cell, 'emailInvalid')
    return emails
  }

  day(header: string, cell: NonNullable<Cell>, form: ColumnForm): { day: Day; time: string | null } | null {
    if (isNoDay(textOf(cell))) return null
    return readDay(cell, form.date, this.plan.today) ?? this.problem(header, cell, 'dayUnreadable')
  }

  private pastDay(header: string, cell: NonNullable<Cell>, form: ColumnForm): Day | null {
    const found = this.day(header, cell, form)
    return found && found.day > this.plan.today ? this.problem(header, cell, 'dayUnreadable') : (found?.day ?? null)
  }

  /** Several note columns go into one note, each under its header. */
  labelled(target: Target, header: string, text: string): string {
    return this.plan.targets.filter((one) => one === target).length > 1 ? `${header}: ${text}` : text
  }

  private person(name: string, header: string, cell: NonNullable<Cell>, form: ColumnForm): void {
    const { person } = this.draft
    const text = textOf(cell)
    switch (name) {
      case 'customer':
        this.company(header, cell)
        return
      case 'salutation': {
        const read = readSalutation(text)
        if (!read.known) this.problem(header, cell, 'salutationUnknown')
        person.salutation ??= salutationWord(read.salutation)
        person.title ??= read.title
        return
      }
      case 'name':
        this.wholeName(header, cell)
        return
      case 'title':
        person.title = this.text(name, header, cell)
        return
      case 'phone':
      case 'mobile':
        person.phones.push(...this.phones(header, cell))
        return
      case 'email':
        person.emails.push(...this.emails(header, cell))
        return
      case 'birthday': {
        if (isNoDay(textOf(cell))) return
        const day = readBirthday(cell, form.date, this.plan.today)
        person.birthday = day && day <= this.plan.today ? day : this.problem(header, cell, 'dayUnreadable')
        return
      }
      case 'language': {
        const language = readLanguage(text)
        person.language =
          language === 'de' || language === 'en' || language === 'fr' || language === 'it'
            ? language
            : this.problem(header, cell, 'languageUnknown')
        return
      }
      case 'note':
        person.note.push(this.labelled('persons.note', header, text))
        return
      case 'department': {
        const both = person.function ? `${person.function}, ${text}` : text
        if (both.length > longest.function!) this.problem(header, cell, 'tooLong')
        else person.function = both
        return
      }
      default: {
        const field = name as 'firstName' | 'lastName' | 'function'
        person[field] = this.text(name, header, cell)
      }
    }
  }

  private wholeName(header: string, cell: NonNullable<Cell>): void {
    const { person } = this.draft
    const parts = splitName(textOf(cell))
    if (!parts) {
      this.keep(header, cell)
      return
    }
    const tooLong = [parts.firstName, parts.lastName].some((part) => (part?.length ?? 0) > longest.lastName!)
    const other = (ours: string | null, theirs: string | null) => ours !== null && theirs !== null && ours !== theirs
    if (tooLong || other(person.firstName, parts.firstName) || other(person.lastName, parts.lastName)) {
      if (tooLong) this.problem(header, cell, 'tooLong')
      else this.keep(header, cell)
      return
    }
    if (parts.several) this.problem(header, cell, 'severalNames')
    person.salutation ??= salutationWord(parts.salutation)
    person.title ??= parts.title
    person.firstName ??= parts.firstName
    person.lastName ??= parts.lastName
    if (parts.rest && !person.function && parts.rest.length <= longest.function!) person.function = parts.rest
    else if (parts.rest) person.note.push(parts.rest)
  }

  private activity(name: string, header: string, cell: NonNullable<Cell>, form: ColumnForm): void {
    const { activity } = this.draft
    const text = textOf(cell)
    if (name === 'kind') activity.kind = readActivityKind(text) ?? this.problem(header, cell, 'activityKindUnknown')
    else if (name === 'at') {
      const found = this.day(header, cell, form)
      const ahead = found !== null && found.day > this.plan.today
      if (ahead) this.problem(header, cell, 'dayUnreadable')
      activity.at = found && !ahead ? found.day : null
      activity.time = activity.at ? found!.time : null
    } else if (name === 'text') activity.text.push(this.labelled('activities.text', header, text))
    else if (name === 'customer') this.company(header, cell)
    else activity[name as 'owner' | 'person'] = this.text(name, header, cell)
  }

  private task(name: string, header: string, cell: NonNullable<Cell>, form: ColumnForm): void {
    const { task } = this.draft
    const text = textOf(cell)
    if (name === 'due') task.due = this.day(header, cell, form)?.day ?? null
    else if (name === 'text') task.text.push(this.labelled('tasks.text', header, text))
    else if (name === 'customer') this.company(header, cell)
    else task[name as 'owner' | 'person'] = this.text(name, header, cell)
  }

  private revenue(name: string, header: string, cell: NonNullable<Cell>, form: ColumnForm): void {
    const { revenue } = this.draft
    switch (name) {
      case 'customer':
        this.company(header, cell)
        return
      case 'day':
        revenue.day = this.day(header, cell, form)?.day ?? null
        return
      case 'month':
        revenue.month = readMonth(cell, form.date, this.plan.today) ?? this.problem(header, cell, 'monthUnreadable')
        return
      case 'amount':
      case 'margin': {
        const amount = readAmount(cell, form.decimal, form.factor)
        if (!amount) this.problem(header, cell, 'amountUnreadable')
        revenue[name] = amount?.minor ?? null
        revenue.currency ??= amount?.currency ?? null
        return
      }
      case 'currency':
        revenue.currency = readCurrency(textOf(cell)) ?? this.problem(header, cell, 'currencyUnknown')
        return
      default:
        revenue[name as 'product' | 'invoice' | 'order'] = this.text('reference', header, cell)
    }
  }
}

/** What programs write where no day is known. */
function isNoDay(text: string): boolean {
  return /^(0{1,2}[./]0{1,2}[./]0{2,4}|0000-00-00|-+|00:00(:00)?)$/.test(text)
}

function salutationWord(salutation: 'ms' | 'mr' | null): 'Frau' | 'Herr' | null {
  return salutation === 'ms' ? 'Frau' : salutation === 'mr' ? 'Herr' : null
}

/** The label of a phone number: what the header says beside "Telefon". */
function labelOf(header: string): string {
  const label = header
    .replace(/[()_-]+/g, ' ')
    .replace(/^(telefon|tel\.?|phone)(nummer| number)?\b/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  return (/^\d*$/.test(label) ? '' : label).slice(0, 40)
}
