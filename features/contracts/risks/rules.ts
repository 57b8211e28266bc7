import { judgeSatisfaction } from '#features/key-accounts/rules/health.ts'
import { type Answer, fallsIn, latestScores } from '#features/surveys/rules.ts'

/** Nine tenths of the twelve months before, or less, are a sign (rules §7: −10 %). */
const tenthsKept = 9

export const riskKinds = [
  'revenueFalls',
  'fires',
  'satisfaction',
  'satisfactionFalls',
  'supporterLeft',
  'competitor',
] as const
const mostFalls = 3
/** A sign that a customer may go, with the figures of its sentence. */
export type Risk = { kind: (typeof riskKinds)[number]; params: Record<string, string | number> }

export type RiskFacts = {
  /** Of the last twelve full months and of the twelve before; minor units. */
  revenue: number
  revenueBefore: number
  fires: number
  complaints: number
  /** Of the last twelve months, the latest first. */
  answers: readonly Answer[]
  /** Names of supporters and mentors who are gone. */
  supportersGone: readonly string[]
  competitors: readonly { name: string; productGroup: string }[]
}

/** The signs that speak against a customer staying, each with its reason (register C7). */
export function risksOf(facts: RiskFacts): Risk[] {
  const { revenue, revenueBefore, fires, complaints, answers } = facts
  const risks: Risk[] = []
  if (revenueBefore > 0 && revenue * 10 <= revenueBefore * tenthsKept)
    risks.push({ kind: 'revenueFalls', params: { change: revenue / revenueBefore - 1 } })
  if (fires + complaints > 0) risks.push({ kind: 'fires', params: { count: fires + complaints } })
  const judged = judgeSatisfaction(latestScores(answers))
  if (judged?.bad) risks.push({ kind: 'satisfaction', params: judged.params })
  for (const fall of fallsIn(answers).slice(0, mostFalls)) risks.push({ kind: 'satisfactionFalls', params: fall })
  for (const name of facts.supportersGone) risks.push({ kind: 'supporterLeft', params: { name } })
  for (const [name, groups] of Map.groupBy(facts.competitors, (one) => one.name))
    risks.push({ kind: 'competitor', params: { name, groups: groups.map((one) => one.productGroup).join(', ') } })
  return risks
}
