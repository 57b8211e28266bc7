import { canSeeFiguresOf, needFiguresOf } from '#features/goals/access.ts'
import type { Actions } from '#platform/actions/context.ts'
import type { contract } from './contract.ts'
import { readSales } from './report.ts'

export const actions: Actions<typeof contract> = {
  async getSales(ctx, asked) {
    needFiguresOf(ctx.actor, asked.owner)
    const report = await readSales(ctx, asked)
    if (asked.by !== 'member') return report
    return { ...report, rows: report.rows.filter(({ key }) => canSeeFiguresOf(ctx.actor, key)) }
  },
}
