import { createHash } from 'node:crypto'
import { canLog } from '#features/customers/access.ts'
import { findResponsibility } from '#features/customers/actions.ts'
import { loadActor } from '#features/members/actions.ts'
import { findIds } from '#features/search/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { type Actor, system } from '#shared/actor.ts'
import { newId } from '#shared/ids.ts'
import { enterMail } from '../actions.ts'
import type { Mail, MailAddress } from '../read/mail.ts'
import { keyOf } from '../rules.ts'
import { mailSettingsOf } from '../server/settings.ts'
import {
  type Filing,
  filingOf,
  isVouched,
  type Known,
  largestOfStranger,
  mostPlaces,
  mostWaiting,
  type Own,
  ownOf,
  type Place,
  placesOf,
  type WaitingReason,
  withNote,
} from './rules.ts'
import { intakeSettingsOf } from './settings.ts'
import * as sql from './sql.ts'

/** A mail as it lies in the mailbox, read as far as it can be. */
export type Arrived = {
  mailboxId: string
  uidValidity: string
  uid: number
  size: number
  /** `null` where it is too large to be read. */
  bytes: Uint8Array | null
  /** `null` where it is no mail that we can read. */
  mail: Mail | null
  /** A mail that hangs on it as a whole. */
  attached: Mail | null
}

/** Reads a mail and what hangs on it; takes its time, so not inside a transaction. */
export async function readArrived(bytes: Uint8Array): Promise<Pick<Arrived, 'mail' | 'attached'>> {
  const { readEml } = await import('../read/eml.ts')
  const mail = await readEml(bytes, true)
  const inner = mail?.attachments.find(({ isMail }) => isMail)
  return { mail, attached: inner ? await readEml(inner.bytes) : null }
}

/** The member with a login whose address the mail bears as its sender, with the rights of now. */
export async function filerOf(ctx: Context, mail: Mail | null): Promise<Actor | null> {
  const address = mail?.from?.address
  if (!address) return null
  const members = await sql.listMemberAddresses(ctx.db)
  const member = members.find(({ email, userId }) => userId !== null && email?.trim().toLowerCase() === address)
  return member ? await loadActor(ctx, { id: member.id }, 'system') : null
}

/**
 * Takes a mail of the mailbox in, once: at the customers that it belongs to, as the member who filed it and with their
 * rights; or on the list of those that wait. How far the mailbox is read is noted in the same transaction. `aside`: after a
 * fault of ours it waits in any case, so that those behind it are not held up.
 */
export async function takeIn(ctx: Context, arrived: Arrived, aside = false): Promise<void> {
  const { mailboxId, uidValidity, uid, size, bytes, mail, attached } = arrived
  const isMember = ctx.actor !== system
  const row: sql.IncomingRow = {
    id: newId(),
    key: keyOfArrived(arrived),
    ...{ mailboxId, uidValidity, uid, size },
    memberId: isMember ? ctx.actor.memberId : null,
    ...{ reason: null, sender: '', senderName: '', subject: '', text: '', others: '[]' },
    at: mail?.at ?? ctx.now,
    ...{ activityId: null, dismissedAt: null, movedAt: null, createdAt: ctx.now },
  }
  await sql.setLastUid(ctx.db, mailboxId, uid)
  if (!(await sql.insertIncoming(ctx.db, row))) return await sql.placeAgain(ctx.db, row.key, row)
  const filing = mail && filingOf(mail, await ownAddresses(ctx), ctx.timeZone, attached)
  const found = aside ? 'unreadable' : await whereTo(ctx, isMember, arrived, filing)
  if (typeof found !== 'string' && filing && bytes) {
    const { activityId } = await enterFiling(ctx, filing, found, { mail, bytes, filerId: row.memberId })
    await sql.setIncoming(ctx.db, row.id, { activityId })
    return
  }
  await keepWaiting(ctx, row, typeof found === 'string' ? found : 'unreadable', arrived, filing)
}

/** Sender and Message-ID: somebody else's mail under the same id is another one. */
function keyOfArrived({ mail, mailboxId, uidValidity, uid }: Arrived): string {
  const key = mail ? [mail.from?.address ?? '', keyOf(mail)] : [mailboxId, uidValidity, uid]
  return createHash('sha256').update(JSON.stringify(key)).digest('base64url').slice(0, 32)
}

/** Whose addresses are our own. */
export async function ownAddresses(ctx: Context): Promise<Own> {
  const members = await sql.listMemberAddresses(ctx.db)
  const { address, user } = intakeSettingsOf(ctx.settings)
  return ownOf([...members.map(({ email }) => email), address, user, mailSettingsOf(ctx.settings).sender])
}

async function whereTo(
  ctx: Context,
  isMember: boolean,
  { bytes, mail }: Arrived,
  filing: Filing | null,
): Promise<Place[] | WaitingReason> {
  if (!bytes) return 'tooLarge'
  if (!mail || !filing) return 'unreadable'
  if (!isMember) return 'stranger'
  const { checkedBy } = intakeSettingsOf(ctx.settings)
  if (checkedBy && !isVouched(mail.checks ?? [], checkedBy)) return 'unchecked'
  if (filing.others.length === 0) return 'nobody'
  const { places, several } = placesOf(filing.others, await knownOf(ctx, filing.others))
  if (places.length === 0) return several ? 'severalCustomers' : 'noCustomer'
  const allowed: Place[] = []
  for (const place of places) {
    const responsibility = await findResponsibility(ctx, place.customerId)
    if (responsibility && canLog(ctx.actor, responsibility)) allowed.push(place)
  }
  return allowed.length > 0 ? allowed : 'notAllowed'
}

/** Customers and persons that may have one of these addresses or write from its domain, as far as the actor finds them. */
async function knownOf(ctx: Context, others: readonly MailAddress[]): Promise<Known[]> {
  const customerIds = new Set<string>()
  const personIds = new Set<string>()
  for (const { address } of others.slice(0, 2 * mostPlaces)) {
    for (const words of [address, address.split('@')[1] ?? '']) {
      for (const id of await findIds(ctx, 'customers', words)) customerIds.add(id)
      for (const id of await findIds(ctx, 'persons', words)) personIds.add(id)
    }
  }
  const customers = await sql.listCustomerAddresses(ctx.db, [...customerIds])
  const persons = await sql.listPersonAddresses(ctx.db, [...personIds])
  const list = (emails: string) => JSON.parse(emails) as string[]
  return [
    ...customers.map(({ id, emails, web }) => ({ customerId: id, personId: null, emails: list(emails), web })),
    ...persons.flatMap(({ id, customerId, emails }) =>
      customerId ? [{ customerId, personId: id, emails: list(emails) }] : [],
    ),
  ]
}

/** Writes what is filed into the timelines. What went out is the colleague's who sent it, else the forwarder's or the actor's. */
export async function enterFiling(
  ctx: Context,
  { original, direction, note }: Filing,
  places: Place[],
  { mail, bytes, filerId }: { mail: Mail; bytes: Uint8Array; filerId: string | null },
): Promise<{ activityId: string; known: boolean }> {
  const members = direction === 'out' ? await sql.listMemberAddresses(ctx.db) : []
  const sender = members.find(({ email }) => email?.trim().toLowerCase() === original.from?.address)
  return await enterMail(ctx, withNote(original, note), places, {
    direction,
    memberId: sender?.id ?? filerId ?? ctx.actor.memberId,
    whole: { name: `${mail.subject.slice(0, 100) || 'Mail'}.eml`, bytes },
  })
}

const longestExcerpt = 1_000

async function keepWaiting(
  ctx: Context,
  { id, memberId }: sql.IncomingRow,
  reason: WaitingReason,
  { bytes, mail }: Arrived,
  filing: Filing | null,
): Promise<void> {
  const { original, others = [] } = filing ?? {}
  await sql.setIncoming(ctx.db, id, {
    reason,
    sender: mail?.from?.address ?? '',
    senderName: mail?.from?.name.slice(0, 200) ?? '',
    subject: (original?.subject || mail?.subject || '').slice(0, 500),
    text: (original?.text ?? '').slice(0, longestExcerpt).toWellFormed(),
    others: JSON.stringify(others.slice(0, mostPlaces)),
    at: original?.at ?? mail?.at ?? ctx.now,
  })
  if (bytes && mail && (memberId || bytes.length <= largestOfStranger)) await sql.insertContent(ctx.db, id, bytes)
  const tooMany = (await sql.countWaiting(ctx.db, null)) - mostWaiting
  if (tooMany > 0) for (const old of await sql.listOldestWaiting(ctx.db, tooMany)) await giveUp(ctx, old)
}

/** A mail that nobody assigned goes off the list, with what was kept of it; that it was here is remembered. */
async function giveUp(ctx: Context, id: string): Promise<void> {
  await sql.dropContent(ctx.db, id)
  await sql.setIncoming(ctx.db, id, {
    ...{ dismissedAt: ctx.now, sender: '', senderName: '', subject: '', text: '', others: '[]' },
  })
}
