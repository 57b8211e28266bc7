import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  useParams,
} from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { NotFoundPage, PageFault } from './NotFoundPage.tsx'
import type { Page } from './page.ts'
import { parseSearch, stringifySearch, type UrlValues } from './url.ts'

/**
 * Makes a router of the slices' pages; `Frame` stands around all of them but those without a frame. `readAhead` is
 * handed what a page reads first, when one goes there or points at its link.
 */
export function createPagesRouter(
  pages: Page[],
  Frame: () => ReactNode,
  { history, readAhead }: { history?: RouterHistory; readAhead?: (name: string, input: object) => void } = {},
) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage })
  const framed = createRoute({ id: 'frame', getParentRoute: () => root, component: Frame })
  const routeOf = (page: Page) =>
    createRoute({
      path: page.path,
      getParentRoute: () => (page.frame === 'none' ? root : framed) as typeof root,
      component: lazyRouteComponent(page.load),
      loader: page.reads && (({ location }) => readFirst(page, location.search as UrlValues)),
    })
  const readFirst = (page: Page, url: UrlValues) => {
    for (const { name, input } of page.reads?.(url) ?? []) readAhead?.(name, input)
  }
  const inFrame = pages.filter((page) => page.frame !== 'none')
  const bare = pages.filter((page) => page.frame === 'none')
  // What no page is found for is said inside the frame.
  const rest = createRoute({ path: '$', getParentRoute: () => framed, component: NotFoundPage })
  return createRouter({
    routeTree: root.addChildren([framed.addChildren([...inFrame.map(routeOf), rest]), ...bare.map(routeOf)]),
    history,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultErrorComponent: PageFault,
    scrollRestoration: true,
  })
}

/** A parameter of the page's path: `usePathParam('id')` under `/kunden/$id`. */
export function usePathParam(name: string): string {
  const value = (useParams({ strict: false }) as Record<string, string | undefined>)[name]
  if (value === undefined) throw new Error(`the path has no ${name}`)
  return value
}
