import { ratesOn } from '#features/currencies/rates.ts'
import { customerReadable } from '#features/customers/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { addDays, addMonths, type Day, earlier } from '#shared/days.ts'
import { convertedOf, countsIn, inCurrency, type Rates } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import { isTime, nextDecision, type termKinds } from '../rules/decisions.ts'
import { customerValues, dueTerms, renewalRate, retentionOf } from '../rules/retention.ts'
import * as sql from '../sql.ts'
import type { CalendarEntry, contract, DueContract } from './contract.ts'

const months = 18
const mostEntries = 500
const mostContracts = 20_000
const mostShown = 200
/** An end that nobody decided about is asked for so long. */
const oldestMonths = 12

export const actions: Actions<typeof contract> = {
  async getContractCalendar(ctx, { accounts }) {
    const until = addMonths(ctx.today, months)
    const oldest = addMonths(ctx.today, -oldestMonths)
    const readable = customerReadable(ctx.actor, 'contracts.customerId')
    const rows = await sql.listUndecided(ctx.db, readable, until, mostContracts)
    const entries = rows.flatMap((row): CalendarEntry[] => {
      const keyAccount = row.mode === 'keyAccount'
      const next = nextDecision(row, ctx.today)
      if (!next || next.day > until || next.day < oldest || (accounts === 'only' && !keyAccount)) return []
      const { id: contractId, renewalId, renewalTitle, renewalOutcome } = row
      const renewal =
        renewalId !== null && renewalTitle !== null
          ? { id: renewalId, title: renewalTitle, outcome: renewalOutcome as 'won' | 'lost' | null }
          : null
      return [{ ...row, contractId, keyAccount, decision: next, renewal }]
    })
    entries.sort(
      (a, b) =>
        (accounts === 'first' ? Number(b.keyAccount) - Number(a.keyAccount) : 0) ||
        (a.decision.day < b.decision.day ? -1 : a.decision.day > b.decision.day ? 1 : 0),
    )
    return {
      until,
      entries: entries.slice(0, mostEntries),
      count: entries.length,
      now: entries.filter(({ decision }) => isTime(decision, ctx.today)).length,
    }
  },

  async getRetention(ctx, { from: asked, to: askedTo, keyAccounts }) {
    const to = earlier(askedTo ?? ctx.today, ctx.today)
    const from = asked ?? addDays(addMonths(to, -12), 1)
    if (from > to) throw new Refusal('retentionPeriod')
    const { held, kept, rates, counted, leftOut } = await readHeld(ctx, { from, to }, keyAccounts)
    const terms = held
      .flatMap((one) => {
        const followed = kept.get(one.id) ?? []
        const how = new Map(followed.map((term) => [term.dueDay, term.how as (typeof termKinds)[number]]))
        return dueTerms(one, followed, { from, to }, ctx.today).map(
          (term): DueContract => ({
            contractId: one.id,
            customerId: one.customerId,
            customerName: one.customerName,
            name: one.name,
            how: how.get(term.dueDay) ?? null,
            ...term,
          }),
        )
      })
      .sort((a, b) => (a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : 0))
    return {
      from,
      to,
      currency: rates.into,
      converted: convertedOf(rates, counted),
      leftOut,
      contracts: held.length,
      ...retentionOf(customerValues(held, from, to)),
      renewals: renewalRate(terms),
      terms: terms.slice(0, mostShown),
    }
  },
}

/** The contracts that count, in the currency of the company, with what they were worth before and the terms that were followed. */
async function readHeld(ctx: Context, { from, to }: { from: Day; to: Day }, keyAccounts: boolean) {
  const rates = await ratesOn(ctx, to)
  const readable = customerReadable(ctx.actor, 'contracts.customerId')
  const all = await sql.listHeld(ctx.db, readable, keyAccounts, mostContracts)
  const rows = all.filter(({ currency }) => countsIn(rates, currency))
  const own = new Map(rows.map(({ id, currency }) => [id, currency]))
  const values = Map.groupBy(
    (await sql.listValues(ctx.db, addDays(from, -1), mostContracts)).map((row) => ({
      ...row,
      amountPerYear: inOwn(rates, own.get(row.contractId), row.amountPerYear),
    })),
    (row) => row.contractId,
  )
  const kept = Map.groupBy(
    (await sql.listTerms(ctx.db, from, to, mostContracts)).map((row) => ({
      ...row,
      amountBefore: inOwn(rates, own.get(row.contractId), row.amountBefore),
    })),
    (row) => row.contractId,
  )
  return {
    rates,
    held: rows.map((row) => ({
      ...row,
      amountPerYear: inOwn(rates, row.currency, row.amountPerYear),
      values: values.get(row.id) ?? [],
    })),
    kept,
    counted: rows.map((row) => ({ currency: row.currency, amount: row.amountPerYear })),
    leftOut: [...new Set(all.filter(({ currency }) => !countsIn(rates, currency)).map(({ currency }) => currency))],
  }
}

function inOwn(rates: Rates, currency: string | undefined, amount: number): number {
  return inCurrency(rates, currency ?? rates.into, Number(amount))
}
