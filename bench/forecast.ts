/**
 * `npm run bench:forecast -- [--companies N] [--tune]`: the forecast as of past month ends against what came, on made-up
 * companies whose true chances are known. `--tune` takes seeds that rules may be changed by; what is reported comes from
 * others. What must hold must hold over all processes together; which of them break what the rule assumes stands beside,
 * and last the demo company, as its page tells it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { contract } from '#features/reports/outlook/contract.ts'
import { backtest, horizon, type Judgement, judge, type Test } from '#features/reports/outlook/rules/backtest.ts'
import { system } from '#shared/actor.ts'
import type { Output } from '#shared/contract.ts'
import { addDays, addMonths } from '#shared/days.ts'
import { makeDemoFile } from '../demo/seed.ts'
import { openHouse } from '../house.ts'
import { makeCompany, processes, stageIds, statedChances } from './forecast/companies.ts'

const { values } = parseArgs({
  options: { companies: { type: 'string', default: '20' }, tune: { type: 'boolean', default: false } },
})
const firstSeed = values.tune ? 1 : 20_260_000
const stated = new Map(stageIds.map((id, i) => [id, statedChances[i]!]))
const say = (text: string) => process.stdout.write(`${text}\n`)
const percent = (value: number | null) => `${((value ?? Number.NaN) * 100).toFixed(1)} %`.padStart(8)

say(
  `back-test over month ends from the 13th month on, ${horizon} months ahead, ${values.companies} companies of each process`,
)
say(`${'process'.padEnd(13)} tests     bias    error  in range | stage-weighted: bias    error`)
const all: Test[] = []
for (const [name, process_] of Object.entries(processes)) {
  const tests: Test[] = []
  for (let n = 0; n < Number(values.companies); n += 1) {
    const company = makeCompany(process_, firstSeed + n)
    const ends = Array.from({ length: 48 - 12 - horizon + 1 }, (_, i) => addDays(addMonths(company.from, 12 + i), -1))
    tests.push(...backtest(company.deals, stated, ends, { seed: n + 1, draws: 1000 }))
  }
  all.push(...tests)
  line(name, judge(tests))
}
process.exitCode = line('all', judge(all)) ? 1 : 0
line('demo company', await judgeDemo())

/** The back-test of a demo company made today. */
async function judgeDemo(): Promise<Judgement> {
  const folder = mkdtempSync(join(tmpdir(), 'bordmittel-forecast-'))
  const file = join(folder, 'bordmittel.sqlite')
  try {
    await makeDemoFile(file)
    const house = await openHouse({ place: { file } })
    const told = (await house.runner.run('getBacktest', {}, system)) as Output<typeof contract.getBacktest>
    await house.close()
    return told.judgement
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Answers whether what must hold does not: 70–90 % in range, bias below 5 %, better than the plain figure. */
function line(name: string, judged: Judgement): boolean {
  const { tests, bias, error, coverage, stageWeightedBias, stageWeightedError } = judged
  const held = coverage! >= 0.7 && coverage! <= 0.9 && Math.abs(bias!) < 0.05 && error! < stageWeightedError!
  say(
    `${name.padEnd(13)} ${String(tests).padStart(5)} ${percent(bias)} ${percent(error)}  ${percent(coverage)} | ` +
      `${percent(stageWeightedBias).padStart(20)} ${percent(stageWeightedError)}${held ? '' : '   <- short'}`,
  )
  return !held
}
