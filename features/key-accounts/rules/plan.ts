import { addMonths, type Day, earlier, later } from '#shared/days.ts'

/** What is said in words, in the order in which it stands in the plan (register C3). */
export const textParts = [
  'businessModel',
  'situation',
  'customerGoals',
  'position',
  'strengths',
  'weaknesses',
  'chances',
  'threats',
  'strategies',
] as const
export type TextPart = (typeof textParts)[number]

/** Every part of a plan that can be kept from the customer. */
export const planParts = [...textParts, 'goals', 'actions', 'team', 'risks', 'people', 'figures'] as const
export type PlanPart = (typeof planParts)[number]

/** What the customer never sees, whatever was marked. */
export const alwaysInternal: readonly PlanPart[] = ['position', 'weaknesses', 'threats', 'risks', 'people', 'figures']

/** Parts that whoever writes the plan may keep from the customer, or not. */
export const markableParts = [
  'businessModel',
  'situation',
  'customerGoals',
  'strengths',
  'chances',
  'strategies',
  'goals',
  'actions',
  'team',
] as const satisfies readonly PlanPart[]
export type MarkablePart = (typeof markableParts)[number]

/** Responsible is who has the task; accountable, consulted, informed besides. */
export const raciRoles = ['A', 'C', 'I'] as const
export type RaciRole = (typeof raciRoles)[number]

export type PlanGoal = {
  id: string
  text: string
  /** What is measured, and in what; empty: nothing that can be counted. */
  measure: string
  unit: string
  from: number | null
  to: number | null
  now: number | null
  dueDay: Day | null
  internal: boolean
}
export type PlanAction = {
  id: string
  text: string
  goalId: string | null
  /** The one who is responsible. */
  memberId: string | null
  member: string
  dueDay: Day | null
  doneOn: Day | null
  /** Minor units of the company's currency. */
  cost: number | null
  raci: { memberId: string; member: string; role: RaciRole }[]
  internal: boolean
}
export type PlanRisk = { id: string; text: string; answer: string }
export type PlanMember = { id: string; memberId: string; member: string; task: string }
/** People of the customer with what is noted of them, as codes. */
export type PlanPerson = {
  id: string
  name: string
  function: string | null
  roles: string[]
  influence: string | null
  support: string | null
  interest: string | null
}
/** Minor units per year. */
export type PlanFigures = { currency: string; revenue: number; revenueBefore: number; potential: number | null }

/** All that a plan says at one moment: what is shown, printed and kept as a version. */
export type PlanContent = {
  fromDay: Day
  toDay: Day
  texts: Record<TextPart, string>
  /** Parts marked by hand as not for the customer. */
  internal: MarkablePart[]
  goals: PlanGoal[]
  actions: PlanAction[]
  /** Whether actions say who is accountable, consulted, informed. */
  raci: boolean
  risks: PlanRisk[]
  team: PlanMember[]
  people: PlanPerson[]
  figures: PlanFigures
}

/** What the customer gets to see: nothing comes in here but what is named. */
export type CustomerPlan = {
  fromDay: Day
  toDay: Day
  texts: Partial<Record<TextPart, string>>
  goals: Pick<PlanGoal, 'text' | 'measure' | 'unit' | 'from' | 'to' | 'now' | 'dueDay'>[]
  actions: Pick<PlanAction, 'text' | 'member' | 'dueDay' | 'doneOn'>[]
  team: Pick<PlanMember, 'member' | 'task'>[]
}

/** The plan without what is internal: by its kind, by a mark on the part, or by a mark on the single goal or action. */
export function forCustomer(plan: PlanContent): CustomerPlan {
  const open = (part: PlanPart) => !alwaysInternal.includes(part) && !(plan.internal as PlanPart[]).includes(part)
  const texts = textParts.filter((part) => open(part) && plan.texts[part] !== '')
  return {
    fromDay: plan.fromDay,
    toDay: plan.toDay,
    texts: Object.fromEntries(texts.map((part) => [part, plan.texts[part]])),
    goals: open('goals')
      ? plan.goals
          .filter(({ internal }) => !internal)
          .map(({ text, measure, unit, from, to, now, dueDay }) => ({ text, measure, unit, from, to, now, dueDay }))
      : [],
    actions: open('actions')
      ? plan.actions
          .filter(({ internal }) => !internal)
          .map(({ text, member, dueDay, doneOn }) => ({ text, member, dueDay, doneOn }))
      : [],
    team: open('team') ? plan.team.map(({ member, task }) => ({ member, task })) : [],
  }
}

/** How much of what was due is done; what is due today still has its day. Nothing due: nothing to say. */
export function progressOf(
  actions: readonly Pick<PlanAction, 'dueDay' | 'doneOn'>[],
  today: Day,
): { due: number; done: number } {
  const due = actions.filter(
    ({ dueDay, doneOn }) => dueDay !== null && (dueDay < today || (dueDay === today && doneOn !== null)),
  )
  return { due: due.length, done: due.filter(({ doneOn }) => doneOn !== null).length }
}

/** How far a goal is between where it began and where it shall be, 0–1; none where it cannot be counted. */
export function reachedOf({ from, to, now }: Pick<PlanGoal, 'from' | 'to' | 'now'>): number | null {
  if (from === null || to === null || now === null || from === to) return null
  return Math.min(1, Math.max(0, (now - from) / (to - from)))
}

/** The next review after `day`: some months later, the last one on the last day of the plan; none once it is over. */
export function nextReview(plan: { fromDay: Day; toDay: Day; reviewMonths: number }, day: Day): Day | null {
  const next = earlier(addMonths(later(day, plan.fromDay), plan.reviewMonths), plan.toDay)
  return next > day ? next : null
}

/**
 * The plan to look at first: the one that runs, else the next to come, else the last one. Where two customers were brought
 * together there may be two for the same days: the elder one is followed, the other one stays to be read.
 */
export function currentPlan<P extends { id: string; fromDay: Day; toDay: Day }>(
  plans: readonly P[],
  today: Day,
): P | null {
  const byDay = plans.toSorted((a, b) => (a.fromDay < b.fromDay || (a.fromDay === b.fromDay && a.id > b.id) ? -1 : 1))
  return (
    byDay.findLast(({ fromDay, toDay }) => fromDay <= today && today <= toDay) ??
    byDay.find(({ fromDay }) => fromDay > today) ??
    byDay.at(-1) ??
    null
  )
}
