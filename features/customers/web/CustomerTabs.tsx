import { useT } from '#ui/i18n.tsx'
import { Tabs } from '#ui/Segments.tsx'
import type { Words } from './words.ts'

/** Companies, or the people in them. */
export function CustomerTabs() {
  const t = useT<Words>()
  return (
    <Tabs
      label={t('customers.area')}
      tabs={[
        { to: '/kunden', label: t('customers.companies'), exact: true },
        { to: '/personen', label: t('customers.persons'), exact: true },
      ]}
    />
  )
}
