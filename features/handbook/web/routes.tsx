import { definePages } from '#ui/page.ts'

export const pages = definePages([
  { path: '/handbuch', load: () => import('./HandbookPage.tsx') },
  { path: '/handbuch/$chapter', load: () => import('./HandbookPage.tsx') },
])
