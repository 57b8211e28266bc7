/**
 * The service worker: opens the product without network and answers some reads from what was read last.
 * `vite.config.ts` strips the types and puts `build` in front; nothing is imported, so that it stays one small file.
 */

type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
type Asked = Lasting & {
  request: Request
  preloadResponse?: Promise<Response | undefined>
  respondWith(answer: Promise<Response>): void
}
type WorkerScope = {
  addEventListener(name: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(name: 'fetch', listener: (event: Asked) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  registration: { navigationPreload?: { enable(): Promise<void> } }
}

declare const build: {
  /** Changes with every file of the product. */
  version: string
  /** Addresses of all files; `/` is the page itself. */
  files: string[]
  /** Paths of the reads that contracts mark `offline`. */
  reads: string[]
}

const scope = self as unknown as WorkerScope
const shellPrefix = 'bordmittel.shell.'
const readsPrefix = 'bordmittel.reads.'
const shell = shellPrefix + build.version
const reads = build.reads.map((path) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`))
const pagePatience = 2_500
const readPatience = 4_000
const mostReads = 400
const longestKept = 14 * 86_400_000
/** Counts how often everything read was forgotten: what was asked before is not kept after. */
let generation = 0

scope.addEventListener('install', (event) => event.waitUntil(install()))
scope.addEventListener('activate', (event) => event.waitUntil(activate()))
scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname, searchParams } = new URL(request.url)
  if (origin !== location.origin) return
  if (pathname.startsWith('/api/')) {
    // Somebody logs in or out: what the one read is not shown to the other.
    if (request.method !== 'GET' && pathname.startsWith('/api/auth/')) event.waitUntil(forget())
    // First parts of lists only, and no searches.
    const isFirst = !searchParams.has('after') && !searchParams.has('cursor') && !searchParams.has('q')
    const isKept = request.method === 'GET' && isFirst && reads.some((path) => path.test(pathname))
    if (isKept) event.respondWith(answerRead(event))
  } else if (request.method === 'GET') {
    if (request.mode === 'navigate') event.respondWith(answerPage(event))
    else if (pathname.startsWith('/assets/') || build.files.includes(pathname)) event.respondWith(answerFile(request))
  }
})

/** Fetches all files of this version; those that did not change come from the version before. */
async function install(): Promise<void> {
  const cache = await caches.open(shell)
  await Promise.all(
    build.files.map(async (path) => {
      const known = path.startsWith('/assets/') ? await caches.match(path, { ignoreVary: true }) : undefined
      const answer = known ?? (await fetch(path, { cache: 'no-cache' }))
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
      await cache.put(path, answer)
    }),
  )
  await scope.skipWaiting()
}

/** Takes over; the files of the version before stay, for pages that are still open. */
async function activate(): Promise<void> {
  const before = (await caches.keys()).filter((name) => name.startsWith(shellPrefix) && name !== shell)
  await Promise.all(before.slice(0, -1).map((name) => caches.delete(name)))
  await scope.registration.navigationPreload?.enable()
  await scope.clients.claim()
}

/** The page from the network, so that a new version shows at once; from here if that takes too long. */
async function answerPage(event: Asked): Promise<Response> {
  const network = (async () => (await event.preloadResponse) ?? (await fetch(event.request)))()
  event.waitUntil(network.catch(() => undefined))
  const answer = await within(network, pagePatience)
  if (answer && !isAway(answer)) return answer
  const kept = await (await caches.open(shell)).match('/')
  return kept ?? answer ?? (await network)
}

/** A file is named by its content, so what is here is right; of two versions this one's first. */
async function answerFile(request: Request): Promise<Response> {
  const own = await (await caches.open(shell)).match(request, { ignoreVary: true })
  return own ?? (await caches.match(request, { ignoreVary: true })) ?? (await fetch(request))
}

/** A read from the network; what was read last, marked with its time, if the server is away. */
async function answerRead(event: Asked): Promise<Response> {
  const asked = generation
  const network = fetch(event.request)
  const copy = network.then((answer) => answer.clone())
  event.waitUntil(copy.then((answer) => keep(event.request, answer, asked)).catch(() => undefined))
  const answer = await within(network, readPatience)
  if (answer && !isAway(answer)) return answer
  return (await findKept(event.request)) ?? answer ?? (await network)
}

/** Keeps an answer for the member it was given to, and nothing of anybody else. */
async function keep(request: Request, answer: Response, asked: number): Promise<void> {
  if (answer.status === 401) await forget()
  const member = answer.headers.get('x-member')
  if (!answer.ok || !member || asked !== generation) return
  const name = readsPrefix + member
  if ((await readCaches()).some((other) => other !== name)) {
    await forget()
    asked = generation
  }
  const body = await answer.text()
  const headers = {
    'content-type': answer.headers.get('content-type') ?? 'application/json',
    'x-kept-at': new Date().toISOString(),
  }
  if (asked !== generation) return
  const cache = await caches.open(name)
  // Taken out first, so that the newest stands last.
  await cache.delete(nameOf(request))
  await cache.put(nameOf(request), new Response(body, { headers }))
  const all = await cache.keys()
  await Promise.all(all.slice(0, -mostReads).map((old) => cache.delete(old)))
  // Forgotten while it was being written.
  if (asked !== generation) await caches.delete(name)
}

async function findKept(request: Request): Promise<Response | undefined> {
  for (const name of await readCaches()) {
    const kept = await (await caches.open(name)).match(nameOf(request))
    const at = Date.parse(kept?.headers.get('x-kept-at') ?? '')
    if (kept && Date.now() - at < longestKept) return kept
  }
}

/** Under which address an answer is kept: however many rows were asked for, without network those at hand do. */
function nameOf(request: Request): string {
  const url = new URL(request.url)
  url.searchParams.delete('limit')
  url.searchParams.sort()
  return url.href
}

/** Deletes everything that was read. */
async function forget(): Promise<void> {
  generation += 1
  await Promise.all((await readCaches()).map((name) => caches.delete(name)))
}

async function readCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(readsPrefix))
}

/** A proxy in front of a stopped server answers so. */
function isAway(answer: Response): boolean {
  return answer.status >= 502 && answer.status <= 504
}

async function within(answer: Promise<Response>, milliseconds: number): Promise<Response | undefined> {
  const patience = new Promise<undefined>((resolve) => setTimeout(resolve, milliseconds, undefined))
  return await Promise.race([answer, patience]).catch(() => undefined)
}
