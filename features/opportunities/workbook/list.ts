import { customerNamed } from '#features/customers/workbook/list.ts'
import { colleaguesOf, type ListColumn, type ListKind } from '#features/list-files/list.ts'
import { messages } from '#features/list-files/messages.ts'
import type { Value } from '#features/list-files/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { actions as opportunities, opportunitiesReadable } from '../actions.ts'
import { contract } from '../contract.ts'
import * as sql from '../sql.ts'

export type OpportunityRow = Awaited<ReturnType<typeof sql.listOpportunities>>[number]
type Column = ListColumn<OpportunityRow>

/** Opportunities as a list that goes out and comes back. */
export const opportunityList: ListKind<OpportunityRow> = {
  name: 'opportunities',
  labelKey: 'title',
  label: (row) => row.title,
  columns: opportunityColumns,

  find: (ctx, ids) =>
    sql.listOpportunities(
      ctx.db,
      opportunitiesReadable(ctx),
      { outcome: 'all', ids },
      { direction: 'asc', after: null, limit: ids.length },
    ),

  check: (values) =>
    contract.changeOpportunity.input.safeParse({ id: 'x', ...patchOf(values) }).success &&
    values.title !== null &&
    values.stage !== null,

  change: (ctx, row, values) =>
    opportunities.changeOpportunity(ctx, contract.changeOpportunity.input.parse({ id: row.id, ...patchOf(values) })),

  async create(ctx, values) {
    const { customer, title, currency, ...own } = values
    if (!customer) throw new Refusal('listFileCustomerUnknown')
    const customerId = await customerNamed(ctx, String(customer))
    const input = { title: title ?? customer, ...patchOf(own), customerId, ...(currency ? { currency } : {}) }
    return await opportunities.createOpportunity(ctx, contract.createOpportunity.input.parse(input))
  },

  remove: (ctx, id) => opportunities.deleteOpportunity(ctx, { id }),
}

export async function opportunityColumns(ctx: Context): Promise<Column[]> {
  const t = translatorFor(ctx.actor.language, messages[ctx.actor.language])
  const stages = (await sql.listStages(ctx.db)).map((stage) => ({ code: stage.id, words: [stage.name] }))
  const columns: Omit<Column, 'header'>[] = [
    { key: 'opportunity', width: 40, value: (row) => row.title },
    { key: 'customer', width: 34, fixed: 'new', value: (row) => row.customerName },
    { key: 'stage', width: 18, form: 'choice', choices: stages, value: (row) => row.stageId },
    { key: 'owner', width: 20, ...colleaguesOf(await sql.listMembers(ctx.db)), value: (row) => row.ownerId },
    { key: 'amount', form: 'money', value: (row) => row.amount },
    { key: 'currency', width: 9, fixed: 'new', value: (row) => row.currency },
    { key: 'expectedClose', form: 'day', width: 14, value: (row) => row.expectedClose },
    { key: 'nextStep', width: 40, value: (row) => row.nextStep },
    { key: 'nextStepDay', form: 'day', width: 14, value: (row) => row.nextStepDay },
    { key: 'createdDay', form: 'day', width: 14, fixed: true, value: (row) => row.createdDay },
    { key: 'closedDay', form: 'day', width: 14, fixed: true, value: (row) => row.closedDay },
  ]
  return columns.map((column) => ({
    ...column,
    key: column.key === 'opportunity' ? 'title' : column.key,
    header: t(`listFiles.column.${column.key}`),
  }))
}

function patchOf({
  owner,
  stage,
  customer: _,
  currency: __,
  ...plain
}: Record<string, Value>): Record<string, unknown> {
  return {
    ...plain,
    ...(owner === undefined ? {} : { ownerId: owner }),
    ...(stage === undefined ? {} : { stageId: stage }),
  }
}
