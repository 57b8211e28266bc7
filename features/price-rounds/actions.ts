import { companyOf } from '#features/company/rules.ts'
import { need } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import { readBounded } from '#features/customers/selection/actions.ts'
import { canSeeFiguresOf } from '#features/goals/access.ts'
import { checkPlaceholders } from '#features/offers/texts/placeholders.ts'
import { listProductsById } from '#features/products/actions.ts'
import { dropPrice, keepPrice, listPriced } from '#features/products/prices/actions.ts'
import type { PriceUnit } from '#features/products/prices/rules.ts'
import { checkPrice } from '#features/products/rules.ts'
import { findOpenTask } from '#features/tasks/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { inPieces } from '#platform/actions/pieces.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canPlanRounds } from './access.ts'
import { type contract, mostCustomers, mostRounds, type Round } from './contract.ts'
import { standardTexts } from './letters.ts'
import { lastYear, prepareLines, storedLine } from './preparing.ts'
import { linesReadable, outcomeOfRows, readLine, readLineToChange, shownLines } from './reading.ts'
import {
  agreedPrice,
  checkAgreed,
  checkRound,
  effectOf,
  obtainedOf,
  type Position,
  type RoundRule,
  shareOf,
} from './rules.ts'
import { letterActions, readAddresses } from './sending.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listPriceRounds(ctx) {
    const rows = await sql.listRounds(ctx.db, mostRounds)
    const ids = rows.map(({ id }) => id)
    const lines = Map.groupBy(await sql.listOutcomeLines(ctx.db, ids, linesReadable(ctx)), ({ roundId }) => roundId)
    const rounds = []
    for (const row of rows) rounds.push(await shownRound(ctx, row, lines.get(row.id) ?? []))
    return { rounds, canChange: canPlanRounds(ctx.actor) }
  },

  async getPriceRound(ctx, { id }) {
    const row = await findRecord(ctx.db, 'priceRounds', id)
    const lines = await sql.listOutcomeLines(ctx.db, [id], linesReadable(ctx))
    const persons = [...Map.groupBy(lines, ({ memberId }) => memberId)]
      .filter(([memberId]) => memberId === null || canSeeFiguresOf(ctx.actor, memberId))
      .map(([memberId, of]) => ({ memberId, name: of[0]?.memberName ?? null, outcome: outcomeOfRows(of) }))
    const classes = [...Map.groupBy(lines, (line) => line.class)].map(([name, of]) => ({
      class: name,
      outcome: outcomeOfRows(of),
    }))
    return {
      ...(await shownRound(ctx, row, lines)),
      texts: JSON.parse(row.texts),
      // Without a class, and without anybody, come last.
      byClass: classes.toSorted((a, b) => ((a.class ?? '~') < (b.class ?? '~') ? -1 : 1)),
      byPerson: persons.toSorted((a, b) => ((a.name ?? '~') < (b.name ?? '~') ? -1 : 1)),
      withoutLetter: lines.filter(({ letterOn }) => letterOn === null).length,
      canChange: canPlanRounds(ctx.actor),
    }
  },

  async createPriceRound(ctx, { rule, ...input }) {
    need(canPlanRounds(ctx.actor))
    checkRound({ fromDay: input.fromDay, rule }, ctx.today)
    const list = rule.kind === 'list' ? await findRecord(ctx.db, 'priceLists', rule.listId) : null
    const currency = list?.currency ?? input.currency ?? companyOf(ctx.settings).currency
    checkPrice(null, currency)
    if ((await sql.listRounds(ctx.db, mostRounds)).length >= mostRounds)
      throw new Refusal('priceRoundsFull', { most: mostRounds })
    const row = await insertRecord(ctx, 'priceRounds', 'priceRound.made', {
      ...input,
      currency,
      rule: JSON.stringify(rule),
      texts: JSON.stringify(standardTexts()),
    })
    return { id: row.id, undo: ctx.commandId }
  },

  async changePriceRound(ctx, { id, version, rule, texts, ...given }) {
    need(canPlanRounds(ctx.actor))
    const row = await findRecord(ctx.db, 'priceRounds', id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    const next = { fromDay: given.fromDay ?? row.fromDay, rule: rule ?? (JSON.parse(row.rule) as RoundRule) }
    if (given.fromDay !== undefined && given.fromDay !== row.fromDay) checkRound(next, ctx.today)
    else checkRound(next, '')
    if (rule?.kind === 'list') {
      const { currency } = await findRecord(ctx.db, 'priceLists', rule.listId)
      if (currency !== row.currency) throw new Refusal('priceRoundCurrency', { currency: row.currency })
    }
    if (texts)
      checkPlaceholders(
        [texts.de, texts.en].flatMap(({ intro, closing }) => [intro, closing]),
        'validUntil',
      )
    const changed = await updateRecord(ctx, 'priceRounds', 'priceRound.changed', row, {
      ...defined(given),
      rule: JSON.stringify(next.rule),
      ...(texts ? { texts: JSON.stringify(texts) } : {}),
    })
    const same = changed.rule === row.rule && changed.fromDay === row.fromDay
    return { undo: ctx.commandId, changed: same ? 0 : await reckonAgain(ctx, changed) }
  },

  async deletePriceRound(ctx, { id }) {
    need(canPlanRounds(ctx.actor))
    const row = await findRecord(ctx.db, 'priceRounds', id)
    const lines = await sql.listRecords(ctx.db, id)
    if (lines.some(({ reaction }) => reaction === 'accepted')) throw new Refusal('priceRoundAgreed')
    for await (const some of inPieces(lines)) for (const line of some) await dropTask(ctx, line)
    await deleteRecord(ctx, 'priceRounds', 'priceRound.deleted', row)
    return { undo: ctx.commandId }
  },

  async addToPriceRound(ctx, { id, customerIds, filter = {}, basis }) {
    need(canPlanRounds(ctx.actor))
    const round = await findRecord(ctx.db, 'priceRounds', id)
    const chosen = customerIds
      ? await sql.listCustomers(ctx.db, [...new Set(customerIds)], customerReadable(ctx.actor, 'customers.id'))
      : await readBounded(ctx, filter)
    const meant = customerIds ? null : await listMeant(ctx, round.currency, basis)
    const wanted = meant ? chosen.filter((one) => meant.has(one.id)) : chosen
    const there = new Set((await sql.listRecords(ctx.db, id)).map(({ customerId }) => customerId))
    const added = wanted.filter((one) => !there.has(one.id))
    if (there.size + added.length > mostCustomers)
      throw new Refusal('priceRoundFull', { most: mostCustomers, count: there.size + added.length })
    const ids = added.map((one) => one.id)
    const prepared = await prepareLines(ctx, round, ids)
    for await (const some of inPieces(added))
      for (const { id: customerId, ownerId: memberId, class: ofClass } of some) {
        const line = prepared.get(customerId)
        if (!line) continue
        await insertRecord(ctx, 'priceRoundLines', 'priceRoundLine.added', {
          ...nothingYet,
          ...{ roundId: id, customerId, memberId, class: ofClass },
          ...storedLine(line),
        })
      }
    const known = wanted.length - added.length
    return { added: prepared.size, known, without: added.length - prepared.size, undo: ctx.commandId }
  },

  async removeFromPriceRound(ctx, { id }) {
    const { line } = await readLine(ctx, id)
    need(canPlanRounds(ctx.actor))
    if (line.reaction === 'accepted') throw new Refusal('priceRoundAgreed')
    await dropTask(ctx, line)
    await deleteRecord(ctx, 'priceRoundLines', 'priceRoundLine.removed', line)
    return { undo: ctx.commandId }
  },

  async listPriceRoundLines(ctx, { after, limit, mine, ...filter }) {
    if (filter.roundId) await findRecord(ctx.db, 'priceRounds', filter.roundId)
    else if (filter.customerId) await readCustomer(ctx, filter.customerId)
    else throw new Refusal('priceRoundOrCustomer')
    const owners = mine ? [ctx.actor.memberId, ...ctx.actor.deputyFor] : undefined
    const rows = await sql.listLines(
      ctx.db,
      { ...filter, owners, readable: linesReadable(ctx) },
      after ? readCursor(after, 'number') : null,
      limit + 1,
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      lines: await shownLines(ctx, page),
      next: rows.length > limit && last ? writeCursor([last.asked, last.id]) : null,
    }
  },

  async getPriceRoundLine(ctx, { id }) {
    const { line, round } = await readLine(ctx, id)
    const rows = await sql.listLines(ctx.db, { ids: [id], readable: null }, null, 1)
    const [shown] = await shownLines(ctx, rows)
    if (!shown) throw new Refusal('notFound')
    const { otherRevenue, otherPercent, reaction, agreedPercent } = line
    const positions = JSON.parse(line.positions) as Position[]
    return {
      ...shown,
      ...{ otherRevenue, otherPercent },
      positions: positions.map((one) => ({
        ...one,
        effect: effectOf(one),
        agreed: reaction === 'accepted' ? agreedPrice(one, agreedPercent) : null,
      })),
      ...(await readAddresses(ctx, line)),
      leeway: round.leeway,
      mayAgreeAll: canPlanRounds(ctx.actor),
    }
  },

  async setPriceReaction(ctx, { id, reaction, note, ...given }) {
    const { line, round } = await readLineToChange(ctx, id)
    const accepted = reaction === 'accepted'
    const agreedPercent = reaction === 'accepted' || reaction === 'negotiating' ? given.agreedPercent : null
    // The round may be put off later; what was agreed stays.
    const agreedFrom = accepted ? (given.agreedFrom ?? round.fromDay) : null
    if (accepted && !canPlanRounds(ctx.actor))
      checkAgreed(agreedPercent, shareOf(line.asked, line.revenue), round.leeway)
    if (given.agreedFrom !== null && given.agreedFrom < round.fromDay)
      throw new Refusal('priceRoundAgreedEarly', { day: round.fromDay })
    const positions = JSON.parse(line.positions) as Position[]
    const { otherRevenue, otherPercent } = line
    if (line.reaction === 'accepted') await dropPrices(ctx, line, round, positions)
    const changed = await updateRecord(ctx, 'priceRoundLines', `priceRoundLine.${reaction}`, line, {
      ...{ reaction, agreedPercent, agreedFrom, note },
      reactionOn: reaction === 'open' ? null : ctx.today,
      reactionById: reaction === 'open' ? null : ctx.actor.memberId || null,
      obtained: accepted
        ? obtainedOf({ positions, otherRevenue, otherPercent }, agreedPercent)
        : reaction === 'refused'
          ? 0
          : null,
    })
    if (reaction !== 'open') await dropTask(ctx, changed)
    return { undo: ctx.commandId, prices: accepted ? await writePrices(ctx, changed, round, positions) : 0 }
  },

  ...letterActions,
}

/** A line nothing has happened to yet. */
export const nothingYet = {
  personId: null,
  obtained: null,
  letterOn: null,
  fileId: null,
  recipient: null,
  attempts: 0,
  problem: null,
  sentAt: null,
  failedAt: null,
  reaction: 'open',
  reactionOn: null,
  reactionById: null,
  agreedPercent: null,
  agreedFrom: null,
  note: null,
  taskId: null,
} as const

async function shownRound(
  ctx: Context,
  row: sql.RoundRecord,
  lines: Parameters<typeof outcomeOfRows>[0],
): Promise<Round> {
  const rule = JSON.parse(row.rule) as RoundRule
  const list = rule.kind === 'list' ? await findRecord(ctx.db, 'priceLists', rule.listId).catch(() => null) : null
  return { ...row, rule, listName: list?.name ?? null, outcome: outcomeOfRows(lines) }
}

/** Customers with prices of their own, with revenue in the last twelve full months, or with either. */
async function listMeant(ctx: Context, currency: string, basis: 'any' | 'prices' | 'revenue'): Promise<Set<string>> {
  const buyers = basis === 'prices' ? [] : await sql.listBuyers(ctx.db, lastYear(ctx), currency)
  const priced = basis === 'revenue' ? new Set<string>() : await listPriced(ctx, currency)
  return new Set([...buyers.flatMap(({ customerId }) => customerId ?? []), ...priced])
}

/** Customers who were told nothing yet get the prices of the round as it is now. */
async function reckonAgain(ctx: Context, round: sql.RoundRecord): Promise<number> {
  const lines = await sql.listRecords(ctx.db, round.id)
  const untold = lines.filter(
    ({ letterOn, recipient, reaction }) => letterOn === null && recipient === null && reaction === 'open',
  )
  const prepared = await prepareLines(
    ctx,
    round,
    untold.map(({ customerId }) => customerId),
  )
  const nothing = { positions: [], otherRevenue: 0, otherPercent: 0, revenue: 0, asked: 0 }
  for await (const some of inPieces(untold))
    for (const line of some)
      await updateRecord(
        ctx,
        'priceRoundLines',
        'priceRoundLine.reckoned',
        line,
        storedLine(prepared.get(line.customerId) ?? nothing),
      )
  return untold.length
}

/** What was agreed before does not hold any more. */
async function dropPrices(ctx: Context, line: sql.LineRecord, round: sql.RoundRecord, positions: Position[]) {
  const validFrom = line.agreedFrom ?? round.fromDay
  const of = { customerId: line.customerId, currency: round.currency, validFrom }
  for await (const some of inPieces(positions))
    for (const one of some) {
      const { scales } = agreedPrice(one, line.agreedPercent)
      await dropPrice(ctx, { ...of, productId: one.productId, scales })
    }
}

/** What was agreed holds for the customer from its day on; products that are gone are left out. */
async function writePrices(ctx: Context, line: sql.LineRecord, round: sql.RoundRecord, positions: Position[]) {
  const { customerId, agreedPercent, agreedFrom } = line
  const ids = positions.map(({ productId }) => productId)
  const there = new Set((await listProductsById(ctx, ids)).map(({ id }) => id))
  const written = positions.filter(({ productId }) => there.has(productId))
  for await (const some of inPieces(written))
    for (const position of some) {
      const { priceUnit, scales } = agreedPrice(position, agreedPercent)
      const { productId } = position
      const validFrom = agreedFrom ?? round.fromDay
      const price = { productId, customerId, currency: round.currency, validFrom, scales }
      await keepPrice(ctx, { ...price, priceUnit: priceUnit as PriceUnit })
    }
  return written.length
}

/** The reminder is over once somebody reacted. */
async function dropTask(ctx: Context, line: sql.LineRecord): Promise<void> {
  const task = line.taskId ? await findOpenTask(ctx, line.taskId) : undefined
  if (task) await deleteRecord(ctx, 'tasks', 'task.deleted', task)
}
