import type { Origin } from '#features/leads/rules.ts'
import type { OpportunityKind } from '#features/opportunities/rules.ts'
import type { Day } from '#shared/days.ts'
import type { Photo, Row } from './readers/tables.ts'
import type { StageMeaning } from './values/deals.ts'
import type { LeadMeaning } from './values/leads.ts'
import type { Standing } from './values/words.ts'

/**
 * What is wrong with a cell; its text is kept as an own field or note, but for the error of a formula (`errorOfSheet`), which
 * says nothing. Shown as `imports.problem.<code>`.
 */
export type ProblemCode =
  | 'dayUnreadable'
  | 'monthUnreadable'
  | 'currencyUnknown'
  | 'otherCurrency'
  | 'amountUnreadable'
  | 'phoneUnreadable'
  | 'emailInvalid'
  | 'webInvalid'
  | 'postcodeForm'
  | 'countryUnknown'
  | 'classUnknown'
  | 'standingUnknown'
  | 'rhythmUnknown'
  | 'languageUnknown'
  | 'salutationUnknown'
  | 'activityKindUnknown'
  | 'severalNames'
  | 'numberRounded'
  | 'amountNegative'
  | 'amountTooLarge'
  | 'stageUnknown'
  | 'opportunityKindUnknown'
  | 'closeBeforeCreated'
  | 'sumAndInvoices'
  | 'lettersLost'
  | 'errorOfSheet'
  | 'leadStateUnknown'
  | 'periodAhead'
  | 'tooLong'
export type Problem = { column: string; code: ProblemCode; value: string }

export type LabelledPhone = { label: string; number: string; e164: string | null }

export type CustomerDraft = {
  name: string | null
  customerNumber: string | null
  street: string | null
  postcode: string | null
  city: string | null
  country: string | null
  phones: LabelledPhone[]
  emails: string[]
  web: string | null
  vatId: string | null
  branch: string | null
  size: string | null
  source: string | null
  parent: string | null
  standing: Standing | null
  class: 'A' | 'B' | 'C' | null
  /** Minor units per year, with the currency if the cell named one. */
  potential: number | null
  revenue12: number | null
  /** Revenue of the time that the header of a column names. */
  revenueOf: { column: number; amount: number; currency: string | null }[]
  currency: string | null
  lastContact: Day | null
  lastOrder: Day | null
  rhythmDays: number | null
  owner: string | null
  insideSales: string | null
  tags: string[]
  note: string[]
}

export type PersonDraft = {
  salutation: 'Herr' | 'Frau' | null
  title: string | null
  firstName: string | null
  lastName: string | null
  function: string | null
  phones: LabelledPhone[]
  emails: string[]
  birthday: Day | null
  language: 'de' | 'en' | 'fr' | 'it' | null
  note: string[]
}

export type ActivityDraft = {
  kind: string | null
  at: Day | null
  time: string | null
  text: string[]
  owner: string | null
  person: string | null
}
/** Amounts in minor units; the month as its last day. */
export type RevenueDraft = {
  day: Day | null
  month: Day | null
  amount: number | null
  margin: number | null
  currency: string | null
  product: string | null
  invoice: string | null
  order: string | null
}
/** Prices and amounts in minor units. */
export type ProductDraft = {
  number: string | null
  name: string | null
  group: string | null
  unit: string | null
  listPrice: number | null
  costPrice: number | null
  currency: string | null
}
export type MemberDraft = { name: string | null; email: string | null; region: string | null; lead: string | null }
export type OpportunityDraft = {
  key: string | null
  title: string | null
  person: string | null
  owner: string | null
  product: string | null
  stage: StageMeaning | null
  amount: number | null
  currency: string | null
  created: Day | null
  closed: Day | null
  expectedClose: Day | null
  reason: string | null
  kind: OpportunityKind | null
  channel: string | null
  note: string[]
}
/** `cancelled`: the list says that it does not count any more. */
export type OrderDraft = {
  number: string | null
  day: Day | null
  amount: number | null
  currency: string | null
  /** Number of the opportunity or of the offer that it was won with. */
  opportunity: string | null
  delivery: Day | null
  cancelled: boolean
  note: string[]
}
/** Company and person of a lead stand in `customer` and `person`. */
export type LeadDraft = {
  text: string[]
  received: Day | null
  time: string | null
  origin: Origin | null
  /** Which fair, list or page. */
  originNote: string | null
  recommendedBy: string | null
  amount: number | null
  currency: string | null
  owner: string | null
  state: LeadMeaning | null
  reason: string | null
}
export type TaskDraft = { due: Day | null; text: string[]; owner: string | null; person: string | null }

/** One row, taken apart into what it speaks of. */
export type Draft = {
  row: number
  customer: CustomerDraft
  person: PersonDraft
  activity: ActivityDraft
  task: TaskDraft
  revenue: RevenueDraft
  product: ProductDraft
  member: MemberDraft
  opportunity: OpportunityDraft
  order: OrderDraft
  lead: LeadDraft
  /** Cells without a field of ours, and those that could not be read, by their header. */
  own: Record<string, string>
  problems: Problem[]
  photo: Photo | null
}

/** A draft that says nothing yet; `rest` where those parts are there already. */
export function emptyDraft(row: Row, rest: RestOfDraft = emptyRest()): Draft {
  return {
    row: row.number,
    customer: emptyCustomer(),
    person: emptyPerson(),
    ...rest,
    lead: emptyLead(),
    own: {},
    problems: [],
    photo: row.photo ?? null,
  }
}

function emptyCustomer(): CustomerDraft {
  return {
    name: null,
    customerNumber: null,
    street: null,
    postcode: null,
    city: null,
    country: null,
    phones: [],
    emails: [],
    web: null,
    vatId: null,
    branch: null,
    size: null,
    source: null,
    parent: null,
    standing: null,
    class: null,
    potential: null,
    revenue12: null,
    revenueOf: [],
    currency: null,
    lastContact: null,
    lastOrder: null,
    rhythmDays: null,
    owner: null,
    insideSales: null,
    tags: [],
    note: [],
  }
}

function emptyPerson(): PersonDraft {
  return {
    salutation: null,
    title: null,
    firstName: null,
    lastName: null,
    function: null,
    phones: [],
    emails: [],
    birthday: null,
    language: null,
    note: [],
  }
}

function emptyLead(): LeadDraft {
  return {
    text: [],
    received: null,
    time: null,
    origin: null,
    originNote: null,
    recommendedBy: null,
    amount: null,
    currency: null,
    owner: null,
    state: null,
    reason: null,
  }
}

/** What nobody writes into once a row was read. */
export type RestOfDraft = Pick<Draft, 'activity' | 'task' | 'revenue' | 'product' | 'member' | 'opportunity' | 'order'>

/** Those parts, saying nothing. */
export function emptyRest(): RestOfDraft {
  return {
    activity: { kind: null, at: null, time: null, text: [], owner: null, person: null },
    task: { due: null, text: [], owner: null, person: null },
    revenue: {
      day: null,
      month: null,
      amount: null,
      margin: null,
      currency: null,
      product: null,
      invoice: null,
      order: null,
    },
    product: { number: null, name: null, group: null, unit: null, listPrice: null, costPrice: null, currency: null },
    member: { name: null, email: null, region: null, lead: null },
    opportunity: {
      key: null,
      title: null,
      person: null,
      owner: null,
      product: null,
      stage: null,
      amount: null,
      currency: null,
      created: null,
      closed: null,
      expectedClose: null,
      reason: null,
      kind: null,
      channel: null,
      note: [],
    },
    order: {
      number: null,
      day: null,
      amount: null,
      currency: null,
      opportunity: null,
      delivery: null,
      cancelled: false,
      note: [],
    },
  }
}
