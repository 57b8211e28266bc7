/**
 * `npm run bench:movement -- [--rows N] [--activities N] [--engine sqlite|postgres]`: how long the movement of a quarter takes
 * with a million facts in the history of opportunities: the running quarter, the one before, and the oldest ones; the
 * outlook over them; and the small wins of quarters with a million activities.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { system } from '#shared/actor.ts'
import { addDays, addMonths } from '#shared/days.ts'
import { type House, openHouse } from '../house.ts'
import { startPostgres } from '../tests/postgres.ts'
import { openBulk } from './bulk.ts'
import { fillPipeline } from './movement/fill.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    activities: { type: 'string', default: '1000000' },
    engine: { type: 'string', default: 'sqlite' },
  },
})
const say = (text: string) => process.stdout.write(`${text}\n`)
const folder = mkdtempSync(join(tmpdir(), 'bordmittel-movement-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const postgres = values.engine === 'postgres' ? await startPostgres({ durable: false }) : undefined
const place = postgres ? { url: postgres.url } : { file: join(folder, 'bordmittel.sqlite') }
try {
  const { today, first, facts, opportunities, open } = await fill()
  const house = await openHouse({ place })
  say(
    `${opportunities} opportunities, ${open} of them open, with ${facts} facts since ${first}; ${values.activities} activities`,
  )
  const quarter = `${today.slice(0, 5)}${String(Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
  for (const [name, from] of [
    ['running quarter', quarter],
    ['quarter before', addMonths(quarter, -3)],
    ['two years ago', addMonths(quarter, -24)],
    ['first full quarter', addMonths(`${first.slice(0, 4)}-01-01`, 12)],
  ] as const) {
    const asked = { from, to: addDays(addMonths(from, 3), -1), by: 'member', scope: 'all' }
    await measure(house, name, 'getMovement', asked)
  }
  for (const [name, from] of [
    ['small wins', quarter],
    ['of the one before', addMonths(quarter, -3)],
    ['of two years ago', addMonths(quarter, -24)],
  ] as const)
    await measure(house, name, 'listSmallWins', { from, to: addDays(addMonths(from, 3), -1) })
  await measure(house, 'outlook', 'getOutlook', {})
  await house.close()
} finally {
  await postgres?.stop()
}

async function measure(house: House, name: string, operation: string, asked: object): Promise<void> {
  const times: number[] = []
  const before = process.cpuUsage()
  for (let n = 0; n < 4; n += 1) {
    const started = performance.now()
    await house.runner.run(operation, asked, system)
    times.push(performance.now() - started)
  }
  const { user, system: kernel } = process.cpuUsage(before)
  const [cold, ...warm] = times.map(Math.round)
  const { from = '' } = asked as { from?: string }
  say(
    `${name.padEnd(20)} ${from.padEnd(10)}  first ${cold} ms, then ${Math.min(...warm)} ms; ` +
      `${Math.round((user + kernel) / 1000 / times.length)} ms of this process's processor each`,
  )
}

/** A house with its schema, closed again while the tables are filled. */
async function fill() {
  const house = await openHouse({ place })
  const { today, stages } = await house.runner.query(system, async (ctx) => ({
    today: ctx.today,
    stages: (await ctx.db.selectFrom('stages').select('id').orderBy('position').execute()).map(({ id }) => id),
  }))
  await house.close()
  const bulk = openBulk(place)
  const filled = await fillPipeline(bulk, Number(values.rows), today, stages, Number(values.activities))
  await bulk.close()
  return { today, ...filled }
}
