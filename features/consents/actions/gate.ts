import { companyOf } from '#features/company/rules.ts'
import { e164Of } from '#features/customers/phones.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { keyedHash, newSecret } from '#platform/auth/secrets.ts'
import { Refusal } from '#shared/refusal.ts'
import {
  addressKey,
  type Channel,
  type ContactFacts,
  channelsOfNumber,
  countryOf,
  type LedgerEntry,
  mayContact,
  type Purpose,
  type Verdict,
} from '../rules.ts'
import * as sql from '../sql.ts'

/** An address as the ledger knows it. */
export type Reach = { channel: Channel; address: string; hash: string }

/**
 * The hash of an address per channel. Its secret is the company's own and stays for good: with it the suppression list knows
 * an address again after everything else about a person was erased.
 */
export async function hashOf(ctx: Context, channel: Channel, address: string, country: string): Promise<string> {
  const secret = (ctx.settings.suppressionSecret as string | undefined) ?? (await madeSecret(ctx))
  const isNumber = channel !== 'email' && channel !== 'letter'
  const key = addressKey(channel, isNumber ? (e164Of(address, country) ?? address) : address)
  return key === '' ? '' : keyedHash(secret, `${channel} ${key}`)
}

/** In a query nothing can be written: as long as there is no secret there is no entry that could match. */
async function madeSecret(ctx: Context): Promise<string> {
  if (!ctx.commandId) return newSecret()
  const secret = await sql.ensureSecret(ctx.db, newSecret())
  ctx.effects.settingsChanged = true
  return secret
}

/** Every address of a person, channel by channel, and the country whose rules hold. */
export async function reachOf(ctx: Context, personId: string) {
  const row = await sql.findReach(ctx.db, personId)
  if (!row) throw new Refusal('notFound')
  const country = row.country ?? companyOf(ctx.settings).country
  const phones = JSON.parse(row.phones) as { label: string; number: string; e164: string | null }[]
  const place = [row.street, [row.postcode, row.city].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  const addresses: { channel: Channel; address: string }[] = [
    ...(JSON.parse(row.emails) as string[]).map((address) => ({ channel: 'email' as const, address })),
    ...phones.flatMap(({ label, number, e164 }) =>
      channelsOfNumber(label).map((channel) => ({ channel, address: e164 ?? number })),
    ),
    ...(place ? [{ channel: 'letter' as const, address: `${nameOf(row)}, ${place}` }] : []),
  ]
  const reach: Reach[] = []
  for (const one of addresses) reach.push({ ...one, hash: await hashOf(ctx, one.channel, one.address, country) })
  return { reach, country, consumer: row.consumerSince !== null }
}

/** The facts of one address out of what was loaded for several. */
export function factsOf(
  { channel, hash }: Pick<Reach, 'channel' | 'hash'>,
  entries: readonly sql.ShownRow[],
  suppressions: readonly { hash: string; channel: string; at: string }[],
  own: Pick<ContactFacts, 'consumer' | 'noticeInMail'>,
): ContactFacts {
  const listed = suppressions.find((one) => one.hash === hash && one.channel === channel)
  return {
    ...own,
    entries: entries
      // A void names the entry it takes back, whatever its channel.
      .filter((entry) => entry.channel === channel)
      .map((entry) => ({ ...entry, ofAddress: entry.addressHash === hash }) as LedgerEntry),
    suppressedAt: listed?.at ?? null,
  }
}

export type Asked = {
  channel: Channel
  purpose: Purpose
  address: string
  personId?: string | undefined
  country?: string | undefined
  /** The mail to be sent says how to object. */
  notice: boolean
}

/**
 * The gate as every sending path asks it: loads what is known of an address and its person, and answers with `mayContact`.
 * Permission to see the person is the caller's.
 */
export async function askGate(ctx: Context, asked: Asked): Promise<{ verdict: Verdict; hash: string }> {
  const { channel, purpose, address, personId, notice } = asked
  const person = personId ? await sql.findReach(ctx.db, personId) : undefined
  const country = asked.country ?? person?.country ?? companyOf(ctx.settings).country
  const hash = await hashOf(ctx, channel, address, country)
  const entries = await sql.listEntriesOf(ctx.db, hash ? [hash] : [], personId ?? null)
  const consumer = (person?.consumerSince ?? null) !== null
  const listed = await sql.listSuppressions(ctx.db, hash ? [hash] : [])
  const facts = factsOf({ channel, hash }, entries, listed, { consumer, noticeInMail: notice })
  return { verdict: mayContact(channel, purpose, facts, ctx.today, countryOf(country)), hash }
}
