import type { Operations } from '#features/index.ts'
import { type Command, dayOption } from '#platform/cli/command.ts'
import type { Client } from '#shared/contract.ts'
import type { BaseRow } from './contract.ts'

export const commands: Command<Client<Operations>>[] = [
  {
    name: 'report customer-base',
    usage: 'report customer-base [--from DAY --to DAY] [--by-parent]',
    help: 'Revenue per customer with shares and classes, CR1, CR3, CR5, HHI, growth, lost and new customers (last 12 full months).',
    options: { from: { type: 'string' }, to: { type: 'string' }, 'by-parent': { type: 'boolean' } },
    async run({ call, values, t, format }) {
      const asked = {
        ...dayOption('from', values.from),
        ...dayOption('to', values.to),
        byParent: values['by-parent'] === true,
      }
      const base = await call.getCustomerBase(asked)
      const customers = await all('all')
      const json = {
        ...base.period,
        total: base.total,
        currency: base.currency,
        customers: customers.map(jsonOf),
        cr1: base.cr1,
        cr3: base.cr3,
        cr5: base.cr5,
        hhi: base.hhi,
        growth: base.growth,
        lost: (await all('lost')).map(jsonOf),
        new: (await all('new')).map(jsonOf),
        basis: base.basis,
        months: base.months,
        notCounted: base.notCounted,
      }
      const money = (amount: number) => format.money(amount, base.currency)
      const text = [
        t('customerBase.cli.total', {
          count: customers.length,
          total: money(base.total),
          from: format.day(base.period.from),
          to: format.day(base.period.to),
        }),
        t('customerBase.cli.shares', {
          cr1: format.percent(base.cr1, 1),
          cr3: format.percent(base.cr3, 1),
          cr5: format.percent(base.cr5, 1),
          hhi: format.number(base.hhi),
          growth: format.change(base.growth, 1),
          lost: json.lost.length,
          new: json.new.length,
        }),
        ...customers
          .slice(0, 20)
          .map(
            (one) =>
              `${one.class ?? '–'}  ${format.percent(one.share, 1).padStart(7)}  ${money(one.revenue)}  ${one.name}`,
          ),
      ].join('\n')
      return { json, text }

      async function all(part: 'all' | 'lost' | 'new'): Promise<BaseRow[]> {
        const rows: BaseRow[] = []
        for (let after: string | null | undefined; after !== null; ) {
          const page = await call.listCustomerBase({ ...asked, part, limit: 10_000, ...(after ? { after } : {}) })
          rows.push(...page.customers)
          after = page.next
        }
        return rows
      }
    },
  },
]

function jsonOf({ customerId, name, revenue, share, class: found, ...more }: BaseRow) {
  return { customerId, name, revenue, share, class: found, ...more }
}
