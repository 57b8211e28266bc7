import { createHash } from 'node:crypto'
import { insertActivity } from '#features/activities/actions.ts'
import { canLog, need } from '#features/customers/access.ts'
import { findResponsibility, readCustomer } from '#features/customers/actions.ts'
import { actions as files } from '#features/files/actions.ts'
import { largestFile } from '#features/files/rules.ts'
import { actions as persons } from '#features/persons/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract } from './contract.ts'
import type { Mail } from './read/mail.ts'
import { keyOf, personOf, textOf } from './rules.ts'
import * as sql from './sql.ts'

type Input = { record: 'customers' | 'persons'; recordId: string; name: string; bytes: Uint8Array }

/** What `prepare` read from a mail, until the action of the same upload takes it. */
const read = new WeakMap<object, Mail>()

export const prepare = {
  /** Reading 25 MB takes its time: not inside the transaction. Refuses fileEmpty, mailUnreadable. */
  async fileMail<T extends Input>(input: T): Promise<T> {
    if (input.bytes.length === 0) throw new Refusal('fileEmpty')
    if (input.bytes.length > largestFile) throw new Refusal('fileTooLarge', { megabytes: largestFile / 1024 / 1024 })
    const outlook = input.bytes[0] === 0xd0 && input.bytes[1] === 0xcf
    const mail = outlook
      ? (await import('./read/msg.ts')).readMsg(input.bytes)
      : await (await import('./read/eml.ts')).readEml(input.bytes)
    if (!mail) throw new Refusal('mailUnreadable', { file: input.name.slice(-120) })
    const prepared = { ...input }
    read.set(prepared, mail)
    return prepared
  },
}

export const actions: Actions<typeof contract> = {
  async fileMail(ctx, input) {
    const mail = read.get(input)
    if (!mail) throw new Error('the mail was not read')
    const place = await placeOf(ctx, input)
    const key = createHash('sha256').update(keyOf(mail)).digest('base64url').slice(0, 32)
    const known = await sql.findFiled(ctx.db, key, place)
    const answer = { subject: mail.subject, attachments: mail.attachments.length }
    if (known) return { ...answer, activityId: known, known: true, undo: null }
    const others = place.customerId ? await sql.listAddresses(ctx.db, place.customerId) : []
    const colleague = mail.from ? await sql.findColleague(ctx.db, mail.from.address) : null
    const { id: activityId } = await insertActivity(
      ctx,
      {
        customerId: place.customerId,
        personId: place.personId ?? personOf(mail, others),
        kind: 'email',
        outcome: null,
        at: mail.at && mail.at < ctx.now ? mail.at : ctx.now,
        text: textOf(mail),
        report: null,
      },
      null,
      colleague ?? ctx.actor.memberId,
    )
    await sql.insertMail(ctx.db, activityId, key)
    for (const { name, bytes } of [...mail.attachments, { name: input.name, bytes: input.bytes }]) {
      if (bytes.length > 0 && bytes.length <= largestFile)
        await files.attachFile(ctx, { record: 'activities', recordId: activityId, name, bytes })
    }
    return { ...answer, activityId, known: false, undo: ctx.commandId }
  },
}

async function placeOf(
  ctx: Context,
  { record, recordId }: Input,
): Promise<{ customerId: string | null; personId: string | null }> {
  if (record === 'customers') {
    const { responsibility } = await readCustomer(ctx, recordId)
    need(canLog(ctx.actor, responsibility))
    return { customerId: recordId, personId: null }
  }
  const { customerId } = await persons.getPerson(ctx, { id: recordId })
  const responsibility = await findResponsibility(ctx, customerId)
  need(responsibility !== null && canLog(ctx.actor, responsibility))
  return { customerId, personId: recordId }
}
