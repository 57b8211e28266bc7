import { join } from 'node:path'
import { createServer } from 'vite'

/** Serves the gallery of parts on a free port, for the accessibility test and for screenshots. */
export async function serveGallery(): Promise<{ address: string; close: () => Promise<void> }> {
  const root = join(import.meta.dirname, '..', '..')
  const server = await createServer({
    root,
    logLevel: 'error',
    cacheDir: join(root, 'node_modules', '.vite-gallery'),
    server: { port: 0, hmr: false, watch: null },
    optimizeDeps: { entries: ['tests/ui/gallery/*.tsx'] },
  })
  await server.listen()
  const address = new URL('tests/ui/gallery/index.html', server.resolvedUrls?.local[0])
  return { address: address.href, close: () => server.close() }
}

/** The pages of the gallery. */
export const galleryPages = ['/', '/list', '/customer', '/form', '/states', '/nowhere']
