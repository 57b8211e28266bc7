import { companyOf } from '#features/company/rules.ts'
import { makeWithdrawalLink } from '#features/consents/actions/requests.ts'
import { consentSettingsOf } from '#features/consents/settings.ts'
import { dear } from '#features/offers/writer/frame.ts'
import { messages as letterWords } from '#features/offers/writer/serverWords.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { newSecret, secretHash } from '#platform/auth/secrets.ts'
import { newId } from '#shared/ids.ts'
import type { Language } from '#shared/messages.ts'
import { translatorFor } from '#shared/translate.ts'
import { messages } from '../serverWords.ts'
import * as sql from '../sql.ts'

type Addressee = NonNullable<Awaited<ReturnType<typeof sql.findAddressee>>>

/** The language of somebody as far as we speak it; unknown: the company's. */
export function languageOf(ctx: Context, person: Pick<Addressee, 'language'>): Language {
  const language = person.language ?? companyOf(ctx.settings).language
  return language === 'de' ? 'de' : 'en'
}

/** What a mail with the question says. */
export function mailWords(
  ctx: Context,
  {
    language,
    person,
    byName,
    url,
    stopUrl,
  }: {
    language: Language
    person: Addressee
    byName: string
    url: string
    stopUrl: string
  },
): { subject: string; text: string } {
  const { name } = companyOf(ctx.settings)
  const words = { ...letterWords[language], ...messages[language] }
  const t = translatorFor(language, words)
  const { salutation, title, lastName } = person
  const address = { salutation, title, lastName, person: nameOf(person) } as Parameters<typeof dear>[0]['address']
  const text = [
    dear({ address }, t),
    t('surveys.mail.ask'),
    url,
    t('surveys.mail.about'),
    [t('letter.greeting'), byName, name].filter(Boolean).join('\n'),
    `${t('surveys.mail.stop')}\n${stopUrl}`,
  ]
  return { subject: t('surveys.mail.subject', { name }), text: text.join('\n\n') }
}

/** A fresh link to the question, of which only the hash is kept, and the words around it with a link to object. */
export async function writeMail(
  ctx: Context,
  survey: Pick<sql.SurveyRecord, 'id' | 'language'>,
  to: { person: Addressee; personId: string; address: string; hash: string; byName: string },
) {
  const token = newSecret()
  await sql.insertLink(ctx.db, {
    id: newId(),
    surveyId: survey.id,
    tokenHash: secretHash(token),
    createdAt: ctx.now,
  })
  const url = `${consentSettingsOf(ctx.settings).publicAddress}/offen/umfrage/${token}`
  const { person, personId, address, hash, byName } = to
  const stopUrl = await makeWithdrawalLink(ctx, { channel: 'email', address, hash, personId })
  const language = survey.language as Language
  return { url, stopUrl, ...mailWords(ctx, { language, person, byName, url, stopUrl }) }
}
