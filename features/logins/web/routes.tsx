import { definePages } from '#ui/page.ts'

export const pages = definePages([{ path: '/konto', load: () => import('./AccountPage.tsx') }])
