import { definePages } from '#ui/page.ts'

export const pages = definePages([{ path: '/kennzahlen/ziele', load: () => import('./GoalsPage.tsx') }])
