import type { Operations } from '#features/index.ts'
import { type Command, dayOption, WrongUse } from '#platform/cli/command.ts'
import type { Client } from '#shared/contract.ts'
import { cuts } from './rules.ts'

export const commands: Command<Client<Operations>>[] = [
  {
    name: 'report sales',
    usage: `report sales [--from DAY --to DAY] [--by ${cuts.join('|')}]`,
    help: 'Closing rate, won value, average deal, cycle and what is open (this fiscal year so far, by member).',
    options: { from: { type: 'string' }, to: { type: 'string' }, by: { type: 'string' } },
    async run({ call, values, t, format }) {
      const by = cuts.find((cut) => cut === (values.by ?? 'member'))
      if (!by) throw new WrongUse(`--by is one of ${cuts.join(', ')}`)
      const { period, ...json } = await call.getSales({
        ...dayOption('from', values.from),
        ...dayOption('to', values.to),
        by,
      })
      const line = (name: string, row: typeof json.total | (typeof json.rows)[number]) =>
        t('sales.cli.row', {
          name,
          won: row.won,
          lost: row.lost,
          open: row.open,
          rate: format.percent(row.closingRate, 1),
          value: format.money(row.wonValue, json.currency),
          average: format.money(row.averageDeal, json.currency),
          cycle: row.cycleMedian === null ? '–' : format.number(Math.round(row.cycleMedian)),
        })
      const text = [
        line(t('sales.cli.total', { from: format.day(period.from), to: format.day(period.to) }), json.total),
        ...json.rows.slice(0, 30).map((row) => line(row.name ?? row.key ?? '–', row)),
        ...json.converted.map(({ currency, amount, rate, validFrom }) =>
          t('sales.cli.converted', {
            amount: format.money(amount, currency),
            rate: format.number(rate, 8),
            day: format.day(validFrom),
          }),
        ),
        ...json.otherCurrencies.map(({ count, currency }) => t('sales.cli.other', { count, currency })),
      ].join('\n')
      return { json: { ...period, ...json }, text }
    },
  },
]
