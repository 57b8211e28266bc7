import type { Operations } from '#features/index.ts'
import { type Command, WrongUse } from '#platform/cli/command.ts'
import type { Client } from '#shared/contract.ts'
import { reasonText } from './reason.ts'

export const commands: Command<Client<Operations>>[] = [
  {
    name: 'contact-again',
    usage: 'contact-again [--limit N]',
    help: 'Whom to contact again, ranked, with the reason for each rank (all members’ customers).',
    options: { limit: { type: 'string' } },
    async run({ call, values, today, t, format }) {
      const limit = Number(values.limit ?? 20)
      if (!Number.isInteger(limit) || limit < 1) throw new WrongUse('--limit is a whole number from 1 on')
      const json = []
      for (let after: string | null | undefined; json.length < limit && after !== null; ) {
        const page = await call.listContactAgain({
          limit: Math.min(200, limit - json.length),
          ...(after ? { after } : {}),
        })
        for (const row of page.customers) {
          const reason = reasonText(row.reason, { t, format, currency: row.currency, today })
          json.push({ rank: json.length + 1, ...row, reason, reasons: row.reason })
        }
        after = page.next
      }
      const text = json
        .map(
          (row) =>
            `${String(row.rank).padStart(3)}  ${row.name}${row.phone ? `  ${row.phone}` : ''}\n     ${row.reason}`,
        )
        .join('\n')
      return { json, text: text || t('contactAgain.nobody') }
    },
  },
]
