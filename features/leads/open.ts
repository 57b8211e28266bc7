import { createHmac, timingSafeEqual } from 'node:crypto'
import { consentSettingsOf } from '#features/consents/settings.ts'
import { emailPattern } from '#features/customers/rules.ts'
import { escaped, openHtml, openWords, sentencePage } from '#features/open/html.ts'
import type { Settings } from '#platform/actions/context.ts'
import type { Runner } from '#platform/actions/runner.ts'
import { beginAttempt, networkOf } from '#platform/auth/attempts.ts'
import type { OpenAnswer, OpenPage, OpenRequest } from '#platform/http/openPages.ts'
import { anyone } from '#shared/actor.ts'
import type { Language } from '#shared/messages.ts'
import { Refusal } from '#shared/refusal.ts'
import { receiveForm } from './actions.ts'
import { formProblem, namesOf } from './rules.ts'
import { leadSettingsOf } from './settings.ts'

const path = '/offen/anfrage'
const largest = { company: 200, name: 200, email: 200, phone: 60, text: 5000 } as const
type Field = keyof typeof largest
type Values = Record<Field, string> & { news: string }

/** The form for the company's website, shown there in a frame; works without a script. */
export const leadPages: OpenPage[] = [
  {
    method: 'GET',
    path,
    async answer(request, runner) {
      const settings = await runner.settings.read()
      if (!leadSettingsOf(settings).form.on) return closed(settings, request.language)
      return formPage(settings, request, { company: '', name: '', email: '', phone: '', text: '', news: '' }, null)
    },
  },
  {
    method: 'POST',
    path,
    async answer(request, runner) {
      const settings = await runner.settings.read()
      if (!leadSettingsOf(settings).form.on) return closed(settings, request.language)
      return await takeForm(request, runner, settings)
    },
  },
]

async function takeForm(request: OpenRequest, runner: Runner, settings: Settings): Promise<OpenAnswer> {
  const { form, language, address } = request
  const values: Values = {
    ...(Object.fromEntries(
      Object.entries(largest).map(([field, most]) => [field, (form[field] ?? '').trim().slice(0, most)]),
    ) as Record<Field, string>),
    news: form.news ?? '',
  }
  const problem = formProblem(
    { hidden: form.website ?? '', openedAt: openedAt(settings, form.opened ?? '') },
    new Date().toISOString(),
  )
  // Who fills the field that nobody sees is thanked like everybody else.
  if (problem === 'spam') return thanks(settings, language)
  // The page of another site cannot send this form for somebody; a person just sends it again.
  if (!request.ownSite || problem !== null) return formPage(settings, request, values, 'leads.open.again')
  if (!emailPattern.test(values.email)) return formPage(settings, request, values, 'leads.open.emailWrong')
  if (values.name === '' || values.text === '') return formPage(settings, request, values, 'leads.open.missing')
  const guess = { account: `lead form ${networkOf(address)}` }
  const seconds = await runner.command(anyone, (ctx) => beginAttempt(ctx, guess))
  if (seconds > 0) return slowed(formPage(settings, request, values, 'leads.open.tooMany'), seconds)
  const { company, name, email, phone, text, news } = values
  const sent = {
    company: company || null,
    ...namesOf(name),
    phone: phone || null,
    email,
    text,
    wantsNews: news === 'yes',
    page: pageOf(settings, request),
    language,
  }
  try {
    await runner.command(anyone, (ctx) => receiveForm(ctx, sent))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return slowed(formPage(settings, request, values, 'leads.open.tooMany'), Number(error.params.seconds ?? 60))
  }
  return thanks(settings, language)
}

function slowed(answer: OpenAnswer, retryAfter: number): OpenAnswer {
  return { ...answer, status: 429, retryAfter }
}

/** The page that shows the form, if it is one of the company's; else the form itself. Proof of where somebody agreed. */
function pageOf(settings: Settings, { query }: OpenRequest): string {
  const { sites } = leadSettingsOf(settings).form
  const named = query.seite ?? ''
  const isOurs = URL.canParse(named) && sites.includes(new URL(named).origin)
  return isOurs ? named.slice(0, 300) : `${consentSettingsOf(settings).publicAddress}${path}`
}

/** When the page was opened, signed, so that nobody makes up an older time. */
export function openingOf(settings: Settings, at: string): string {
  const secret = String(settings.authSecret ?? '')
  return `${at} ${createHmac('sha256', secret).update(`lead form ${at}`).digest('base64url')}`
}

function openedAt(settings: Settings, opening: string): string | null {
  const [at = ''] = opening.split(' ')
  const expected = Buffer.from(openingOf(settings, at))
  const given = Buffer.from(opening)
  return given.length === expected.length && timingSafeEqual(given, expected) ? at : null
}

function formPage(settings: Settings, request: OpenRequest, values: Values, problem: string | null): OpenAnswer {
  const t = openWords(request.language)
  const { form } = leadSettingsOf(settings)
  const input = (field: Field, more = '') =>
    `<label>${escaped(t(`leads.open.${field}`))}${more.includes('required') ? '' : ` <small>${escaped(t('leads.open.optional'))}</small>`}
<input name="${field}" maxlength="${largest[field]}" value="${escaped(values[field])}" ${more}></label>`
  const wording = consentSettingsOf(settings).wording
  const body = `${problem ? `<p class="problem" role="alert">${escaped(t(problem))}</p>` : ''}
<form method="post">
<input type="hidden" name="opened" value="${escaped(openingOf(settings, new Date().toISOString()))}">
${input('name', 'required autocomplete="name"')}
${input('company', 'autocomplete="organization"')}
${input('email', 'required type="email" autocomplete="email"')}
${input('phone', 'type="tel" autocomplete="tel"')}
<label>${escaped(t('leads.open.text'))}
<textarea name="text" required maxlength="${largest.text}">${escaped(values.text)}</textarea></label>
<div class="apart" aria-hidden="true"><label>Website <input name="website" tabindex="-1" autocomplete="off"></label></div>
${form.offersNews ? `<label class="check"><input type="checkbox" name="news" value="yes"${values.news === 'yes' ? ' checked' : ''}><span>${escaped(wording)}</span></label>` : ''}
<button>${escaped(t('leads.open.send'))}</button>
</form>`
  return framed(settings, {
    type: 'text/html',
    text: openHtml(settings, { language: request.language, title: t('leads.open.title'), body, bare: true }),
  })
}

function thanks(settings: Settings, language: Language): OpenAnswer {
  const t = openWords(language)
  const { thanks: own, confirms } = leadSettingsOf(settings).form
  const text = own || t(confirms ? 'leads.open.thanksConfirm' : 'leads.open.thanks')
  return framed(settings, sentencePage(settings, { language, title: t('leads.open.title'), text, bare: true }))
}

function closed(settings: Settings, language: Language): OpenAnswer {
  const t = openWords(language)
  return sentencePage(settings, { language, title: t('leads.open.title'), text: t('leads.open.closed'), status: 404 })
}

function framed(settings: Settings, answer: OpenAnswer): OpenAnswer {
  return { ...answer, frames: leadSettingsOf(settings).form.sites }
}
