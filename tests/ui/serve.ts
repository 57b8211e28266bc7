import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'

/** Builds the gallery of parts as the product is built and serves it on a free port, for tests and for screenshots. */
export async function serveGallery(): Promise<{ address: string; close: () => Promise<void> }> {
  const root = join(import.meta.dirname, '..', '..')
  const outDir = mkdtempSync(join(tmpdir(), 'bm-gallery-'))
  const input = join(root, 'tests/ui/gallery/index.html')
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true, rolldownOptions: { input } } })
  const server = await preview({ root, logLevel: 'error', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
  const address = new URL('tests/ui/gallery/index.html', server.resolvedUrls?.local[0])
  return {
    address: address.href,
    close: async () => {
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}

/** The pages of the gallery. */
export const galleryPages = ['/', '/list', '/customer', '/form', '/states', '/nowhere']
