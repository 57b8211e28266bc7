import { need } from '#features/customers/access.ts'
import { customerReadable, findResponsibility } from '#features/customers/actions.ts'
import { canSendMail } from '#features/mails/server/settings.ts'
import { readPerson } from '#features/persons/actions.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { noteEvent, updateRecord } from '#platform/actions/records.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { type Day, type Instant, instantAt } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChangeWording, canRecord, canSeeLedger, canVoid } from './access.ts'
import { askGate, factsOf, hashOf, reachOf } from './actions/gate.ts'
import { addEntry } from './actions/ledger.ts'
import { makeWithdrawalLink } from './actions/requests.ts'
import type { ConsentEntry, contract, ShownVerdict } from './contract.ts'
import { type Channel, channels, countryOf, mayContact, type Verdict } from './rules.ts'
import { consentSettingsOf } from './settings.ts'
import * as sql from './sql.ts'

export { askGate } from './actions/gate.ts'
export { askToConfirm } from './actions/requests.ts'

export const actions: Actions<typeof contract> = {
  async getPersonConsents(ctx, { personId }) {
    const { place } = await readPlace(ctx, personId)
    const { reach, country, consumer } = await reachOf(ctx, personId)
    const hashes = reach.flatMap(({ hash }) => (hash ? [hash] : []))
    const entries = await sql.listEntriesOf(ctx.db, hashes, personId)
    const listed = await sql.listSuppressions(ctx.db, hashes)
    const rows = reach.map((one) => {
      const facts = factsOf(one, entries, listed, { consumer, noticeInMail: true })
      const verdict = mayContact(one.channel, 'advertising', facts, ctx.today, countryOf(country))
      return { channel: one.channel, address: one.address, ...shown(verdict) }
    })
    return {
      consumer,
      country,
      rows,
      entries: entries.map((row) => entryOf(ctx, row)),
      canRecord: canRecord(ctx.actor, place),
    }
  },

  async addConsentEntry(ctx, { personId, channel, address, kind, day, confirmedDay, ...given }) {
    const { place } = await readPlace(ctx, personId)
    need(canRecord(ctx.actor, place))
    for (const one of [day, confirmedDay, given.saleDay, given.noticeDay, given.listCheckedOn]) {
      if (one && one > ctx.today) throw new Refusal('dayAhead')
    }
    const { reach, country } = await reachOf(ctx, personId)
    const at = kind === 'objection' || kind === 'withdrawal' ? endOf(ctx, day) : startOf(ctx, day)
    const confirmedAt = kind === 'consent' && confirmedDay ? startOf(ctx, confirmedDay) : null
    const said = {
      ...given,
      kind,
      personId,
      at: confirmedAt ?? at,
      ...(kind === 'consent' ? { requestedAt: at, confirmedAt } : {}),
    }
    if (address) {
      const addressHash = await hashOf(ctx, channel, address, country)
      if (!addressHash) throw new Refusal('contactAddressMissing')
      return { ids: [await addEntry(ctx, { ...said, channel, address, addressHash })] }
    }
    if (kind !== 'objection') throw new Refusal('contactAddressMissing')
    const ids: string[] = []
    for (const one of channels) {
      const known = reach.filter((place) => place.channel === one && place.hash)
      // Where no address is known the person stands there all the same: the next one is blocked.
      for (const place of known.length > 0 ? known : [{ address: null, hash: '' }])
        ids.push(await addEntry(ctx, { ...said, channel: one, address: place.address, addressHash: place.hash }))
    }
    return { ids }
  },

  async voidConsentEntry(ctx, { id, reason }) {
    const row = await sql.findEntry(ctx.db, id)
    if (!row) throw new Refusal('notFound')
    if (row.personId) await readPlace(ctx, row.personId)
    need(canVoid(ctx.actor, row))
    if (row.kind === 'void' || row.voidedAt) throw new Refusal('entryVoided')
    const { channel, addressHash, address, personId } = row
    const entry = { channel: channel as Channel, addressHash, address, personId, voidsId: id, reason }
    const voidId = await addEntry(ctx, { ...entry, kind: 'void', source: 'spoken', at: ctx.now })
    if (row.kind === 'objection' && addressHash) {
      const others = await sql.listEntriesOf(ctx.db, [addressHash], null)
      const holds = others.some((one) => one.kind === 'objection' && one.channel === channel && !one.voidedAt)
      if (!holds) await sql.liftSuppression(ctx.db, addressHash, channel as Channel, ctx.now)
    }
    return { id: voidId }
  },

  async setConsumer(ctx, { personId, consumer }) {
    const { person, place } = await readPlace(ctx, personId)
    need(canRecord(ctx.actor, place))
    const consumerSince = consumer ? (person.consumerSince ?? ctx.now) : null
    await updateRecord(ctx, 'persons', 'person.consumer', person, { consumerSince })
    return { undo: ctx.commandId }
  },

  async listConsents(ctx, { after, limit, ...filter }) {
    need(canSeeLedger(ctx.actor))
    const readable = customerReadable(ctx.actor, 'customers.id')
    const page = { after: after ? readCursor(after) : null, limit: limit + 1 }
    const rows = await sql.listLedger(ctx.db, { ...filter, readable }, page)
    const shownRows = rows.slice(0, limit)
    const last = shownRows.at(-1)
    return {
      entries: shownRows.map((row) => entryOf(ctx, row)),
      next: rows.length > limit && last ? writeCursor([last.createdAt, last.id]) : null,
      counts: after ? null : await sql.countLedger(ctx.db),
    }
  },

  async checkContact(ctx, asked) {
    if (asked.personId) await readPlace(ctx, asked.personId)
    return shown((await askGate(ctx, asked)).verdict)
  },

  async useContact(ctx, asked) {
    const { channel, address, personId } = asked
    if (personId) need(canRecord(ctx.actor, (await readPlace(ctx, personId)).place))
    else need(canSeeLedger(ctx.actor))
    const { verdict, hash } = await askGate(ctx, asked)
    if (!verdict.allowed) throw new Refusal('contactBlocked', { missing: verdict.missing })
    if (verdict.ground !== 'always' && hash) {
      const used = { channel, address, addressHash: hash, personId: personId ?? null, reason: asked.purpose }
      await addEntry(ctx, { ...used, kind: 'use', source: 'mail', at: ctx.now })
    }
    return shown(verdict)
  },

  async createWithdrawalLink(ctx, { personId, channel, address }) {
    const { place } = await readPlace(ctx, personId)
    need(canRecord(ctx.actor, place))
    if (!consentSettingsOf(ctx.settings).publicAddress) throw new Refusal('publicAddressMissing')
    const { country } = await reachOf(ctx, personId)
    const hash = await hashOf(ctx, channel, address, country)
    if (!hash) throw new Refusal('contactAddressMissing')
    return { url: await makeWithdrawalLink(ctx, { channel, address, hash, personId }) }
  },

  async getConsentSettings(ctx) {
    const canChange = canChangeWording(ctx.actor)
    return { ...consentSettingsOf(ctx.settings), canSend: canSendMail(ctx.settings), canChange }
  },

  async changeConsentSettings(ctx, { publicAddress, wording }) {
    need(canChangeWording(ctx.actor))
    const before = consentSettingsOf(ctx.settings)
    const reworded = wording !== undefined && wording !== before.wording
    const after = {
      publicAddress: publicAddress === undefined ? before.publicAddress : publicAddress.replace(/\/+$/, ''),
      wording: wording ?? before.wording,
      version: reworded ? String(Number(before.version) + 1) : before.version,
    }
    await saveSetting(ctx, 'consents', after)
    noteEvent(ctx, 'consents.settings', 'settings', 'consents', { from: before, to: after })
    return { version: after.version }
  },
}

async function readPlace(ctx: Context, personId: string) {
  const person = await readPerson(ctx, personId)
  const customer = await findResponsibility(ctx, person.customerId)
  return { person, place: { customer, createdById: person.createdById } }
}

/** What is said on a day gone by: a permission holds from its beginning, a no from its end on, so that a no of the same day wins. */
function startOf(ctx: Context, day: Day | undefined): Instant {
  return !day || day === ctx.today ? ctx.now : instantAt(day, '00:00', ctx.timeZone)
}
function endOf(ctx: Context, day: Day | undefined): Instant {
  return !day || day === ctx.today ? ctx.now : instantAt(day, '23:59', ctx.timeZone)
}

function shown(verdict: Verdict): ShownVerdict {
  return verdict.allowed
    ? { ...verdict, missing: null }
    : { allowed: false, ground: null, missing: verdict.missing, since: verdict.since, warning: null }
}

function entryOf(ctx: Context, row: sql.ShownRow): ConsentEntry {
  return {
    ...row,
    channel: row.channel as Channel,
    kind: row.kind as ConsentEntry['kind'],
    source: row.source as ConsentEntry['source'],
    personName: row.lastName === null ? null : nameOf({ ...row, title: row.personTitle, lastName: row.lastName }),
    canVoid: row.kind !== 'void' && row.voidedAt === null && canVoid(ctx.actor, row),
  }
}
