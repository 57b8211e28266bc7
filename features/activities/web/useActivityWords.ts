import { useT } from '#ui/i18n.tsx'
import type { Activity } from '../contract.ts'
import type { messages } from './messages.ts'

/** "Besuchsbericht", "Anruf, nicht erreicht". */
export function useActivityWords(): {
  title: (activity: Pick<Activity, 'kind' | 'outcome'> & Partial<Pick<Activity, 'report'>>) => string
} {
  const t = useT<typeof messages>()
  return {
    title(activity) {
      if (activity.report) return t('activities.report')
      const kind = t(`activities.kind.${activity.kind}`)
      return activity.outcome === 'notReached' ? `${kind}, ${t('activities.notReached')}` : kind
    },
  }
}
