import { definePages } from '#ui/page.ts'

export const pages = definePages([
  { path: '/personen', under: '/kunden', load: () => import('./PersonsPage.tsx') },
  { path: '/personen/$id', load: () => import('./PersonPage.tsx') },
])
