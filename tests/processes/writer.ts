/**
 * A process that writes as fast as it can until it is killed: eight commands at a time, and a line
 * `id` on stdout for each that was acknowledged; or (`restore NAME NAME`) one that restores two backups in turn. Two kill
 * themselves in the middle: `import ROWS` of bringing a list in on its thread, `undo ID` of taking it back; `id` is told first.
 */
import { flushCompileCache } from 'node:module'
import type { ImportState } from '#features/imports/contract.ts'
import type { DatabasePlace } from '#platform/db/open.ts'
import { system } from '#shared/actor.ts'
import { partOfServer } from './flags.ts'

type What = 'customers' | 'restore' | 'import' | 'undo'
const [place, dataFolder, what, ...names] = process.argv.slice(2) as [string, string, What, ...string[]]
const { openHouse }: typeof import('../../house.ts') = await import(partOfServer('house'))
const threads = what === 'import' || what === 'undo'
const house = await openHouse({ place: JSON.parse(place) as DatabasePlace, dataFolder, threads })
// Who is killed keeps nothing for the next start.
flushCompileCache()

async function writeCustomers(): Promise<never> {
  for (let n = 0; ; n += 1) {
    const answer = await house.runner.run('createCustomer', { name: `Kunde ${process.pid} ${n}` }, system)
    process.stdout.write(`${(answer as { id: string }).id}\n`)
  }
}

async function restoreInTurn(): Promise<never> {
  for (let n = 0; ; n += 1) {
    await house.runner.run('restoreBackup', { name: names[n % names.length] }, system)
    process.stdout.write('restoring\n')
    await house.worker.runDue()
  }
}

async function bringIn(rows: number): Promise<never> {
  const list = ['Firma;Ansprechpartner', ...Array.from({ length: rows }, (_, n) => `Firma ${n} Bau;Eva ${n}`)].join(
    '\n',
  )
  const file = { name: 'viele.csv', bytes: new TextEncoder().encode(list) }
  const { id } = (await house.runner.run('addImportFile', file, system)) as { id: string }
  await house.runner.run('runImport', { id }, system)
  return await runUntilKilled(id)
}

async function takeBack(id: string): Promise<never> {
  await house.runner.run('undoImport', { id }, system)
  return await runUntilKilled(id)
}

/** The thread asks this one for each of its turns, so it gets no further than a few steps until this looks again. */
async function runUntilKilled(id: string): Promise<never> {
  process.stdout.write(`${id}\n`)
  void house.worker.runDue()
  for (;;) {
    const { progress, state } = (await house.runner.run('getImport', { id }, system)) as ImportState
    if ((progress?.done ?? 0) > 0) process.kill(process.pid, 'SIGKILL')
    if (state === 'done' || state === 'undone') process.exit(1)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

if (what === 'restore') await restoreInTurn()
else if (what === 'import') await bringIn(Number(names[0]))
else if (what === 'undo') await takeBack(names[0]!)
else await Promise.all(Array.from({ length: 8 }, writeCustomers))
