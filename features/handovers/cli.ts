import type { Operations } from '#features/index.ts'
import { type Command, dayOption } from '#platform/cli/command.ts'
import type { Client } from '#shared/contract.ts'

export const commands: Command<Client<Operations>>[] = [
  {
    name: 'report handover',
    usage: 'report handover [--from DAY --to DAY]',
    help: 'Handovers between sales and key account management: how long, how many came back, how complete, how judged.',
    options: { from: { type: 'string' }, to: { type: 'string' } },
    async run({ call, values, t, format }) {
      const { period, ...found } = await call.getHandoverReport({
        ...dayOption('from', values.from),
        ...dayOption('to', values.to),
      })
      const line = (name: string, row: typeof found | (typeof found.people)[number]) =>
        t('handovers.cli.row', {
          name,
          proposed: row.proposed,
          accepted: row.accepted,
          introduced: row.introduced,
          returned: row.returned,
          share: format.percent(row.returnedShare),
          accept: format.number(row.daysToAccept.median, 1),
          introduce: format.number(row.daysToIntroduce.median, 1),
          completeness: format.percent(row.completeness),
          fromRating: format.number(row.checks.from.mean, 1),
          toRating: format.number(row.checks.to.mean, 1),
        })
      const text = [
        t('handovers.cli.period', {
          from: format.day(period.from),
          to: format.day(period.to),
          count: found.proposed,
        }),
        line(t('handovers.cli.total'), found),
        ...found.people.slice(0, 30).map((row) => line(row.name, row)),
        ...found.returnReasons.map(({ reason, count }) => t('handovers.cli.reason', { reason, count })),
      ].join('\n')
      return { json: { ...period, ...found }, text }
    },
  },
]
