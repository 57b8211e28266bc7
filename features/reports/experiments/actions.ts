import { readCosts } from '#features/channels/actions.ts'
import { companyOf } from '#features/company/rules.ts'
import { ratesOn } from '#features/currencies/rates.ts'
import { actions as experiments, readExperiment } from '#features/experiments/actions.ts'
import type { Experiment } from '#features/experiments/contract.ts'
import { mostFirms } from '#features/experiments/rules.ts'
import { readBusiness, readWeightings } from '#features/weighting/business.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { dayOf, earlier, instantAt } from '#shared/days.ts'
import { readCustomerChannels } from '../channels/actions.ts'
import type { contract, ExperimentFigures } from './contract.ts'
import { countedOn, figuresOf } from './rules.ts'
import * as sql from './sql.ts'

const mostShown = 100

export const actions: Actions<typeof contract> = {
  async getExperiments(ctx) {
    const { experiments: all, canOpen, currency } = await experiments.listExperiments(ctx, { limit: mostShown })
    const read = await readFigures(ctx, all)
    return { currency, canOpen, experiments: all.map((one) => ({ ...one, figures: read.figuresOf(one) })) }
  },

  async getExperiment(ctx, { id }) {
    const { experiment } = await readExperiment(ctx, id)
    const read = await readFigures(ctx, [experiment])
    const period = countedOn(experiment, ctx.today)
    return {
      ...experiment,
      figures: read.figuresOf(experiment),
      list: read.firmsOf(id).map((firm) => {
        const deals = read.deals.filter(({ customerId }) => customerId === firm.customerId)
        const spoken = read.spoken.filter(({ customerId, day }) => customerId === firm.customerId && day <= period.to)
        return {
          ...firm,
          spokenOn:
            spoken
              .map(({ day }) => day)
              .sort()
              .at(-1) ?? null,
          open: deals.filter(({ outcome }) => outcome === null).length,
          won: deals.filter(({ outcome, closedDay }) => outcome === 'won' && (closedDay ?? '') >= period.from).length,
        }
      }),
    }
  },
}

/** What the figures of some experiments are made of, read once for all of them. */
async function readFigures(ctx: Context, all: readonly Experiment[]) {
  const { currency } = companyOf(ctx.settings)
  const since = all.reduce((first, { startDay }) => earlier(first, startDay), ctx.today)
  const firms = Map.groupBy(
    await sql.listFirms(
      ctx.db,
      all.map(({ id }) => id),
    ),
    ({ experimentId }) => experimentId,
  )
  // Two that were brought together stand on it once.
  const firmsOf = (id: string) =>
    [...new Map((firms.get(id) ?? []).map(({ experimentId: _, ...firm }) => [firm.customerId, firm])).values()].slice(
      0,
      mostFirms,
    )
  const customerIds = [...new Set(all.flatMap(({ id }) => firmsOf(id).map(({ customerId }) => customerId)))]
  const channels = [...new Set(all.flatMap(({ channel }) => channel ?? []))]
  const deals = await sql.listDeals(ctx.db, since, channels, customerIds, await ratesOn(ctx, ctx.today))
  const leads = await sql.listLeads(ctx.db, instantAt(since, '00:00', ctx.timeZone), channels, customerIds)
  const spoken = await sql.listSpoken(ctx.db, since, customerIds)
  const some = all.length > 0
  const business = some
    ? await readBusiness(ctx, { from: since, to: ctx.today }, await readWeightings(ctx))
    : { lines: [], firsts: [] }
  const channelOf = some ? await readCustomerChannels(ctx) : new Map<string, string>()
  const costs = await readCosts(ctx, currency)

  return {
    deals,
    spoken,
    firmsOf,
    figuresOf(experiment: Experiment): ExperimentFigures {
      const { kind, channel } = experiment
      const listed = new Set(firmsOf(experiment.id).map(({ customerId }) => customerId))
      const period = countedOn(experiment, ctx.today)
      const counts = (customerId: string | null) =>
        customerId !== null && (kind === 'niche' ? listed.has(customerId) : channelOf.get(customerId) === channel)
      const belongs = (row: { customerId: string | null; channel: string | null }) =>
        kind === 'niche' ? row.customerId !== null && listed.has(row.customerId) : row.channel === channel
      const facts = {
        deals: deals.filter(belongs).map(({ budgetaryAt, countsAs, amount, ...deal }) => ({
          ...deal,
          outcome: deal.outcome as 'won' | 'lost' | null,
          amount: amount === null ? null : Number(amount),
          budgetary: budgetaryAt !== null,
          noDecision: countsAs === 'noDecision',
        })),
        leads: leads.filter(belongs).map(({ receivedAt }) => ({ day: dayOf(receivedAt, ctx.timeZone) })),
        firsts: business.firsts.filter(({ known, customerId }) => known && counts(customerId)),
        revenues: business.lines.filter(({ customerId }) => counts(customerId)),
        costs: [...((channel === null ? undefined : costs.get(channel)) ?? [])].map(([month, amount]) => ({
          month,
          amount,
        })),
        spoken: new Set(
          spoken
            .filter(({ customerId, day }) => listed.has(customerId) && day >= period.from && day <= period.to)
            .map(({ customerId }) => customerId),
        ).size,
      }
      return figuresOf(facts, period, experiment.measure, experiment.goal)
    },
  }
}
