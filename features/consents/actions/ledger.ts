import type { Context } from '#platform/actions/context.ts'
import { noteEvent } from '#platform/actions/records.ts'
import { newId } from '#shared/ids.ts'
import type { Channel } from '../rules.ts'
import * as sql from '../sql.ts'

type Entry = Partial<sql.NewConsent> &
  Pick<sql.NewConsent, 'kind' | 'source' | 'addressHash' | 'at'> & { channel: Channel }

/** Adds an entry to the ledger; an objection puts the address on the suppression list. Permission is the caller's. */
export async function addEntry(ctx: Context, entry: Entry): Promise<string> {
  const id = newId()
  const { kind, channel, source, addressHash, at } = entry
  await sql.insertEntry(ctx.db, {
    address: null,
    personId: null,
    wordingVersion: null,
    page: null,
    requestedAt: null,
    confirmedAt: null,
    reason: null,
    saleDay: null,
    goods: null,
    noticeDay: null,
    listCheckedOn: null,
    voidsId: null,
    ...entry,
    id,
    createdAt: ctx.now,
    createdById: ctx.actor.memberId || null,
  })
  if (kind === 'objection' && addressHash) await sql.suppress(ctx.db, addressHash, channel, at)
  // The ledger is its own history: neither it nor the address is written twice.
  noteEvent(ctx, `consent.${kind}`, 'consents', id, { channel, source })
  return id
}
