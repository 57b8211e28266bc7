import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const

/** `bytes`: kept after the first time, if it is small. */
type Form = { file: string; size: number; encoding: string | null; bytes?: Buffer }
const largestKept = 256 * 1024
type Page = { type: string; tag: string; cache: string; forms: Form[] }

/**
 * Serves the built pages, each in the form (Brotli, gzip, plain) that lies there and the browser takes. Only what lay in
 * the folder at the start is served, so that no path leads anywhere else; every other page is the application itself.
 */
export function servePages(app: FastifyInstance, folder: string): void {
  const pages = existsSync(folder) ? readPages(folder) : new Map<string, Page>()
  const start = pages.get('/index.html')
  app.setNotFoundHandler((request, reply) => {
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    const path = pathOf(request.url)
    const page = isReading ? pages.get(path) : undefined
    if (page) return send(request, reply, page)
    const wantsPage = isReading && (path === '/' || (request.headers.accept ?? '').includes('text/html'))
    if (start && wantsPage) return send(request, reply, start)
    return reply.code(404).send({ code: 'notFound', params: {} })
  })
}

function readPages(folder: string): Map<string, Page> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const pages = new Map<string, Page>()
  for (const name of names) {
    const file = join(folder, name)
    const stat = statSync(file)
    const type = types[extname(name)]
    if (!stat.isFile() || !type) continue
    const compressed = encodings
      .filter(({ ending }) => names.includes(name + ending))
      .map(({ name: encoding, ending }) => ({ file: file + ending, size: statSync(file + ending).size, encoding }))
    const path = `/${name.split(sep).join('/')}`
    pages.set(path, {
      type,
      tag: `"${stat.size.toString(36)}-${Math.round(stat.mtimeMs).toString(36)}"`,
      // The names of assets hold a fingerprint of what is in them.
      cache: path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      forms: [...compressed, { file, size: stat.size, encoding: null }],
    })
  }
  return pages
}

function pathOf(url: string): string {
  const path = url.split('?', 1)[0] as string
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function send(request: FastifyRequest, reply: FastifyReply, page: Page): FastifyReply {
  reply.header('cache-control', page.cache).header('etag', page.tag).header('vary', 'accept-encoding')
  if (request.headers['if-none-match'] === page.tag) return reply.code(304).send()
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const form = page.forms.find(({ encoding }) => encoding === null || accepted.includes(encoding)) as Form
  if (form.encoding) reply.header('content-encoding', form.encoding)
  reply.code(200).type(page.type).header('content-length', form.size)
  if (request.method === 'HEAD') return reply.send()
  if (form.size > largestKept) return reply.send(createReadStream(form.file))
  form.bytes ??= readFileSync(form.file)
  return reply.send(form.bytes)
}
