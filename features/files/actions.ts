import { actions as activities } from '#features/activities/actions.ts'
import { actions as appointments } from '#features/appointments/actions.ts'
import { readComplaint } from '#features/complaints/actions.ts'
import { readContract } from '#features/contracts/actions.ts'
import { canLog, need } from '#features/customers/access.ts'
import { findResponsibility, readCustomer } from '#features/customers/actions.ts'
import { canChangeLead } from '#features/leads/access.ts'
import { readLead } from '#features/leads/actions.ts'
import { readOffer } from '#features/offers/actions.ts'
import { actions as persons } from '#features/persons/actions.ts'
import { readSample } from '#features/samples/actions.ts'
import { actions as tasks } from '#features/tasks/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import { canDeleteFile, type FilePlace } from './access.ts'
import type { contract } from './contract.ts'
import { type FileRecord, fileName, largestFile, typeOf } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listFiles(ctx, { record, recordId, all, after, limit }) {
    await readPlace(ctx, record, recordId)
    const of = all && record === 'customers' ? { customerId: recordId } : { record, recordId }
    const rows = await sql.listFiles(ctx.db, of, { after: after ?? null, limit: limit + 1 })
    const page = rows.slice(0, limit)
    return {
      files: page.map((row) => ({ ...row, record: row.record as FileRecord })),
      next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    }
  },

  attachFile: attach,

  async downloadFile(ctx, { id }) {
    const row = await findRecord(ctx.db, 'files', id)
    await readPlace(ctx, row.record as FileRecord, row.recordId)
    const bytes = await sql.findContent(ctx.db, row.contentId ?? id)
    if (!bytes) throw new Refusal('notFound')
    return { name: row.name, type: row.type, bytes }
  },

  async deleteFile(ctx, { id }) {
    const row = await findRecord(ctx.db, 'files', id)
    need(canDeleteFile(ctx.actor, row, await readPlace(ctx, row.record as FileRecord, row.recordId)))
    await deleteRecord(ctx, 'files', 'file.deleted', row)
    return { undo: ctx.commandId }
  },
}

type AttachInput = {
  record: FileRecord
  recordId: string
  name: string
  bytes: Uint8Array
  sha256?: string
  /** The file that keeps these bytes already: one mail at several customers is kept once. */
  contentId?: string | null
}

/** Attaches a file to a record (permission is asked). Refuses `fileEmpty`, `fileTooLarge`, `notAllowed` and what reading the record refuses. */
export async function attach(
  ctx: Context,
  { record, recordId, name, bytes, sha256 = '', contentId = null }: AttachInput,
) {
  if (bytes.length === 0) throw new Refusal('fileEmpty')
  if (bytes.length > largestFile) throw new Refusal('fileTooLarge', { megabytes: largestFile / 1024 / 1024 })
  const place = await readPlace(ctx, record, recordId)
  need(place.canAttach)
  const kept = fileName(name)
  const row = await insertRecord(ctx, 'files', 'file.attached', {
    name: kept,
    type: typeOf(bytes, kept),
    size: bytes.length,
    sha256,
    customerId: place.customerId,
    record,
    recordId,
    contentId,
  })
  if (!contentId) await sql.insertContent(ctx.db, row.id, bytes)
  return { id: row.id, name: row.name, type: row.type, size: row.size, undo: ctx.commandId }
}

export const prepare = {
  /** The checksum of 25 MB takes its time: not inside the transaction. */
  async attachFile(input: AttachInput): Promise<AttachInput> {
    const digest = await crypto.subtle.digest('SHA-256', input.bytes as Uint8Array<ArrayBuffer>)
    return { ...input, sha256: Buffer.from(digest).toString('hex') }
  },
}

/**
 * Where a file hangs, as far as the actor may read it (else `notFound`): files are attached by
 * whoever may log at the customer, or change a task or appointment.
 */
async function readPlace(
  ctx: Context,
  record: FileRecord,
  recordId: string,
): Promise<FilePlace & { customerId: string | null }> {
  const id = recordId
  if (record === 'customers') {
    const { responsibility } = await readCustomer(ctx, id)
    const may = canLog(ctx.actor, responsibility)
    return { customerId: id, canAttach: may, canChange: may }
  }
  if (record === 'tasks') {
    const { customerId, canChange } = await tasks.getTask(ctx, { id })
    return { customerId, canAttach: canChange, canChange }
  }
  if (record === 'appointments') {
    const { customerId, canChange } = await appointments.getAppointment(ctx, { id })
    return { customerId, canAttach: canChange, canChange }
  }
  if (record === 'activities') {
    const { customerId, canChange } = await activities.getActivity(ctx, { id })
    return { customerId, canAttach: canChange || (await mayLog(ctx, customerId)), canChange }
  }
  if (record === 'complaints' || record === 'samples') {
    const { row, responsibility } = await (record === 'complaints' ? readComplaint(ctx, id) : readSample(ctx, id))
    const may = canLog(ctx.actor, responsibility)
    return { customerId: row.customerId, canAttach: may, canChange: may }
  }
  if (record === 'leads') {
    const { row, place } = await readLead(ctx, id)
    const may = canChangeLead(ctx.actor, place)
    return { customerId: row.customerId, canAttach: may, canChange: may }
  }
  if (record === 'offers') {
    const { row, mayChange } = await readOffer(ctx, id)
    return { customerId: row.customerId, canAttach: mayChange, canChange: mayChange }
  }
  if (record === 'contracts') {
    const { row, canChange } = await readContract(ctx, id)
    return { customerId: row.customerId, canAttach: canChange, canChange }
  }
  const { customerId } = await persons.getPerson(ctx, { id })
  const may = await mayLog(ctx, customerId)
  return { customerId, canAttach: may, canChange: may }
}

async function mayLog(ctx: Context, customerId: string | null): Promise<boolean> {
  const customer = await findResponsibility(ctx, customerId)
  return customer !== null && canLog(ctx.actor, customer)
}
