import { need } from '#features/customers/access.ts'
import { readWins } from '#features/reports/small-wins/actions.ts'
import type { Actions } from '#platform/actions/context.ts'
import { insertRecord } from '#platform/actions/records.ts'
import { oneAtATime } from '#platform/db/waiting.ts'
import { Refusal } from '#shared/refusal.ts'
import { canThank } from './access.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async sayThanks(ctx, { win: key, day }) {
    const win = (await readWins(ctx, { from: day, to: day })).find((one) => one.key === key)
    if (!win) throw new Refusal('notFound')
    need(canThank(ctx.actor, win))
    const memberId = win.memberId as string
    // Two clicks of one member at the same instant, in two processes: the second one finds the first.
    await oneAtATime(ctx, `thanks ${key} ${ctx.actor.memberId}`)
    if (await sql.hasThanked(ctx.db, key, ctx.actor.memberId)) throw new Refusal('thankedAlready')
    await insertRecord(ctx, 'thanks', 'thanks.said', { winKey: key, memberId })
    ctx.effects.signals.push({
      name: 'thanks',
      members: [memberId],
      params: { name: ctx.actor.name, customerName: win.customerName },
    })
    return { undo: ctx.commandId }
  },
}
