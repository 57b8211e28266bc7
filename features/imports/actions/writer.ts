import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { insertActivity } from '#features/activities/actions.ts'
import { insertCustomer, stored } from '#features/customers/actions.ts'
import { insertMember } from '#features/members/actions.ts'
import { insertPerson, stored as storedPerson } from '#features/persons/actions.ts'
import { insertTask } from '#features/tasks/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { insertRecord, updateRecord } from '#platform/actions/records.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'
import type { Photo } from '../readers/tables.ts'
import { saveContent } from '../sql/imports.ts'
import { isEmailTaken } from '../sql/stock.ts'
import { type DealWriter, differs, type LeadRow, realDealWriter, trialDealWriter } from './dealWriter.ts'

export type { LeadRow }
export type CustomerRow = Selectable<Tables['customers']>
export type RevenueRow = Selectable<Tables['revenues']>
export type PersonRow = Selectable<Tables['persons']>
type CustomerInput = Parameters<typeof insertCustomer>[1]
type PersonInput = Parameters<typeof insertPerson>[1]

type NewMember = {
  email: string | null
  region: string | null
  leadId: string | null
  fields: Record<string, string>
}

type NewRevenue = {
  customerId: string | null
  day: Day
  amount: number
  currency: string
  period: string | null
  margin?: number | null
  product?: string | null
  invoice?: string | null
  orderNumber?: string | null
  fields?: string | null
}

/** What a run writes with; a trial run answers ids and writes nothing. */
export type Writer = DealWriter & {
  createCustomer(input: CustomerInput): Promise<string>
  changeCustomer(row: CustomerRow, input: Partial<CustomerInput>): Promise<boolean>
  createPerson(input: PersonInput, photo: Photo | null): Promise<string>
  changePerson(row: PersonRow, input: Partial<PersonInput>): Promise<boolean>
  addActivity(input: {
    customerId: string | null
    personId: string | null
    kind: string
    at: string
    text: string
    memberId: string | null
  }): Promise<string>
  addTask(input: {
    customerId: string | null
    personId: string | null
    dueDay: Day | null
    text: string
    assigneeId: string | null
  }): Promise<string>
  addRevenue(input: NewRevenue): Promise<string>
  changeRevenue(row: RevenueRow, input: Partial<RevenueRow>): Promise<boolean>
  createMember(name: string, more?: NewMember): Promise<string>
}

/** Writes through the actions of the nouns, everything marked with the import. */
export function realWriter(ctx: Context, importId: string): Writer {
  return {
    async createCustomer(input) {
      return (await insertCustomer(ctx, input, { importId })).id
    },
    async changeCustomer(row, input) {
      return (await updateRecord(ctx, 'customers', 'customer.changed', row, stored(input, row))) !== row
    },
    async createPerson(input, photo) {
      const { id } = await insertPerson(ctx, input, importId)
      if (photo) await addPhoto(ctx, id, photo)
      return id
    },
    async changePerson(row, input) {
      return (await updateRecord(ctx, 'persons', 'person.changed', row, await storedPerson(ctx, input, row))) !== row
    },
    async addActivity({ memberId, ...input }) {
      return (await insertActivity(ctx, { ...input, outcome: null, report: null }, importId, memberId)).id
    },
    async addTask(input) {
      return (await insertTask(ctx, { ...input, kind: input.dueDay ? 'followUp' : 'task' }, importId)).id
    },
    async addRevenue(input) {
      return await insertRevenue(ctx, input, importId)
    },
    async changeRevenue(row, input) {
      return (await updateRecord(ctx, 'revenues', 'revenue.changed', row, input)) !== row
    },
    async createMember(name, more) {
      const asEmail = /^\S+@\S+\.\S+$/.test(name) ? name.toLowerCase() : null
      const email = more?.email ?? (asEmail && !(await isEmailTaken(ctx.db, asEmail)) ? asEmail : null)
      const fields = more && Object.keys(more.fields).length > 0 ? JSON.stringify(more.fields) : null
      const { region = null, leadId = null } = more ?? {}
      return (await insertMember(ctx, { name, email, region, leadId, fields, roles: [] })).id
    },
    ...realDealWriter(ctx, importId),
  }
}

/** Writes an amount of revenue, of an import or of what follows from taking one back; its id. */
export async function insertRevenue(ctx: Context, input: NewRevenue, importId: string | null): Promise<string> {
  const none = { margin: null, product: null, invoice: null, orderNumber: null, fields: null }
  return (await insertRecord(ctx, 'revenues', 'revenue.imported', { ...none, ...input, importId })).id
}

async function addPhoto(ctx: Context, personId: string, photo: Photo): Promise<void> {
  const sha256 = createHash('sha256').update(photo.bytes).digest('hex')
  const ending = photo.type.split('/')[1] ?? 'bin'
  const file = await insertRecord(ctx, 'files', 'file.added', {
    name: `foto.${ending}`,
    type: photo.type,
    size: photo.bytes.length,
    sha256,
    customerId: null,
    record: 'persons',
    recordId: personId,
  })
  await saveContent(ctx.db, file.id, photo.bytes)
}

/** Answers ids that nobody else has, and keeps nothing. */
export function trialWriter(ctx: Context, counter: { trialCount: number }): Writer {
  const next = () => {
    counter.trialCount += 1
    return `trial:${counter.trialCount}`
  }
  return {
    createCustomer: async () => next(),
    changeCustomer: async (row, input) => differs(row, stored(input, row)),
    createPerson: async () => next(),
    changePerson: async (row, input) => differs(row, await storedPerson(ctx, input, row)),
    addActivity: async () => next(),
    addTask: async () => next(),
    addRevenue: async () => next(),
    changeRevenue: async (row, input) => differs(row, input),
    createMember: async () => next(),
    ...trialDealWriter(next),
  }
}
