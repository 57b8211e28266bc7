import { escaped, openHtml, openWords, sentencePage } from '#features/open/html.ts'
import { unknownLink } from '#features/open/unknown.ts'
import type { Runner } from '#platform/actions/runner.ts'
import type { OpenAnswer, OpenPage } from '#platform/http/openPages.ts'
import { anyone } from '#shared/actor.ts'
import type { Language } from '#shared/messages.ts'
import { confirm, lookAtLink, lookAtRequest, objectByLink } from './actions/requests.ts'

/** Confirming an address or a consent, and objecting, each by a button (POST): opening a link does nothing. */
export const consentPages: OpenPage[] = [
  {
    method: 'GET',
    path: '/offen/bestaetigen/:token',
    async answer({ params, language, address }, runner) {
      const { state, wants } = await runner.query(anyone, (ctx) => lookAtRequest(ctx, params.token ?? ''))
      if (state === 'unknown') return await unknownLink(runner, address, language)
      if (state !== 'open') return await saidPage(runner, language, 'confirm', state)
      return await buttonPage(
        runner,
        language,
        'confirm',
        wants ? 'consents.open.confirm.consent' : 'consents.open.confirm.address',
      )
    },
  },
  {
    method: 'POST',
    path: '/offen/bestaetigen/:token',
    async answer({ params, language, address }, runner) {
      const state = await runner.command(anyone, (ctx) => confirm(ctx, params.token ?? ''))
      if (state === 'unknown') return await unknownLink(runner, address, language)
      return await saidPage(runner, language, 'confirm', state)
    },
  },
  {
    method: 'GET',
    path: '/offen/abmelden/:token',
    async answer({ params, language, address }, runner) {
      const channel = await runner.query(anyone, (ctx) => lookAtLink(ctx, params.token ?? ''))
      if (!channel) return await unknownLink(runner, address, language)
      return await buttonPage(runner, language, 'object', 'consents.open.object.text')
    },
  },
  {
    // One click (RFC 8058): mail programs send this themselves, from anywhere, as whatever kind of form.
    method: 'POST',
    path: '/offen/abmelden/:token',
    async answer({ params, language, address }, runner) {
      const known = await runner.command(anyone, (ctx) => objectByLink(ctx, params.token ?? ''))
      return known ? await saidPage(runner, language, 'object', 'done') : await unknownLink(runner, address, language)
    },
  },
]

async function buttonPage(
  runner: Runner,
  language: Language,
  what: 'confirm' | 'object',
  sentence: string,
): Promise<OpenAnswer> {
  const t = openWords(language)
  const settings = await runner.settings.read()
  const body = `<p>${escaped(t(sentence))}</p>
<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button>${escaped(t(`consents.open.${what}.button`))}</button></form>`
  return { type: 'text/html', text: openHtml(settings, { language, title: t(`consents.open.${what}.title`), body }) }
}

async function saidPage(
  runner: Runner,
  language: Language,
  what: 'confirm' | 'object',
  state: 'confirmed' | 'already' | 'expired' | 'done',
): Promise<OpenAnswer> {
  const t = openWords(language)
  const title = t(`consents.open.${what}.title`)
  const status = state === 'expired' ? 410 : 200
  const text = t(`consents.open.${what}.${state}`)
  return sentencePage(await runner.settings.read(), { language, title, text, status })
}
