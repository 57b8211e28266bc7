import { definePages } from '#ui/page.ts'

export const pages = definePages([
  { path: '/schluesselkunden/wert', load: () => import('./ValuesPage.tsx') },
  { path: '/schluesselkunden/$id/wert', load: () => import('./ValuePage.tsx') },
  { path: '/einstellungen/kundenwert', load: () => import('./ValueSettingsPage.tsx'), under: '/schluesselkunden' },
])
