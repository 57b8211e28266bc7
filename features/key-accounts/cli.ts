import type { Operations } from '#features/index.ts'
import type { Command } from '#platform/cli/command.ts'
import type { Client } from '#shared/contract.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Health } from './contract.ts'
import { healthSentence } from './healthWords.ts'

export const commands: Command<Client<Operations>>[] = [
  {
    name: 'report key-accounts',
    usage: 'report key-accounts',
    help: 'The key accounts: what they carry together, each with share, potential and relationship; who is proposed.',
    options: {},
    async run({ call, t, format }) {
      const { period, ...found } = await call.getKeyAccounts({})
      const { terms: _, ...retention } = await call.getRetention({ keyAccounts: true })
      const values = await readValues(call)
      const worth = new Map(values?.accounts.map((one) => [one.customerId, one]))
      const money = (amount: number | null) => format.money(amount, found.currency, 'never')
      const healthLine = ({ light, parts }: Health) =>
        `  ${t('keyAccounts.cli.health', {
          light: t(`keyAccounts.light.${light ?? 'none'}`),
          reasons: Object.values(parts)
            .filter((part) => part !== null)
            .map((part) => healthSentence(t, format, part))
            .join(', '),
        })}`
      const valueLines = (customerId: string) => {
        const value = worth.get(customerId)
        if (!value) return []
        const balance = value.balance ? `: ${t(`accountValue.balance.${value.balance}`)}` : ''
        const amounts = { value: money(value.lifetime?.afterYear ?? null), net: money(value.net) }
        return [`  ${t('accountValue.cli.row', { ...amounts, balance })}`]
      }
      const text = [
        t('keyAccounts.cli.together', {
          count: found.count,
          revenue: money(found.together.revenue),
          share: format.percent(found.together.share, 1),
          from: format.day(period.from),
          to: format.day(period.to),
        }),
        ...found.accounts.slice(0, 30).flatMap((one) => [
          t('keyAccounts.cli.row', {
            name: one.name,
            revenue: money(one.revenue),
            share: format.percent(one.share, 1),
            potential: money(one.potential),
            relationship: format.number(one.relationship, 1),
          }),
          ...(one.health ? [healthLine(one.health)] : []),
          ...valueLines(one.customerId),
        ]),
        ...found.nominations.map(({ name, reasons }) =>
          t('keyAccounts.cli.proposed', {
            name,
            reasons: reasons.map((reason) => t(`keyAccounts.reason.${reason}`)).join(', '),
          }),
        ),
        t('keyAccounts.cli.retention', {
          renewed: retention.renewals.renewed,
          due: retention.renewals.due,
          nrr: format.percent(retention.nrr),
          grr: format.percent(retention.grr),
        }),
      ].join('\n')
      return { json: { ...period, ...found, retention, values }, text }
    },
  },
]

/** What they are worth; none for whoever may not see it. */
async function readValues(call: Client<Operations>) {
  try {
    return await call.getAccountValues({})
  } catch (error) {
    if (error instanceof Refusal && error.code === 'notAllowed') return null
    throw error
  }
}
