import { companyOf } from '#features/company/rules.ts'
import { canChange, need } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { findRecord } from '#platform/actions/records.ts'
import { dayOf } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import { canSeePlan } from '../access.ts'
import { readFigures, readPeople } from '../actions/overview.ts'
import {
  type MarkablePart,
  markableParts,
  type PlanAction,
  type PlanContent,
  type PlanFigures,
  type PlanPerson,
  type RaciRole,
  type TextPart,
  textParts,
} from '../rules/plan.ts'
import { listStakeholders } from '../sql.ts'
import * as sql from './sql.ts'

/** A customer whose plan the actor may see. Refuses `notFound`, `notAllowed`. */
export async function readPlanned(ctx: Context, customerId: string) {
  const { row, responsibility } = await readCustomer(ctx, customerId)
  need(canSeePlan(ctx.actor, responsibility))
  return { customer: row, mayChange: canChange(ctx.actor, responsibility) }
}

/** A plan that the actor may see, with its customer. Refuses `notFound`, `notAllowed`. */
export async function readPlan(ctx: Context, id: string) {
  const plan = await findRecord(ctx.db, 'accountPlans', id)
  return { plan, ...(await readPlanned(ctx, plan.customerId)) }
}

export async function readPlanToChange(ctx: Context, id: string) {
  const read = await readPlan(ctx, id)
  need(read.mayChange)
  return read
}

/** What is known of the customer before anybody writes: revenue, potential, people. */
export async function readKnown(
  ctx: Context,
  customerId: string,
): Promise<{ figures: PlanFigures; people: PlanPerson[] }> {
  const { revenue, revenueBefore, potential, currency } = await readFigures(ctx, customerId)
  const noted = await listStakeholders(ctx.db, [customerId], sql.mostEntries)
  const known = await readPeople(ctx, [customerId])
  const people: PlanPerson[] = noted
    .filter((row) => row.leftAt === null && row.personDeletedAt === null && row.worksAt === customerId)
    .map((row) => ({
      id: row.personId,
      name: nameOf(row),
      function: row.function,
      roles: JSON.parse(row.roles) as string[],
      influence: row.influence,
      support: row.support,
      interest: row.interest,
    }))
  const taken = new Set(noted.map(({ personId }) => personId))
  for (const { personId, name, function: does } of known.slice(0, sql.mostEntries))
    if (!taken.has(personId))
      people.push({ id: personId, name, function: does, roles: [], influence: null, support: null, interest: null })
  return { figures: { revenue, revenueBefore, potential, currency }, people }
}

/** All that the plan says now, and the task behind each action. */
export async function readContent(ctx: Context, plan: sql.PlanRecord) {
  const parts = await sql.listParts(ctx.db, plan.id)
  const actions = await sql.listActions(ctx.db, plan.id)
  const goals = await sql.listGoals(ctx.db, plan.id)
  const risks = await sql.listRisks(ctx.db, plan.id)
  const team = await sql.listTeam(ctx.db, plan.id)
  const raci = new Map(actions.map((row) => [row.id, Object.entries(JSON.parse(row.raci) as Record<string, RaciRole>)]))
  const names = await sql.listMemberNames(ctx.db, [...new Set([...raci.values()].flat().map(([id]) => id))])
  const textOf = new Map(parts.map((row) => [row.part, row.text]))
  const content: PlanContent = {
    fromDay: plan.fromDay,
    toDay: plan.toDay,
    texts: Object.fromEntries(textParts.map((part) => [part, textOf.get(part) ?? ''])) as Record<TextPart, string>,
    internal: parts
      .filter(({ internalAt, part }) => internalAt !== null && (markableParts as readonly string[]).includes(part))
      .map(({ part }) => part as MarkablePart),
    goals: goals.map((row) => ({
      id: row.id,
      text: row.text,
      measure: row.measure,
      unit: row.unit,
      from: row.fromValue,
      to: row.toValue,
      now: row.nowValue,
      dueDay: row.dueDay,
      internal: row.internalAt !== null,
    })),
    actions: actions.map(
      (row): PlanAction => ({
        id: row.id,
        text: row.text,
        goalId: row.goalId,
        memberId: row.assigneeId,
        member: row.member ?? '',
        dueDay: row.dueDay,
        doneOn: row.doneAt && dayOf(row.doneAt, ctx.timeZone),
        cost: row.cost === null ? null : Number(row.cost),
        raci:
          plan.raciAt === null
            ? []
            : (raci.get(row.id) ?? []).map(([memberId, role]) => ({
                memberId,
                member: names.get(memberId) ?? '',
                role,
              })),
        internal: row.internalAt !== null,
      }),
    ),
    raci: plan.raciAt !== null,
    risks: risks.map(({ id, text, answer }) => ({ id, text, answer })),
    team: team.map(({ id, memberId, name, task }) => ({ id, memberId, member: name, task })),
    ...(await readKnown(ctx, plan.customerId)),
  }
  return { content, actions }
}

const germanSpeaking: readonly string[] = ['DE', 'AT', 'CH', 'LI', 'LU']

/** In which language a customer reads: as its people do, else as its country does, else as the company. */
export async function languageOf(ctx: Context, customer: { id: string; country: string | null }): Promise<'de' | 'en'> {
  const spoken = await sql.listLanguages(ctx.db, customer.id)
  const german = spoken.filter((language) => language === 'de').length
  if (spoken.length > 0) return german * 2 >= spoken.length ? 'de' : 'en'
  if (customer.country === null) return companyOf(ctx.settings).language
  return germanSpeaking.includes(customer.country) ? 'de' : 'en'
}

/** A row of one list of a plan. Refuses `notFound` where it belongs to another plan. */
export async function readEntry<T extends 'planGoals' | 'planActions' | 'planRisks' | 'planMembers'>(
  ctx: Context,
  table: T,
  planId: string,
  id: string,
) {
  const row = await findRecord(ctx.db, table, id)
  if ((row as { planId: string }).planId !== planId) throw new Refusal('notFound')
  return row
}
