import type { Operations } from '#features/index.ts'
import { type Command, type CommandTools, WrongUse } from '#platform/cli/command.ts'
import type { Client, Output } from '#shared/contract.ts'
import { isDay } from '#shared/days.ts'
import type { contract } from './contract.ts'
import { unknownValues } from './rules/unknown.ts'

type Tools = CommandTools<Client<Operations>>

export const commands: Command<Client<Operations>>[] = [
  {
    name: 'report outlook',
    usage: 'report outlook [--without ID,…] [--chance ID=0.5,…] [--close ID=DAY,…] [--backtest]',
    help: 'The next 18 months as a range, the short term and what it rests on; what if; or how past outlooks did.',
    options: {
      without: { type: 'string' },
      chance: { type: 'string' },
      close: { type: 'string' },
      backtest: { type: 'boolean' },
    },
    async run(tools) {
      const { call, values } = tools
      if (values.backtest) {
        const found = await call.getBacktest({})
        return { json: found, text: testsText(tools, found.judgement) }
      }
      const chance = pairs(
        'chance',
        values.chance,
        (text) => Number(text),
        (number) => number >= 0 && number <= 1,
      )
      const close = pairs('close', values.close, (text) => text, isDay)
      const out = typeof values.without === 'string' ? values.without.split(',') : []
      const found = await call.getOutlook({ whatIf: { out, chance, close } })
      return { json: found, text: outlookText(tools, found) }
    },
  },
]

function pairs<Value>(
  name: string,
  value: unknown,
  read: (text: string) => Value,
  fits: (value: Value) => boolean,
): Record<string, Value> {
  if (typeof value !== 'string') return {}
  return Object.fromEntries(
    value.split(',').map((pair) => {
      const [id, text] = pair.split('=')
      const found = read(text ?? '')
      if (!id || !text || !fits(found)) throw new WrongUse(`--${name} is like ID=VALUE,ID=VALUE`)
      return [id, found]
    }),
  )
}

function outlookText({ t, format }: Tools, found: Output<(typeof contract)['getOutlook']>): string {
  const money = (amount: number) => format.money(amount, found.currency, 'never')
  const of = ({ low, middle, high }: { low: number; middle: number; high: number }) => ({
    low: money(low),
    middle: money(middle),
    high: money(high),
  })
  return [
    t('outlook.cli.total', { day: format.day(found.asOf), ...of(found.all), later: money(found.later.middle) }),
    ...found.months.map(({ month, band }) => t('outlook.cli.month', { month: format.month(month), ...of(band) })),
    ...found.unknown.map((what) => t(`outlook.unknown.${what}`, unknownValues(found.basis))),
  ].join('\n')
}

function testsText({ t, format }: Tools, judgement: Output<(typeof contract)['getBacktest']>['judgement']): string {
  return t('outlook.cli.tests', {
    count: judgement.tests,
    error: format.percent(judgement.error),
    bias: format.change(judgement.bias),
    coverage: format.percent(judgement.coverage),
  })
}
