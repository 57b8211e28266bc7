import { definePages } from '#ui/page.ts'

export const pages = definePages([{ path: '/zurueckholen', load: () => import('./UndoablePage.tsx'), under: '/heute' }])
