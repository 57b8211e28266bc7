import { canChangeCompany } from '#features/company/access.ts'
import { companyOf } from '#features/company/rules.ts'
import { need } from '#features/customers/access.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { noteEvent } from '#platform/actions/records.ts'
import type { PrepareTools } from '#platform/actions/runner.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { sealed } from '#platform/auth/secrets.ts'
import { mailProblem, sendMail, serverOfEnvironment } from '#platform/mail/mail.ts'
import type { Actor } from '#shared/actor.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { messages } from '../serverWords.ts'
import type { contract } from './contract.ts'
import { checkMailPlace, keepsPassword } from './rules.ts'
import { canSendMail, mailServerOf, mailSettingsOf } from './settings.ts'

export const actions: Actions<typeof contract> = {
  async getMailSettings(ctx) {
    need(canChangeCompany(ctx.actor))
    return {
      ...mailSettingsOf(ctx.settings),
      hasPassword: Boolean(ctx.settings.mailPassword),
      byEnvironment: serverOfEnvironment() !== null,
      ready: canSendMail(ctx.settings),
    }
  },

  async changeMailSettings(ctx, { password, ...input }) {
    need(canChangeCompany(ctx.actor))
    const before = mailSettingsOf(ctx.settings)
    const after = { ...before, ...defined(input) }
    checkMailPlace(after)
    await saveSetting(ctx, 'mail', after)
    if (password) await saveSetting(ctx, 'mailPassword', sealed(String(ctx.settings.authSecret ?? ''), password))
    else if (password === '' || !keepsPassword(before, after)) await saveSetting(ctx, 'mailPassword', null)
    noteEvent(ctx, 'mail.settings', 'settings', 'mail', {
      from: before,
      to: after,
      ...(password === undefined ? {} : { password: password === '' ? 'removed' : 'changed' }),
    })
    return { ready: serverOfEnvironment() !== null || after.host !== '' }
  },

  async sendTestMail(ctx, { outcome }: TestInput) {
    need(canChangeCompany(ctx.actor))
    if (!outcome) throw new Error('the mail was not tried')
    noteEvent(ctx, 'mail.tested', 'settings', 'mail', outcome)
    return outcome
  },
}

type Outcome = { sent: boolean; problem: string | null }
type TestInput = { to: string; outcome?: Outcome }

export const prepare = {
  /** Another computer is asked: not inside the transaction. Refuses `mailServerMissing`. */
  async sendTestMail({ to }: TestInput, actor: Actor, tools: PrepareTools): Promise<TestInput> {
    need(canChangeCompany(actor))
    const { server, company } = await tools.query(async (ctx: Context) => ({
      server: mailServerOf(ctx.settings),
      company: companyOf(ctx.settings),
    }))
    if (!server) throw new Refusal('mailServerMissing')
    const t = translatorFor(actor.language, messages[actor.language])
    const { name } = company
    try {
      await sendMail(server, { to, subject: t('mails.test.subject', { name }), text: t('mails.test.text', { name }) })
      return { to, outcome: { sent: true, problem: null } }
    } catch (error) {
      return { to, outcome: { sent: false, problem: mailProblem(error).words } }
    }
  },
}
