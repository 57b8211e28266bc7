// Runs under whatever Node starts it (18 or newer), so it is plain JavaScript and loads nothing of ours:
// it installs, builds the web part and the server and hands over to the pinned Node. Everything it says goes to stderr,
// so that the output of a command stays clean.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const windows = process.platform === 'win32'

export function say(...lines) {
  for (const line of lines) process.stderr.write(`${line}\n`)
}

function fail(...lines) {
  say('', ...lines, '')
  process.exit(1)
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function fingerprint(files) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`)
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/** npm itself, as the command that started us or as found in the path. */
function npm(...args) {
  const own = process.env.npm_execpath
  const started = own && /npm-cli\.c?js$/.test(own) && existsSync(own)
  const [command, list] = started ? [process.execPath, [own, ...args]] : ['npm', args]
  return spawnSync(command, list, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: windows && !started,
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  })
}

/** True if npm's own record says that exactly the packages of the lock file lie there (installed by hand). */
function installedByHand() {
  const wanted = readJson(join(root, 'package-lock.json'))
  const present = readJson(join(modules, '.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional) return true
    return present.packages[path] && present.packages[path].version === entry.version
  })
}

/** Installs the packages of the lock file, unless they lie there already. */
export function install() {
  const stamp = join(modules, '.installed')
  const wanted = fingerprint(['package.json', 'package-lock.json'])
  if (readText(stamp) === wanted) return
  if (!installedByHand()) {
    say('Pakete werden installiert, einmalig, je nach Leitung ein bis zwei Minuten … (installing packages)')
    // Nobody reads the audit here, and it waits for the network.
    const asked = [
      '--include=dev',
      '--include=optional',
      '--ignore-scripts=false',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
    ]
    const { status, error } = npm('ci', ...asked)
    if (status !== 0) {
      fail(
        `Die Pakete ließen sich nicht installieren${error ? ` (${error.message})` : ''}. Ihre Daten sind unberührt.`,
        'Beim ersten Start braucht dieser Rechner Internet (registry.npmjs.org), Schreibrecht in diesem Ordner und etwa 600 MB Platz.',
        'Hinter einem Proxy: npm config set proxy http://HOST:PORT. Danach denselben Befehl noch einmal.',
        'Packages could not be installed; your data are untouched. This needs internet access (registry.npmjs.org),',
        'permission to write here and about 600 MB of disk. Behind a proxy: npm config set proxy http://HOST:PORT. Then try again.',
      )
    }
  }
  try {
    writeFileSync(stamp, wanted)
  } catch {
    // Installed by another user: without the stamp the next start compares the packages again.
  }
}

/** Everything the browser's part is made from. Tests and what only the server runs are left out. */
function webSources() {
  const found = ['package-lock.json']
  const visit = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) visit(path)
      else if (!/\.test\.tsx?$|\/(sql|actions|jobs|cli)\.ts$/.test(path)) found.push(path)
    }
  }
  for (const name of ['index.html', 'web.tsx', 'vite.config.ts', 'scripts/build-web.ts', 'platform/messages.ts']) {
    if (existsSync(join(root, name))) found.push(name)
  }
  for (const folder of ['features', 'shared', 'ui', 'public', 'docs/handbuch'])
    if (existsSync(join(root, folder))) visit(folder)
  return found.sort()
}

/** Everything that the server is built from. */
function serverSources() {
  const ours = ['server.ts', 'house.ts', 'cli.ts', 'report-worker.ts', 'job-worker.ts', 'scripts/build-server.ts']
  const found = ['package-lock.json', ...ours]
  const visit = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`
      if (!entry.isDirectory()) {
        if (/(?<!\.test)\.ts$/.test(path)) found.push(path)
      } else if (entry.name !== 'web') visit(path)
    }
  }
  for (const folder of ['features', 'platform', 'shared', 'migrations', 'demo']) visit(folder)
  return found.sort()
}

/** Where `buildServer` leaves the server. */
export const builtServer = join('dist', 'server', 'server.js')

/**
 * Builds the browser's part into dist/web, unless its sources are those of the last build. `quick`: for tests, packed
 * less closely, which takes a third less; a server that is started for people builds it anew.
 */
export function buildWeb(quick = false) {
  const says = [
    'Oberfläche wird gebaut … (building the web part)',
    'Die Oberfläche ließ sich nicht bauen',
    'The web part could not be built',
  ]
  const result = join('dist', 'web', 'index.html')
  const wanted = fingerprint(webSources())
  if (!quick) build('web', result, wanted, says)
  else if (!isBuilt('web', result, wanted)) build('web', result, `${wanted} quick`, says, { QUICK_BUILD: '1' })
}

/** Builds the server into dist/server, unless its sources are those of the last build; it knows the folder it was built in. */
export function buildServer() {
  build('server', builtServer, `${root} ${fingerprint(serverSources())}`, [
    'Server wird gebaut … (building the server)',
    'Der Server ließ sich nicht bauen',
    'The server could not be built',
  ])
}

const stampOf = (what) => join(root, 'dist', `${what}.stamp`)

function isBuilt(what, result, wanted) {
  return readText(stampOf(what)) === wanted && existsSync(join(root, result))
}

function build(what, result, wanted, [says, german, english], more = {}) {
  if (isBuilt(what, result, wanted)) return
  say(says)
  const { status, error } = spawnSync(nodes()[0], [`scripts/build-${what}.ts`], {
    ...{ cwd: root, stdio: ['ignore', 2, 2] },
    env: { ...process.env, ...more },
  })
  if (status !== 0) {
    fail(
      `${german}${error ? ` (${error.message})` : ''}; der Grund steht darüber.`,
      `${english}; the reason stands above.`,
    )
  }
  writeFileSync(stampOf(what), wanted)
}

/** The Node versions that may run our code, best first: the pinned one, wherever npm put it, then this one if new enough. */
function nodes() {
  const name = windows ? 'node.exe' : 'node'
  const platform = `${windows ? 'win' : process.platform}-${process.arch}`
  const places = [
    ['node', 'bin'],
    ['node', 'node_modules', `node-${platform}`, 'bin'],
    ['node', 'node_modules', `node-bin-${platform}`, 'bin'],
    [`node-${platform}`, 'bin'],
  ]
  const find = () => places.map((place) => join(modules, ...place, name)).filter((file) => existsSync(file))
  let found = find()
  if (found.length === 0) {
    npm('rebuild', 'node', '--ignore-scripts=false')
    found = find()
  }
  if (Number(process.versions.node.split('.')[0]) >= 24) found.push(process.execPath)
  if (found.length === 0) {
    fail(
      'Node 24 fehlt: npm hat das mitgelieferte nicht angelegt. Bitte Node 24 oder neuer installieren (nodejs.org) und noch einmal starten.',
      'Node 24 is missing: npm did not set up the bundled one. Please install Node 24 or newer (nodejs.org) and start again.',
    )
  }
  return found
}

/** Node keeps what it compiled: the next start takes two thirds of the time and 25 MB less. */
export function environment() {
  // Two arenas for all threads: each more keeps some megabytes that it gave out once.
  return { NODE_COMPILE_CACHE: join(modules, '.cache', 'node'), MALLOC_ARENA_MAX: '2', ...process.env }
}

/**
 * Room for short-lived objects in MB: with less the collector takes a fifth more of each request; idle the server gives it back.
 * By how much a heap may grow before it is collected: by itself V8 lets it grow up to four times. A large import has a sixth
 * less memory at its highest with this, for one hundredth more time.
 */
export const flags = ['--max-semi-space-size=16', '--heap-growing-percent=80']

/** Runs `entry` under the pinned Node in our place: arguments, signals, output and exit code are handed through. */
export function handOver(entry, args) {
  run(nodes(), [...flags, join(root, entry), ...args])
}

function run([node, ...others], args) {
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: environment() })
  child.on('error', (error) => {
    if (others.length > 0) return run(others, args)
    fail(
      `Das mitgelieferte Node läuft auf diesem Rechner nicht (${error.message}). Bitte Node 24 oder neuer installieren (nodejs.org).`,
      'The bundled Node does not run on this machine. Please install Node 24 or newer (nodejs.org).',
    )
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
  // A terminal sends Ctrl-C to the whole group, the child included; a second one would end it without order.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGHUP'))
  // npm killed outright forwards nothing (and its shell stays): end with it instead of living on unseen.
  if (process.env.npm_lifecycle_event) {
    const before = ancestors()
    const timer = setInterval(() => {
      if (ancestors() === before) return
      clearInterval(timer)
      child.kill('SIGTERM')
    }, 500).unref()
  }
}

/** The process that started us and, where that is only npm's shell, the one behind it (as far as the system tells). */
function ancestors() {
  const parent = process.ppid
  const [, name = '', grandparent = ''] = readText(`/proc/${parent}/stat`).match(/\((.*)\) \S+ (\d+)/) ?? []
  return /^(npm|node)/.test(name) ? `${parent}` : `${parent} ${grandparent}`
}
