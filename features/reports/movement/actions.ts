import { canSeeFiguresOf, needFiguresOf } from '#features/goals/access.ts'
import { opportunitiesReadable } from '#features/opportunities/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import type { contract, parts as cuts } from './contract.ts'
import { type Asked, type Moved, type ReadMovement, readMovement } from './facts.ts'
import { type Column, columns, type Entry, entriesOf, type Flow, type Parts } from './rules/flows.ts'
import { slippedOf } from './rules/pace.ts'
import { movementIndex, type Step, stepsOf } from './rules/steps.ts'
import * as sql from './sql.ts'

type By = (typeof cuts)[number] | undefined
const shownMoving = 5

export const actions: Actions<typeof contract> = {
  async getMovement(ctx, { by, ...asked }) {
    needFiguresOf(ctx.actor, asked.owner)
    const read = await readMovement(ctx, asked)
    const rankOf = ranksOf(read)
    const cutOf = await cutsOf(ctx, read, asked, by)
    const entries = read.moved.flatMap((moved) => placed(moved.flow, moved.id, by, rankOf, cutOf, asked.owner))
    const now = read.moved.flatMap((moved) => placed(moved.flowNow, moved.id, undefined, rankOf, noCut, asked.owner))
    const total = sumOf(
      read.moved.flatMap((moved) => placed(moved.flow, moved.id, undefined, rankOf, noCut, asked.owner)),
    )
    const current = sumOf(now)
    const names = by ? await namesOf(ctx.db, by, read) : new Map<string, string>()
    const corrections = columns.map((column) => [column, current[column] - total[column]] as const)
    const steps = read.moved.flatMap((moved) =>
      stepsOf(moved.course, read.span, stagesOf(read)).map((step) => ({ moved, step })),
    )
    const moving = movingOf(steps)
    return {
      period: read.period,
      scope: asked.scope,
      currency: read.currency,
      rows: by
        ? [...Map.groupBy(entries, ({ key }) => key)]
            .filter(([key]) => by !== 'member' || canSeeFiguresOf(ctx.actor, key))
            .map(([key, of]) => ({ key, name: (key && names.get(key)) ?? key, ...sumOf(of) }))
            .sort(by === 'stage' ? (a, b) => rankOf(a.key) - rankOf(b.key) : (a, b) => b.closing - a.closing)
        : [],
      total,
      counts: countOf(entries),
      asKnownOn: read.asKnownOn,
      running: read.running,
      correctedBy:
        !read.running && corrections.some(([, change]) => change !== 0)
          ? (Object.fromEntries(corrections) as Record<Column, number>)
          : null,
      steps: tallies(steps.map(({ step }) => step)),
      slipped: slippedOf(read.moved.map(({ due }) => due)),
      moving: await shown(ctx, moving.slice(0, shownMoving)),
      advanced: { count: moving.length, amount: moving.reduce((sum, { amount }) => sum + amount, 0) },
      otherCurrencies: read.otherCurrencies,
      converted: read.converted,
      ownOnly: ctx.actor.readsOwnOnly,
    }
  },

  async listMovement(ctx, { by, column, key, limit, ...asked }) {
    needFiguresOf(ctx.actor, asked.owner)
    if (by === 'member' && key !== undefined && key !== 'none') needFiguresOf(ctx.actor, [key])
    const read = await readMovement(ctx, asked)
    const rankOf = ranksOf(read)
    const cutOf = await cutsOf(ctx, read, asked, by)
    const all = read.moved
      .flatMap((moved) =>
        placed(moved.flow, moved.id, by, rankOf, cutOf, asked.owner)
          .filter((entry) => entry.column === column && (key === undefined || (entry.key ?? 'none') === key))
          .map((entry) => ({ moved, entry })),
      )
      .sort((a, b) => b.entry.amount - a.entry.amount || (a.moved.id < b.moved.id ? -1 : 1))
    return {
      period: read.period,
      currency: read.currency,
      opportunities: await shown(
        ctx,
        all.slice(0, limit).map(({ moved: { id, flow }, entry }) => ({
          id,
          amount: entry.amount,
          before: flow!.opening,
          after: flow!.amount,
          fromStageId: flow!.start.stageId,
          toStageId: flow!.end.stageId,
          fromOwnerId: flow!.start.ownerId,
          toOwnerId: flow!.end.ownerId,
        })),
      ),
      total: all.length,
    }
  },
}

type Placed = Entry & { key: string | null }

/** What divides by kind or channel: the opportunity as it is today. */
type CutOf = (id: string) => string | null
const noCut: CutOf = () => null

async function cutsOf(ctx: Context, read: ReadMovement, asked: Asked, by: By): Promise<CutOf> {
  if (by !== 'kind' && by !== 'channel') return noCut
  const rows = await sql.listCuts(ctx.db, read.span, opportunitiesReadable(ctx), asked)
  const cuts = new Map(rows.map((row) => [row.id, row[by]]))
  return (id) => cuts.get(id) ?? null
}

/** The entries of one opportunity under the keys that are asked for; of single members only what is theirs. */
function placed(
  flow: Flow | null,
  id: string,
  by: By,
  rankOf: (stageId: string | null) => number,
  cutOf: CutOf,
  owner?: readonly string[],
): Placed[] {
  if (!flow) return []
  const parts: Parts = { byOwner: by === 'member' || owner !== undefined, byStage: by === 'stage' }
  const cut = cutOf(id)
  return entriesOf(flow, parts, rankOf)
    .filter(({ part }) => !owner || (part.ownerId !== null && owner.includes(part.ownerId)))
    .map((entry) => ({
      ...entry,
      key: by === 'member' ? entry.part.ownerId : by === 'stage' ? entry.part.stageId : cut,
    }))
}

function sumOf(entries: readonly Entry[]): Record<Column, number> {
  const sums = Object.fromEntries(columns.map((column) => [column, 0])) as Record<Column, number>
  for (const { column, amount } of entries) sums[column] += amount
  return sums
}

function countOf(entries: readonly Entry[]): Record<Column, number> {
  const counts = Object.fromEntries(columns.map((column) => [column, 0])) as Record<Column, number>
  for (const { column } of entries) counts[column] += 1
  return counts
}

function ranksOf({ stages }: ReadMovement): (stageId: string | null) => number {
  const ranks = new Map(stages.map((stage, i) => [stage.id, i]))
  return (stageId) => ranks.get(stageId ?? '') ?? -1
}

function stagesOf(read: ReadMovement) {
  const probabilities = new Map(read.stages.map((stage) => [stage.id, stage.probability]))
  return { rankOf: ranksOf(read), probabilityOf: (stageId: string | null) => probabilities.get(stageId ?? '') ?? 0 }
}

function tallies(steps: readonly Step[]) {
  const of = (kind: Step['kind']) => {
    const some = steps.filter((step) => step.kind === kind)
    return { count: some.length, amount: some.reduce((sum, { amount }) => sum + amount, 0) }
  }
  return { forward: of('forward'), back: of('back'), won: of('won'), lost: of('lost'), index: movementIndex(steps) }
}

/** The largest that came forward, with the stages they went through. */
function movingOf(steps: { moved: Moved; step: Step }[]) {
  return [...Map.groupBy(steps, ({ moved }) => moved)]
    .filter(([, of]) => of.at(-1)!.step.gain > 0 && of.reduce((sum, { step }) => sum + step.gain, 0) > 0)
    .map(([{ id }, of]) => ({
      id,
      amount: of.at(-1)!.step.amount,
      path: [of[0]!.step.from, ...of.map(({ step }) => step.to)].filter((stageId) => stageId !== null),
      won: of.at(-1)!.step.kind === 'won',
    }))
    .sort((a, b) => b.amount - a.amount || (a.id < b.id ? -1 : 1))
}

/** The same with title, customer and owner as they are today. */
async function shown<One extends { id: string }>(ctx: Context, some: readonly One[]) {
  const deals = new Map(
    (
      await sql.listShown(
        ctx.db,
        some.map(({ id }) => id),
      )
    ).map((deal) => [deal.id, deal]),
  )
  return some.flatMap((one) => {
    const deal = deals.get(one.id)
    if (!deal) return []
    const { deletedAt, ...told } = deal
    return [{ ...one, ...told, deleted: deletedAt !== null }]
  })
}

async function namesOf(db: Parameters<typeof sql.listMembers>[0], by: By, { stages }: ReadMovement) {
  if (by === 'stage') return new Map(stages.map(({ id, name }) => [id, name]))
  if (by === 'member') return new Map((await sql.listMembers(db)).map(({ id, name }) => [id, name]))
  return new Map<string, string>()
}
