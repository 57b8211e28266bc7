import { canSendMail } from '#features/mails/server/settings.ts'
import type { Context } from '#platform/actions/context.ts'
import { newSecret, secretHash } from '#platform/auth/secrets.ts'
import { enqueueJob } from '#platform/jobs/jobs.ts'
import { newId } from '#shared/ids.ts'
import type { Channel } from '../rules.ts'
import { consentSettingsOf } from '../settings.ts'
import * as sql from '../sql.ts'
import { hashOf } from './gate.ts'
import { addEntry } from './ledger.ts'

const validFor = 7 * 24 * 3_600_000
/** Within this time a second form with the same address and wish brings no second mail: nobody is flooded by forms of others. */
const notAgainFor = 3_600_000

/**
 * Double opt-in: asks by mail whether the address is right and, with `wanted`, whether its owner agrees to the wording. Without a
 * mail server nothing goes out and the request stays unconfirmed. Answers the id of the request.
 */
export async function askToConfirm(
  ctx: Context,
  asked: { address: string; page: string; language: 'de' | 'en'; wanted: boolean },
): Promise<string> {
  const { publicAddress, version } = consentSettingsOf(ctx.settings)
  const since = new Date(Date.parse(ctx.now) - notAgainFor + validFor).toISOString()
  const asking = await sql.findOpenRequest(ctx.db, asked.address, since)
  if (asking && (asking.wordingVersion !== null || !asked.wanted)) return asking.id
  const id = newId()
  await sql.insertRequest(ctx.db, {
    id,
    tokenHash: null,
    channel: 'email',
    address: asked.address,
    language: asked.language,
    wordingVersion: asked.wanted ? version : null,
    page: asked.page,
    requestedAt: ctx.now,
    expiresAt: new Date(Date.parse(ctx.now) + validFor).toISOString(),
    sentAt: null,
    confirmedAt: null,
  })
  if (canSendMail(ctx.settings) && publicAddress) await enqueueJob(ctx, 'askToConfirm', { requestId: id })
  return id
}

/** The link of a request, made when the mail is written: only its hash is kept. Nothing if it is confirmed or too old. */
export async function writeLink(ctx: Context, requestId: string) {
  const request = await sql.findRequest(ctx.db, { id: requestId })
  if (!request || request.confirmedAt || request.expiresAt < ctx.now) return null
  const token = newSecret()
  await sql.setToken(ctx.db, requestId, secretHash(token))
  const { publicAddress, wording, version } = consentSettingsOf(ctx.settings)
  const agreed = request.wordingVersion
  return {
    request,
    url: `${publicAddress}/offen/bestaetigen/${token}`,
    wording: agreed === version ? wording : null,
  }
}

export type Confirmation = 'unknown' | 'expired' | 'confirmed' | 'already'

/** What a link would do, without doing it: opening it confirms nothing, so that no mail scanner does. */
export async function lookAtRequest(ctx: Context, token: string) {
  const request = await sql.findRequest(ctx.db, { tokenHash: secretHash(token) })
  if (!request) return { state: 'unknown' as const, wants: false }
  const state = request.confirmedAt ? 'already' : request.expiresAt < ctx.now ? 'expired' : 'open'
  return { state, wants: request.wordingVersion !== null } as const
}

/** The click on the button of the page: the address is right, and with a wording the consent stands in the ledger. */
export async function confirm(ctx: Context, token: string): Promise<Confirmation> {
  const request = await sql.findRequest(ctx.db, { tokenHash: secretHash(token) })
  if (!request) return 'unknown'
  if (request.confirmedAt) return 'already'
  if (request.expiresAt < ctx.now) return 'expired'
  if (!(await sql.confirmRequest(ctx.db, request.id, ctx.now))) return 'already'
  if (request.wordingVersion) {
    const channel = request.channel as Channel
    await addEntry(ctx, {
      kind: 'consent',
      source: 'form',
      channel,
      address: request.address,
      addressHash: await hashOf(ctx, channel, request.address, ''),
      at: ctx.now,
      wordingVersion: request.wordingVersion,
      page: request.page,
      requestedAt: request.requestedAt,
      confirmedAt: ctx.now,
    })
  }
  return 'confirmed'
}

/** A link by which the owner of an address objects; it stays good. Answers the address of the page. */
export async function makeWithdrawalLink(
  ctx: Context,
  of: { channel: Channel; address: string; hash: string; personId: string | null },
): Promise<string> {
  const token = newSecret()
  await sql.insertLink(ctx.db, {
    id: newId(),
    tokenHash: secretHash(token),
    createdAt: ctx.now,
    createdById: ctx.actor.memberId || null,
    channel: of.channel,
    address: of.address,
    addressHash: of.hash,
    personId: of.personId,
    usedAt: null,
  })
  return `${consentSettingsOf(ctx.settings).publicAddress}/offen/abmelden/${token}`
}

/** The channel of a withdrawal link; none if there is no such link. */
export async function lookAtLink(ctx: Context, token: string): Promise<Channel | null> {
  return ((await sql.findLink(ctx.db, secretHash(token)))?.channel as Channel | undefined) ?? null
}

/** One click objects (RFC 8058); a second one changes nothing. False if there is no such link. */
export async function objectByLink(ctx: Context, token: string): Promise<boolean> {
  const link = await sql.findLink(ctx.db, secretHash(token))
  if (!link) return false
  if (link.usedAt) {
    const [listed] = await sql.listSuppressions(ctx.db, [link.addressHash])
    const entries = await sql.listEntriesOf(ctx.db, [link.addressHash], null)
    const [last] = entries.filter((entry) => entry.kind === 'objection' || entry.kind === 'consent')
    if (listed && last?.kind !== 'consent') return true
  }
  await addEntry(ctx, {
    kind: 'objection',
    source: 'link',
    channel: link.channel as Channel,
    address: link.address,
    addressHash: link.addressHash,
    personId: link.personId,
    at: ctx.now,
  })
  await sql.setLinkUsed(ctx.db, link.id, ctx.now)
  return true
}
