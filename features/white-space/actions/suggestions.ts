import { customerReadable } from '#features/customers/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { addMonths } from '#shared/days.ts'
import * as sql from '../sql.ts'
import { suggest } from '../suggestions.ts'
import { opportunityOf, type Place, readGroups } from './matrix.ts'

const months = 24
const mostBought = 1_000_000
const mostAnswers = 1000

/** What comparable customers also buy, what was said to it before, and how often such a step led to a sale. */
export async function readSuggestions(ctx: Context, { row }: Place) {
  const since = addMonths(ctx.today, -months)
  const groupOf = await readGroups(ctx)
  const readable = customerReadable(ctx.actor, 'customers.id')
  const baskets = new Map<string, Set<string>>()
  for (const { account, product } of await sql.listBought(ctx.db, since, readable, mostBought)) {
    const basket = baskets.get(account) ?? new Set()
    baskets.set(account, basket.add(groupOf(product ?? '')))
  }
  // A subsidiary is looked at with the group it belongs to.
  const account = row.parentId ?? row.id
  const own = baskets.get(account) ?? new Set<string>()
  baskets.delete(account)

  const answers = await sql.listAnswers(ctx.db, { customerId: row.id }, mostAnswers)
  const noted = await sql.listPotentials(ctx.db, [row.id], mostAnswers)
  const irrelevant = noted.filter(({ siteId, irrelevantAt }) => siteId === null && irrelevantAt !== null)
  const leftOut = new Set([...answers, ...irrelevant].map(({ productGroup }) => productGroup))
  const all = await sql.listAnswers(
    ctx.db,
    { readable: customerReadable(ctx.actor, 'suggestionAnswers.customerId') },
    100 * mostAnswers,
  )
  const accepted = all.filter(({ opportunityId }) => opportunityId !== null)
  return {
    since,
    suggestions: suggest([...own].sort(), [...baskets.values()], leftOut),
    answered: answers.map((answer) => ({
      group: answer.productGroup,
      because: JSON.parse(answer.because) as string[],
      bought: answer.bought,
      comparable: answer.comparable,
      lift: answer.lift,
      day: answer.day,
      reason: answer.reason,
      opportunity: opportunityOf(answer),
      buysNow: own.has(answer.productGroup),
    })),
    success: {
      accepted: accepted.length,
      won: accepted.filter(({ opportunityOutcome }) => opportunityOutcome === 'won').length,
      rejected: all.length - accepted.length,
    },
  }
}
