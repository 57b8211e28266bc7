import { companyOf } from '#features/company/rules.ts'
import { mailServerOf } from '#features/mails/server/settings.ts'
import { openWords } from '#features/open/html.ts'
import type { JobKinds } from '#platform/jobs/jobs.ts'
import { sendMail } from '#platform/mail/mail.ts'
import { system } from '#shared/actor.ts'
import { writeLink } from './actions/requests.ts'
import * as sql from './sql.ts'

export const jobs: JobKinds = {
  /** Writes the mail with the link to confirm. A second try makes a second link; the first one no longer holds. */
  askToConfirm: {
    async run({ runner, payload }) {
      const { requestId } = payload as { requestId: string }
      const settings = await runner.settings.read()
      const server = mailServerOf(settings)
      if (!server) return
      const link = await runner.command(system, (ctx) => writeLink(ctx, requestId))
      if (!link) return
      const { request, url, wording } = link
      const t = openWords(request.language as 'de')
      const { name } = companyOf(settings)
      const what = request.wordingVersion ? 'consent' : 'address'
      await sendMail(server, {
        to: request.address,
        subject: t(`consents.mail.${what}.subject`, { name }),
        text: [
          t(`consents.mail.${what}.text`, { name }),
          wording && `„${wording}“`,
          url,
          t('consents.mail.foot', { name }),
        ]
          .filter(Boolean)
          .join('\n\n'),
      })
      await runner.command(system, (ctx) => sql.setSent(ctx.db, requestId, ctx.now))
    },
  },
  /** Addresses that nobody confirmed within a week are forgotten. */
  dropUnconfirmed: {
    everyMinutes: 24 * 60,
    async run({ runner }) {
      await runner.command(system, (ctx) => sql.dropExpired(ctx.db, ctx.now))
    },
  },
}
