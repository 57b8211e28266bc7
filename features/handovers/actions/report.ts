import { canSeeFiguresOf, needFiguresOf } from '#features/goals/access.ts'
import type { Context } from '#platform/actions/context.ts'
import { addDays, addMonths, type Day, instantAt } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import { figuresOf, type Measured } from '../rules/figures.ts'
import { stateOf } from '../rules/state.ts'
import * as sql from '../sql.ts'

const most = 5000
const perStatement = 400

/**
 * Time and quality of the handovers that were proposed in a period. All of the company for who reads all customers; the figures
 * of a person for that person and the sales lead (rules §12). Refuses `figuresOfOthers`, `invalidInput`.
 */
export async function readReport(ctx: Context, asked: { from?: Day; to?: Day; memberId?: string }) {
  const to = asked.to ?? ctx.today
  const from = asked.from ?? addDays(addMonths(to, -12), 1)
  if (from > to) throw new Refusal('invalidInput', { field: 'from', problem: 'tooBig', detail: to })
  if (asked.memberId) needFiguresOf(ctx.actor, [asked.memberId])
  const mine = [ctx.actor.memberId, ...ctx.actor.deputyFor]
  const ownOnly = ctx.actor.readsOwnOnly
  const whose = asked.memberId ? [asked.memberId] : ownOnly ? mine : null
  const period = {
    from: instantAt(from, '00:00', ctx.timeZone),
    before: instantAt(addDays(to, 1), '00:00', ctx.timeZone),
  }
  const found = await sql.listMeasured(ctx.db, period, whose, most + 1)
  const rows = await measured(ctx, found.slice(0, most))
  const ids = [...new Set(rows.flatMap(({ fromId, toId }) => [fromId, toId]))].filter((id) =>
    asked.memberId ? id === asked.memberId : canSeeFiguresOf(ctx.actor, id),
  )
  const names = new Map((await sql.listMembers(ctx.db, ids)).map(({ id, name }) => [id, name]))
  return {
    period: { from, to },
    ...figuresOf(rows, ctx.timeZone),
    people: ids
      .map((memberId) => ({
        memberId,
        name: names.get(memberId) ?? '–',
        ...figuresOf(
          rows.filter(({ fromId, toId }) => fromId === memberId || toId === memberId),
          ctx.timeZone,
        ),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    cut: found.length > most,
    ownOnly: ownOnly && !asked.memberId,
  }
}

type Row = Measured & { fromId: string; toId: string }

async function measured(ctx: Context, rows: readonly sql.HandoverRecord[]): Promise<Row[]> {
  const found: Row[] = []
  for (let start = 0; start < rows.length; start += perStatement) {
    const some = rows.slice(start, start + perStatement)
    const ids = some.map(({ id }) => id)
    const returns = Map.groupBy(await sql.listReturns(ctx.db, ids), ({ handoverId }) => handoverId)
    const checks = Map.groupBy(await sql.listChecks(ctx.db, ids), ({ handoverId }) => handoverId)
    for (const row of some)
      found.push({
        fromId: row.fromId,
        toId: row.toId,
        state: stateOf(row),
        firstProposedAt: row.firstProposedAt ?? row.createdAt,
        acceptedAt: row.acceptedAt,
        introducedDay: row.introducedDay,
        missing: (JSON.parse(row.missing) as string[]).length,
        returns: (returns.get(row.id) ?? []).map((one) => JSON.parse(one.reasons) as string[]),
        checks: (checks.get(row.id) ?? []).map(({ side, rating }) => ({ side: side as 'from' | 'to', rating })),
      })
  }
  return found
}
