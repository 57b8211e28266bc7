import { createHash } from 'node:crypto'
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, runnerImport, transformWithOxc } from 'vite'
import { type SplitWords, splitWords, type Words } from './scripts/words.ts'
import type { Contract } from './shared/contract.ts'
import { type Language, languages } from './shared/messages.ts'

const root = import.meta.dirname
const messageFiles = '{ui,platform,features}/**/messages.ts'

/** Runs a module of ours at build time and answers what it exports, with the files it was made of. */
async function run<Exports>(file: string): Promise<{ module: Exports; files: string[] }> {
  const { module, dependencies } = await runnerImport<Exports>(`${root}/${file}`, {
    root,
    configFile: false,
    logLevel: 'error',
  })
  return { module, files: [file, ...dependencies].map((name) => (name.startsWith('/') ? name : `${root}/${name}`)) }
}

/**
 * `virtual:operations`: name → method and path of every operation, taken out of the contracts, so that
 * neither they nor zod are in the browser. `virtual:words`: the words of the frame; those of a page are fetched beside
 * it, as the list of pages (`routes.tsx`) is made to do here.
 */
function fromTheHouse(): Plugin {
  const made = new Set<string>()
  let split: Promise<{ all: Record<Language, Words>; keys: SplitWords }> | undefined
  const readWords = async () => {
    const read = globSync(messageFiles, { cwd: root })
      .sort()
      .map(async (name) => {
        const { module, files } = await run<{ messages: Record<Language, Words> }>(name)
        for (const file of files) made.add(file)
        return [name, module.messages] as const
      })
    const found = await Promise.all(read)
    const inLanguage = (language: Language): Words => Object.assign({}, ...found.map(([, words]) => words[language]))
    const german = Object.fromEntries(found.map(([name, words]) => [name, words.de]))
    return { all: { de: inLanguage('de'), en: inLanguage('en') }, keys: splitWords(root, german) }
  }
  const wordsOf = () => {
    split ??= readWords()
    return split
  }
  /** Code of a source of words (ui/words.ts). */
  const source = (page: string) =>
    `{ ${languages.map((language) => `${language}: () => import('virtual:words/${page}-${language}')`).join(', ')} }`
  const make = async (id: string) => {
    if (id === '\0virtual:operations') {
      const { module, files } = await run<{ operations: Contract }>('features/index.ts')
      for (const file of files) made.add(file)
      const table = Object.entries(module.operations).map(([name, { method, path }]) => [name, { method, path }])
      return `export default ${JSON.stringify(Object.fromEntries(table))}`
    }
    if (id === '\0virtual:words') return `export default ${source('frame')}`
    const [, page, language] = /^\0virtual:words\/(.+)-(\w+)$/.exec(id) ?? []
    if (!language || !page) return null
    const { all, keys } = await wordsOf()
    const wanted = (page === 'frame' ? keys.first : keys.pages.get(`${page}.tsx`)) ?? new Set<string>()
    const words = Object.entries(all[language as Language]).filter(([key]) => wanted.has(key))
    return `export default ${JSON.stringify(Object.fromEntries(words))}`
  }
  return {
    name: 'from-the-house',
    resolveId: { filter: { id: /^virtual:(operations$|words)/ }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: /^\0virtual:(operations$|words)/ },
      handler: (id) => make(id),
    },
    transform: {
      order: 'pre',
      filter: { id: /\/web\/routes\.tsx$/ },
      handler(code, id) {
        const folder = relative(root, dirname(id))
        const withWords = code.replace(
          /import\('\.\/([\w/]+)\.tsx'\)/g,
          (page, name) => `Promise.all([${page}, fetchWords(${source(`${folder}/${name}`)})]).then(([page]) => page)`,
        )
        return withWords === code ? null : `import { fetchWords } from '#ui/words.ts'\n${withWords}`
      },
    },
    hotUpdate({ file, modules }) {
      // What a module names of the words may have changed with it.
      split = undefined
      if (!made.has(file)) return
      for (const [id, module] of this.environment.moduleGraph.idToModuleMap) {
        if (id.startsWith('\0virtual:')) this.environment.moduleGraph.invalidateModule(module)
      }
      this.environment.hot.send({ type: 'full-reload' })
      return modules
    },
  }
}

/** Fetches the typeface with the page, not after the styles. */
function preloadTypeface(): Plugin {
  return {
    name: 'preload-typeface',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle }) {
        const file = Object.keys(bundle ?? {}).find((name) => /ibm-plex-sans-latin-wght-normal.*\.woff2$/.test(name))
        if (!file) return []
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' }
        return [{ tag: 'link', attrs, injectTo: 'head' as const }]
      },
    },
  }
}

/** `sw.js`: the service worker, with the list of all files of this build and of the reads that it may keep. */
function offlineWorker(): Plugin {
  return {
    name: 'offline-worker',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') return
      const publicFiles = readdirSync(`${root}/public`)
      const hash = createHash('sha256').update(page.source)
      for (const name of publicFiles) hash.update(readFileSync(`${root}/public/${name}`))
      const assets = Object.keys(bundle).filter((name) => name.startsWith('assets/') && !name.endsWith('.map'))
      const { module } = await run<{ operations: Contract }>('features/index.ts')
      const reads = Object.values(module.operations).filter((operation) => operation.offline)
      const build = {
        version: hash.update(assets.sort().join()).digest('hex').slice(0, 16),
        files: ['/', ...publicFiles.map((name) => `/${name}`), ...assets.map((name) => `/${name}`)],
        reads: reads.map(({ path }) => path),
      }
      const file = `${root}/ui/offline/worker.ts`
      const { code } = await transformWithOxc(readFileSync(file, 'utf8'), file, { sourcemap: false })
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: `const build = ${JSON.stringify(build)}\n${code}` })
    },
  }
}

const server = process.env.BORDMITTEL_SERVER ?? 'http://127.0.0.1:4700'

export default defineConfig({
  root,
  plugins: [react(), fromTheHouse(), preloadTypeface(), offlineWorker()],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: ['chrome125', 'edge125', 'firefox128', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // A busy machine is no news to whoever starts the product.
    rolldownOptions: {
      checks: { pluginTimings: false },
      // Few files instead of a hundred small ones: over the six connections of HTTP/1.1 they wait for each other.
      output: {
        codeSplitting: {
          groups: [
            { name: 'libraries', test: /node_modules/, minShareCount: 3, priority: 3 },
            { name: 'ui', test: /[\\/](ui|shared)[\\/]/, minShareCount: 4, priority: 2 },
            { name: 'parts', test: /[\\/]features[\\/]/, minShareCount: 4, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    port: 4701,
    proxy: { '/api': server, '/healthz': server },
  },
})
