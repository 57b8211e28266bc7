import { Link, useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import css from './AppFrame.module.css'
import { CountBadge } from './Badge.tsx'
import { Dialog } from './Dialog.tsx'
import { Icon } from './Icon.tsx'
import { useT, useTranslate } from './i18n.tsx'
import type { NavEntry } from './page.ts'
import { Toaster } from './Toaster.tsx'

/** An entry of the rail and where it leads. */
export type Area = NavEntry & {
  to: string
  /** Pages with an address of their own that belong to it. */
  pages?: readonly string[]
}

/**
 * The frame around every page: rail (desktop) or bar below (phone), the quick line's place, the page, notices.
 * After a change of page the focus stands at its beginning.
 */
export function AppFrame(props: {
  areas: Area[]
  /** The quick line; fixed above the bar on a phone. */
  quickLine?: ReactNode
  /** Company, member, settings. */
  foot: ReactNode
  children: ReactNode
}) {
  const t = useT()
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? state.location.pathname })
  const pending = useRouterState({ select: (state) => state.status === 'pending' })
  const before = useRef(path)

  useEffect(() => {
    if (before.current === path) return
    before.current = path
    main.current?.focus({ preventScroll: true })
  }, [path])

  return (
    <div className={css.frame}>
      <a className={css.skip} href="#main">
        {t('ui.skip')}
      </a>
      {pending && <div className={css.pending} />}
      <nav className={css.rail} aria-label={t('ui.areas')}>
        <div className={css.brand}>
          <i className={css.flag} />
          Bordmittel
        </div>
        {props.areas.map((area) => (
          <RailLink key={area.to} area={area} />
        ))}
        <div className={css.foot}>{props.foot}</div>
      </nav>
      <main id="main" ref={main} tabIndex={-1} className={css.main}>
        {props.quickLine && <div className={css.quick}>{props.quickLine}</div>}
        {props.children}
      </main>
      <Bar areas={props.areas} foot={props.foot} />
      <Toaster />
    </div>
  )
}

const noBadge = () => null

function useEntry(area: Area) {
  const { useBadge = noBadge, pages = [] } = area
  const inside = useRouterState({ select: ({ location }) => pages.some((page) => isWithin(location.pathname, page)) })
  // Where the address says so by itself the link does.
  const link = {
    activeOptions: { exact: area.to === '/', includeSearch: false },
    ...(inside && { 'aria-current': true }),
  }
  return { badge: useBadge(), label: useTranslate()(area.label), link }
}

function isWithin(path: string, page: string): boolean {
  return path === page || path.startsWith(`${page}/`)
}

function RailLink({ area, icon }: { area: Area; icon?: boolean }) {
  const { badge, label, link } = useEntry(area)
  return (
    <Link to={area.to} {...link}>
      {icon && <Icon name={area.icon} />}
      <span>{label}</span>
      {badge && badge.count > 0 && <CountBadge {...badge} />}
    </Link>
  )
}

const inBar = 4

function Bar(props: { areas: Area[]; foot: ReactNode }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sheet closes when the page changes
  useEffect(() => setOpen(false), [path])
  return (
    <>
      <nav className={css.bar} aria-label={t('ui.areas')}>
        {props.areas.slice(0, inBar).map((area) => (
          <BarLink key={area.to} area={area} />
        ))}
        <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Icon name="more" />
          <span>{t('ui.more')}</span>
        </button>
      </nav>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('ui.more')}>
        <div className={css.sheet}>
          {props.areas.slice(inBar).map((area) => (
            <RailLink key={area.to} area={area} icon />
          ))}
        </div>
        <div className={css.sheetFoot}>{props.foot}</div>
      </Dialog>
    </>
  )
}

function BarLink({ area }: { area: Area }) {
  const { badge, label, link } = useEntry(area)
  return (
    <Link to={area.to} {...link}>
      <Icon name={area.icon} />
      <span>{label}</span>
      {badge && badge.count > 0 && <CountBadge {...badge} />}
    </Link>
  )
}
