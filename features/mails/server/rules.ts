import { Refusal } from '#shared/refusal.ts'

/** How the connection to a mail server is kept: encrypted from the start, encrypted before anything is said, or not at all. */
export const securities = ['tls', 'starttls', 'none'] as const
export type MailSecurity = (typeof securities)[number]

/** The port that servers listen at for it (RFC 8314, 6409). */
export const usualPorts: Record<MailSecurity, number> = { tls: 465, starttls: 587, none: 25 }

/** The same for mailboxes (RFC 8314). */
export const usualImapPorts: Record<MailSecurity, number> = { tls: 993, starttls: 143, none: 143 }

export type MailPlace = { host: string; port: number; security: MailSecurity; user: string }

/**
 * Whether the kept password may go to a server that was changed like this: only to the same one for the same user, so that
 * nobody has it sent to a place of their own.
 */
export function keepsPassword(before: MailPlace, after: MailPlace): boolean {
  return (['host', 'port', 'security', 'user'] as const).every((name) => before[name] === after[name])
}

/** Refuses `mailHostBad` for what is no name or number of a computer, `mailSenderMissing` for a server without a sender. */
export function checkMailPlace({ host, sender }: { host: string; sender: string }): void {
  if (host === '') return
  if (!/^[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/i.test(host)) throw new Refusal('mailHostBad')
  if (sender === '') throw new Refusal('mailSenderMissing')
}
