import { companyOf } from '#features/company/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { translatorFor } from '#shared/translate.ts'
import { messages } from '../serverWords.ts'

/** What is written for somebody, in their language; for the whole company in its own. */
export function wordsFor(ctx: Context, own: string | null = null) {
  const language = (own ?? companyOf(ctx.settings).language) === 'en' ? 'en' : 'de'
  return translatorFor(language, messages[language])
}
