import type { CompanyTraits } from '#features/duplicates/rules/companies.ts'
import { companyDomain } from '#features/duplicates/rules/words.ts'
import type { Day, Instant } from '#shared/days.ts'
import { fold } from '#shared/text.ts'
import type { CustomerDraft, Draft, LabelledPhone, PersonDraft } from './drafts.ts'
import type { Target } from './fields.ts'
import type { TablePlan } from './normalise.ts'
import { splitName } from './values/names.ts'

/** A value of the file that did not replace ours. */
export type Kept = { field: string; ours: string; theirs: string }

/**
 * What the file says of a field that we have a value for. `given`: the row never came in before;
 * `changed` and `same`: compared with the last time it did.
 */
export type Since = 'given' | 'changed' | 'same'

const longestOwn = 2000
const longestOwnName = 80

/** Fields of a customer that hold one value, with those of a draft that fill them. */
export const customerScalars = [
  'customerNumber',
  'street',
  'postcode',
  'city',
  'country',
  'web',
  'vatId',
  'branch',
  'size',
  'source',
  'standing',
  'class',
  'potential',
  'rhythmDays',
] as const
export const personScalars = [
  'salutation',
  'title',
  'firstName',
  'lastName',
  'function',
  'birthday',
  'language',
] as const

/**
 * Brings a value of the file together with ours: an empty field is filled; a cell that changed since its last
 * import replaces; one that did not never overwrites a later edit; else `replace` decides.
 */
export function settle<T>(
  ours: T | null,
  theirs: T | null,
  since: Since,
  replace: boolean,
): { value: T | null; kept: boolean } {
  if (theirs === null || theirs === ours) return { value: ours, kept: false }
  if (since === 'same') return { value: ours, kept: false }
  if (ours === null || ours === '' || since === 'changed' || replace) return { value: theirs, kept: false }
  return { value: ours, kept: true }
}

/**
 * Brings single values of a row together with those of a record: what to change, and what stays beside ours as an
 * own field. `names`: column of the record → field of the import; a column that names neither counts as not said.
 */
export function mergeValues<Row extends object>(
  row: Row,
  theirs: Record<string, unknown>,
  names: Partial<Record<keyof Row & string, string>>,
  headerOfField: (field: string) => string,
  since: (header: string) => Since,
  replace: boolean,
): { patch: Partial<Row>; own: Record<string, string>; kept: Kept[] } {
  const merged = { patch: {} as Partial<Row>, own: {} as Record<string, string>, kept: [] as Kept[] }
  for (const [column, field] of Object.entries(names) as [keyof Row & string, string][]) {
    const header = headerOfField(field)
    const ours = row[column] as string | number | null
    const wanted = (theirs[column] ?? null) as string | number | null
    const settled = settle<string | number>(ours, wanted, since(header), replace)
    if (settled.value !== ours) merged.patch[column] = settled.value as Row[typeof column]
    if (!settled.kept) continue
    merged.own[header] = String(wanted)
    merged.kept.push({ field: header, ours: String(ours), theirs: String(wanted) })
  }
  return merged
}

/** Cuts a long text into pieces that an entry takes, between lines where there are any. */
export function piecesOf(text: string, most: number): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > most) {
    const line = rest.lastIndexOf('\n', most)
    const at = line > most / 2 ? line : most
    pieces.push(rest.slice(0, at))
    rest = rest.slice(at).replace(/^\n/, '')
  }
  return [...pieces, rest]
}

/** Adds phone numbers that are not there yet, by their international form or their digits. */
export function addPhones(ours: LabelledPhone[], theirs: LabelledPhone[]): LabelledPhone[] {
  const key = (phone: LabelledPhone) => phone.e164 ?? phone.number.replace(/\D/g, '')
  const known = new Set(ours.map(key))
  const more = theirs.filter((phone) => !known.has(key(phone)) && known.add(key(phone)))
  return more.length === 0 ? ours : [...ours, ...more].slice(0, 20)
}

/** Adds texts that are not there yet, without regard to case. */
export function addTexts(ours: string[], theirs: string[], most: number): string[] {
  const known = new Set(ours.map((text) => text.toLowerCase()))
  const more = theirs.filter((text) => !known.has(text.toLowerCase()) && known.add(text.toLowerCase()))
  return more.length === 0 ? ours : [...ours, ...more].slice(0, most)
}

/** Puts a text behind a note unless it stands there already. */
export function addNote(ours: string | null, theirs: string[]): string | null {
  const more = theirs.filter((text) => !(ours ?? '').includes(text))
  return more.length === 0 ? ours : [ours, ...more].filter(Boolean).join('\n\n')
}

/**
 * Own fields of a row beside those already there: a name that is taken by another value gets a number behind it
 * ("Farbe (2)"). Values too long for a field are handed back for the note; records without one take all (`longest`).
 */
export function addOwnFields(
  ours: Record<string, string>,
  theirs: Record<string, string>,
  since: (header: string) => Since,
  longest = longestOwn,
): { fields: Record<string, string>; long: string[] } {
  const fields = { ...ours }
  const long: string[] = []
  for (const [header, value] of Object.entries(theirs)) {
    const name = header.slice(0, longestOwnName)
    if (value.length > longest) long.push(`${header}: ${value}`)
    else if (since(header) === 'changed' || fields[name] === undefined) {
      if (since(header) !== 'same') fields[name] = value
    } else if (
      since(header) === 'given' &&
      !Object.entries(fields).some(([field, known]) => known === value && field.startsWith(name))
    ) {
      let n = 2
      while (fields[`${name.slice(0, longestOwnName - 5)} (${n})`] !== undefined) n += 1
      fields[`${name.slice(0, longestOwnName - 5)} (${n})`] = value
    }
  }
  return { fields, long }
}

/** The header of the column that fills a field; the field's name if there is none. */
export function headerOf(plan: TablePlan, target: Target): string {
  const wanted = target === 'customers.rhythmDays' ? 'customers.rhythm' : target
  return plan.headers[plan.targets.indexOf(wanted)] ?? wanted.slice(wanted.indexOf('.') + 1)
}

/** The first and last name under which a person is kept; a mail address stands in where no name is given. */
export function nameOfPerson(person: PersonDraft): { firstName: string | null; lastName: string } | null {
  if (person.lastName) return { firstName: person.firstName, lastName: person.lastName }
  if (person.firstName) return { firstName: null, lastName: person.firstName }
  const email = person.emails[0]
  return email ? { firstName: null, lastName: email.slice(0, 100) } : null
}

/** A name in one text, as persons are compared by; `null` if it is none. */
export function partsOfName(text: string): { firstName: string | null; lastName: string } | null {
  const parts = splitName(text)
  const lastName = parts?.lastName ?? parts?.firstName
  return parts && lastName ? { firstName: parts.lastName ? parts.firstName : null, lastName } : null
}

/** The name of the company of a row; a table of customers takes the person where no company is named. */
export function nameOfCompany(draft: Draft, plan: TablePlan): string | null {
  if (draft.customer.name) return draft.customer.name
  if (plan.kind !== 'customers') return null
  const person = nameOfPerson(draft.person)
  return person && [person.firstName, person.lastName].filter(Boolean).join(' ')
}

/** Phone and mail of nobody in particular are those of the company; what else the row says of a person becomes an own field. */
export function giveToCompany(draft: Draft, plan: TablePlan): void {
  const { person, customer } = draft
  if (person.firstName || person.lastName) return
  customer.phones.push(...person.phones)
  customer.emails.push(...person.emails)
  customer.note.push(...person.note)
  const left = {
    salutation: person.salutation,
    title: person.title,
    function: person.function,
    birthday: person.birthday,
    language: person.language,
  }
  for (const [field, value] of Object.entries(left)) if (value) draft.own[headerOf(plan, `persons.${field}`)] ??= value
  Object.assign(person, {
    phones: [],
    emails: [],
    note: [],
    salutation: null,
    title: null,
    function: null,
    birthday: null,
    language: null,
  })
}

/** What the company of a row is compared by. */
export function traitsOfCompany(draft: Draft, plan: TablePlan, name: string): CompanyTraits {
  const { customer, person } = draft
  return {
    ...customer,
    name,
    web: webOfName(customer),
    phones: customer.phones.flatMap((phone) => phone.e164 ?? []),
    emails: [...customer.emails, ...(plan.kind === 'persons' ? [] : person.emails)],
  }
}

/** A name that is only a domain ("adler.example") is also the company's web address. */
export function webOfName(customer: CustomerDraft): string | null {
  const name = customer.name ?? ''
  return customer.web ?? (companyDomain(name) === name.toLowerCase() ? `https://${name.toLowerCase()}` : null)
}

/** Whether a row is the sum below a list, not a customer. */
export function isTotal(draft: Draft): boolean {
  const { name, customerNumber, street, city } = draft.customer
  return (
    !street &&
    !city &&
    !customerNumber &&
    /^(summe|gesamt|gesamtsumme|total|sum|endsumme|zwischensumme)\b[\s:]*\d*$/.test(fold(name ?? ''))
  )
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The instant of a day and clock time in a time zone; noon where no time is known. */
export function instantOf(day: Day, time: string | null, timeZone: string): Instant {
  let clock = clocks.get(timeZone)
  if (!clock) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
    clock = new Intl.DateTimeFormat('en-CA', { timeZone, ...parts, hourCycle: 'h23' })
    clocks.set(timeZone, clock)
  }
  const guess = Date.parse(`${day}T${time ?? '12:00'}:00Z`)
  const shown = Date.parse(`${clock.format(guess).replace(', ', 'T')}:00Z`)
  return new Date(guess - (shown - guess)).toISOString()
}
