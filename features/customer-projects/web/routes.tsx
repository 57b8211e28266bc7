import { definePages } from '#ui/page.ts'

export const pages = definePages([{ path: '/schluesselkunden/$id/projekte', load: () => import('./ProjectsPage.tsx') }])
