/** Every part of `ui/` with example values, for looking at and for the accessibility test. Not part of the product. */
import { createHashHistory, Outlet, RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import '#ui/tokens.css'
import '#ui/base.css'
import { createCall } from '#shared/client.ts'
import type { Language } from '#shared/messages.ts'
import { AppFrame, type Area } from '#ui/AppFrame.tsx'
import { CommandPalette } from '#ui/CommandPalette.tsx'
import { TextProvider } from '#ui/i18n.tsx'
import { KeyHelp } from '#ui/KeyHelp.tsx'
import { messages } from '#ui/messages.ts'
import { createQueryClient, OperationsProvider } from '#ui/operations.tsx'
import { definePages } from '#ui/page.ts'
import { createPagesRouter } from '#ui/router.tsx'
import { useShortcuts } from '#ui/shortcuts.ts'
import { type ColorScheme, chooseColorScheme } from '#ui/theme.ts'
import css from './gallery.module.css'
import { de } from './words.ts'

const query = new URLSearchParams(location.search)
const language: Language = query.get('language') === 'en' ? 'en' : 'de'
chooseColorScheme((query.get('scheme') ?? 'auto') as ColorScheme)
document.documentElement.lang = language
// The hash history would take these for the values of the page.
history.replaceState(null, '', location.pathname + location.hash)

const areaNames: Record<string, [string, string]> = {
  'area.today': ['Heute', 'Today'],
  'area.customers': ['Kunden', 'Customers'],
  'area.business': ['Neugeschäft', 'New business'],
  'area.key': ['Schlüsselkunden', 'Key accounts'],
  'area.marketing': ['Marketing', 'Marketing'],
  'area.team': ['Team', 'Team'],
}
const names = Object.fromEntries(
  Object.entries(areaNames).map(([key, [german, english]]) => [key, de(german, english)]),
)

const areas: Area[] = [
  {
    to: '/',
    label: 'area.today',
    icon: 'today',
    order: 10,
    useBadge: () => ({ count: 4, label: de('4 fällig', '4 due') }),
  },
  { to: '/list', label: 'area.customers', icon: 'customers', order: 20 },
  { to: '/customer', label: 'area.business', icon: 'business', order: 30 },
  { to: '/form', label: 'area.key', icon: 'key', order: 40 },
  { to: '/states', label: 'area.marketing', icon: 'marketing', order: 50 },
  { to: '/nowhere', label: 'area.team', icon: 'team', order: 60 },
]

const pages = definePages([
  { path: '/', load: () => import('./Today.tsx') },
  { path: '/list', load: () => import('./List.tsx') },
  { path: '/customer', load: () => import('./Customer.tsx') },
  { path: '/form', load: () => import('./Fields.tsx') },
  { path: '/states', load: () => import('./States.tsx') },
])

function QuickLine() {
  useShortcuts({
    n: { label: de('Schnelle Zeile', 'Quick line'), run: () => document.getElementById('quick')?.focus() },
  })
  return (
    <div className={css.quick}>
      <kbd>n</kbd>
      <input
        id="quick"
        aria-label={de('Was war los?', 'What happened?')}
        placeholder={de(
          'Was war los? „Besuch Reiser, brauchen zweite Linie“',
          'What happened? “Visit Reiser, need a second line”',
        )}
      />
    </div>
  )
}

function Frame() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <AppFrame
        areas={areas}
        quickLine={<QuickLine />}
        foot={
          <p style={{ padding: '0 10px 6px' }}>
            Maschinenteile Neckar GmbH
            <br />
            Claudia Renz · {de('Vertriebsleitung', 'Sales lead')}
          </p>
        }
      >
        <Outlet />
      </AppFrame>
      <KeyHelp />
      <CommandPalette
        open={open}
        onOpen={setOpen}
        providers={[
          (text) =>
            [
              { id: '1', label: 'Stahlbau Müller KG', note: 'Esslingen · Petra Sauter' },
              { id: '2', label: 'Reiser Pumpen GmbH', note: 'Herrenberg · Dr. Jens Kollmar' },
            ]
              .filter((item) => item.label.toLowerCase().includes(text.toLowerCase()))
              .map((item) => ({
                ...item,
                group: de('Kunden', 'Customers'),
                icon: 'customers' as const,
                run: () => router.navigate({ to: '/customer' }),
              })),
          (text) =>
            [{ id: 'a', label: de('Liste einlesen', 'Import a list'), keys: 'g i' }]
              .filter((item) => item.label.toLowerCase().includes(text.toLowerCase()))
              .map((item) => ({ ...item, group: de('Aktionen', 'Actions'), icon: 'download' as const, run: () => {} })),
        ]}
      />
    </>
  )
}

const router = createPagesRouter(pages, Frame, { history: createHashHistory() })
const words = {
  ...messages[language],
  ...names,
  'refusal.example': de('Dieser Kunde ist gesperrt.', 'This customer is blocked.'),
}

createRoot(document.getElementById('app') as HTMLElement).render(
  <TextProvider language={language} messages={words} load={async () => words}>
    <OperationsProvider call={createCall({})} queryClient={createQueryClient()}>
      <RouterProvider router={router} />
    </OperationsProvider>
  </TextProvider>,
)
