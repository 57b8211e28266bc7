import { lazy } from '../lazy.ts'

/** A mail of the house: plain text, to one address. */
export type Mail = { to: string; subject: string; text: string; headers?: Record<string, string> }

const library = lazy<typeof import('nodemailer')>('nodemailer', import.meta.url)

/** True if this server may send mails: `BORDMITTEL_SMTP` (smtps://user:password@host) and `BORDMITTEL_MAIL_FROM` are set. */
export function canSendMail(): boolean {
  return Boolean(process.env.BORDMITTEL_SMTP && process.env.BORDMITTEL_MAIL_FROM)
}

/** Hands a mail to the server of the company; throws if that one does not take it. Never inside a transaction: from a job. */
export async function sendMail(mail: Mail): Promise<void> {
  const { BORDMITTEL_SMTP: server, BORDMITTEL_MAIL_FROM: from } = process.env
  if (!server || !from) throw new Error('no mail server is set')
  const transport = library().createTransport(server, { from })
  try {
    await transport.sendMail(mail)
  } finally {
    transport.close()
  }
}
