import { definePages } from '#ui/page.ts'

export const pages = definePages([
  {
    path: '/neugeschaeft',
    load: () => import('./OpportunitiesPage.tsx'),
    nav: { label: 'opportunities.area', icon: 'business', order: 30 },
  },
])
