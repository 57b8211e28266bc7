import type { FetchMessageObject, ImapFlow } from 'imapflow'
import { lazy } from '../lazy.ts'

/** A folder of a mailbox on a mail server, asked by IMAP. */
export type MailboxPlace = {
  host: string
  port: number
  /** `tls` from the first byte on; `starttls`: not without it; `none`: as it is, within a house. */
  security: 'tls' | 'starttls' | 'none'
  user: string
  password: string
  folder: string
}

export type Mailbox = {
  /** As long as it stays the same, so do the numbers of the mails. */
  uidValidity: string
  /** The number that the next mail gets. */
  uidNext: number
  /** How many mails lie in the folder. */
  count: number
  /** The numbers of mails above `after`, or of those that arrived at `since` or later; the lowest first, `most` at most, with their size in bytes. */
  list(wanted: { after: number } | { since: string }, most: number): Promise<{ uid: number; size: number }[]>
  /** A mail as it was sent, its first `most` bytes; it does not count as read thereby. `null` if it is gone. */
  read(uid: number, most: number): Promise<Uint8Array | null>
  /** Puts mails into another folder, which is made if it is missing. Throws if the server does not do it. */
  move(uids: readonly number[], folder: string): Promise<void>
}

const library = lazy<typeof import('imapflow')>('imapflow', import.meta.url)
/** Milliseconds: to reach the server, and for it to go on talking. */
const patience = 15_000
const silence = 60_000

/**
 * Opens a folder, lets `work` do what it has to, and closes the connection whatever happens. Throws what the server or the
 * network says (`mailboxProblem` puts it into words). Never inside a transaction.
 */
export async function withMailbox<T>(place: MailboxPlace, work: (mailbox: Mailbox) => Promise<T>): Promise<T> {
  const { host, port, security, user, password, folder } = place
  const client = new (library().ImapFlow)({
    ...{ host, port, logger: false, disableAutoIdle: true },
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: { user, pass: password },
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: silence,
  })
  // A connection that breaks later is an event, and one that nobody hears would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    const { uidValidity, uidNext, exists } = await client.mailboxOpen(folder)
    return await work({
      ...{ uidValidity: String(uidValidity), uidNext, count: exists },
      list: (wanted, most) => list(client, wanted, most),
      read: (uid, most) => read(client, uid, most),
      move: (uids, to) => move(client, uids, to),
    })
  } finally {
    await client.logout().catch(() => {})
    client.close()
  }
}

async function list(client: ImapFlow, wanted: { after: number } | { since: string }, most: number) {
  const found = await client.search(
    'after' in wanted ? { uid: `${wanted.after + 1}:*` } : { since: dayBefore(wanted.since) },
    {
      uid: true,
    },
  )
  if (!found) throw new Error('the server does not search')
  const uids = [...found].sort((a, b) => a - b).filter((uid) => !('after' in wanted) || uid > wanted.after)
  const listed: { uid: number; size: number }[] = []
  // Searching knows days only; of a day the mails before the moment are asked for as well, in pieces.
  for (let from = 0; from < uids.length && listed.length < most; from += most) {
    const rows: FetchMessageObject[] = []
    const range = uids.slice(from, from + most).join(',')
    for await (const row of client.fetch(range, { uid: true, size: true, internalDate: true }, { uid: true }))
      rows.push(row)
    for (const { uid, size = 0, internalDate } of rows.sort((a, b) => a.uid - b.uid)) {
      const early = 'since' in wanted && internalDate && new Date(internalDate).toISOString() < wanted.since
      if (!early && listed.length < most) listed.push({ uid, size })
    }
  }
  return listed
}

/** Servers count days in their own time zone. */
function dayBefore(instant: string): Date {
  return new Date(Date.parse(instant) - 86_400_000)
}

async function read(client: ImapFlow, uid: number, most: number): Promise<Uint8Array | null> {
  const found = await client.fetchOne(String(uid), { uid: true, source: { maxLength: most } }, { uid: true })
  const source = found ? found.source : undefined
  return source ? new Uint8Array(source) : null
}

async function move(client: ImapFlow, uids: readonly number[], folder: string): Promise<void> {
  if (uids.length === 0) return
  // Not every server says in a way that can be understood that a folder is there already.
  const known = (await client.list()).find(({ name }) => name === folder)
  const { path } = known ?? (await client.mailboxCreate([folder]))
  if (!(await client.messageMove(uids.join(','), path, { uid: true }))) throw new Error(`${folder}: NO`)
}

/** Why a mailbox could not be read, in the words of the server where it said any. */
export function mailboxProblem(error: unknown): string {
  const { message, responseText, response } = error as { message?: string; responseText?: string; response?: unknown }
  const words = responseText || (typeof response === 'string' ? response : '') || message || String(error)
  return words.replace(/\s+/g, ' ').slice(0, 300)
}
