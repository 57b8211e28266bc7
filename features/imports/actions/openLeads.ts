import type { Context } from '#platform/actions/context.ts'
import { fold } from '#shared/text.ts'
import * as sql from '../sql/stock.ts'

type Traits = { company: string | null; lastName: string | null; email: string | null; phone: string | null }
type Found = { id: string; name: string; sure: boolean; reasons: ('email' | 'phone' | 'name')[] }

/** The leads that are open, by mail address, company and name, and phone, as a list may bring them again. */
export class OpenLeads {
  private readonly by = new Map<string, { id: string; name: string }>()

  static async load(ctx: Context): Promise<OpenLeads> {
    const leads = new OpenLeads()
    for (const row of await sql.listOpenLeads(ctx.db)) leads.add(row.id, row)
    return leads
  }

  add(id: string, traits: Traits): void {
    const name = [traits.company, traits.lastName].filter(Boolean).join(' · ') || (traits.email ?? traits.phone ?? '')
    for (const { key } of keysOf(traits)) if (!this.by.has(key)) this.by.set(key, { id, name })
  }

  /** The same address, or the same name at the same company, is the same lead; only a phone or a company in common may be. */
  find(traits: Traits): Found | null {
    for (const { key, sure, reasons } of keysOf(traits)) {
      const found = this.by.get(key)
      if (found) return { ...found, sure, reasons }
    }
    return null
  }
}

function keysOf({ company, lastName, email, phone }: Traits): (Pick<Found, 'sure' | 'reasons'> & { key: string })[] {
  const digits = phone?.replace(/\D/g, '').replace(/^0+|^49/, '')
  return [
    ...(email ? [{ key: `m:${email.toLowerCase()}`, sure: true, reasons: ['email' as const] }] : []),
    ...(company && lastName
      ? [{ key: `n:${fold(company)}\n${fold(lastName)}`, sure: !email, reasons: ['name' as const] }]
      : []),
    ...(digits && digits.length > 5 ? [{ key: `p:${digits}`, sure: false, reasons: ['phone' as const] }] : []),
    ...(company ? [{ key: `c:${fold(company)}`, sure: false, reasons: ['name' as const] }] : []),
  ]
}
