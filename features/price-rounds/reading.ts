import { listPriceTerms } from '#features/contracts/actions.ts'
import { canChange, need } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import { stateOf } from '#features/offers/mailing/rules.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { findRecord } from '#platform/actions/records.ts'
import type { RoundLine } from './contract.ts'
import { announcementOf } from './rules/announcing.ts'
import { outcomeOf, type Reaction, shareOf } from './rules.ts'
import * as sql from './sql.ts'

/** A line, its round and its customer, as far as the actor may read them. Refuses `notFound`. */
export async function readLine(ctx: Context, id: string) {
  const line = await findRecord(ctx.db, 'priceRoundLines', id)
  const round = await findRecord(ctx.db, 'priceRounds', line.roundId)
  const { row: customer, responsibility } = await readCustomer(ctx, line.customerId)
  return { line, round, customer, mayChange: canChange(ctx.actor, responsibility) }
}

export async function readLineToChange(ctx: Context, id: string) {
  const read = await readLine(ctx, id)
  need(read.mayChange)
  return read
}

/** Customers of lines that may be read. */
export function linesReadable(ctx: Context) {
  return customerReadable(ctx.actor, 'priceRoundLines.customerId')
}

/** Lines as they are shown: with the day of announcing, and how far letter and reaction are. */
export async function shownLines(ctx: Context, rows: readonly sql.ListedLine[]): Promise<RoundLine[]> {
  const customerIds = [...new Set(rows.map(({ customerId }) => customerId))]
  const terms = await listPriceTerms(ctx, customerIds)
  const helpers = Map.groupBy(await sql.listHelpers(ctx.db, customerIds), ({ customerId }) => customerId)
  return rows.map((row) => {
    const { ownerId, insideSalesId } = row
    const helperIds = (helpers.get(row.customerId) ?? []).map(({ memberId }) => memberId)
    const positions = JSON.parse(row.positions) as unknown[]
    return {
      ...row,
      personName: row.personId && row.lastName !== null ? nameOf({ ...row, lastName: row.lastName }) : null,
      askedPercent: shareOf(row.asked, row.revenue),
      obtainedPercent: row.obtained === null ? null : shareOf(row.obtained, row.revenue),
      products: positions.length,
      announce: announcementOf(row.fromDay, row.leadDays, terms.get(row.customerId) ?? []),
      mail: row.recipient === null ? null : { to: row.recipient, state: stateOf(row), problem: row.problem },
      reaction: row.reaction as Reaction,
      canChange: canChange(ctx.actor, { ownerId, insideSalesId, helperIds }),
    }
  })
}

type OutcomeRow = Awaited<ReturnType<typeof sql.listOutcomeLines>>[number]

/** What came of some lines. */
export function outcomeOfRows(rows: readonly OutcomeRow[]) {
  return outcomeOf(rows.map((row) => ({ ...row, reaction: row.reaction as Reaction })))
}
