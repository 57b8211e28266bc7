import { companyOf } from '#features/company/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { translatorFor } from '#shared/translate.ts'
import { dear } from '../writer/frame.ts'
import type { Letter } from '../writer/letter.ts'
import { messages as letterWords } from '../writer/serverWords.ts'
import { offerSettingsOf } from '../writer/settings.ts'

/** Subject and text of a mail with this offer, in the language of its letter. */
export function mailWords(ctx: Context, letter: Letter): { subject: string; text: string } {
  const { language, number, subject } = letter
  const t = translatorFor(language, letterWords[language])
  const title = t('letter.offer', { number })
  const text = [
    dear(letter, t),
    offerSettingsOf(ctx.settings).mailText[language],
    [t('letter.greeting'), ctx.actor.name, companyOf(ctx.settings).name].filter(Boolean).join('\n'),
  ]
  return { subject: subject ? `${title}: ${subject}` : title, text: text.filter(Boolean).join('\n\n') }
}
