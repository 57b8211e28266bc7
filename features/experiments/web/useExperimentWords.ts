import { useFormat, useT } from '#ui/i18n.tsx'
import type { Experiment } from '../contract.ts'
import { type ExperimentMeasure, isAmount } from '../rules.ts'
import type { Words } from './words.ts'

/** What an experiment counts, written as people read it. */
export function useExperimentWords(currency: string) {
  const t = useT<Words>()
  const format = useFormat()
  const written = (measure: ExperimentMeasure, value: number) =>
    isAmount(measure) ? format.money(value, currency, 'never') : format.number(value)
  return {
    written,
    /** "Neue Kunden: 1 von 3". */
    goal: ({ measure, goal }: Pick<Experiment, 'measure' | 'goal'>, value: number) =>
      t('experiments.of', {
        measure: t(`experiments.measure.${measure}`),
        value: written(measure, value),
        goal: written(measure, goal),
      }),
    days: ({ startDay, endDay }: Pick<Experiment, 'startDay' | 'endDay'>) =>
      t('experiments.days', { from: format.day(startDay), to: format.day(endDay) }),
  }
}
