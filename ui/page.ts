import type { ComponentType } from 'react'
import type { IconName } from './Icon.tsx'
import type { UrlValues } from './url.ts'

/** How a page stands in the rail (desktop) and the bottom bar (phone). */
export type NavEntry = {
  /** Message key of its name. */
  label: string
  icon: IconName
  /** 10 Heute, 20 Kunden, 30 Neugeschäft, 40 Schlüsselkunden, 50 Marketing, 60 Team, 70 Markt, 80 Auswertungen. */
  order: number
  /** A hook that counts what is to be done now; its label says what: "4 fällig". */
  useBadge?: () => { count: number; label: string } | null
  /** The area by which it is switched on (it appears when first used or switched on); none: it always stands there. */
  area?: string
}

/** One page of a slice, listed in its `web/routes.tsx`. */
export type Page = {
  /** Path with `$name` parameters: `/kunden/$id`. */
  path: `/${string}`
  /** The page's own file, fetched when it is first opened: `() => import('./CustomersPage.tsx')`. */
  load: () => Promise<{ default: ComponentType }>
  /** What it reads first, by its address: asked for while the page itself is still being fetched. */
  reads?: (url: UrlValues) => { name: string; input: object }[]
  /** `none`: without rail and quick line (login, set-up, printing). */
  frame?: 'none'
  /** An entry of the rail. */
  nav?: NavEntry
  /** The rail's entry that it belongs to, where its address does not say so. */
  under?: `/${string}`
}

/** Keeps the list of a slice's pages typed. */
export function definePages(pages: Page[]): Page[] {
  return pages
}
