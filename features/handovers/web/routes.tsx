import { definePages } from '#ui/page.ts'

export const pages = definePages([
  { path: '/schluesselkunden/uebergaben', load: () => import('./HandoversPage.tsx') },
  { path: '/schluesselkunden/uebergaben/$id', load: () => import('./HandoverPage.tsx') },
  { path: '/einstellungen/uebergaben', load: () => import('./HandoverSettingsPage.tsx') },
])
