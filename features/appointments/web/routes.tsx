import { definePages } from '#ui/page.ts'

export const pages = definePages([{ path: '/termine', load: () => import('./AppointmentsPage.tsx') }])
