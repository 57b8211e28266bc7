import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../scripts/run.ts'

// Each case is a file of its own in a copy of the folder tree, checked once with the real lint configuration.
const forbidden: [file: string, imports: string][] = [
  ['shared/one.ts', '#platform/db/open.ts'],
  ['shared/two.ts', '#features/customers/rules.ts'],
  ['shared/three.ts', '#ui/button.tsx'],
  ['shared/four.ts', '../platform/log.ts'],
  ['platform/one.ts', '#features/customers/contract.ts'],
  ['platform/db/two.ts', '#ui/button.tsx'],
  ['platform/db/three.ts', '#migrations/index.ts'],
  ['platform/four.ts', '#tests/harness.ts'],
  ['ui/one.tsx', '#features/customers/contract.ts'],
  ['ui/two.tsx', '#platform/log.ts'],
  ['features/a/contract.ts', './sql.ts'],
  ['features/b/contract.ts', '#platform/db/open.ts'],
  ['features/c/contract.ts', './actions.ts'],
  ['features/d/contract.ts', '#features/a/sql.ts'],
  ['features/e/contract.ts', 'node:fs'],
  ['features/a/access.ts', './sql.ts'],
  ['features/a/rules.ts', '#platform/log.ts'],
  ['features/b/rules.ts', './actions.ts'],
  ['features/a/rules/deep.ts', '../sql.ts'],
  ['features/a/actions.ts', '#features/b/sql.ts'],
  ['features/b/actions.ts', '../a/sql.ts'],
  ['features/c/actions.ts', './web/page.tsx'],
  ['features/d/actions.ts', '#features/b/web/page.tsx'],
  ['features/e/actions/deep.ts', '#features/b/sql.ts'],
  ['features/a/jobs.ts', '#features/b/sql.ts'],
  ['features/a/cli.ts', '#features/b/sql.ts'],
  ['features/a/sql.ts', '#features/b/sql.ts'],
  ['features/b/sql.ts', './actions.ts'],
  ['features/reports/x/sql.ts', '#features/b/sql.ts'],
  ['features/a/web/one.tsx', '../actions.ts'],
  ['features/a/web/two.tsx', '../sql.ts'],
  ['features/a/web/three.tsx', '#platform/log.ts'],
  ['features/a/web/four.tsx', '#features/b/actions.ts'],
  ['features/a/web/five.tsx', 'zod'],
]
const allowed: typeof forbidden = [
  ['shared/fine.ts', './ids.ts'],
  ['platform/fine.ts', '#shared/ids.ts'],
  ['ui/fine.tsx', '#shared/days.ts'],
  ['features/x/contract.ts', 'zod'],
  ['features/x/access.ts', '#features/a/access.ts'],
  ['features/x/rules.ts', '#shared/days.ts'],
  ['features/x/sql.ts', '#platform/db/open.ts'],
  ['features/x/actions.ts', './sql.ts'],
  ['features/y/actions.ts', '#features/x/actions.ts'],
  ['features/y/actions/deep.ts', '../sql.ts'],
  ['features/x/web/one.tsx', '#ui/button.tsx'],
  ['features/x/web/two.tsx', '../rules.ts'],
]

let folder: string
let complaints: Map<string, string[]>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bordmittel-lint-'))
  const configuration = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'))
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...configuration, vcs: { enabled: false } }))
  const write = (file: string, imported: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `import { thing } from '${imported}'\n\nexport const other = thing\n`)
  }
  for (const [file, imported] of [...forbidden, ...allowed]) write(file, imported)
  write('features/circle/one.ts', './two.ts')
  write('features/circle/two.ts', './one.ts')
  complaints = lint()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function lint(): Map<string, string[]> {
  const { stdout, stderr } = spawnSync(
    join(root, 'node_modules', '.bin', 'biome'),
    ['lint', '.', '--reporter=json', '--max-diagnostics=none'],
    { cwd: folder, encoding: 'utf8' },
  )
  const found = new Map<string, string[]>()
  if (!stdout.startsWith('{')) throw new Error(`biome said: ${stdout}${stderr}`)
  for (const { category, location } of JSON.parse(stdout).diagnostics) {
    const file = typeof location.path === 'string' ? location.path : location.path.file
    found.set(file, [...(found.get(file) ?? []), category])
  }
  return found
}

test.each(forbidden)('%s must not import %s', (file) => {
  expect(complaints.get(file) ?? []).toContain('lint/style/noRestrictedImports')
})

test.each(allowed)('%s may import %s', (file) => {
  expect(complaints.get(file) ?? []).toEqual([])
})

test('a circle of imports fails', () => {
  expect(complaints.get('features/circle/one.ts') ?? []).toContain('lint/suspicious/noImportCycles')
})
