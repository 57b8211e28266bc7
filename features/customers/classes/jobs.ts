import { companyOf } from '#features/company/rules.ts'
import { insertTask } from '#features/tasks/actions.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import type { JobKinds } from '#platform/jobs/jobs.ts'
import { type Role, system } from '#shared/actor.ts'
import { translatorFor } from '#shared/translate.ts'
import { canAcceptClasses } from '../access.ts'
import { messages } from './messages.ts'
import { readProposals } from './proposals.ts'
import { halfYear } from './rules.ts'
import * as sql from './sql.ts'

const setting = 'classesProposedFor'

export const jobs: JobKinds = {
  /** Twice a year, with each half of the fiscal year, a task for the sales lead: these classes would change (rules §2). */
  proposeClasses: {
    everyMinutes: 24 * 60,
    async run({ runner }) {
      const halfOf = (ctx: Parameters<typeof readProposals>[0]) =>
        halfYear(ctx.today, companyOf(ctx.settings).fiscalYearStart)
      const isKnown = await runner.query(system, async (ctx) => ctx.settings[setting] === halfOf(ctx))
      if (isKnown) return
      const count = await runner.query(system, async (ctx) => (await readProposals(ctx)).proposals.length)
      await runner.command(system, async (ctx) => {
        const before = ctx.settings[setting]
        if (before === halfOf(ctx)) return
        await saveSetting(ctx, setting, halfOf(ctx))
        // The half year in which the house was opened asks nothing: the page itself says what is new.
        if (before === undefined || count === 0) return
        const members = (await sql.listMembers(ctx.db)).map((one) => ({
          ...one,
          roles: JSON.parse(one.roles) as Role[],
        }))
        const lead =
          members.find((one) => one.roles.includes('salesLead')) ?? members.find((one) => canAcceptClasses(one))
        if (!lead) return
        const language = lead.language === 'en' ? 'en' : 'de'
        const text = translatorFor(language, messages[language])('classes.task', { count })
        await insertTask(ctx, { kind: 'task', text, assigneeId: lead.id, dueDay: ctx.today })
      })
    },
  },
}
