import type { ReactNode } from 'react'
import type { messages as guides } from '#features/guides/web/messages.ts'
import { useT } from '#ui/i18n.tsx'
import { Tabs } from '#ui/Segments.tsx'
import type { messages } from '../messages.ts'
import css from './LearnedTabs.module.css'

/** What was learned: what worked, why it was won or lost, and what helps; beside it what narrows it. */
export function LearnedTabs({ children }: { children: ReactNode }) {
  const t = useT<typeof messages & typeof guides>()
  return (
    <div className={css.bar} data-print="no">
      <Tabs
        label={t('opportunities.learned')}
        tabs={[
          { to: '/neugeschaeft/gelernt', label: t('opportunities.lessons'), exact: true },
          { to: '/neugeschaeft/gelernt/auswertung', label: t('opportunities.review') },
          { to: '/neugeschaeft/gelernt/hilfen', label: t('guides.title') },
        ]}
      />
      {children}
    </div>
  )
}
