/**
 * Completes package-lock.json after a change: `npm install` leaves out the optional binaries of other
 * platforms when the registry in use does not carry them, and `npm ci` then refuses the whole file.
 * Each missing one is added without a checksum, bound to its platform, so that only that platform fetches it.
 *
 * Run: node scripts/complete-lock.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'

type Entry = {
  version: string
  cpu?: string[]
  os?: string[]
  libc?: string[]
  dev?: true
  optional?: true
  license?: string
  engines?: Record<string, string>
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}
type Lock = { packages: Record<string, Entry> }

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']

/** The platform that a package name like `@biomejs/cli-linux-arm64-musl` ends with; null if it names none. */
function platformOf(name: string): Pick<Entry, 'cpu' | 'os' | 'libc'> | null {
  const words = name.split(/[/-]/)
  const os = systems.find((system) => words.includes(system))
  const cpu = processors.find((processor) => words.includes(processor))
  if (!os || !cpu) return null
  if (os !== 'linux') return { cpu: [cpu], os: [os] }
  return { cpu: [cpu], libc: [words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc'], os: [os] }
}

/** Adds the missing optional binaries to `lock`; answers the names added. */
function complete(lock: Lock): string[] {
  const added: string[] = []
  for (const [path, parent] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      if (lock.packages[`${path}/node_modules/${name}`] || lock.packages[`node_modules/${name}`]) continue
      const platform = platformOf(name)
      if (!platform || !/^\d+\.\d+\.\d+/.test(version)) {
        throw new Error(`${path} wants ${name}@${version}, which is not in the lock and names no platform.`)
      }
      const { cpu, os, libc } = platform
      lock.packages[`node_modules/${name}`] = {
        version,
        cpu,
        ...(parent.dev && { dev: true }),
        ...(libc && { libc }),
        optional: true,
        os,
      } as Entry
      added.push(name)
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  return added
}

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock
const added = complete(lock)
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length > 0 ? `Added: ${added.join(', ')}` : 'package-lock.json is complete.')
