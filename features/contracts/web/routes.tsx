import { definePages } from '#ui/page.ts'

export const pages = definePages([
  { path: '/schluesselkunden/vertraege', load: () => import('./ContractCalendarPage.tsx') },
  { path: '/schluesselkunden/$id/vertraege', load: () => import('./AccountContractsPage.tsx') },
])
