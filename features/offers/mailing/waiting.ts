import type { Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import * as sql from './sql.ts'

/** Refuses `offerMailWaiting` while a mail with this offer is on its way: what it says must not change meanwhile. */
export async function needNoMail(ctx: Context, offerId: string): Promise<void> {
  if (await sql.isWaiting(ctx.db, offerId)) throw new Refusal('offerMailWaiting')
}
