import { type MarkablePart, markableParts, type PlanContent, type TextPart, textParts } from './plan.ts'

/** Lists of a plan whose entries are followed by their id. */
export const comparedLists = ['goals', 'actions', 'risks', 'team', 'people'] as const
export type ComparedList = (typeof comparedLists)[number]
type Entry<L extends ComparedList> = PlanContent[L][number]

export type ListChanges<L extends ComparedList> = {
  came: Entry<L>[]
  went: Entry<L>[]
  changed: { before: Entry<L>; after: Entry<L> }[]
}
export type PlanChanges = {
  texts: { part: TextPart; before: string; after: string }[]
  lists: { [L in ComparedList]: ListChanges<L> }
  /** Parts that were kept from the customer since, or no longer are. */
  marks: { part: MarkablePart; internal: boolean }[]
  /** How many single changes there are in all. */
  count: number
}

/** What came, went and changed between two states of a plan. An entry counts as changed where any of its fields differs. */
export function changesOf(before: PlanContent, after: PlanContent): PlanChanges {
  const texts = textParts
    .filter((part) => before.texts[part] !== after.texts[part])
    .map((part) => ({ part, before: before.texts[part], after: after.texts[part] }))
  const lists: PlanChanges['lists'] = {
    goals: listChanges(before.goals, after.goals),
    actions: listChanges(before.actions, after.actions),
    risks: listChanges(before.risks, after.risks),
    team: listChanges(before.team, after.team),
    people: listChanges(before.people, after.people),
  }
  const marks = markableParts
    .filter((part) => before.internal.includes(part) !== after.internal.includes(part))
    .map((part) => ({ part, internal: after.internal.includes(part) }))
  const count = Object.values(lists).reduce(
    (sum, { came, went, changed }) => sum + came.length + went.length + changed.length,
    texts.length + marks.length,
  )
  return { texts, lists, marks, count }
}

function listChanges<E extends { id: string }>(before: readonly E[], after: readonly E[]) {
  const was = new Map(before.map((one) => [one.id, one]))
  const is = new Set(after.map(({ id }) => id))
  return {
    came: after.filter(({ id }) => !was.has(id)),
    went: before.filter(({ id }) => !is.has(id)),
    changed: after.flatMap((one) => {
      const old = was.get(one.id)
      return old && JSON.stringify(old) !== JSON.stringify(one) ? [{ before: old, after: one }] : []
    }),
  }
}
