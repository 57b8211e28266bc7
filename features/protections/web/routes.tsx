import { definePages } from '#ui/page.ts'

export const pages = definePages([{ path: '/kunden/schutz', load: () => import('./ProtectionsPage.tsx') }])
