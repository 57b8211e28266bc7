import { opportunitiesReadable } from '#features/opportunities/actions.ts'
import { byStrength, type StagePace, type StandsStill, standsStill } from '#features/opportunities/standing.ts'
import { courseOf } from '#features/reports/movement/rules/course.ts'
import { visitsOf } from '#features/reports/movement/rules/moves.ts'
import type { Actions } from '#platform/actions/context.ts'
import { addDays } from '#shared/days.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

/** What is usual is learned from the last two years, the newest 5,000 won ones at most. */
const learnedDays = 730
const learnedMost = 5000

export const actions: Actions<typeof contract> = {
  async listStanding(ctx, { limit, ...filter }) {
    const open = await sql.listOpen(ctx.db, opportunitiesReadable(ctx), filter)
    const paces = await learnPaces(ctx.db, addDays(ctx.today, -learnedDays))
    const nowhere: StagePace = { wonDwells: [], won: 0, limitDays: null }
    const standing = open
      .flatMap((row) => {
        const why = standsStill(row, paces.get(row.stageId ?? '') ?? nowhere, ctx.today)
        return why ? [{ row, why }] : []
      })
      .sort(
        (a, b) =>
          byStrength(a.why, b.why) || (b.row.amount ?? 0) - (a.row.amount ?? 0) || (a.row.id < b.row.id ? -1 : 1),
      )
    return {
      opportunities: standing.slice(0, limit).map(({ row: { stageDay: _, waitingUntil: __, ...row }, why }) => ({
        ...row,
        reason: said(why),
      })),
      total: standing.length,
      open: open.length,
      amounts: amountsOf(standing.map(({ row }) => row)),
    }
  },
}

/** What is usual in each stage. */
async function learnPaces(db: Parameters<typeof sql.listStages>[0], since: string): Promise<Map<string, StagePace>> {
  const dwells = new Map<string, { days: number[]; won: Set<string> }>()
  const facts = Map.groupBy(await sql.listWonFacts(db, since, learnedMost), (fact) => fact.opportunityId)
  for (const [id, of] of facts) {
    for (const { stageId, days } of visitsOf(courseOf(of, null))) {
      const stage = dwells.get(stageId) ?? { days: [], won: new Set() }
      stage.days.push(days)
      stage.won.add(id)
      dwells.set(stageId, stage)
    }
  }
  return new Map(
    (await sql.listStages(db)).map(({ id, limitDays }) => {
      const stage = dwells.get(id)
      return [id, { wonDwells: stage?.days ?? [], won: stage?.won.size ?? 0, limitDays }]
    }),
  )
}

function amountsOf(rows: { currency: string; amount: number | null }[]) {
  return [...Map.groupBy(rows, ({ currency }) => currency)]
    .map(([currency, of]) => ({ currency, amount: of.reduce((sum, { amount }) => sum + (amount ?? 0), 0) }))
    .sort((a, b) => b.amount - a.amount)
}

function said(why: StandsStill) {
  return {
    code: why.code,
    days: 'days' in why ? why.days : null,
    most: 'most' in why ? why.most : null,
    won: 'won' in why ? why.won : null,
  }
}
