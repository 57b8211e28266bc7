/**
 * `npm run bench:duplicates -- [--tune] [--wrong N] [--restaurants FOLDER] [--customers N]`: how well duplicates are found
 * on labelled sets, and how long 100,000 customers against each other take. `--tune` takes the seed that rules may be
 * changed by; what is reported comes from another one.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Papa from 'papaparse'
import type { CompanyTraits } from '#features/duplicates/rules/companies.ts'
import { DuplicateIndex, prepareCompany } from '#features/duplicates/rules/matchIndex.ts'
import { comparePersons, type PersonTraits, personKeys } from '#features/duplicates/rules/persons.ts'
import { generateCompanies, generatePersons, type Labelled } from './duplicates/generate.ts'

const tuningSeed = 11
const reportingSeed = 2026

const { values } = parseArgs({
  options: {
    tune: { type: 'boolean', default: false },
    wrong: { type: 'string', default: '0' },
    restaurants: { type: 'string', default: join(import.meta.dirname, '../../shared/data/dedupe-restaurant') },
    customers: { type: 'string', default: '100000' },
  },
})
const say = (text: string) => process.stdout.write(`${text}\n`)
const seed = values.tune ? tuningSeed : reportingSeed
const wrongShown = Number(values.wrong)
let short = false

report(`made-up companies (seed ${seed})`, generateCompanies(seed, 4000), companyPairs)
report(`made-up persons (seed ${seed})`, generatePersons(seed, 2000), personPairs)
if (existsSync(join(values.restaurants, 'restaurant.csv'))) report('restaurants', readRestaurants(), companyPairs)
else say('restaurants: the set is not beside this checkout')
if (!values.tune) measureTime(Number(values.customers))
process.exitCode = short ? 1 : 0

type Found = { a: number; b: number; verdict: 'same' | 'probably'; score: number; reasons: readonly string[] }

function report<Traits>(name: string, set: Labelled<Traits>[], find: (all: Traits[]) => Found[]): void {
  const found = find(set.map(({ traits }) => traits))
  const sizes = new Map<number, number>()
  for (const { entity } of set) sizes.set(entity, (sizes.get(entity) ?? 0) + 1)
  const truePairs = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
  const isTrue = ({ a, b }: Found) => set[a]!.entity === set[b]!.entity
  const same = found.filter(({ verdict }) => verdict === 'same')
  const right = found.filter(isTrue)
  const precision = same.filter(isTrue).length / same.length
  const recall = right.length / truePairs
  short ||= precision < 0.98 || recall < 0.9
  say(
    `${name}: ${set.length} records, ${truePairs} pairs that are one. ` +
      `Same: ${same.length}, precision ${share(precision)}, recall ${share(same.filter(isTrue).length / truePairs)}. ` +
      `Same or probably: ${found.length}, precision ${share(right.length / found.length)}, recall ${share(recall)}.`,
  )
  if (wrongShown === 0) return
  const tell = ({ a, b, score, reasons }: Found) =>
    say(
      `  ${score} ${reasons.join(',')}\n    ${set[a]!.kind} ${JSON.stringify(set[a]!.traits)}\n    ${set[b]!.kind} ${JSON.stringify(set[b]!.traits)}`,
    )
  say('wrongly the same:')
  for (const one of same.filter((pair) => !isTrue(pair)).slice(0, wrongShown)) tell(one)
  say('not found:')
  const known = new Set(found.map(({ a, b }) => `${a} ${b}`))
  const missed: Found[] = []
  const byEntity = Map.groupBy(set.keys(), (at) => set[at]!.entity)
  for (const some of byEntity.values()) {
    for (const [i, a] of some.entries())
      for (const b of some.slice(i + 1))
        if (!known.has(`${a} ${b}`)) missed.push({ a, b, verdict: 'probably', score: 0, reasons: [] })
  }
  for (const one of missed.slice(0, wrongShown)) tell(one)
}

function companyPairs(all: CompanyTraits[]): Found[] {
  const index = new DuplicateIndex()
  const found: Found[] = []
  for (const [a, traits] of all.entries()) {
    const company = prepareCompany(traits)
    for (const { id, verdict, score, reasons } of index.matches(String(a), company)) {
      found.push({ a, b: Number(id), verdict, score, reasons })
    }
    // Compared with those before it only: each pair once, as an import and the job in the background do.
    index.add(String(a), company)
  }
  return found
}

function personPairs(all: PersonTraits[]): Found[] {
  const blocks = new Map<string, number[]>()
  for (const [at, person] of all.entries()) {
    for (const key of personKeys(person)) blocks.set(key, [...(blocks.get(key) ?? []), at])
  }
  const pairs = new Map<string, [number, number]>()
  for (const block of blocks.values()) {
    for (const [i, a] of block.entries()) for (const b of block.slice(i + 1)) pairs.set(`${a} ${b}`, [a, b])
  }
  return [...pairs.values()].flatMap(([a, b]) => {
    const match = comparePersons(all[a]!, all[b]!)
    return match ? [{ a, b, ...match }] : []
  })
}

function readRestaurants(): Labelled<CompanyTraits>[] {
  const text = readFileSync(join(values.restaurants, 'restaurant.csv'), 'utf8')
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
  return data.map(({ name = '', addr = '', city = '', phone = '', class: entity = '' }) => ({
    entity: Number(entity.replace(/\D/g, '')),
    kind: 'restaurant',
    traits: {
      name,
      street: addr,
      city,
      phones: phone.replace(/\D/g, '').length >= 10 ? [`+1${phone.replace(/\D/g, '').slice(0, 10)}`] : [],
    },
  }))
}

function measureTime(customers: number): void {
  const set = generateCompanies(7, Math.ceil(customers / 1.2)).slice(0, customers)
  const began = performance.now()
  const before = process.cpuUsage()
  const found = companyPairs(set.map(({ traits }) => traits))
  const seconds = (performance.now() - began) / 1000
  const cpu = process.cpuUsage(before)
  const worked = ((cpu.user + cpu.system) / 1e6).toFixed(1)
  const memory = Math.round(process.memoryUsage().rss / 1024 / 1024)
  short ||= seconds > 60
  say(
    `${set.length} customers against each other: ${seconds.toFixed(1)} s (${worked} s of processor time), ${found.length} pairs, ${memory} MB`,
  )
}

function share(value: number): string {
  return value.toFixed(4)
}
