import { definePages } from '#ui/page.ts'

export const pages = definePages([{ path: '/kunden/$id/blatt', load: () => import('./CustomerSheetPage.tsx') }])
