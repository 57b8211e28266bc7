import { useT } from '#ui/i18n.tsx'
import { Tabs } from '#ui/Segments.tsx'
import type { Words } from './words.ts'

/** The figures, and the goals that they are held against. */
export function FiguresTabs() {
  const t = useT<Words>()
  return (
    <Tabs
      label={t('figures.area')}
      tabs={[
        { to: '/kennzahlen', label: t('figures.area'), exact: true },
        { to: '/kennzahlen/ziele', label: t('goals.title') },
      ]}
    />
  )
}
