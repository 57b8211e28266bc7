import type { messages as movement } from '#features/reports/movement/web/messages.ts'
import type { messages as outlook } from '#features/reports/outlook/web/messages.ts'
import { useT } from '#ui/i18n.tsx'
import { Tabs } from '#ui/Segments.tsx'
import type { messages } from '../messages.ts'

/** New business: the opportunities themselves, how they move, and what was learned. */
export function BusinessTabs() {
  const t = useT<typeof messages & typeof movement & typeof outlook>()
  return (
    <Tabs
      label={t('opportunities.area')}
      tabs={[
        { to: '/neugeschaeft', label: t('opportunities.many'), exact: true },
        { to: '/bewegung', label: t('movement.title') },
        { to: '/ausblick', label: t('outlook.title') },
        { to: '/neugeschaeft/gelernt', label: t('opportunities.learned') },
      ]}
    />
  )
}
