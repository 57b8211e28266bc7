import operations from 'virtual:operations'
import wordsOfFrame from 'virtual:words'
import { Outlet, RouterProvider, useNavigate } from '@tanstack/react-router'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import '#ui/tokens.css'
import '#ui/base.css'
import { RestoredWatch } from '#features/backups/web/RestoredWatch.tsx'
import { SettingsLink } from '#features/company/web/SettingsLink.tsx'
import { LiveUpdates } from '#features/fires/web/LiveUpdates.tsx'
import { HandbookLink } from '#features/handbook/web/HandbookLink.tsx'
import { Foot } from '#features/members/web/Foot.tsx'
import { MeProvider, useMe } from '#features/members/web/me.tsx'
import { QuickLineBar } from '#features/quickline/web/QuickLineBar.tsx'
import { TodayAhead } from '#features/today/web/TodayAhead.tsx'
import { createCall } from '#shared/client.ts'
import { AppFrame, type Area } from '#ui/AppFrame.tsx'
import { CommandPalette, type PaletteProvider } from '#ui/CommandPalette.tsx'
import { startLanguage, TextProvider, useTranslate } from '#ui/i18n.tsx'
import { KeyHelp } from '#ui/KeyHelp.tsx'
import { PlainNotice } from '#ui/offline/PlainNotice.tsx'
import { registerWorker } from '#ui/offline/register.ts'
import { StaleNotice } from '#ui/offline/StaleNotice.tsx'
import { createQueryClient, OperationsProvider, reading } from '#ui/operations.tsx'
import { OutboxProvider } from '#ui/outbox.tsx'
import type { Page } from '#ui/page.ts'
import { createPagesRouter } from '#ui/router.tsx'
import { fetchWords, speak } from '#ui/words.ts'

/** What a slice's `web/routes.tsx` exports. */
type Slice = { pages?: Page[]; usePalette?: () => PaletteProvider }

const slices = Object.values(import.meta.glob<Slice>('./features/**/web/routes.tsx', { eager: true }))
const pages = slices.flatMap((slice) => slice.pages ?? [])
const areas: Area[] = pages
  .flatMap(({ nav, path }) => {
    const inside = pages.filter(({ under }) => under === path).map((page) => page.path)
    return nav ? [{ ...nav, to: path, pages: inside }] : []
  })
  .sort((a, b) => a.order - b.order)

function Frame() {
  return (
    <MeProvider>
      <Inside />
    </MeProvider>
  )
}

/** The areas of the rail that are used or switched on. */
function useAreas(): Area[] {
  const on = useMe().company.areas
  return areas.filter(({ area }) => area === undefined || on.includes(area))
}

function Inside() {
  return (
    <OutboxProvider memberId={useMe().member.id}>
      <AppFrame
        areas={useAreas()}
        quickLine={<QuickLineBar />}
        foot={
          <Foot>
            <SettingsLink />
            <HandbookLink />
            <PlainNotice />
          </Foot>
        }
      >
        <StaleNotice />
        <Outlet />
      </AppFrame>
      <LiveUpdates />
      <RestoredWatch />
      <Palette />
      <KeyHelp />
      <TodayAhead />
    </OutboxProvider>
  )
}

function Palette() {
  const [open, setOpen] = useState(false)
  const translate = useTranslate()
  const navigate = useNavigate()
  const shown = useAreas()
  const places: PaletteProvider = (text) =>
    shown
      .map((area) => ({ area, label: translate(area.label) }))
      .filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()))
      .map(({ area, label }) => ({
        id: area.to,
        label,
        group: translate('ui.areas'),
        icon: area.icon,
        run: () => navigate({ to: area.to }),
      }))
  // biome-ignore lint/correctness/useHookAtTopLevel: the slices are the same in every call
  const providers = slices.flatMap((slice) => (slice.usePalette ? [slice.usePalette()] : []))
  return <CommandPalette open={open} onOpen={setOpen} providers={[...providers, places]} />
}

const language = startLanguage()
const call = createCall(operations)
const queryClient = createQueryClient()
const readAhead = (name: string, input: object) => void queryClient.prefetchQuery(reading(call, name, input))
const router = createPagesRouter(pages, Frame, { readAhead })
// The words, the first page and who is there are fetched side by side.
void queryClient.prefetchQuery(reading(call, 'getMe', {}))
const words = speak(language)
await Promise.all([fetchWords(wordsOfFrame), router.load()])
document.documentElement.lang = language

createRoot(document.getElementById('app') as HTMLElement).render(
  <StrictMode>
    <TextProvider language={language} messages={await words} load={speak}>
      <OperationsProvider call={call} queryClient={queryClient}>
        <RouterProvider router={router} />
      </OperationsProvider>
    </TextProvider>
  </StrictMode>,
)
registerWorker()
