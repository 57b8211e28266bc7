import { definePages } from '#ui/page.ts'

export const pages = definePages([
  {
    path: '/team',
    load: () => import('./team/TeamPage.tsx'),
    nav: { label: 'team.area', icon: 'team', order: 60, area: 'team' },
  },
  { path: '/anmelden', load: () => import('./LoginPage.tsx'), frame: 'none' },
  { path: '/einrichten', load: () => import('./SetUpPage.tsx'), frame: 'none' },
  { path: '/einladung', load: () => import('./InvitationPage.tsx'), frame: 'none' },
])
