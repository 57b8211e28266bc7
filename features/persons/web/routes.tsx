import { definePages } from '#ui/page.ts'

export const pages = definePages([
  { path: '/personen', load: () => import('./PersonsPage.tsx') },
  { path: '/personen/$id', load: () => import('./PersonPage.tsx') },
])
