/**
 * Builds the server into dist/server: its own files, Kysely, zod and Fastify as one, since a start spends most of its
 * time on finding and linking a thousand small files; its two threads share them. What is loaded later is loaded from where it lies.
 */
import { readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'

const root = join(import.meta.dirname, '..')
const built = join(root, 'dist', 'server')
const fresh = `${built}.new`
// `house`: without the server's port, and `cli`: for processes of tests.
const entries = ['server', 'house', 'cli', 'report-worker', 'job-worker']
const within = ['kysely', 'zod', 'fastify', 'snowball-stemmers']
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object }

/** Files are found beside the source that names them, wherever its code has come to lie; threads are built. */
const whereItLay: Plugin = {
  name: 'where-it-lay',
  transform: {
    order: 'pre',
    filter: { id: /\.ts$/ },
    handler(code, id) {
      return code
        .replace(/new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/g, (itself, name: string) =>
          dirname(id) === root && entries.includes(name)
            ? `new URL(${JSON.stringify(pathToFileURL(join(built, `${name}.js`)).href)})`
            : itself,
        )
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
  build: {
    ssr: true,
    rolldownOptions: { input: entries.map((name) => `${name}.ts`), output: { entryFileNames: '[name].js' } },
    outDir: fresh,
    emptyOutDir: true,
    target: 'node24',
    minify: false,
  },
})
rmSync(built, { recursive: true, force: true })
renameSync(fresh, built)
