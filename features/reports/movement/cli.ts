import type { Operations } from '#features/index.ts'
import { type Command, dayOption, WrongUse } from '#platform/cli/command.ts'
import type { Client } from '#shared/contract.ts'
import { parts } from './contract.ts'
import { columns, scopes } from './rules/flows.ts'

export const commands: Command<Client<Operations>>[] = [
  {
    name: 'report movement',
    usage: `report movement [--from DAY --to DAY] [--by ${parts.join('|')}] [--scope ${scopes.join('|')}]`,
    help: 'What came into the pipeline, moved in it and left it, from opening to closing (the running quarter).',
    options: {
      from: { type: 'string' },
      to: { type: 'string' },
      by: { type: 'string' },
      scope: { type: 'string' },
    },
    async run({ call, values, t, format }) {
      const by = parts.find((part) => part === values.by)
      const scope = scopes.find((one) => one === (values.scope ?? 'due'))
      if (values.by !== undefined && !by) throw new WrongUse(`--by is one of ${parts.join(', ')}`)
      if (!scope) throw new WrongUse(`--scope is one of ${scopes.join(', ')}`)
      const { period, ...found } = await call.getMovement({
        ...dayOption('from', values.from),
        ...dayOption('to', values.to),
        ...(by ? { by } : {}),
        scope,
      })
      const lines = columns
        .filter((column) => found.total[column] !== 0 || column === 'opening' || column === 'closing')
        .map((column) => `${t(`movement.column.${column}`)}  ${format.money(found.total[column], found.currency)}`)
      const text = [
        t('movement.cli.total', { from: format.day(period.from), to: format.day(period.to) }),
        ...lines,
      ].join('\n')
      return { json: { ...period, ...found }, text }
    },
  },
]
