import { actions as appointments } from '#features/appointments/actions.ts'
import { actions as complaints } from '#features/complaints/actions.ts'
import { actions as customers } from '#features/customers/actions.ts'
import { phoneToCall } from '#features/customers/rules.ts'
import { actions as fires } from '#features/fires/actions.ts'
import { actions as offers } from '#features/offers/actions.ts'
import { actions as opportunities } from '#features/opportunities/actions.ts'
import { actions as persons } from '#features/persons/actions.ts'
import { nameOf } from '#features/persons/rules.ts'
import { actions as tasks } from '#features/tasks/actions.ts'
import { actions as timeline } from '#features/timeline/actions.ts'
import type { Actions } from '#platform/actions/context.ts'
import { addDays } from '#shared/days.ts'
import type { contract } from './contract.ts'
import { type Warning, warningsOf } from './rules.ts'
import * as sql from './sql.ts'

const shownPersons = 12
const shownConversations = 3
const shownTasks = 12
const shownOpportunities = 8
const weeksAhead = 8

export const actions: Actions<typeof contract> = {
  async getCustomerSheet(ctx, { id }) {
    const customer = await customers.getCustomer(ctx, { id })
    const customerId = id
    const known = (await persons.listPersons(ctx, { customerId, left: false, sort: 'name', limit: 100 })).persons
    const talks = await timeline.listTimeline(ctx, {
      customerId,
      kinds: ['conversation', 'report'],
      limit: shownConversations,
    })
    const open = await tasks.listTasks(ctx, { customerId, state: 'open', limit: shownTasks })
    const burning = await fires.listFires(ctx, { customerId, state: 'open', limit: 5 })
    const complained = await complaints.listComplaints(ctx, { customerId, state: 'open', limit: 5 })
    const ahead = await appointments.listAppointments(ctx, {
      customerId,
      from: ctx.today,
      to: addDays(ctx.today, 7 * weeksAhead),
      list: 'all',
      limit: 10,
    })
    const chances = await opportunities.listOpportunities(ctx, {
      customerId,
      outcome: 'open',
      sort: 'expectedClose',
      limit: shownOpportunities,
    })
    const offered = await offers.listOffers(ctx, { customerId, state: 'waiting', limit: shownOpportunities })
    const names = await sql.listMemberNames(ctx.db, [customer.ownerId, customer.insideSalesId])
    const warnings = warningsOf(
      {
        ...customer,
        fires: burning.fires.length,
        complaints: complained.total,
        promisesOverdue: open.tasks.filter(({ kind, overdueDays }) => kind === 'promise' && overdueDays > 0).length,
        persons: known.length,
      },
      ctx.today,
    )
    return {
      customer: {
        ...customer,
        phone: phoneToCall(customer.phones),
        ownerName: names.get(customer.ownerId ?? '') ?? null,
        insideSalesName: names.get(customer.insideSalesId ?? '') ?? null,
      },
      warnings: warnings.map(flat),
      // Those one speaks with come first.
      persons: known
        .sort((a, b) => ((a.lastContact ?? '') < (b.lastContact ?? '') ? 1 : -1))
        .slice(0, shownPersons)
        .map((person) => ({
          ...person,
          name: nameOf(person),
          phone: phoneToCall(person.phones),
          email: person.emails[0] ?? null,
        })),
      conversations: talks.entries.flatMap(({ activity }) => activity ?? []),
      fires: burning.fires,
      complaints: complained.complaints,
      tasks: open.tasks,
      appointment: ahead.appointments.find(({ state }) => state === 'ahead') ?? null,
      opportunities: chances.opportunities,
      offers: offered.offers,
    }
  },
}

function flat(warning: Warning) {
  return { count: null, percent: null, days: null, rhythm: null, ...warning }
}
