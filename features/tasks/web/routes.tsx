import { definePages } from '#ui/page.ts'

export const pages = definePages([
  { path: '/aufgaben', load: () => import('./TasksPage.tsx') },
  { path: '/aufgaben/$id/zettel', load: () => import('./HandoutPage.tsx') },
])
