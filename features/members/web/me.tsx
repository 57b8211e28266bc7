import { useNavigate, useRouterState } from '@tanstack/react-router'
import { createContext, type ReactNode, use, useEffect } from 'react'
import type { Output } from '#shared/contract.ts'
import { dayOf } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import { OwnWords, useLanguage } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { isKept } from '#ui/offline/kept.ts'
import { operationHooks } from '#ui/operations.tsx'
import { readLocal } from '#ui/theme.ts'
import type { contract } from '../contract.ts'

const { useOperation } = operationHooks<typeof contract>()

/** Who is logged in, the company, and what day it is there. */
export type Me = Output<(typeof contract)['getMe']>

const MeContext = createContext<Me | null>(null)

/** The member in front of the screen, for every page in the frame. */
export function useMe(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('MeProvider is missing')
  return me
}

/** Asks who is there; whoever is not logged in is led to the login and back again. */
export function MeProvider(props: { children: ReactNode }) {
  const query = useOperation('getMe', {})
  const navigate = useNavigate()
  const here = useRouterState({ select: (state) => state.location.href })
  const { language, chooseLanguage } = useLanguage()
  const loginNeeded = query.error instanceof Refusal && query.error.code === 'loginNeeded'
  const own = query.data?.language

  useEffect(() => {
    if (loginNeeded && !here.startsWith('/anmelden'))
      void navigate({ to: '/anmelden', search: here === '/' ? {} : { zurueck: here }, replace: true })
  }, [loginNeeded, navigate, here])
  useEffect(() => {
    // On a device where nobody has chosen, the member's own language holds.
    if (own && own !== language && readLocal('bordmittel.language') === null) void chooseLanguage(own)
  }, [own, language, chooseLanguage])

  if (loginNeeded) return null
  return (
    <Loaded query={query} skeleton={null}>
      {(me) => (
        <MeContext value={withToday(me)}>
          <OwnWords words={me.company.names}>{props.children}</OwnWords>
        </MeContext>
      )}
    </Loaded>
  )
}

/** An answer from an earlier day, read without network, does not know what day it is; the device does. */
function withToday(me: Me): Me {
  return isKept(['getMe', {}]) ? { ...me, today: dayOf(new Date().toISOString(), me.company.timeZone) } : me
}
