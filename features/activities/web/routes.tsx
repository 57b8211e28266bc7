import { definePages } from '#ui/page.ts'

export const pages = definePages([{ path: '/berichte/$id', load: () => import('./ReportPage.tsx') }])
