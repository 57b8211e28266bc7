import { useFormat, useT } from '#ui/i18n.tsx'
import type { Because } from '../rules.ts'
import type { Words } from './words.ts'

/** Why news matters for an account: "kauft Lager, Klasse A". */
export function useBecause(): (because: readonly Because[]) => string {
  const t = useT<Words>()
  const format = useFormat()
  return (because) =>
    because.length === 0
      ? t('news.because.hand')
      : format.list(because.map(({ why, of }) => t(`news.because.${why}`, { of })))
}
