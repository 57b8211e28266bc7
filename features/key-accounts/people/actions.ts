import { canChange, need } from '#features/customers/access.ts'
import { needMember } from '#features/customers/actions/handOver.ts'
import { readCustomer } from '#features/customers/actions.ts'
import { type BuyingRole, buyingRoles } from '#features/opportunities/rules.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canSeePlan } from '../access.ts'
import { readPeople } from '../actions/overview.ts'
import {
  correctedRelationship,
  type Influence,
  reportsInCircle,
  type Stakeholder,
  type Support,
  warningsOf,
} from '../rules/people.ts'
import { listOpenRoles, listStakeholders } from '../sql.ts'
import type { contract, StakeholderRow } from './contract.ts'
import * as sql from './sql.ts'

const mostPeople = 500
const mostOpenRoles = 2000

export const actions: Actions<typeof contract> = {
  async listStakeholders(ctx, { customerId }) {
    const { responsibility } = await readCustomer(ctx, customerId)
    need(canSeePlan(ctx.actor, responsibility))
    const noted = await listStakeholders(ctx.db, [customerId], mostPeople)
    const known = (await readPeople(ctx, [customerId])).slice(0, mostPeople)
    const openOf = rolesByPerson(await listOpenRoles(ctx.db, customerId, mostOpenRoles))
    const contacts = new Map(known.map((one) => [one.personId, one]))
    const rows = noted.map((row): StakeholderRow => {
      const said = contacts.get(row.personId)
      const relationshipSaid = said?.relationship ?? 0
      const corrected = { value: row.relationship, day: row.relationshipDay }
      const relationship = correctedRelationship(relationshipSaid, corrected, ctx.today)
      const holds = correctedRelationship(-1, corrected, ctx.today) !== -1
      return {
        personId: row.personId,
        name: nameOf(row),
        function: row.function,
        ...notedOf(row),
        relationship,
        relationshipSaid,
        correction:
          holds && row.relationshipDay ? { note: row.relationshipNote ?? '', day: row.relationshipDay } : null,
        lastContact: said?.lastContact ?? null,
        gone: row.leftAt !== null || row.personDeletedAt !== null || row.worksAt !== customerId,
        open: openOf(row.personId),
      }
    })
    const taken = new Set(rows.map(({ personId }) => personId))
    const others = known
      .filter(({ personId }) => !taken.has(personId))
      .map(
        ({ customerId: _, ...one }): StakeholderRow => ({
          ...one,
          ...nothingNoted,
          relationshipSaid: one.relationship,
          correction: null,
          gone: false,
          open: openOf(one.personId),
        }),
      )
    const people = [...rows, ...others].sort(byWeight)
    return { people, warnings: warningsOf(people, ctx.today) }
  },

  async setStakeholder(ctx, { customerId, personId, correction, roles, ...given }) {
    const before = await readForChange(ctx, customerId, personId)
    if (given.coveredById) await needMember(ctx, given.coveredById)
    if (given.reportsToId) await checkManager(ctx, customerId, personId, given.reportsToId)
    const values = {
      ...defined(given),
      ...(roles && { roles: JSON.stringify(roles) }),
      ...(correction === undefined
        ? {}
        : {
            relationship: correction?.relationship ?? null,
            relationshipNote: correction?.note ?? null,
            relationshipDay: correction ? ctx.today : null,
          }),
    }
    if (before) await updateRecord(ctx, 'stakeholders', 'stakeholder.changed', before, values)
    else
      await insertRecord(ctx, 'stakeholders', 'stakeholder.noted', {
        relationship: null,
        relationshipNote: null,
        relationshipDay: null,
        ...nothingNoted,
        roles: '[]',
        ...values,
        customerId,
        personId,
      })
    return { undo: ctx.commandId }
  },

  async removeStakeholder(ctx, { customerId, personId }) {
    const before = await readForChange(ctx, customerId, personId)
    if (!before) throw new Refusal('notFound')
    await deleteRecord(ctx, 'stakeholders', 'stakeholder.removed', before)
    return { undo: ctx.commandId }
  },
}

const nothingNoted = {
  roles: [],
  influence: null,
  support: null,
  interest: null,
  coveredById: null,
  reportsToId: null,
  rhythmDays: null,
}

function notedOf(row: Awaited<ReturnType<typeof listStakeholders>>[number]) {
  return {
    roles: JSON.parse(row.roles) as BuyingRole[],
    influence: row.influence as Influence | null,
    support: row.support as Support | null,
    interest: row.interest,
    coveredById: row.coveredById,
    reportsToId: row.reportsToId,
    rhythmDays: row.rhythmDays,
  }
}

/** Refuses `notFound` for a person who is not, and never was noted, with this customer. */
async function readForChange(ctx: Context, customerId: string, personId: string) {
  const { responsibility } = await readCustomer(ctx, customerId)
  need(canSeePlan(ctx.actor, responsibility) && canChange(ctx.actor, responsibility))
  const before = await sql.findStakeholder(ctx.db, customerId, personId)
  const person = await sql.findPerson(ctx.db, personId)
  if (!before && person?.customerId !== customerId) throw new Refusal('notFound')
  return before
}

/** Refuses `managerElsewhere` for somebody who is not with this customer, `managerCircle` where lines would close. */
async function checkManager(ctx: Context, customerId: string, personId: string, managerId: string): Promise<void> {
  if ((await sql.findPerson(ctx.db, managerId))?.customerId !== customerId) throw new Refusal('managerElsewhere')
  const lines = await sql.listManagers(ctx.db, customerId, mostPeople)
  const managerOf = new Map(lines.map((row) => [row.personId, row.reportsToId]))
  if (reportsInCircle(personId, managerId, managerOf)) throw new Refusal('managerCircle')
}

/** Each person's roles in open opportunities, with in how many. */
function rolesByPerson(rows: Awaited<ReturnType<typeof listOpenRoles>>): (personId: string) => StakeholderRow['open'] {
  const byPerson = Map.groupBy(rows, ({ personId }) => personId)
  return (personId) => {
    const own = (byPerson.get(personId) ?? []).map(({ roles }) => JSON.parse(roles) as BuyingRole[])
    return buyingRoles.flatMap((role) => {
      const count = own.filter((roles) => roles.includes(role)).length
      return count > 0 ? [{ role, count }] : []
    })
  }
}

const weights = { high: 0, middle: 1, low: 2 }

/** Who is there before who left; the influential first, then by relationship and name. */
function byWeight(a: StakeholderRow & Stakeholder, b: StakeholderRow & Stakeholder): number {
  const weight = ({ influence }: Stakeholder) => (influence === null ? 3 : weights[influence])
  return (
    Number(a.gone) - Number(b.gone) ||
    weight(a) - weight(b) ||
    b.relationship - a.relationship ||
    (a.name < b.name ? -1 : 1)
  )
}
