import { definePages } from '#ui/page.ts'

export const pages = definePages([
  { path: '/schluesselkunden/$id/potenzial', load: () => import('./WhiteSpacePage.tsx') },
])
