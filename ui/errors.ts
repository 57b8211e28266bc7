import { Fault, Unreachable } from '#shared/client.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Translate } from '#shared/translate.ts'

/** What went wrong, said to the person: the refusal's own sentence, or what happened, what was kept, what to do. */
export function errorSentence(error: unknown, translate: Translate, doing: 'read' | 'change' = 'change'): string {
  if (error instanceof Refusal) {
    const key = `refusal.${error.code}`
    const sentence = translate(key, error.params)
    return sentence === key ? translate('ui.refused', { code: error.code }) : sentence
  }
  if (error instanceof Unreachable) return translate(doing === 'read' ? 'ui.unreachable.read' : 'ui.unreachable')
  return translate('ui.fault', { id: (error instanceof Fault && error.id) || '–' })
}
