import { actions as files } from '#features/files/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { updateRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import { askAgainOn, needAmount } from '../rules.ts'
import type { OfferRecord } from '../sql.ts'
import * as sql from './sql.ts'

/** When it will be asked about. Refuses what cannot go out today: `offerWithoutAmount`, `offerAskTooEarly`, `offerValidTooShort`. */
export function needSendable(ctx: Context, row: OfferRecord, askOn: string | undefined): string {
  needAmount(row.amount)
  const asked = askOn ?? askAgainOn(ctx.today, row.validUntil)
  if (asked < ctx.today) throw new Refusal('offerAskTooEarly')
  if (row.validUntil !== null && row.validUntil < ctx.today) throw new Refusal('offerValidTooShort')
  return asked
}

/** The draft went out today: its letter is kept, the version before is replaced, and it is asked about on `askOn`. */
export async function markSent(ctx: Context, row: OfferRecord, askOn: string, letter: Uint8Array | null) {
  for (const older of await sql.listVersions(ctx.db, row.year ?? 0, row.sequence ?? 0)) {
    if (older.id !== row.id && older.outcome === null)
      await updateRecord(ctx, 'offers', 'offer.replaced', older, { outcome: 'replaced', decidedOn: ctx.today })
  }
  await updateRecord(ctx, 'offers', 'offer.sent', row, { sentOn: ctx.today, askOn })
  if (letter)
    await files.attachFile(ctx, { record: 'offers', recordId: row.id, name: `${row.number}.pdf`, bytes: letter })
}
