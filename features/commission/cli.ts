import type { Operations } from '#features/index.ts'
import { type Command, dayOption } from '#platform/cli/command.ts'
import type { Client } from '#shared/contract.ts'

export const commands: Command<Client<Operations>>[] = [
  {
    name: 'report commission',
    usage: 'report commission [--from DAY --to DAY]',
    help: 'What a period pays each member, and what of it corrects earlier statements (the running quarter).',
    options: { from: { type: 'string' }, to: { type: 'string' } },
    async run({ call, values, t, format }) {
      const json = await call.getCommission({ ...dayOption('from', values.from), ...dayOption('to', values.to) })
      const money = (amount: number) => format.money(amount, json.currency)
      const text = [
        t('commission.cli.head', {
          from: format.day(json.from),
          to: format.day(json.to),
          state: t(json.locked ? 'commission.cli.locked' : 'commission.cli.open'),
        }),
        ...json.members.map(({ name, pay, part, lines, corrections }) =>
          t('commission.cli.row', { name, pay: money(pay), part: money(part), lines, corrections }),
        ),
        ...(json.members.length === 0 ? [t('commission.cli.none')] : []),
      ].join('\n')
      return { json, text }
    },
  },
]
