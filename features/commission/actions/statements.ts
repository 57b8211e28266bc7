import { companyOf } from '#features/company/rules.ts'
import { need } from '#features/customers/access.ts'
import type { Context } from '#platform/actions/context.ts'
import { insertRecord } from '#platform/actions/records.ts'
import { addDays } from '#shared/days.ts'
import { type Period, periodAround } from '#shared/periods.ts'
import { Refusal } from '#shared/refusal.ts'
import { canAskForPay, canSeePay, canSetPay } from '../access.ts'
import type { StatementLine } from '../contract.ts'
import type { ShareReason } from '../rules.ts'
import * as sql from '../sql.ts'
import { type OwedLine, readOwed } from './owed.ts'

const mostLocked = 1000
const mostShown = 2000
const mostStated = 10_000
const nothing = { part: 0, pay: 0, lines: 0, corrections: 0 }
type Sums = typeof nothing

/** What a period pays each member that the caller may see; the running quarter of the fiscal year unless asked otherwise. */
export async function readCommission(ctx: Context, asked: { from?: string | undefined; to?: string | undefined }) {
  need(canAskForPay(ctx.actor))
  const period = periodOf(ctx, asked)
  const locked = await sql.listLocked(ctx.db, mostLocked)
  const isLocked = locked.some((one) => one.from === period.from && one.to === period.to)
  const found = isLocked ? await readLocked(ctx, period) : await readOpen(ctx, period, locked)
  const names = new Map((await sql.listNames(ctx.db)).map(({ id, name }) => [id, name]))
  const members = [...found.sums]
    .filter(([memberId]) => canSeePay(ctx.actor, memberId))
    .map(([memberId, sums]) => ({ memberId, name: names.get(memberId) ?? '', ...sums }))
    .sort((a, b) => b.pay - a.pay || (a.name < b.name ? -1 : 1))
  return {
    ...period,
    currency: found.currency,
    members,
    total: members.reduce(add, nothing),
    locked: isLocked,
    lockedUntil: locked[0]?.to ?? null,
    otherCurrencies: found.otherCurrencies,
    canLock: canSetPay(ctx.actor) && !isLocked && period.to < ctx.today && overlap(locked, period) === undefined,
  }
}

/** The statement of one member, each line with what explains it. Refuses `periodWrong`, `commissionOverlaps`. */
export async function readStatement(ctx: Context, asked: Period, memberId: string) {
  const period = periodOf(ctx, asked)
  const locked = await sql.listLocked(ctx.db, mostLocked)
  const isLocked = locked.some((one) => one.from === period.from && one.to === period.to)
  const name = (await sql.listNames(ctx.db)).find(({ id }) => id === memberId)?.name
  if (name === undefined) throw new Refusal('notFound')
  if (isLocked) {
    const statement = (await sql.listStatements(ctx.db, period)).find((one) => one.memberId === memberId)
    const list = statement ? await sql.listLines(ctx.db, statement.id, mostShown) : []
    return {
      currency: statement?.currency ?? companyOf(ctx.settings).currency,
      name,
      locked: true,
      ...(statement ? sumsOf(statement) : nothing),
      list: list.map((line) =>
        shown({
          ...line,
          amount: Number(line.amount),
          part: Number(line.part),
          pay: Number(line.pay),
          reason: line.reason as ShareReason,
          kind: line.kind as OwedLine['kind'],
        }),
      ),
    }
  }
  checkOverlap(locked, period)
  const { currency, lines } = await readOwed(ctx, period, locked)
  const own = lines.filter((line) => line.memberId === memberId)
  const list = own.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.recordId < b.recordId ? 1 : -1))
  return { currency, name, locked: false, ...own.reduce(addLine, nothing), list: list.slice(0, mostShown).map(shown) }
}

/**
 * Locks the statements of a period that is over, each with its lines as they are known now. Refuses `commissionPeriodOpen`,
 * `commissionOverlaps`, `commissionGap` where days since the last locked period would be left out, `commissionTooMany`.
 */
export async function lock(ctx: Context, asked: Period, currency: string): Promise<number> {
  const period = periodOf(ctx, asked)
  if (period.to >= ctx.today) throw new Refusal('commissionPeriodOpen')
  const locked = await sql.listLocked(ctx.db, mostLocked)
  checkOverlap(locked, period)
  const next = locked[0] && addDays(locked[0].to, 1)
  if (next && period.from !== next) throw new Refusal('commissionGap', { from: next })
  const { lines } = await readOwed(ctx, period, locked)
  if (lines.length > mostStated) throw new Refusal('commissionTooMany', { most: mostStated })
  const plans = await sql.listPlans(ctx.db, mostLocked)
  const rated = plans.filter(({ validFrom }) => validFrom <= period.to).map(({ memberId }) => memberId)
  const members = new Set([...rated, ...lines.map(({ memberId }) => memberId)])
  for (const memberId of members) {
    const of = { memberId, fromDay: period.from, toDay: period.to, currency }
    const { id: statementId } = await insertRecord(ctx, 'commissionStatements', 'commission.locked', of)
    for (const line of lines.filter((one) => one.memberId === memberId))
      await insertRecord(ctx, 'commissionLines', 'commission.stated', {
        ...line,
        statementId,
        shares: JSON.stringify(line.shares),
      })
  }
  return members.size
}

/** Refuses `periodWrong` where it ends before it begins. */
function periodOf(ctx: Context, { from, to }: { from?: string | undefined; to?: string | undefined }): Period {
  const running = periodAround(to ?? ctx.today, 'quarter', companyOf(ctx.settings).fiscalYearStart)
  const period = { from: from ?? running.from, to: to ?? (from ? ctx.today : running.to) }
  if (period.from > period.to) throw new Refusal('periodWrong')
  return period
}

function overlap(locked: readonly Period[], period: Period): Period | undefined {
  return locked.find(({ from, to }) => from <= period.to && period.from <= to)
}

function checkOverlap(locked: readonly Period[], period: Period): void {
  const found = overlap(locked, period)
  if (found) throw new Refusal('commissionOverlaps', { from: found.from, to: found.to })
}

async function readLocked(ctx: Context, period: Period) {
  const statements = await sql.listStatements(ctx.db, period)
  return {
    currency: statements[0]?.currency ?? companyOf(ctx.settings).currency,
    sums: new Map(statements.map((one) => [one.memberId, sumsOf(one)])),
    otherCurrencies: [],
  }
}

async function readOpen(ctx: Context, period: Period, locked: readonly Period[]) {
  checkOverlap(locked, period)
  const { currency, otherCurrencies, lines } = await readOwed(ctx, period, locked)
  const sums = new Map<string, Sums>()
  for (const line of lines) sums.set(line.memberId, addLine(sums.get(line.memberId) ?? nothing, line))
  return { currency, otherCurrencies, sums }
}

function sumsOf(row: {
  part: number | string
  pay: number | string
  lines: number | string
  corrections: unknown
}): Sums {
  return {
    part: Number(row.part),
    pay: Number(row.pay),
    lines: Number(row.lines),
    corrections: Number(row.corrections ?? 0),
  }
}

function addLine(sums: Sums, { part, pay, kind }: OwedLine): Sums {
  return add(sums, { part, pay, lines: 1, corrections: kind === 'correction' ? 1 : 0 })
}

function add(a: Sums, b: Sums): Sums {
  return {
    part: a.part + b.part,
    pay: a.pay + b.pay,
    lines: a.lines + b.lines,
    corrections: a.corrections + b.corrections,
  }
}

function shown(line: StatementLine): StatementLine {
  const { recordId, customerId, title, day, amount, basisPoints, reason, part, rate, pay, kind } = line
  return { recordId, customerId, title, day, amount, basisPoints, reason, part, rate, pay, kind }
}
