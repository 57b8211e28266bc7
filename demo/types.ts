import type { OpportunityKind } from '#features/opportunities/rules.ts'
import type { Day } from '#shared/days.ts'

/** The people of Maschinenteile Neckar GmbH; Herbert Maier has left. */
export const colleagues = {
  renz: { name: 'Claudia Renz', email: 'c.renz@neckar-teile.example', roles: ['management', 'salesLead'] },
  alber: { name: 'Tina Alber', email: 't.alber@neckar-teile.example', roles: ['sales', 'keyAccountManager'] },
  bader: { name: 'Jonas Bader', email: 'j.bader@neckar-teile.example', roles: ['sales'] },
  kurz: { name: 'Sabine Kurz', email: 's.kurz@neckar-teile.example', roles: ['insideSales'] },
  maier: { name: 'Herbert Maier', email: 'h.maier@neckar-teile.example', roles: ['sales'] },
} as const
export type Colleague = keyof typeof colleagues

export type Phone = { label: string; number: string }

export type PlannedCustomer = {
  key: string
  createdOn: Day
  name: string
  customerNumber: string | null
  standing: 'targetCustomer' | 'prospect' | 'customer' | 'former' | 'blocked'
  mode: 'classic' | 'keyAccount'
  class: 'A' | 'B' | 'C' | null
  owner: Colleague | null
  /** Who looked after it before a handover that the story of the key accounts tells. */
  formerOwner?: Colleague
  insideSales: Colleague | null
  helper: { colleague: Colleague; part: string } | null
  street: string | null
  postcode: string | null
  city: string | null
  country: 'DE' | 'AT' | 'CH'
  region: string | null
  phones: Phone[]
  emails: string[]
  branch: string | null
  source: string | null
  currency: 'EUR' | 'CHF'
  potential: number | null
  rhythmDays: number | null
  tags: string[]
  note: string | null
  /** Revenue in the last 12 full months and in the 12 before, in cents; the plan of the invoices. */
  revenue: number
  revenueBefore: number
  /** Days since the last conversation; none: never spoken with. */
  silence: number | null
  /** Whom one spoke with then, where it matters. */
  lastPerson: string | null
}

export type PlannedPerson = {
  key: string
  customer: string
  createdOn: Day
  salutation: 'Herr' | 'Frau' | null
  title: string | null
  firstName: string | null
  lastName: string
  function: string | null
  phones: Phone[]
  emails: string[]
  birthday: Day | null
  leftOn: Day | null
}

export type PlannedRevenue = {
  customer: string
  day: Day
  amount: number
  margin: number
  product: string
  invoice: string
  /** The order that it names. */
  order: string | null
}

/** When something happened: a day with minutes after midnight, or so many minutes before the seeding. */
type When = { day: Day; minute: number; minutesAgo?: number }

export type Happening = When & { by: Colleague } & (
    | {
        kind: 'talk'
        customer: string
        person: string | null
        how: string
        outcome: 'reached' | 'notReached' | null
        text: string
        report: Report | null
        followUp: { day: Day; text: string } | null
      }
    | {
        kind: 'enquiry'
        opportunity: string
        customer: string
        title: string
        amount: number | null
        expectedClose: Day | null
        nextStep: string | null
        nextStepDay: Day | null
        /** Left out: nobody said. */
        business?: OpportunityKind
        channel?: string
      }
    | {
        kind: 'step'
        opportunity: string
        stage?: number
        amount?: number
        expectedClose?: Day
        nextStep?: string | null
        nextStepDay?: Day | null
        ownProbability?: number
      }
    | {
        kind: 'contract'
        customer: string
        name: string
        number: string
        startDay: Day
        endDay: Day
        amountPerYear: number
        renewal: number | null
        noticeMonths: number | null
        autoRenewMonths: number | null
        priceClause: string | null
      }
    | { kind: 'order'; opportunity: string; customer: string; number: string; amount: number }
    | {
        kind: 'offer'
        opportunity: string
        /** Given when all of them are known, in the order of their days. */
        number: string
        amount: number
        validUntil: Day
        askOn: Day
      }
    | { kind: 'won'; opportunity: string; reason: string; lesson: string | null }
    | { kind: 'lost'; opportunity: string; reason: string; note: string; competitor: string | null }
    | {
        kind: 'task'
        task: string
        what: 'task' | 'followUp' | 'promise'
        customer: string | null
        text: string
        dueDay: Day | null
        assignee: Colleague
        delegatedTo: string | null
      }
    | { kind: 'taskDone'; task: string }
    | {
        kind: 'appointment'
        title: string
        customer: string | null
        day2: Day
        from: string
        minutes: number
        place: string | null
        participants: string[]
      }
    | { kind: 'fire'; fire: string; customer: string; text: string }
    | { kind: 'fireTaken'; fire: string }
    | { kind: 'fireSolved'; fire: string; solution: string }
    | {
        kind: 'complaint'
        complaint: string
        customer: string
        text: string
        promise: string | null
        promisedUntil: Day | null
      }
    | {
        kind: 'lead'
        lead: string
        origin: 'call' | 'fair' | 'recommendation'
        from: string
        company: string
        person: string
        text: string
        amount: number | null
        email: string | null
      }
    | { kind: 'leadAnswered'; lead: string; text: string; accept: boolean }
    | { kind: 'leadRejected'; lead: string; reason: string }
    | { kind: 'complaintAsked'; complaint: string; assignee: Colleague; text: string; dueDay: Day }
    | { kind: 'complaintAnswered'; complaint: string; answer: string; close: boolean }
    | { kind: 'sample'; sample: string; customer: string; text: string; firstArticle: boolean; askOn: Day }
    | { kind: 'sampleDecided'; sample: string; outcome: 'approved' | 'rejected' | 'moreWanted'; reason: string | null }
    | { kind: 'snooze'; customer: string; until: Day; reason: string }
    | { kind: 'absence'; member: Colleague; deputy: Colleague; from: Day; to: Day }
    | { kind: 'leaves'; member: Colleague }
    | { kind: 'personLeft'; person: string }
  )

export type Report = { participants: string[]; result: string; agreed: string[] }

export type Plan = {
  today: Day
  customers: PlannedCustomer[]
  persons: PlannedPerson[]
  revenues: PlannedRevenue[]
  happenings: Happening[]
}
