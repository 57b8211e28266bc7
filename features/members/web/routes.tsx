import { definePages } from '#ui/page.ts'
import { canManageMembers } from '../access.ts'
import { useMe } from './me.tsx'

export const pages = definePages([
  {
    path: '/team',
    load: () => import('./team/TeamPage.tsx'),
    nav: { label: 'team.area', icon: 'team', order: 60, useShown: useTeamShown },
  },
  { path: '/anmelden', load: () => import('./LoginPage.tsx'), frame: 'none' },
  { path: '/einrichten', load: () => import('./SetUpPage.tsx'), frame: 'none' },
  { path: '/einladung', load: () => import('./InvitationPage.tsx'), frame: 'none' },
])

/** Whoever works alone and may not change that has no team to look at. */
function useTeamShown(): boolean {
  const { alone, member } = useMe()
  return !alone || canManageMembers(member)
}
