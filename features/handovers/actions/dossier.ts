import { listActivitiesByIds } from '#features/activities/actions.ts'
import type { Activity } from '#features/activities/contract.ts'
import { actions as complaints } from '#features/complaints/actions.ts'
import { actions as contracts } from '#features/contracts/actions.ts'
import { actions as customers } from '#features/customers/actions.ts'
import { actions as fires } from '#features/fires/actions.ts'
import { actions as stakeholders } from '#features/key-accounts/people/actions.ts'
import { actions as offers } from '#features/offers/actions.ts'
import { listConcessionsByIds } from '#features/offers/negotiation/actions.ts'
import { actions as opportunities } from '#features/opportunities/actions.ts'
import type { BuyingRole } from '#features/opportunities/rules.ts'
import { actions as prices } from '#features/products/prices/actions.ts'
import { actions as tasks } from '#features/tasks/actions.ts'
import { actions as timeline } from '#features/timeline/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { system } from '#shared/actor.ts'
import type { Dossier } from '../contract.ts'
import { type Completeness, completeness, type Words } from '../rules/dossier.ts'
import * as sql from '../sql.ts'

const most = { conversations: 12, people: 50, tasks: 50, prices: 50, concessions: 50, rows: 30, text: 600 }

/** What the seller brings of a dossier. */
export type Spoken = Pick<sql.HandoverRecord, 'customerId' | 'words' | 'quotes' | 'tasks'>

/**
 * The dossier as the record is now, with the words of the seller. Whoever may see it sees all of it: who takes over need not
 * be concerned with the customer yet, so it is read as the house itself (permission is the caller's).
 */
export async function readDossier(asked: Context, spoken: Spoken): Promise<Dossier> {
  const ctx = { ...asked, actor: system }
  const { customerId } = spoken
  const customer = await customers.getCustomer(ctx, { id: customerId })
  const bound = { customerId, limit: most.rows }
  const talks = await timeline.listTimeline(ctx, {
    customerId,
    kinds: ['conversation', 'report'],
    limit: most.conversations,
  })
  const quoted = await listActivitiesByIds(ctx, JSON.parse(spoken.quotes) as string[])
  const agreed = (await contracts.listContracts(ctx, bound)).contracts
  const burning = await fires.listFires(ctx, { customerId, state: 'open', limit: 10 })
  const complained = await complaints.listComplaints(ctx, { customerId, state: 'open', limit: 10 })
  const chances = await opportunities.listOpportunities(ctx, { ...bound, outcome: 'open', sort: 'expectedClose' })
  const offered = await offers.listOffers(ctx, { ...bound, state: 'waiting' })
  const own = await prices.listPrices(ctx, { customerId, limit: most.prices })
  const pricing = await prices.getCustomerPricing(ctx, { id: customerId })
  const conceded = await listConcessionsByIds(ctx, await sql.listConcessionIds(ctx.db, customerId, most.concessions))
  return {
    facts: {
      revenue: customer.revenue,
      revenueBefore: customer.revenueBefore,
      currency: customer.currency,
      class: customer.class,
      potential: customer.potential,
      branch: customer.branch,
      contracts: agreed
        .filter(({ endDay }) => endDay === null || endDay >= ctx.today)
        .map(({ name, startDay, endDay, amountPerYear, currency }) => ({
          name,
          startDay,
          endDay,
          amountPerYear,
          currency,
        })),
    },
    words: JSON.parse(spoken.words) as Words,
    quotes: quoted.map(saidOf),
    history: talks.entries.flatMap(({ activity }) =>
      activity && activity.outcome !== 'notReached' ? [saidOf(activity)] : [],
    ),
    ...(await readPeople(ctx, customerId)),
    promises: await readPromises(ctx, spoken),
    priceLists: pricing.lists.map(({ name }) => name),
    prices: own.prices
      .filter(({ standing }) => standing !== 'past')
      .map(({ productName, unit, currency, scales }) => ({ productName, unit, currency, scales })),
    concessions: conceded
      .sort((a, b) => (a.day < b.day ? 1 : -1))
      .map(({ day, what, amount, currency, inReturn, offerNumber }) => ({
        day,
        what,
        amount,
        currency,
        inReturn,
        offerNumber,
      })),
    offers: offered.offers.map(({ opportunityId, number, opportunityTitle, amount, currency, validUntil }) => ({
      opportunityId,
      number,
      title: opportunityTitle,
      amount,
      currency,
      validUntil,
    })),
    opportunities: chances.opportunities.map(({ id, title, amount, currency, expectedClose, nextStep }) => ({
      id,
      title,
      amount,
      currency,
      expectedClose,
      nextStep,
    })),
    fires: burning.fires.map(({ text }) => text),
    complaints: complained.complaints.map(({ number, text }) => ({ number, text })),
  }
}

/** Which parts of a dossier are there. */
export function completenessOf(dossier: Dossier): Completeness {
  const { facts, words } = dossier
  return completeness(
    {
      figures: facts.revenue !== 0 || facts.class !== null || facts.potential !== null || facts.contracts.length > 0,
      quotes: dossier.quotes.length,
      conversations: dossier.history.length,
      peopleWithRole: dossier.people.filter(({ roles }) => roles.length > 0).length,
      promises: dossier.promises.length,
      prices: dossier.prices.length + dossier.priceLists.length + dossier.concessions.length,
      risks: dossier.fires.length + dossier.complaints.length + dossier.warnings.length,
    },
    words,
  )
}

type Talk = Omit<Activity, 'report'> & { report: { result: string } | null }

function saidOf({ id, day, kind, personName, memberName, text, report }: Talk): Dossier['quotes'][number] {
  const said = [text, report?.result].filter(Boolean).join('\n')
  return { activityId: id, day, kind, personName, memberName, text: shortened(said) }
}

function shortened(text: string): string {
  return text.length > most.text ? `${text.slice(0, most.text).trimEnd()} …` : text
}

/** Who is still there, with the roles noted of them and those of open opportunities; and what is risky about it. */
async function readPeople(ctx: Context, customerId: string): Promise<Pick<Dossier, 'people' | 'warnings'>> {
  const { people, warnings } = await stakeholders.listStakeholders(ctx, { customerId })
  const inOpportunities = Map.groupBy(
    await sql.listOpportunityRoles(ctx.db, customerId, most.tasks * 10),
    ({ personId }) => personId,
  )
  const nameOf = new Map(people.map(({ personId, name }) => [personId, name]))
  return {
    people: people
      .filter(({ gone }) => !gone)
      .map(({ personId, name, function: part, roles, influence, support, interest, lastContact }) => {
        const others = (inOpportunities.get(personId) ?? []).flatMap((row) => JSON.parse(row.roles) as BuyingRole[])
        const all = [...new Set([...roles, ...others])]
        return { personId, name, function: part, roles: all, influence, support, interest, lastContact }
      })
      // Those with a role are not lost behind many without.
      .sort((a, b) => Number(b.roles.length > 0) - Number(a.roles.length > 0))
      .slice(0, most.people),
    warnings: warnings.map(({ kind, personIds }) => ({
      kind,
      names: personIds.flatMap((personId) => nameOf.get(personId) ?? []),
    })),
  }
}

/** Open promises first, then other tasks; not those that the handover itself made. */
async function readPromises(ctx: Context, spoken: Spoken): Promise<Dossier['promises']> {
  const ours = new Set(Object.values(JSON.parse(spoken.tasks) as Record<string, string>))
  const open = await tasks.listTasks(ctx, { customerId: spoken.customerId, state: 'open', limit: most.tasks })
  return open.tasks
    .filter(({ id }) => !ours.has(id))
    .map(({ kind, text, dueDay, assigneeName }) => ({ kind, text, dueDay, assigneeName }))
    .sort((a, b) => Number(b.kind === 'promise') - Number(a.kind === 'promise'))
}
