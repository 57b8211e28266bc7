import type { ReactNode } from 'react'
import { useT } from '#ui/i18n.tsx'
import { Tabs } from '#ui/Segments.tsx'
import type { messages } from '../messages.ts'
import css from './LearnedTabs.module.css'

/** What was learned: what worked, and why it was won or lost; beside it what narrows it. */
export function LearnedTabs({ children }: { children: ReactNode }) {
  const t = useT<typeof messages>()
  return (
    <div className={css.bar} data-print="no">
      <Tabs
        label={t('opportunities.learned')}
        tabs={[
          { to: '/neugeschaeft/gelernt', label: t('opportunities.lessons'), exact: true },
          { to: '/neugeschaeft/gelernt/auswertung', label: t('opportunities.review') },
        ]}
      />
      {children}
    </div>
  )
}
