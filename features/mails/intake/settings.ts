import { createHash } from 'node:crypto'
import type { Settings } from '#platform/actions/context.ts'
import { unsealed } from '#platform/auth/secrets.ts'
import type { MailboxPlace } from '#platform/mail/mailbox.ts'
import type { MailPlace } from '../server/rules.ts'

/** Which mailbox is read for filing. */
export type IntakeSettings = MailPlace & {
  /** Nobody is asked unless it is. */
  on: boolean
  folder: string
  /** What members put into BCC or forward to. */
  address: string
  /** The name of the own mail server in Authentication-Results; empty: senders are believed. */
  checkedBy: string
}

/** As set by the company; until then off. The password stands apart (`mailIntakePassword`), sealed. */
export function intakeSettingsOf(settings: Settings): IntakeSettings {
  const set = (settings.mailIntake as Partial<IntakeSettings> | undefined) ?? {}
  const none = {
    on: false,
    host: '',
    port: 993,
    security: 'tls',
    user: '',
    folder: 'INBOX',
    address: '',
    checkedBy: '',
  }
  return { ...none, ...set } as IntakeSettings
}

/** The mailbox of the settings, with its password; none where server or user is missing. */
export function mailboxOf(settings: Settings): MailboxPlace | null {
  const { host, port, security, user, folder } = intakeSettingsOf(settings)
  if (!host || !user) return null
  const kept = settings.mailIntakePassword as string | null | undefined
  const password = kept ? unsealed(String(settings.authSecret ?? ''), kept) : null
  return { host, port, security, user, folder, password: password ?? '' }
}

/** What a mailbox is known by: another server, user or folder is another one. */
export function mailboxId({ host, user, folder }: MailboxPlace): string {
  return createHash('sha256')
    .update(JSON.stringify([host.toLowerCase(), user, folder]))
    .digest('base64url')
    .slice(0, 32)
}
