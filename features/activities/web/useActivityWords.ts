import { useT } from '#ui/i18n.tsx'
import type { Activity } from '../contract.ts'
import type { messages } from './messages.ts'

/** "Besuchsbericht", "Anruf, nicht erreicht". */
export function useActivityWords(): {
  title: (activity: Pick<Activity, 'kind' | 'outcome'> & Partial<Pick<Activity, 'report' | 'direction'>>) => string
} {
  const t = useT<typeof messages>()
  return {
    title(activity) {
      if (activity.report) return t('activities.report')
      if (activity.kind === 'email' && activity.direction) return t(`activities.email.${activity.direction}`)
      const kind = t(`activities.kind.${activity.kind}`)
      return activity.outcome === 'notReached' ? `${kind}, ${t('activities.notReached')}` : kind
    },
  }
}
