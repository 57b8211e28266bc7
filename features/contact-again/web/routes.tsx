import { definePages } from '#ui/page.ts'

export const pages = definePages([
  { path: '/wieder-kontaktieren', under: '/kunden', load: () => import('./ContactAgainPage.tsx') },
  { path: '/wieder-kontaktieren/liste', load: () => import('./PaperPage.tsx') },
])
