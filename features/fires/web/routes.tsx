import { definePages } from '#ui/page.ts'

export const pages = definePages([{ path: '/es-brennt', load: () => import('./FiresPage.tsx') }])
