import { createHash } from 'node:crypto'
import { insertActivity } from '#features/activities/actions.ts'
import { canLog, need } from '#features/customers/access.ts'
import { findResponsibility, readCustomer } from '#features/customers/actions.ts'
import { attach } from '#features/files/actions.ts'
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
    const colleague = mail.from ? await sql.findColleague(ctx.db, mail.from.address) : null
    const { activityId, known } = await enterMail(ctx, mail, [place], {
      direction: colleague ? 'out' : 'in',
      memberId: colleague ?? ctx.actor.memberId,
      whole: { name: input.name, bytes: input.bytes },
    })
    const answer = { subject: mail.subject, attachments: mail.attachments.length }
    return { ...answer, activityId, known, undo: known ? null : ctx.commandId }
  },
}

export type MailPlace = { customerId: string | null; personId: string | null }

/**
 * Puts a mail into the timelines of these places, with its attachments and `whole`, the file that it came in (permission is
 * the caller's). Where it stands already nothing changes; the bytes are kept once. Answers the entry at the first place, and
 * whether it stood in all of them before.
 */
export async function enterMail(
  ctx: Context,
  mail: Mail,
  places: readonly MailPlace[],
  about: { direction: 'in' | 'out'; memberId: string | null; whole: { name: string; bytes: Uint8Array } },
): Promise<{ activityId: string; known: boolean }> {
  const key = createHash('sha256').update(keyOf(mail)).digest('base64url').slice(0, 32)
  const parts = [...mail.attachments, about.whole].filter(
    ({ bytes }) => bytes.length > 0 && bytes.length <= largestFile,
  )
  const contentIds: (string | null)[] = parts.map(() => null)
  let first: string | null = null
  let known = true
  for (const place of places) {
    const before = await sql.findFiled(ctx.db, key, place)
    first ??= before
    if (before) continue
    known = false
    const others = place.customerId && !place.personId ? await sql.listAddresses(ctx.db, place.customerId) : []
    const { id } = await insertActivity(
      ctx,
      {
        customerId: place.customerId,
        personId: place.personId ?? personOf(mail, others),
        kind: 'email',
        outcome: null,
        direction: about.direction,
        at: mail.at && mail.at < ctx.now ? mail.at : ctx.now,
        text: textOf(mail),
        report: null,
      },
      null,
      about.memberId,
    )
    first ??= id
    await sql.insertMail(ctx.db, id, key)
    for (const [index, { name, bytes }] of parts.entries()) {
      const contentId = contentIds[index] ?? null
      const file = await attach(ctx, { record: 'activities', recordId: id, name, bytes, contentId })
      contentIds[index] ??= file.id
    }
  }
  if (!first) throw new Error('a mail without a place')
  return { activityId: first, known }
}

async function placeOf(ctx: Context, { record, recordId }: Input): Promise<MailPlace> {
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
