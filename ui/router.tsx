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
import { parseSearch, stringifySearch } from './url.ts'

/** Makes a router of the slices' pages; `Frame` stands around all of them but those without a frame. */
export function createPagesRouter(pages: Page[], Frame: () => ReactNode, history?: RouterHistory) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage })
  const framed = createRoute({ id: 'frame', getParentRoute: () => root, component: Frame })
  const routeOf = (page: Page) =>
    createRoute({
      path: page.path,
      getParentRoute: () => (page.frame === 'none' ? root : framed) as typeof root,
      component: lazyRouteComponent(page.load),
    })
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
