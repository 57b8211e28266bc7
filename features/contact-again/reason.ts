import type { Day } from '#shared/days.ts'
import type { Format } from '#shared/format.ts'
import type { Translate } from '#shared/translate.ts'
import type { ReasonPart } from './rules.ts'

/** One part of the reason in words; `strong` is the number or word that carries it, for bold. */
export type ReasonWords = { strong: string; rest: string }

/** The sentence that says why a customer is listed, part by part: "58 Tage kein Gespräch (geplant alle 30)". */
export function reasonWords(
  part: ReasonPart,
  words: { t: Translate; format: Format; currency: string; today: Day },
): ReasonWords {
  const { t, format, currency, today } = words
  switch (part.kind) {
    case 'fire':
      return { strong: t('contactAgain.fire'), rest: part.text }
    case 'occasion': {
      const { kind, day, text } = part.occasion
      const ended = (kind === 'offer' || kind === 'contract') && day < today
      const key = ended
        ? `contactAgain.${kind}.ended`
        : part.overdue > 0
          ? `contactAgain.${kind}.overdue`
          : `contactAgain.${kind}`
      const said = t(key, { day: format.dayShort(day, today), count: part.overdue, text })
      return kind === 'offer' ? { strong: '', rest: said } : { strong: said, rest: text }
    }
    case 'silence':
      return {
        strong: format.days(part.days),
        rest: part.rhythm > 0 ? t('contactAgain.silence', { rhythm: part.rhythm }) : t('contactAgain.silenceUnplanned'),
      }
    case 'neverSpoken':
      return {
        strong: t('contactAgain.neverSpoken'),
        rest: part.rhythm > 0 ? t('contactAgain.planned', { rhythm: part.rhythm }) : '',
      }
    case 'person': {
      const { name, rhythm } = part
      if (part.days === null)
        return { strong: t('contactAgain.neverSpoken'), rest: t('contactAgain.person.never', { name, rhythm }) }
      return { strong: format.days(part.days), rest: t('contactAgain.person', { name, rhythm }) }
    }
    case 'keyAccount':
      return { strong: '', rest: t('contactAgain.keyAccount') }
    case 'class':
      return { strong: '', rest: t('contactAgain.class', { class: part.class }) }
    case 'standing':
      return { strong: '', rest: t(`contactAgain.standing.${part.standing}`) }
    case 'revenue': {
      const amount = format.money(part.amount, currency, 'never')
      if (part.before === null) return { strong: '', rest: t('contactAgain.revenue', { amount }) }
      return {
        strong: '',
        rest: t('contactAgain.revenueShrank', { amount, before: format.money(part.before, currency, 'never') }),
      }
    }
    case 'potential':
      return { strong: '', rest: t('contactAgain.potential', { amount: format.money(part.amount, currency, 'never') }) }
  }
}

/** The whole reason as one line of text. */
export function reasonText(parts: readonly ReasonPart[], words: Parameters<typeof reasonWords>[1]): string {
  return parts
    .map((part) => reasonWords(part, words))
    .map(({ strong, rest }) => [strong, rest].filter(Boolean).join(' '))
    .join(' · ')
}
