import { companyOf } from '#features/company/rules.ts'
import type { Settings } from '#platform/actions/context.ts'
import { unsealed } from '#platform/auth/secrets.ts'
import { type MailServer, serverOfEnvironment } from '#platform/mail/mail.ts'
import type { MailPlace } from './rules.ts'

/** How mails of the house leave it; `sender`: the address that they come from. */
export type MailSettings = MailPlace & { sender: string }

/** As set by the company; until then no server. The password stands apart (`mailPassword`), sealed. */
export function mailSettingsOf(settings: Settings): MailSettings {
  const set = (settings.mail as Partial<MailSettings> | undefined) ?? {}
  return { host: '', port: 587, security: 'starttls', user: '', sender: '', ...set }
}

/** The server that mails are handed to: that of the environment, else that of the settings; none where neither is set. */
export function mailServerOf(settings: Settings): MailServer | null {
  const environment = serverOfEnvironment()
  if (environment) return environment
  const { host, port, security, user, sender } = mailSettingsOf(settings)
  if (!host || !sender) return null
  const kept = settings.mailPassword as string | null | undefined
  return {
    ...{ host, port, security },
    user: user || null,
    password: kept ? unsealed(String(settings.authSecret ?? ''), kept) : null,
    from: { name: companyOf(settings).name, address: sender },
  }
}

/** True if this house may send mails. */
export function canSendMail(settings: Settings): boolean {
  return mailServerOf(settings) !== null
}
