import type { Context } from '#platform/actions/context.ts'
import { type Protectable, type Protected, protectionOf } from '../rules.ts'
import * as sql from '../sql.ts'

const most = 20_000

/** A deal or an invoice, with whom it was made. */
export type Business = Protectable & { customerId: string | null }

/**
 * For which representative the customer of a deal or an invoice was protected on its day: that of the end customer before that
 * of whoever ordered. `byGroup`: somebody is protected for a product group only, so that groups must be known.
 */
export async function readRepresentatives(
  ctx: Context,
): Promise<{ byGroup: boolean; representativeOf: (business: Business) => string | null }> {
  const rows = await sql.listGranted(ctx.db, most)
  if (rows.length === 0) return { byGroup: false, representativeOf: () => null }
  const granted = Map.groupBy(rows, ({ customerId }) => customerId)
  const endCustomers = await sql.listEndCustomers(ctx.db, most)
  return {
    byGroup: rows.some(({ productGroup }) => productGroup !== null),
    representativeOf(business) {
      const end = business.opportunityId ? endCustomers.get(business.opportunityId) : undefined
      for (const customerId of [end, business.customerId]) {
        const found =
          customerId && protectionOf<Protected & { memberId: string | null }>(granted.get(customerId) ?? [], business)
        if (found) return found.memberId
      }
      return null
    },
  }
}
