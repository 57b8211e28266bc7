import { weeklyLoad } from '#features/contact-again/rules.ts'
import { customerReadable } from '#features/customers/actions.ts'
import type { Actions } from '#platform/actions/context.ts'
import { readBase } from '../facts.ts'
import { canSeeLoadOf, canSeeTeamLoad } from './access.ts'
import type { contract, Load } from './contract.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listOwnerLoad(ctx, asked) {
    const { period, currency, base } = await readBase(ctx, asked)
    const counts = await sql.countCustomers(ctx.db, customerReadable(ctx.actor, 'customers.id'))
    const members = await sql.listMembers(ctx.db)
    const loads = new Map<string | null, Load>()
    for (const [ownerId, of] of Map.groupBy(counts, (row) => row.ownerId)) {
      const load = loadOf(loads, ownerId)
      load.customers = of.reduce((sum, row) => sum + row.customers, 0)
      load.weeklyContacts = weeklyLoad(of)
    }
    for (const one of base.customers) {
      if (one.revenue <= 0) continue
      const load = loadOf(loads, one.ownerId)
      load.withRevenue += 1
      load.revenue += one.revenue
      if (one.class === 'A') load.classA += 1
    }
    for (const load of loads.values()) load.share = base.total > 0 ? load.revenue / base.total : null
    const alone = members.filter((one) => one.userId && !one.leftAt && !one.deletedAt).length <= 1
    const names = new Map(members.map((one) => [one.id, one.name]))
    const owners = [...loads]
      .filter(([memberId]) => canSeeLoadOf(ctx.actor, memberId, alone))
      .map(([memberId, load]) => ({ memberId, name: (memberId && names.get(memberId)) || null, ...load }))
      .sort((a, b) => b.revenue - a.revenue || b.customers - a.customers)
    const all = [...loads.values()]
    return {
      period,
      currency,
      owners,
      team: canSeeTeamLoad(ctx.actor, alone)
        ? { ...all.reduce(plus, nothing()), owners: [...loads.keys()].filter((one) => one !== null).length }
        : null,
    }
  },
}

function nothing(): Load {
  return { customers: 0, withRevenue: 0, classA: 0, revenue: 0, share: null, weeklyContacts: 0 }
}

function loadOf(loads: Map<string | null, Load>, ownerId: string | null): Load {
  const load = loads.get(ownerId) ?? nothing()
  loads.set(ownerId, load)
  return load
}

function plus(sum: Load, one: Load): Load {
  return {
    customers: sum.customers + one.customers,
    withRevenue: sum.withRevenue + one.withRevenue,
    classA: sum.classA + one.classA,
    revenue: sum.revenue + one.revenue,
    share: one.share === null ? sum.share : (sum.share ?? 0) + one.share,
    weeklyContacts: sum.weeklyContacts + one.weeklyContacts,
  }
}
