import { definePages } from '#ui/page.ts'

export const pages = definePages([
  { path: '/schluesselkunden/zufriedenheit', load: () => import('./SatisfactionPage.tsx') },
])
