/**
 * Builds the browser's part into dist/web, each text file beside its Brotli and gzip form (served as they lie).
 * The old build stays in place until the new one is complete.
 */
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const fresh = join(root, 'dist', 'web.new')
const compressible = /\.(js|css|html|svg|json|webmanifest|txt)$/
const smallestWorthIt = 1024
const quality = process.env.QUICK_BUILD ? 5 : constants.BROTLI_MAX_QUALITY

await build({ root, logLevel: 'warn', build: { outDir: fresh, emptyOutDir: true } })

for (const name of readdirSync(fresh, { recursive: true, encoding: 'utf8' })) {
  if (!compressible.test(name)) continue
  const content = readFileSync(join(fresh, name))
  if (content.length < smallestWorthIt) continue
  writeFileSync(
    join(fresh, `${name}.br`),
    brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
  )
  writeFileSync(join(fresh, `${name}.gz`), gzipSync(content, { level: 9 }))
}

rmSync(join(root, 'dist', 'web'), { recursive: true, force: true })
renameSync(fresh, join(root, 'dist', 'web'))
