import { definePages } from '#ui/page.ts'

export const pages = definePages([{ path: '/schluesselkunden/neues', load: () => import('./NewsPage.tsx') }])
