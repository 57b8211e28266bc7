import type { PlanAction, PlanGoal } from '#features/key-accounts/rules/plan.ts'
import { type Answer, fallsIn, latestScores, satisfactionOf } from '#features/surveys/rules.ts'
import type { Day } from '#shared/days.ts'

export const seriesKinds = ['monday', 'keyAccounts', 'marketing'] as const
export type SeriesKind = (typeof seriesKinds)[number]
/** With a customer; the others are rounds of our own. */
export const customerKinds = ['quarterlyReview', 'annualTalk'] as const
export const meetingKinds = [...customerKinds, ...seriesKinds] as const
export type MeetingKind = (typeof meetingKinds)[number]

export function isSeries(kind: MeetingKind): kind is SeriesKind {
  return (seriesKinds as readonly string[]).includes(kind)
}

/** What a prepared point is about; `own`: written by hand. */
export const pointKinds = [
  'agreed',
  'kept',
  'figures',
  'frameworks',
  'bonuses',
  'priceRounds',
  'satisfaction',
  'goals',
  'actions',
  'complaints',
  'offers',
  'contracts',
  'opportunities',
  'whiteSpace',
  'fires',
  'person',
  'promises',
  'wins',
  'stuck',
  'leads',
  'lost',
  'own',
] as const
export type PointKind = (typeof pointKinds)[number]

/** Points of a talk that the customer never sees, whatever is marked. */
export const alwaysInternal: readonly PointKind[] = ['satisfaction', 'opportunities', 'whiteSpace', 'fires']

/** The sentences that agendas are made of; `meetings.line.…` has their words. */
export const sentences = [
  'first',
  'kept',
  'keptLate',
  'overdue',
  'open',
  'decided',
  'revenue',
  'revenueFirst',
  'scores',
  'nps',
  'scoreFalls',
  'goal',
  'goalUntil',
  'goalPlain',
  'progress',
  'actionDone',
  'actionLate',
  'actionOpen',
  'complaintOpen',
  'complaintClosed',
  'complaintText',
  'fireOpen',
  'fireSolved',
  'offer',
  'offerUntil',
  'contractEnds',
  'contractEnded',
  'opportunity',
  'opportunityDay',
  'space',
  'suggestion',
  'won',
  'wonWhy',
  'forward',
  'back',
  'noNextStep',
  'stepOverdue',
  'longerThanWon',
  'overLimit',
  'quiet',
  'promiseLate',
  'leads',
  'leadsWaiting',
  'lost',
  'promisesKept',
  'promiseOpen',
  'promiseOverdue',
  'frameworkQuantity',
  'frameworkAmount',
  'frameworkEmpty',
  'frameworkExpected',
  'bonusStep',
  'bonusNone',
  'bonusNext',
  'priceOpen',
  'priceNegotiating',
  'priceAccepted',
  'priceRefused',
  'priceWorth',
  'contractNotice',
] as const
export type Sentence = (typeof sentences)[number]
export type Params = Record<string, string | number | null>

/** One prepared sentence: which, with which values; money in minor units of `currency`. */
export type Line = { says: Sentence; params: Params; internal: boolean; customerId: string | null }
export type Point = { kind: PointKind; title: string; internal: boolean; lines: Line[] }

/** A line of an agenda; for the customer's eyes unless said otherwise. */
export function line(
  says: Sentence,
  params: Params = {},
  of: Partial<Pick<Line, 'internal' | 'customerId'>> = {},
): Line {
  return { says, params, internal: of.internal ?? false, customerId: of.customerId ?? null }
}

/** A prepared point; of a review, what is always internal is so from the beginning. */
export function point(kind: PointKind, lines: Line[], of: { title?: string; internal?: boolean } = {}): Point {
  return { kind, title: of.title ?? '', internal: of.internal ?? alwaysInternal.includes(kind), lines }
}

/** What was decided in an earlier meeting of the series; without a day nobody was given it. */
export type Agreed = {
  text: string
  name: string | null
  dueDay: Day | null
  doneOn: Day | null
  internal: boolean
  /** Decided in the meeting before this one. */
  last: boolean
  hasTask: boolean
}

/**
 * What was agreed last time and whether it was kept, and what is still open from the times before: nothing open falls
 * under the table (register C8, D3).
 */
export function agreedLines(agreed: readonly Agreed[], today: Day): Line[] {
  return agreed
    .filter(({ last, hasTask, doneOn }) => last || (hasTask && doneOn === null))
    .map(({ text, name, dueDay, doneOn, internal, hasTask }) => {
      const params = { text, name, until: dueDay, day: doneOn }
      if (!hasTask) return line('decided', { text }, { internal })
      if (doneOn === null) return line(dueDay !== null && dueDay < today ? 'overdue' : 'open', params, { internal })
      return line(dueDay !== null && doneOn > dueDay ? 'keptLate' : 'kept', params, { internal })
    })
}

/** What is known of a key account when its quarterly review is prepared. */
export type ReviewFacts = {
  today: Day
  /** First day of the quarter that is looked back at. */
  since: Day
  agreed: readonly Agreed[]
  first: boolean
  revenue: number
  revenueBefore: number
  currency: string
  /** Whether the plan keeps its goals or actions from the customer. */
  goalsInternal: boolean
  actionsInternal: boolean
  goals: readonly Pick<PlanGoal, 'text' | 'unit' | 'to' | 'now' | 'dueDay' | 'internal'>[]
  actions: readonly Pick<PlanAction, 'text' | 'member' | 'dueDay' | 'doneOn' | 'internal'>[]
  progress: { due: number; done: number }
  complaints: readonly { number: string; text: string; day: Day; closedOn: Day | null }[]
  fires: readonly { text: string; day: Day; solvedOn: Day | null }[]
  offers: readonly { number: string; amount: number | null; currency: string; validUntil: Day | null }[]
  contracts: readonly { name: string; endDay: Day | null; ended: boolean }[]
  opportunities: readonly { title: string; amount: number | null; currency: string; expectedClose: Day | null }[]
  whiteSpace: readonly { unit: string; group: string; amount: number; currency: string }[]
  suggestions: readonly { group: string; bought: number; comparable: number }[]
  /** What people there answered within a year, the latest first. */
  answers: readonly Answer[]
}

const most = { whiteSpace: 5, suggestions: 3, falls: 3 }

/**
 * The agenda of a quarterly review from what happened (register C8): first what was promised, then figures, goals and
 * actions of the plan, complaints and fires of the quarter, what is offered, what ends, and what could be more. Points
 * about which there is nothing to say are left out, but for promises and figures.
 */
export function reviewAgenda(facts: ReviewFacts): Point[] {
  const { since } = facts
  const points = [
    point('agreed', facts.first ? [line('first')] : agreedLines(facts.agreed, facts.today)),
    point('figures', [revenueLine(facts)]),
    point('satisfaction', satisfactionLines(facts)),
    point('goals', facts.goals.map(goalLine), { internal: facts.goalsInternal }),
    point('actions', actionLines(facts), { internal: facts.actionsInternal }),
    point(
      'complaints',
      facts.complaints
        .filter(({ day, closedOn }) => closedOn === null || day >= since || closedOn >= since)
        .flatMap(({ number, text, day, closedOn }) => [
          line(closedOn === null ? 'complaintOpen' : 'complaintClosed', { number, day, on: closedOn }),
          line('complaintText', { number, text }, { internal: true }),
        ]),
    ),
    point(
      'offers',
      facts.offers.map(({ number, amount, currency: of, validUntil }) =>
        line(validUntil ? 'offerUntil' : 'offer', { number, amount, currency: of, day: validUntil }),
      ),
    ),
    point(
      'contracts',
      facts.contracts.map(({ name, endDay, ended }) =>
        line(ended ? 'contractEnded' : 'contractEnds', { name, day: endDay }),
      ),
    ),
    point(
      'opportunities',
      facts.opportunities.map(({ title, amount, currency: of, expectedClose }) =>
        line(expectedClose ? 'opportunityDay' : 'opportunity', { title, amount, currency: of, day: expectedClose }),
      ),
    ),
    point('whiteSpace', [
      ...facts.whiteSpace
        .toSorted((a, b) => b.amount - a.amount)
        .slice(0, most.whiteSpace)
        .map(({ unit, group, amount, currency: of }) => line('space', { unit, group, amount, currency: of })),
      ...facts.suggestions
        .slice(0, most.suggestions)
        .map(({ group, bought, comparable }) => line('suggestion', { group, bought, comparable })),
    ]),
    point(
      'fires',
      facts.fires
        .filter(({ day, solvedOn }) => solvedOn === null || day >= since || solvedOn >= since)
        .map(({ text, day, solvedOn }) => line(solvedOn ? 'fireSolved' : 'fireOpen', { text, day: solvedOn ?? day })),
    ),
  ]
  return points.filter(({ kind, lines }) => lines.length > 0 || kind === 'agreed')
}

function revenueLine({ revenue, revenueBefore, currency }: ReviewFacts): Line {
  if (revenueBefore <= 0) return line('revenueFirst', { amount: revenue, currency })
  const change = (revenue - revenueBefore) / revenueBefore
  return line('revenue', { amount: revenue, before: revenueBefore, change, currency })
}

/** The answers themselves while they are few, else the score with its range; then whose answer fell (rules §7). */
function satisfactionLines({ answers }: ReviewFacts): Line[] {
  const { count, scores, nps } = satisfactionOf(latestScores(answers))
  if (count === 0) return []
  const whole = (value: number) => Math.round(value)
  const first = nps
    ? line('nps', { score: whole(nps.score), count, low: whole(nps.low), high: whole(nps.high) })
    : line('scores', { scores: scores.join(', ') })
  return [
    first,
    ...fallsIn(answers)
      .slice(0, most.falls)
      .map(({ before: earlier, ...fall }) => line('scoreFalls', { ...fall, earlier })),
  ]
}

function goalLine({ text, unit, to, now, dueDay, internal }: ReviewFacts['goals'][number]): Line {
  if (to === null && now === null) return line('goalPlain', { text }, { internal })
  return line(dueDay ? 'goalUntil' : 'goal', { text, now, to, unit, day: dueDay }, { internal })
}

/** Progress counts what is internal too, so it is for us; then what is late, what is to come, and what was done in the quarter. */
function actionLines({ actions, progress, today, since }: ReviewFacts): Line[] {
  const shown = actions.filter(({ doneOn }) => doneOn === null || doneOn >= since)
  if (shown.length === 0) return []
  const of = (one: (typeof shown)[number]) => {
    const { text, member: name, dueDay, doneOn, internal } = one
    const says = doneOn ? 'actionDone' : dueDay !== null && dueDay < today ? 'actionLate' : 'actionOpen'
    return line(says, { text, name, day: doneOn ?? dueDay }, { internal })
  }
  const order: Sentence[] = ['actionLate', 'actionOpen', 'actionDone']
  const lines = shown.map(of).toSorted((a, b) => order.indexOf(a.says) - order.indexOf(b.says))
  return progress.due > 0 ? [line('progress', progress, { internal: true }), ...lines] : lines
}
