import type { Insertable, Selectable } from 'kysely'
import { insertLead } from '#features/leads/actions/receive.ts'
import {
  addProductTo,
  changeImportedOpportunity,
  insertImportedOpportunity,
} from '#features/opportunities/actions/imported.ts'
import { insertOrder, updateOrder } from '#features/orders/actions/write.ts'
import { changeProduct, insertProduct } from '#features/products/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { updateRecord } from '#platform/actions/records.ts'
import type { Tables } from '#platform/db/tables.ts'

type ProductRow = Selectable<Tables['products']>
type MemberRow = Selectable<Tables['members']>
type OpportunityRow = Selectable<Tables['opportunities']>
type NewOpportunity = Omit<Parameters<typeof insertImportedOpportunity>[1], 'importId'>
type OrderRow = Selectable<Tables['orders']>
export type LeadRow = Selectable<Tables['leads']>
type NewProduct = Parameters<typeof insertProduct>[1]

/** What a run writes of products, colleagues, opportunities, orders and leads. */
export type DealWriter = {
  createOpportunity(input: NewOpportunity, productId: string | null): Promise<string>
  changeOpportunity(row: OpportunityRow, patch: Partial<OpportunityRow>): Promise<boolean>
  addProduct(opportunityId: string, productId: string): Promise<void>
  createOrder(input: Omit<Parameters<typeof insertOrder>[1], 'importId'>): Promise<string>
  changeOrder(row: OrderRow, patch: Partial<OrderRow>): Promise<boolean>
  createLead(input: Parameters<typeof insertLead>[1]): Promise<string>
  changeLead(row: LeadRow, patch: Partial<LeadRow>): Promise<boolean>
  createProduct(input: NewProduct): Promise<string>
  changeProduct(row: ProductRow, patch: Parameters<typeof changeProduct>[2]): Promise<boolean>
  changeMember(row: MemberRow, patch: Partial<Insertable<Tables['members']>>): Promise<boolean>
}

/** Writes through the actions of the nouns, everything marked with the import. */
export function realDealWriter(ctx: Context, importId: string): DealWriter {
  return {
    async createOpportunity(input, productId) {
      const { id } = await insertImportedOpportunity(ctx, { ...input, importId })
      if (productId) await addProductTo(ctx, id, productId, null)
      return id
    },
    async changeOpportunity(row, patch) {
      return (await changeImportedOpportunity(ctx, row, patch)) !== row
    },
    async addProduct(opportunityId, productId) {
      await addProductTo(ctx, opportunityId, productId, null)
    },
    async createOrder(input) {
      return (await insertOrder(ctx, { ...input, importId })).id
    },
    async changeOrder(row, patch) {
      return differs(row, patch) && (await updateOrder(ctx, row, patch)) !== row
    },
    async createLead(input) {
      return (await insertLead(ctx, input)).id
    },
    async changeLead(row, patch) {
      return (await updateRecord(ctx, 'leads', 'lead.changed', row, patch)) !== row
    },
    async createProduct(input) {
      return (await insertProduct(ctx, input, importId)).id
    },
    async changeProduct(row, patch) {
      return (await changeProduct(ctx, row, patch)) !== row
    },
    async changeMember(row, patch) {
      return (await updateRecord(ctx, 'members', 'member.changed', row, patch as Partial<MemberRow>)) !== row
    },
  }
}

/** Answers ids that nobody else has, and keeps nothing. */
export function trialDealWriter(next: () => string): DealWriter {
  return {
    createOpportunity: async () => next(),
    changeOpportunity: async (row, patch) => differs(row, patch),
    addProduct: async () => {},
    createOrder: async () => next(),
    changeOrder: async (row, patch) => differs(row, patch),
    createLead: async () => next(),
    changeLead: async (row, patch) => differs(row, patch),
    createProduct: async () => next(),
    changeProduct: async (row, { fields, ...patch }) =>
      differs(row, { ...patch, ...(fields ? { fields: JSON.stringify(fields) } : {}) }),
    changeMember: async (row, patch) => differs(row, patch),
  }
}

/** Whether a patch would change anything of a row. */
export function differs(row: object, patch: object): boolean {
  return Object.entries(patch).some(
    ([column, value]) => value !== undefined && value !== (row as Record<string, unknown>)[column],
  )
}
