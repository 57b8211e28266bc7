import type { Runner } from '#platform/actions/runner.ts'
import { beginAttempt, networkOf } from '#platform/auth/attempts.ts'
import type { OpenAnswer, OpenRequest } from '#platform/http/openPages.ts'
import { anyone } from '#shared/actor.ts'
import type { Language } from '#shared/messages.ts'
import { openWords, sentencePage } from './html.ts'

/** Who tries links that do not exist waits longer each time; those that exist are never held up. */
export async function unknownLink(
  runner: Runner,
  address: OpenRequest['address'],
  language: Language,
): Promise<OpenAnswer> {
  const guess = { account: `open link ${networkOf(address)}` }
  const seconds = await runner.command(anyone, (ctx) => beginAttempt(ctx, guess))
  const t = openWords(language)
  const status = seconds > 0 ? 429 : 404
  const text = t(seconds > 0 ? 'refusal.tooMany' : 'consents.open.unknown')
  const answer = sentencePage(await runner.settings.read(), { language, title: t('consents.open.title'), text, status })
  return seconds > 0 ? { ...answer, retryAfter: seconds } : answer
}
