import { companyOf } from '#features/company/rules.ts'
import { escaped, openHtml, openWords, sentencePage } from '#features/open/html.ts'
import { unknownLink } from '#features/open/unknown.ts'
import type { Runner } from '#platform/actions/runner.ts'
import type { OpenAnswer, OpenPage, OpenRequest } from '#platform/http/openPages.ts'
import { anyone } from '#shared/actor.ts'
import { dayOf } from '#shared/days.ts'
import { formatFor } from '#shared/format.ts'
import type { Language } from '#shared/messages.ts'
import { lookAt, take } from './actions/answering.ts'
import { type GivenAnswer, readAnswer } from './rules.ts'
import type { SurveyRecord } from './sql.ts'

const path = '/offen/umfrage/:token'

/** One question and one sentence, answered by a form without a script; opening the page is noted nowhere. */
export const surveyPages: OpenPage[] = [
  {
    method: 'GET',
    path,
    async answer(request, runner) {
      const found = await runner.query(anyone, (ctx) => lookAt(ctx, request.params.token ?? ''))
      if (!found) return await unknownLink(runner, request.address, request.language)
      const language = chosen(request, found.survey)
      if (!found.open) return await said(runner, language, 'expired', 410)
      const { survey } = found
      const answer = survey.score === null ? null : answerOf(survey, survey.score)
      return await formPage(runner, language, survey, answer, null)
    },
  },
  {
    method: 'POST',
    path,
    async answer(request, runner) {
      const token = request.params.token ?? ''
      const found = await runner.query(anyone, (ctx) => lookAt(ctx, token))
      if (!found) return await unknownLink(runner, request.address, request.language)
      const { survey } = found
      const language = chosen(request, survey)
      const given = readAnswer(request.form)
      if (!given && found.open) {
        const typed = {
          score: null,
          sentence: request.form.sentence ?? null,
          mayContact: request.form.contact === 'yes',
        }
        return { ...(await formPage(runner, language, survey, typed, 'surveys.open.missing')), status: 400 }
      }
      const taken = given && (await runner.command(anyone, (ctx) => take(ctx, token, given)))
      if (taken?.state === 'tooMany') {
        const answer = await formPage(runner, language, survey, given, 'surveys.open.tooMany')
        return { ...answer, status: 429, retryAfter: taken.seconds }
      }
      if (taken?.state !== 'taken') return await said(runner, language, 'expired', 410)
      return await thanksPage(runner, language, survey)
    },
  },
]

type Typed = Omit<GivenAnswer, 'score'> & { score: number | null }

function answerOf(survey: SurveyRecord, score: number): Typed {
  return { score, sentence: survey.sentence, mayContact: survey.contactAllowedAt !== null }
}

/** The person's own language, unless they chose the other one on the page. */
function chosen({ query }: OpenRequest, survey: SurveyRecord): Language {
  const { sprache } = query
  return sprache === 'de' || sprache === 'en' ? sprache : (survey.language as Language)
}

async function formPage(
  runner: Runner,
  language: Language,
  survey: SurveyRecord,
  typed: Typed | null,
  problem: string | null,
): Promise<OpenAnswer> {
  const t = openWords(language)
  const settings = await runner.settings.read()
  const { name } = companyOf(settings)
  const other = language === 'de' ? 'en' : 'de'
  const scores = Array.from({ length: 11 }, (_, score) => {
    const checked = typed?.score === score ? ' checked' : ''
    return `<label><input type="radio" name="score" value="${score}" required${checked}><span>${score}</span></label>`
  })
  const contact = (value: 'yes' | 'no') => {
    const checked = typed && typed.mayContact === (value === 'yes') ? ' checked' : ''
    return `<label class="check"><input type="radio" name="contact" value="${value}" required${checked}><span>${escaped(t(`surveys.open.contact.${value}`))}</span></label>`
  }
  const body = `${problem ? `<p class="problem" role="alert">${escaped(t(problem))}</p>` : ''}
<form method="post">
<fieldset><legend>${escaped(t('surveys.open.question', { name }))}</legend>
<div class="scores">${scores.join('')}</div>
<p class="ends hint"><span>${escaped(t('surveys.open.least'))}</span><span>${escaped(t('surveys.open.most'))}</span></p></fieldset>
<label>${escaped(t('surveys.open.sentence'))} <small>${escaped(t('surveys.open.optional'))}</small>
<textarea name="sentence" maxlength="1000">${escaped(typed?.sentence ?? '')}</textarea></label>
<fieldset><legend>${escaped(t('surveys.open.contact'))}</legend>
${contact('yes')}
${contact('no')}</fieldset>
<p class="hint">${escaped(t('surveys.open.about', { name }))}</p>
<button>${escaped(t(survey.answeredAt === null ? 'surveys.open.send' : 'surveys.open.change'))}</button>
</form>
<p><a href="?sprache=${other}" lang="${other}" hreflang="${other}">${other === 'de' ? 'Auf Deutsch' : 'In English'}</a></p>`
  return { type: 'text/html', text: openHtml(settings, { language, title: t('surveys.open.title'), body }) }
}

async function thanksPage(runner: Runner, language: Language, survey: SurveyRecord): Promise<OpenAnswer> {
  const t = openWords(language)
  const settings = await runner.settings.read()
  const day = formatFor(language).day(dayOf(survey.expiresAt, companyOf(settings).timeZone))
  const body = `<p role="status">${escaped(t('surveys.open.thanks'))}</p>
<p><a href="?sprache=${language}">${escaped(t('surveys.open.changeUntil', { day }))}</a></p>`
  return { type: 'text/html', text: openHtml(settings, { language, title: t('surveys.open.title'), body }) }
}

async function said(runner: Runner, language: Language, what: 'expired', status: number): Promise<OpenAnswer> {
  const t = openWords(language)
  const text = t(`surveys.open.${what}`)
  return sentencePage(await runner.settings.read(), { language, title: t('surveys.open.title'), text, status })
}
