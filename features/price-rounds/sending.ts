import { askGate } from '#features/consents/actions/gate.ts'
import { need } from '#features/customers/access.ts'
import { canSendMail } from '#features/mails/server/settings.ts'
import { stateOf } from '#features/offers/mailing/rules.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { findRecord, updateRecord } from '#platform/actions/records.ts'
import { enqueueJob } from '#platform/jobs/jobs.ts'
import { Refusal } from '#shared/refusal.ts'
import { type contract, mostLetters } from './contract.ts'
import { priceLetterFile, priceLettersFile, readPriceLetter } from './letters.ts'
import { linesReadable, readLine, readLineToChange, shownLines } from './reading.ts'
import * as sql from './sql.ts'

type LetterActions = Pick<
  Actions<typeof contract>,
  'setPriceLetterPerson' | 'getPriceLetter' | 'getPriceLetters' | 'sendPriceLetters' | 'mailPriceLetter'
>

/** Letters of a round: to whom, to read, to print, to send. */
export const letterActions: LetterActions = {
  async setPriceLetterPerson(ctx, { id, personId }) {
    const { line } = await readLineToChange(ctx, id)
    if (line.letterOn !== null || isWaiting(line)) throw new Refusal('priceLetterGone')
    if (personId !== null) {
      const { persons } = await sql.findAddressees(ctx.db, line.customerId)
      if (!persons.some((one) => one.id === personId)) throw new Refusal('notFound')
    }
    await updateRecord(ctx, 'priceRoundLines', 'priceRoundLine.addressed', line, { personId })
    return { undo: ctx.commandId }
  },

  async getPriceLetter(ctx, { id }) {
    const { line, round } = await readLine(ctx, id)
    return await priceLetterFile(await readPriceLetter(ctx, round, line), round)
  },

  async getPriceLetters(ctx, { id }) {
    const round = await findRecord(ctx.db, 'priceRounds', id)
    const letters = []
    for (const line of await listUnsent(ctx, id)) letters.push(await readPriceLetter(ctx, round, line))
    if (letters.length === 0) throw new Refusal('priceLettersNone')
    return await priceLettersFile(letters, round)
  },

  async sendPriceLetters(ctx, { id, lineIds }) {
    await findRecord(ctx.db, 'priceRounds', id)
    const lines = await listUnsent(ctx, id, lineIds)
    if (lines.length === 0) throw new Refusal('priceLettersNone')
    for (const line of lines) {
      await updateRecord(ctx, 'priceRoundLines', 'priceRoundLine.lettered', line, {
        ...{ letterOn: ctx.today, fileId: null, recipient: null, problem: null, sentAt: null, failedAt: null },
      })
      await enqueueJob(ctx, 'keepPriceLetter', { lineId: line.id, memberId: ctx.actor.memberId })
    }
    return { sent: lines.length, undo: ctx.commandId }
  },

  async mailPriceLetter(ctx, { id, to }) {
    const { line } = await readLineToChange(ctx, id)
    if (line.letterOn !== null || isWaiting(line)) throw new Refusal('priceLetterGone')
    if (!canSendMail(ctx.settings)) throw new Refusal('mailServerMissing')
    const { addresses } = await readAddresses(ctx, line)
    if (!addresses.some(({ address }) => address.toLowerCase() === to.toLowerCase()))
      throw new Refusal('contactAddressMissing')
    await needPermission(ctx, { recipient: to, personId: line.personId })
    await updateRecord(ctx, 'priceRoundLines', 'priceRoundLine.queued', line, {
      ...{ recipient: to, fileId: null, attempts: 0, problem: null, sentAt: null, failedAt: null },
    })
    await enqueueJob(ctx, 'mailPriceLetter', { lineId: id, memberId: ctx.actor.memberId })
    return {}
  },
}

/** Asks the one gate (rules §11): prices of an existing customer are a matter of its contract. Refuses `contactBlocked`. */
export async function needPermission(ctx: Context, to: { recipient: string; personId: string | null }): Promise<void> {
  const { verdict } = await askGate(ctx, {
    ...{ channel: 'email', purpose: 'contract', address: to.recipient, notice: false },
    personId: to.personId ?? undefined,
  })
  if (!verdict.allowed) throw new Refusal('contactBlocked', { missing: verdict.missing })
}

/** A mail with the letter is on its way. */
function isWaiting(line: sql.LineRecord): boolean {
  return line.recipient !== null && stateOf(line) === 'waiting'
}

/** Lines of a round whose letter has not gone out and that the actor may change: all, or some of them. Refuses `notAllowed`, `priceLettersMany`. */
async function listUnsent(ctx: Context, roundId: string, ids?: readonly string[]): Promise<sql.LineRecord[]> {
  const filter = { roundId, ids, letter: 'without', readable: linesReadable(ctx) } as const
  const rows = await sql.listLines(ctx.db, filter, null, 1000)
  const mayChange = new Set((await shownLines(ctx, rows)).filter((line) => line.canChange).map(({ id }) => id))
  need(rows.length === 0 || mayChange.size > 0)
  const unsent = rows.filter((row) => mayChange.has(row.id) && !isWaiting(row)).slice(0, mostLetters)
  const records = new Map((await sql.listRecords(ctx.db, roundId)).map((row) => [row.id, row]))
  return unsent.flatMap(({ id }) => records.get(id) ?? [])
}

/** Who of the customer a letter may go to, and where a mail may. */
export async function readAddresses(ctx: Context, { customerId, personId }: sql.LineRecord) {
  const { persons, customer } = await sql.findAddressees(ctx.db, customerId)
  const own = persons.filter((one) => one.id === personId)
  const others = persons.filter((one) => one.id !== personId)
  const house = customer ? [{ name: customer.name, emails: customer.emails }] : []
  const all = [...own.map(named), ...house, ...others.map(named)]
  return {
    persons: persons.map((one) => ({ id: one.id, name: nameOf(one) })),
    addresses: all.flatMap(({ name, emails }) =>
      (JSON.parse(emails) as string[]).map((address) => ({ address, name })),
    ),
    mailReady: canSendMail(ctx.settings),
  }
}

function named(person: { title: string | null; firstName: string | null; lastName: string; emails: string }) {
  return { name: nameOf(person), emails: person.emails }
}
