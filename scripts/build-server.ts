/**
 * Builds the server into dist/server: its own files, Kysely, zod and Fastify as one, since a start spends most of its
 * time on finding and linking a thousand small files. What is loaded later or in threads is loaded from where it lies.
 */
import { readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const fresh = join(root, 'dist', 'server.new')
const within = ['kysely', 'zod', 'fastify', 'snowball-stemmers']
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object }

/** Files are found beside the source that names them, wherever its code has come to lie. */
const whereItLay: Plugin = {
  name: 'where-it-lay',
  transform: {
    order: 'pre',
    filter: { id: /\.ts$/ },
    handler(code, id) {
      return code
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
    },
  },
}

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  plugins: [whereItLay],
  ssr: { noExternal: true, external: Object.keys(dependencies).filter((name) => !within.includes(name)) },
  build: { ssr: 'server.ts', outDir: fresh, emptyOutDir: true, target: 'node24', minify: false },
})
rmSync(join(root, 'dist', 'server'), { recursive: true, force: true })
renameSync(fresh, join(root, 'dist', 'server'))
