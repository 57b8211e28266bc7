import { lazy } from '../lazy.ts'

/** A mail of the house: plain text, to one address and copies of it. */
export type Mail = {
  to: string
  copies?: readonly string[]
  replyTo?: string | undefined
  subject: string
  text: string
  headers?: Record<string, string>
  /** The same at each attempt, so that a mail that left twice is known as one. */
  messageId?: string
  attachments?: readonly { name: string; type: string; bytes: Uint8Array }[]
}

/** Whose mail server takes our mails, and from whom they are. */
export type MailServer = { from: string | { name: string; address: string } } & (
  | { url: string }
  | {
      host: string
      port: number
      /** `tls` from the first byte on; `starttls`: not without it; `none`: as it is, within a house. */
      security: 'tls' | 'starttls' | 'none'
      user: string | null
      password: string | null
    }
)

const library = lazy<typeof import('nodemailer')>('nodemailer', import.meta.url)
/** Milliseconds. */
const patience = 30_000
const limits = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience }

/** The server set by the operator: `BORDMITTEL_SMTP` (smtps://user:password@host) and `BORDMITTEL_MAIL_FROM`; none unless both are. */
export function serverOfEnvironment(): MailServer | null {
  const { BORDMITTEL_SMTP: url, BORDMITTEL_MAIL_FROM: from } = process.env
  return url && from ? { url, from } : null
}

/**
 * Hands a mail to the server of the company; throws if that one does not take it for its recipient. Answers the copies
 * that were not taken. Never inside a transaction: from a job.
 */
export async function sendMail(server: MailServer, mail: Mail): Promise<{ refused: string[] }> {
  const transport = transportTo(server)
  const { to, copies = [], attachments = [], replyTo, messageId, ...rest } = mail
  try {
    const { rejected } = await transport.sendMail({
      ...rest,
      to,
      cc: [...copies],
      ...(replyTo ? { replyTo } : {}),
      ...(messageId ? { messageId } : {}),
      attachments: attachments.map(({ name, type, bytes }) => ({
        filename: name,
        contentType: type,
        content: Buffer.from(bytes),
      })),
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    if (rejected.includes(to)) throw Object.assign(new Error(`550 ${to}`), { responseCode: 550 })
    return { refused: rejected }
  } finally {
    transport.close()
  }
}

function transportTo(server: MailServer) {
  if ('url' in server) return library().createTransport(server.url, { from: server.from })
  const { host, port, security, user, password, from } = server
  const auth = user ? { user, pass: password ?? '' } : undefined
  return library().createTransport(
    {
      host,
      port,
      ...limits,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      ...(auth ? { auth } : {}),
    },
    { from },
  )
}

/** Why a mail did not leave, in the words of the server, and whether trying again is in vain (a 5xx answer, RFC 5321). */
export function mailProblem(error: unknown): { words: string; final: boolean } {
  const { message, response, responseCode } = error as { message?: string; response?: string; responseCode?: number }
  const words = (response || message || String(error)).replace(/\s+/g, ' ').slice(0, 300)
  return { words, final: responseCode !== undefined && responseCode >= 500 }
}
