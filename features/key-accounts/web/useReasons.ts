import { useFormat, useT } from '#ui/i18n.tsx'
import type { Nomination } from '../contract.ts'
import type { NominationReason } from '../rules/nomination.ts'
import type { Words } from './words.ts'

/** Why somebody should be a key account, in words with the figures. */
export function useReasons(currency: string) {
  const t = useT<Words>()
  const format = useFormat()
  return (reasons: readonly NominationReason[], of: Pick<Nomination, 'potential' | 'score' | 'share'>): string => {
    const values: Record<NominationReason, string> = {
      potential: format.money(of.potential, currency, 'never'),
      score: format.number(of.score?.value, 1),
      share: format.percent(of.share),
    }
    return format.list(reasons.map((reason) => t(`keyAccounts.because.${reason}`, { value: values[reason] })))
  }
}
