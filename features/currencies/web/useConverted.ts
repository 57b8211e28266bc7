import type { Converted, ConvertedCount } from '#shared/rates.ts'
import { useFormat, useT } from '#ui/i18n.tsx'
import type { messages } from '../messages.ts'

/** What a figure or report converted, in sentences: "Darin 12.400 CHF zu 1,04 (Kurs vom 30.09.2026)." */
export function useConverted(): (converted: readonly (Converted | ConvertedCount)[]) => string[] {
  const t = useT<typeof messages>()
  const format = useFormat()
  return (converted) =>
    converted.map((one) => {
      const by = { rate: format.number(one.rate, 8), day: format.day(one.validFrom) }
      return 'count' in one
        ? t('currencies.convertedCount', { count: one.count, currency: one.currency, ...by })
        : t('currencies.converted', { amount: format.money(one.amount, one.currency, 'never'), ...by })
    })
}
