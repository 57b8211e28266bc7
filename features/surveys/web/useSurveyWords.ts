import { useMe } from '#features/members/web/me.tsx'
import { dayOf } from '#shared/days.ts'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import type { ShownSatisfaction, Survey } from '../contract.ts'
import type { Words } from './words.ts'

/** Answers and figures as people read them. */
export function useSurveyWords() {
  const t = useT<Words>()
  const translate = useTranslate()
  const format = useFormat()
  const { timeZone } = useMe().company
  const day = (at: string) => format.day(dayOf(at, timeZone))
  return {
    name: ({ personName }: Survey) => personName ?? t('surveys.someone'),
    /** "9, 8, 6", or the score. */
    value: ({ nps, scores, count }: ShownSatisfaction) => {
      if (nps) return format.number(nps.score)
      return count === 0 ? t('surveys.none') : scores.join(', ')
    },
    /** How many, and in which range the score lies. */
    note: ({ nps, count }: ShownSatisfaction) => {
      const answers = t('surveys.count', { count })
      if (!nps) return count === 0 ? undefined : answers
      return t('surveys.range', { low: format.number(nps.low), high: format.number(nps.high), count: answers })
    },
    /** What stands below an answer. */
    answer: (survey: Survey) =>
      [
        survey.sentence && `„${survey.sentence}“`,
        survey.mayContact === false && t('surveys.mayNot'),
        survey.result && t('surveys.result', { text: survey.result }),
        survey.resultAt &&
          survey.resultByName &&
          t('surveys.resultBy', { name: survey.resultByName, day: day(survey.resultAt) }),
      ]
        .filter(Boolean)
        .join(' · '),
    /** How a question stands that nobody answered yet. */
    asked: (survey: Survey) =>
      [
        survey.byName
          ? t('surveys.byOn', { name: survey.byName, day: day(survey.createdAt) })
          : t('surveys.on', { day: day(survey.createdAt) }),
        survey.state === 'open' && t('surveys.until', { day: day(survey.expiresAt) }),
        survey.problem && (/^(?:refusal|surveys)\./.test(survey.problem) ? translate(survey.problem) : survey.problem),
      ]
        .filter(Boolean)
        .join(' · '),
    day,
  }
}
