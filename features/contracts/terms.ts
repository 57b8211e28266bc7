import { companyOf } from '#features/company/rules.ts'
import type { Change, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { addDays, type Day, dayOf } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { nextTermEnd, type termKinds, termMonths } from './rules/decisions.ts'
import { messages } from './serverWords.ts'
import * as sql from './sql.ts'

type Next = {
  endDay: Day
  how: (typeof termKinds)[number]
  amountPerYear: number
  opportunityId?: string
}

/**
 * Another term follows the one that runs, which is kept with its value. Refuses `contractEnded`, `contractWithoutEnd`,
 * and `renewalNotLater` where the next one ends no later.
 */
export async function continueTerm(ctx: Context, row: sql.ContractRecord, next: Next): Promise<void> {
  if (row.endedAt !== null) throw new Refusal('contractEnded')
  const current = await rollOn(ctx, row)
  if (current.endDay === null) throw new Refusal('contractWithoutEnd')
  if (next.endDay <= current.endDay) throw new Refusal('renewalNotLater', { day: current.endDay })
  await keepTerm(ctx, current, next)
  await keepValue(ctx, current, next.amountPerYear, addDays(current.endDay, 1))
  await updateRecord(ctx, 'contracts', 'contract.renewed', current, {
    endDay: next.endDay,
    amountPerYear: next.amountPerYear,
    renewalId: null,
  })
}

/** Terms that are over and went on by themselves are followed by the one that runs today. */
export async function rollOn(ctx: Context, row: sql.ContractRecord): Promise<sql.ContractRecord> {
  const { autoRenewMonths, amountPerYear } = row
  if (row.endDay === null || row.endedAt !== null || !autoRenewMonths || row.endDay >= ctx.today) return row
  let endDay = row.endDay
  while (endDay < ctx.today) {
    const next = nextTermEnd(endDay, autoRenewMonths)
    await keepTerm(ctx, { ...row, endDay }, { endDay: next, how: 'auto', amountPerYear })
    endDay = next
  }
  return await updateRecord(ctx, 'contracts', 'contract.renewed', row, { endDay })
}

async function keepTerm(ctx: Context, row: sql.ContractRecord, next: Next): Promise<void> {
  await insertRecord(ctx, 'contractTerms', 'contractTerm.kept', {
    contractId: row.id,
    dueDay: row.endDay ?? '',
    endDay: next.endDay,
    how: next.how,
    amountBefore: row.amountPerYear,
    amountAfter: next.amountPerYear,
    opportunityId: next.opportunityId ?? null,
  })
}

/**
 * Keeps what a contract was worth until the day before the new value holds (today, if not said). What is changed on the day it
 * was noted, or from the first day of the contract on, was never worth anything else: that is a correction.
 */
export async function keepValue(ctx: Context, row: sql.ContractRecord, amount: number, from?: Day): Promise<void> {
  if (amount === row.amountPerYear) return
  if (from === undefined && dayOf(row.createdAt, ctx.timeZone) === ctx.today) return
  const untilDay = addDays(from ?? ctx.today, -1)
  if (untilDay < row.startDay || (await sql.findValue(ctx.db, row.id, untilDay))) return
  await insertRecord(ctx, 'contractValues', 'contractValue.kept', {
    contractId: row.id,
    untilDay,
    amountPerYear: row.amountPerYear,
  })
}

/** What an opportunity about the renewal of a contract is called, in the language of the company. */
export function renewalTitle(ctx: Context, name: string): string {
  const { language } = companyOf(ctx.settings)
  return translatorFor(language, messages[language])('contractTasks.renewal', { name })
}

/** An opportunity that is won renews its contract for another term of the same length; taken back, it is as before. */
export async function followRenewal(ctx: Context, { before, after }: Change): Promise<void> {
  if (!before || !after || before.outcome === after.outcome) return
  if (after.outcome === 'won') return await renewWon(ctx, after as unknown as Won)
  if (before.outcome === 'won') await takeBackWon(ctx, after.id)
}

type Won = { id: string; kind: string | null; amount: number | null; currency: string }

async function renewWon(ctx: Context, { id, kind, amount, currency }: Won): Promise<void> {
  for (const row of await sql.listByRenewal(ctx.db, id)) {
    if (row.endedAt !== null || row.endDay === null) continue
    const current = await rollOn(ctx, row)
    const endDay = current.endDay ?? row.endDay
    const lastDue = await sql.findLastDue(ctx.db, row.id)
    const length = row.autoRenewMonths ?? termMonths(lastDue === null ? row.startDay : addDays(lastDue, 1), endDay)
    // Of other kinds the amount may be about more than one year of this contract.
    const isYear = kind === 'repeat' && currency === row.currency
    await continueTerm(ctx, current, {
      endDay: nextTermEnd(endDay, length),
      how: 'won',
      amountPerYear: (isYear ? amount : null) ?? row.amountPerYear,
      opportunityId: id,
    })
  }
}

async function takeBackWon(ctx: Context, opportunityId: string): Promise<void> {
  const term = await sql.findTermOf(ctx.db, opportunityId)
  if (!term) return
  const row = await findRecord(ctx.db, 'contracts', term.contractId).catch(() => null)
  // Renewed or ended again since: what came later stands.
  if (row?.endDay !== term.endDay || row.endedAt !== null) return
  await deleteRecord(ctx, 'contractTerms', 'contractTerm.dropped', term)
  const value = await sql.findValue(ctx.db, row.id, term.dueDay)
  if (value) await deleteRecord(ctx, 'contractValues', 'contractValue.dropped', value)
  await updateRecord(ctx, 'contracts', 'contract.changed', row, {
    endDay: term.dueDay,
    amountPerYear: term.amountBefore,
    renewalId: opportunityId,
  })
}
