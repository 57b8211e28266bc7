import { useMe } from '#features/members/web/me.tsx'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import type { RoundLine } from '../contract.ts'
import type { messages } from './messages.ts'

/** A customer of a round in words. */
export function useLineWords() {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const format = useFormat()
  const { today } = useMe()
  const percent = (basisPoints: number | null) => format.change(basisPoints === null ? null : basisPoints / 10_000, 2)
  const letter = ({ letterOn, mail, announce }: RoundLine) => {
    if (letterOn) return t(mail ? 'priceRounds.mailed' : 'priceRounds.lettered', { day: format.day(letterOn) })
    if (mail?.state === 'waiting') return t('priceRounds.mailWaits')
    if (mail?.state === 'failed')
      return t('priceRounds.mailFailed', {
        problem: mail.problem?.startsWith('refusal.') ? translate(mail.problem) : (mail.problem ?? ''),
      })
    const { day, why, contract } = announce
    const key = day < today ? 'late' : why
    return t(`priceRounds.announce.${key}`, { day: format.day(day), contract: contract ?? '' })
  }
  return {
    percent,
    money: (amount: number, currency: string) => format.money(amount, currency, 'never'),
    share: ({ asked, askedPercent, obtained, obtainedPercent, currency }: RoundLine) =>
      obtained === null
        ? percent(askedPercent)
        : t('priceRounds.share', { percent: percent(obtainedPercent), asked: format.money(asked, currency, 'never') }),
    notes(line: RoundLine): string[] {
      const { reaction, reactionOn, agreedPercent, announce, note, memberName, revenue, currency } = line
      const said =
        agreedPercent !== null
          ? `${t(`priceRounds.reaction.${reaction}`)} (${percent(agreedPercent)})`
          : t(`priceRounds.reaction.${reaction}`)
      return [
        reactionOn ? `${said}, ${format.dayShort(reactionOn, today)}` : said,
        letter(line),
        announce.fixed &&
          t('priceRounds.fixed', { day: format.day(announce.fixed.until), contract: announce.fixed.contract }),
        t('priceRounds.revenueOf', { amount: format.money(revenue, currency, 'never') }),
        memberName,
        note,
      ].filter((part): part is string => Boolean(part))
    },
  }
}
