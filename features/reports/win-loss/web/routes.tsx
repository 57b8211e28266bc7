import { definePages } from '#ui/page.ts'

export const pages = definePages([
  { path: '/neugeschaeft/gelernt/auswertung', load: () => import('./WinLossPage.tsx') },
])
