/**
 * A process that writes as fast as it can until it is killed: eight commands at a time, and a line
 * `id` on stdout for each that was acknowledged; or (`restore NAME NAME`) one that restores two backups in turn.
 */
import { flushCompileCache } from 'node:module'
import type { DatabasePlace } from '#platform/db/open.ts'
import { system } from '#shared/actor.ts'
import { openHouse } from '../../house.ts'

const [place, dataFolder, what, ...names] = process.argv.slice(2) as [string, string, 'customers' | 'restore']
const house = await openHouse({ place: JSON.parse(place) as DatabasePlace, dataFolder })
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

if (what === 'restore') await restoreInTurn()
else await Promise.all(Array.from({ length: 8 }, writeCustomers))
