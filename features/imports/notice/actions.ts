import { companyOf } from '#features/company/rules.ts'
import { insertTask } from '#features/tasks/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { addMonths, type Day, dayOf } from '#shared/days.ts'
import { formatFor } from '#shared/format.ts'
import { translatorFor } from '#shared/translate.ts'
import { ownImport } from '../actions/view.ts'
import type { ImportContent } from '../content.ts'
import * as sql from '../sql/imports.ts'
import type { contract } from './contract.ts'
import { type NoticeContent, noticeText } from './notice.ts'
import { messages } from './serverWords.ts'

export const actions: Actions<typeof contract> = {
  async getPrivacyNotice(ctx, { id }) {
    const row = await ownImport(ctx, id)
    const company = companyOf(ctx.settings)
    const content = contentOf(JSON.parse(row.content) as ImportContent)
    return {
      persons: await sql.countPersonsOf(ctx.db, id),
      dueDay: row.finishedAt && informUntil(dayOf(row.finishedAt, ctx.timeZone)),
      text: { de: noticeText(company, content, 'de'), en: noticeText(company, content, 'en') },
    }
  },
}

/**
 * Persons that came from elsewhere are to be told within a month at the latest (Art. 14 (3) (a) GDPR): one task for
 * the whole import, for whoever brought it in; it goes with the import when that is taken back.
 */
export async function addNoticeTask(ctx: Context, importId: string, file: string): Promise<void> {
  const count = await sql.countPersonsOf(ctx.db, importId)
  if (count === 0) return
  const t = translatorFor(ctx.actor.language, messages[ctx.actor.language])
  const { day } = formatFor(ctx.actor.language)
  const text = t('notice.task', { count, file: file.slice(0, 120), day: day(ctx.today) })
  await insertTask(ctx, { kind: 'task', text, dueDay: informUntil(ctx.today) }, importId)
}

function informUntil(day: Day): Day {
  return addMonths(day, 1)
}

/** Fields and own fields of the tables that came in and may say something about persons. */
function contentOf({ files, tables }: ImportContent): NoticeContent {
  const cards = new Set(files.filter((file) => file.format === 'vcf' || file.format === 'zip').map((file) => file.id))
  const content: NoticeContent = { targets: [], headers: [], photos: false }
  for (const { ran, profiles, fileId } of tables) {
    if (!ran?.some((target) => target?.startsWith('persons.'))) continue
    for (const [index, target] of ran.entries()) {
      if (target) content.targets.push(target)
      else content.headers.push(profiles[index]!.header)
    }
    content.photos ||= cards.has(fileId)
  }
  return content
}
