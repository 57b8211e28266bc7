import { definePages } from '#ui/page.ts'

export const pages = definePages([
  { path: '/kennzahlen/provision', load: () => import('./CommissionPage.tsx') },
  { path: '/einstellungen/provision', load: () => import('./CommissionSettingsPage.tsx') },
])
