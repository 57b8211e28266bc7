import type { AddressInfo, Server } from 'node:net'
import hoodiecrow from 'hoodiecrow-imap'

export type TestMailbox = {
  port: number
  /** Puts a mail into the inbox, as arrived at that moment. */
  deliver(raw: string | Uint8Array, at?: string): void
  /** What lies in a folder now, as the numbers of the mails; `null` if there is no such folder. */
  uids(folder: string): number[] | null
  /** The server forgets its numbers: the inbox counts anew. */
  countAnew(): void
  /** From now on no mail is moved. */
  refuseMoves(refuse: boolean): void
  /** How many connections there were. */
  connections: number
  close(): Promise<void>
}

type Message = { raw: string; uid: number; internaldate: string }
type Folder = { messages: Message[]; uidvalidity: number; uidnext: number }
type Imap = {
  server: Server
  connectionHandlers: (() => void)[]
  listen(port: number, host: string, done: () => void): void
  appendMessage(folder: string, flags: string[], at: string, raw: string): void
  getMailbox(path: string): Folder | undefined
  setCommandHandler(name: string, handler: Handler): void
  getCommandHandler(name: string): Handler
}
type Handler = (connection: Connection, parsed: { tag: string }, data: string, done: () => void) => void
type Connection = { send(answer: object, ...more: unknown[]): void }

/** A real IMAP server in this process, on a port of its own: login by `ablage` and `kran birne lot`, no encryption. */
export async function openImapServer(): Promise<TestMailbox> {
  const imap = hoodiecrow({
    plugins: ['ID', 'UIDPLUS', 'MOVE', 'LITERALPLUS', 'UNSELECT', 'NAMESPACE', 'SPECIAL-USE'],
    storage: { INBOX: {}, '': { separator: '/', folders: {} } },
    users: { ablage: { password: 'kran birne lot' } },
  }) as Imap
  const inbox = () => imap.getMailbox('INBOX')!
  const moves = imap.getCommandHandler('UID MOVE')
  const box: TestMailbox = {
    port: 0,
    connections: 0,
    deliver(raw, at = '2026-11-21T12:00:00Z') {
      const text = typeof raw === 'string' ? Buffer.from(raw).toString('latin1') : Buffer.from(raw).toString('latin1')
      imap.appendMessage('INBOX', [], imapDate(at), text)
    },
    uids: (folder) => imap.getMailbox(folder)?.messages.map(({ uid }) => uid) ?? null,
    countAnew() {
      const folder = inbox()
      folder.uidvalidity += 1
      for (const [index, message] of folder.messages.entries()) message.uid = index + 1
      folder.uidnext = folder.messages.length + 1
    },
    refuseMoves(refuse) {
      imap.setCommandHandler('UID MOVE', (connection, parsed, data, done) => {
        if (!refuse) return moves(connection, parsed, data, done)
        connection.send(
          { tag: parsed.tag, command: 'NO', attributes: [{ type: 'TEXT', value: 'Nicht erlaubt' }] },
          'UID MOVE',
        )
        done()
      })
    },
    close: () => new Promise((resolve) => imap.server.close(() => resolve())),
  }
  imap.connectionHandlers.push(() => {
    box.connections += 1
  })
  await new Promise<void>((resolve) => imap.listen(0, '127.0.0.1', resolve))
  box.port = (imap.server.address() as AddressInfo).port
  return box
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** As IMAP writes a moment: `21-Nov-2026 12:00:00 +0000`. */
function imapDate(instant: string): string {
  const at = new Date(instant)
  const day = String(at.getUTCDate()).padStart(2, '0')
  return `${day}-${months[at.getUTCMonth()]}-${at.getUTCFullYear()} ${at.toISOString().slice(11, 19)} +0000`
}
