import { Figure } from '#ui/Figure.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../contract.ts'
import { useSurveyWords } from './useSurveyWords.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** "9, 8, 6 · 3 Antworten", or the score with its range: of one customer, or of all. */
export function SatisfactionTile({ customerId }: { customerId?: string }) {
  const t = useT<Words>()
  const format = useFormat()
  const words = useSurveyWords()
  const found = useOperation('getSatisfaction', customerId ? { customerId } : {}).data
  return (
    <Figure
      tile
      label={t('surveys.title')}
      value={found ? words.value(found) : '…'}
      note={found && words.note(found)}
      explain={
        found && {
          formula: t('surveys.formula'),
          period: t('surveys.period', { day: format.day(found.since) }),
          ...(customerId ? { records: { label: t('surveys.all'), to: '/schluesselkunden/zufriedenheit' } } : {}),
        }
      }
    />
  )
}
