import { z } from 'zod'
import { activityKinds } from '#features/contact-again/rules.ts'
import { influences, supports, warnings } from '#features/key-accounts/rules/people.ts'
import { buyingRoles } from '#features/opportunities/rules.ts'
import { taskKinds } from '#features/tasks/rules.ts'
import { defineOperation } from '#shared/contract.ts'
import { parts, spoken } from './rules/dossier.ts'
import { directions, occasions, states } from './rules/state.ts'

const id = z.string().max(36)
const day = z.iso.date()
const undo = z.string()
const text = z.string()
const sentence = (largest: number) => z.string().trim().max(largest)
const none = text.nullable()

const words = z.partialRecord(z.enum(spoken), sentence(4000))
const said = z.object({
  activityId: text,
  day: text,
  kind: z.enum(activityKinds),
  personName: none,
  memberName: none,
  text,
})

/** What is handed on of a customer; all but the words of the seller comes from the record. Amounts in minor units. */
export const dossier = z.object({
  facts: z.object({
    revenue: z.number(),
    revenueBefore: z.number(),
    currency: text,
    class: none,
    potential: z.number().nullable(),
    branch: none,
    contracts: z.array(
      z.object({ name: text, startDay: text, endDay: none, amountPerYear: z.number(), currency: text }),
    ),
  }),
  words,
  /** Conversations chosen as the customer's own words. */
  quotes: z.array(said),
  /** The last conversations, the latest first. */
  history: z.array(said),
  people: z.array(
    z.object({
      personId: text,
      name: text,
      function: none,
      roles: z.array(z.enum(buyingRoles)),
      influence: z.enum(influences).nullable(),
      support: z.enum(supports).nullable(),
      interest: none,
      lastContact: none,
    }),
  ),
  promises: z.array(z.object({ kind: z.enum(taskKinds), text, dueDay: none, assigneeName: none })),
  priceLists: z.array(text),
  prices: z.array(
    z.object({
      productName: text,
      unit: none,
      currency: text,
      /** From so many thousandths of the unit on; 0: any quantity. */
      scales: z.array(z.object({ from: z.number(), amount: z.number() })),
    }),
  ),
  concessions: z.array(
    z.object({
      day: text,
      what: text,
      amount: z.number().nullable(),
      currency: text,
      inReturn: none,
      offerNumber: text,
    }),
  ),
  offers: z.array(
    z.object({ opportunityId: text, number: text, title: text, amount: z.number(), currency: text, validUntil: none }),
  ),
  opportunities: z.array(
    z.object({
      id: text,
      title: text,
      amount: z.number().nullable(),
      currency: text,
      expectedClose: none,
      nextStep: none,
    }),
  ),
  fires: z.array(text),
  complaints: z.array(z.object({ number: text, text })),
  warnings: z.array(z.object({ kind: z.enum(warnings), names: z.array(text) })),
})
export type Dossier = z.infer<typeof dossier>

const brief = z.object({
  id: text,
  version: z.number(),
  customerId: text,
  customerName: text,
  fromId: text,
  fromName: text,
  toId: text,
  toName: text,
  direction: z.enum(directions),
  because: z.enum(occasions),
  note: none,
  state: z.enum(states),
  /** By when it is to be answered, introduced or checked; none where nothing is due. */
  due: none,
  proposedAt: none,
  acceptedAt: none,
  introducedDay: none,
  doneAt: none,
})
export type HandoverBrief = z.infer<typeof brief>

const handover = brief.extend({
  proposedByName: none,
  answerDue: none,
  incompleteReason: none,
  acceptedByName: none,
  introduceBy: none,
  introducedTo: none,
  introducedByName: none,
  doneByName: none,
  notIntroduced: none,
  checkDay: none,
  withdrawnAt: none,
  withdrawnByName: none,
  withdrawnReason: none,
  returns: z.array(z.object({ at: text, byName: none, reasons: z.array(text), note: none })),
  checks: z.array(
    z.object({ side: z.enum(['from', 'to']), byName: none, rating: z.number(), sentence: text, at: text }),
  ),
  quotes: z.array(text),
  dossier,
  /** Since when the dossier is kept as it was; none while it follows the record. */
  keptAt: none,
  completeness: z.array(z.object({ part: z.enum(parts), there: z.boolean(), must: z.boolean() })),
  speaks: z.object({ memberId: none, name: none }),
  returnReasons: z.array(text),
  canPropose: z.boolean(),
  canAnswer: z.boolean(),
  canIntroduce: z.boolean(),
  /** The side that the caller checks for. */
  side: z.enum(['from', 'to']).nullable(),
})
export type Handover = z.infer<typeof handover>

const days = z.object({ count: z.number(), mean: z.number().nullable(), median: z.number().nullable() })
const rating = z.object({ count: z.number(), mean: z.number().nullable() })
const figures = {
  proposed: z.number(),
  open: z.number(),
  accepted: z.number(),
  introduced: z.number(),
  done: z.number(),
  withdrawn: z.number(),
  /** Days from the first proposal. */
  daysToAccept: days,
  daysToIntroduce: days,
  /** Handovers that came back at least once; 0–1 of those proposed. */
  returned: z.number(),
  returnedShare: z.number().nullable(),
  returnReasons: z.array(z.object({ reason: text, count: z.number() })),
  /** 0–1 of the parts of the dossier when it was proposed. */
  completeness: z.number().nullable(),
  /** 1–5, by side. */
  checks: z.object({ from: rating, to: rating }),
}

const policy = {
  answerDays: z.number().int().min(1).max(60),
  introduceDays: z.number().int().min(1).max(120),
  checkDays: z.number().int().min(1).max(365),
  returnReasons: z.array(z.string().trim().min(1).max(120)).min(1).max(20),
}

export const contract = {
  listHandovers: defineOperation({
    method: 'GET',
    path: '/api/handovers',
    summary:
      'Handovers between sales and key account management: open ones by the day something is due, or the ended ones.',
    input: z.object({
      state: z.enum(['open', 'ended']).default('open'),
      after: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ handovers: z.array(brief), next: none }),
  }),
  getHandover: defineOperation({
    method: 'GET',
    path: '/api/handovers/:id',
    summary:
      'One handover with its dossier: as the record says while it waits, as it was kept once it was accepted; and what is missing.',
    input: z.object({ id }),
    output: handover,
  }),
  getCustomerHandover: defineOperation({
    method: 'GET',
    path: '/api/customers/:customerId/handover',
    summary: 'Who speaks with a customer at present and because of what, and the handover that is under way.',
    input: z.object({ customerId: id }),
    output: z.object({
      speaks: z.object({
        memberId: none,
        name: none,
        because: z.enum(['owner', 'untilAccepted', 'untilIntroduced', 'formerLeft']),
      }),
      /** Open, or ended and not checked by both yet. */
      handover: brief.nullable(),
      /** Whether the caller may open it. */
      canSee: z.boolean(),
      /** Whether the caller may prepare one now. */
      canPrepare: z.boolean(),
      /** A key account that sales looks after still. */
      suggested: z.boolean(),
    }),
  }),
  prepareHandover: defineOperation({
    method: 'POST',
    path: '/api/handovers',
    summary:
      'Begins a handover of a customer to a colleague; there is one open at a time. Nothing is offered to them yet.',
    input: z.object({
      customerId: id,
      toId: id,
      direction: z.enum(directions).default('toKeyAccount'),
      because: z.enum(occasions).default('nomination'),
      note: sentence(1000).optional(),
    }),
    output: z.object({ id: text, undo }),
    example: {
      customerId: '01900000-0000-7000-8000-0000000000c1',
      toId: '01900000-0000-7000-8000-0000000000b1',
      because: 'nomination',
    },
  }),
  changeHandover: defineOperation({
    method: 'PATCH',
    path: '/api/handovers/:id',
    summary: 'Changes whom it is for or why, adds to the dossier what only the seller knows, chooses quotes.',
    input: z.object({
      id,
      version: z.number().int().optional(),
      toId: id.optional(),
      because: z.enum(occasions).optional(),
      note: sentence(1000).optional(),
      /** Only the parts that are named are changed; an empty text takes the word away. */
      words: words.optional(),
      /** Conversations (activities) of this customer. */
      quotes: z.array(id).max(20).optional(),
    }),
    output: z.object({ version: z.number(), undo }),
  }),
  proposeHandover: defineOperation({
    method: 'POST',
    path: '/api/handovers/:id/proposal',
    summary:
      'Offers it to the colleague, again after it came back; without the parts that must be there only with a reason.',
    input: z.object({ id, incompleteReason: sentence(500).optional() }),
    output: z.object({ answerDue: text, undo }),
  }),
  acceptHandover: defineOperation({
    method: 'POST',
    path: '/api/handovers/:id/acceptance',
    summary: 'Takes the customer over: from this moment it has the new owner, and the dossier is kept as it is.',
    input: z.object({ id, introduceBy: day.optional() }),
    output: z.object({ introduceBy: text, undo }),
  }),
  returnHandover: defineOperation({
    method: 'POST',
    path: '/api/handovers/:id/return',
    summary: 'Gives the dossier back with what is missing; it can be offered again.',
    input: z.object({
      id,
      reasons: z.array(sentence(120).min(1)).max(20).default([]),
      note: sentence(1000).optional(),
    }),
    output: z.object({ undo }),
  }),
  withdrawHandover: defineOperation({
    method: 'POST',
    path: '/api/handovers/:id/withdrawal',
    summary: 'Takes a handover back that nobody accepted yet.',
    input: z.object({ id, reason: sentence(500).optional() }),
    output: z.object({ undo }),
  }),
  introduceHandover: defineOperation({
    method: 'POST',
    path: '/api/handovers/:id/introduction',
    summary: 'Notes on which day and to whom at the customer the new colleague was introduced.',
    input: z.object({ id, day: day.optional(), to: sentence(300).min(1) }),
    output: z.object({ undo }),
  }),
  finishHandover: defineOperation({
    method: 'POST',
    path: '/api/handovers/:id/end',
    summary: 'It is done; both sides check it later. Without an introduction only with a reason.',
    input: z.object({ id, notIntroduced: sentence(500).optional() }),
    output: z.object({ checkDay: text, undo }),
  }),
  checkHandover: defineOperation({
    method: 'POST',
    path: '/api/handovers/:id/check',
    summary: 'How it went, from the side of the caller: 1 to 5 and a sentence.',
    input: z.object({ id, rating: z.number().int().min(1).max(5), sentence: sentence(1000).min(1) }),
    output: z.object({ undo }),
  }),
  handOverAll: defineOperation({
    method: 'POST',
    path: '/api/members/:fromId/hand-over',
    summary:
      'Gives everything a colleague holds to another: customers, the place as inside sales, open tasks and opportunities, leads in work; key accounts with a handover, so that they are introduced.',
    input: z.object({ fromId: id, toId: id }),
    output: z.object({
      changed: z.number(),
      insideSales: z.number(),
      tasks: z.number(),
      opportunities: z.number(),
      leads: z.number(),
      handovers: z.number(),
      undo,
    }),
  }),
  getHandoverReport: defineOperation({
    method: 'GET',
    path: '/api/reports/handovers',
    summary:
      'Handovers that were proposed in a period: how many, how long, how many came back and why, how complete, how both sides judge them; by person (the own row; the sales lead sees each).',
    runs: 'report',
    input: z.object({
      /** First and last day, both included; without them the last twelve months. */
      from: day.optional(),
      to: day.optional(),
      memberId: id.optional(),
    }),
    output: z.object({
      period: z.object({ from: text, to: text }),
      ...figures,
      /** Who handed over or took over. */
      people: z.array(z.object({ memberId: text, name: text, ...figures })),
      /** More than are counted at once. */
      cut: z.boolean(),
      /** Only those that the caller has to do with are counted. */
      ownOnly: z.boolean(),
    }),
    example: { from: '2026-01-01', to: '2026-12-31' },
  }),
  getHandoverSettings: defineOperation({
    method: 'GET',
    path: '/api/handover-settings',
    summary: 'Days to answer, to introduce and to check, and the reasons for which a dossier is returned.',
    input: z.object({}),
    output: z.object({ ...policy, canChange: z.boolean() }),
  }),
  changeHandoverSettings: defineOperation({
    method: 'PATCH',
    path: '/api/handover-settings',
    summary: 'Changes days or reasons of handovers.',
    input: z.object(policy).partial(),
    output: z.object({}),
  }),
}
