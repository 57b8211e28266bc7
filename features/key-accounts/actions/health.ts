import { companyOf } from '#features/company/rules.ts'
import { rhythmOf } from '#features/contact-again/rules.ts'
import { nextDecision } from '#features/contracts/rules/decisions.ts'
import type { BuyingRole } from '#features/opportunities/rules.ts'
import { countsSince, latestScores } from '#features/surveys/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { type Day, dayOf, instantAt } from '#shared/days.ts'
import { canSeePlan } from '../access.ts'
import type { Health } from '../contract.ts'
import {
  type HealthInput,
  judgeContracts,
  judgeFires,
  judgePeople,
  judgePlan,
  judgeRevenue,
  judgeRhythm,
  judgeSatisfaction,
  lightOf,
} from '../rules/health.ts'
import { type Influence, type Support, warningsOf } from '../rules/people.ts'
import { progressOf } from '../rules/plan.ts'
import * as sql from '../sql.ts'

const mostNoted = 20_000

/** What is read of these customers anyway: figures, who is there, and when there was contact. */
type Known = {
  customerId: string
  revenue: number
  revenueBefore: number
  lastContact: Day | null
  people: readonly { personId: string; lastContact: Day | null }[]
}

/**
 * The health of each of these customers with its reasons (rules §7); only where the actor may see their plan: the light
 * tells of people and plan (rules §12). Another part plugs in by a judgement of its own in `input`.
 */
export async function readHealth(ctx: Context, accounts: readonly Known[]): Promise<Map<string, Health>> {
  if (accounts.length === 0) return new Map()
  const visible = await listVisible(
    ctx,
    accounts.map(({ customerId }) => customerId),
  )
  const ids = [...visible.keys()]
  if (ids.length === 0) return new Map()
  const policy = companyOf(ctx.settings).contactPolicy
  const fires = Map.groupBy(await sql.listOpenFires(ctx.db, ids), (row) => row.customerId)
  const complaints = await sql.countOpenComplaints(ctx.db, ids)
  const noted = Map.groupBy(await sql.listStakeholders(ctx.db, ids, mostNoted), (row) => row.customerId)
  const actions = Map.groupBy(await sql.listDueActions(ctx.db, ids, ctx.today), (row) => row.customerId)
  const contracts = Map.groupBy(await sql.listTerms(ctx.db, ids, ctx.today), (row) => row.customerId)

  const since = instantAt(countsSince(ctx.today), '00:00', ctx.timeZone)
  const answers = Map.groupBy(await sql.listAnswers(ctx.db, ids, since, mostNoted), (row) => row.customerId)

  return new Map(
    accounts.flatMap((one): [string, Health][] => {
      const row = visible.get(one.customerId)
      if (!row) return []
      const rhythm = rhythmOf({ ...row, ownRhythm: row.rhythmDays }, policy)
      const burning = fires.get(one.customerId) ?? []
      const due = actions.get(one.customerId) ?? []
      const done = due.map(({ dueDay, doneAt }) => ({ dueDay, doneOn: doneAt && dayOf(doneAt, ctx.timeZone) }))
      const terms = (contracts.get(one.customerId) ?? []).map((row) => {
        // An opportunity about the renewal is the talk about it; else it is the last day of notice that counts.
        const next = row.endedAt !== null || row.renewalId ? null : nextDecision(row, ctx.today)
        return {
          endDay: row.endedAt !== null ? row.endDay : (next?.day ?? null),
          endedOn: row.endedAt && dayOf(row.endedAt, ctx.timeZone),
          notice: next?.kind === 'notice',
        }
      })
      const input: HealthInput = {
        rhythm: judgeRhythm(one.lastContact, rhythm, ctx.today),
        revenue: judgeRevenue(one.revenue, one.revenueBefore),
        satisfaction: judgeSatisfaction(latestScores(answers.get(one.customerId) ?? [])),
        fires: judgeFires(
          {
            oldestFireDay: burning.map(({ raisedAt }) => dayOf(raisedAt, ctx.timeZone)).sort()[0] ?? null,
            fires: burning.length,
            complaints: complaints.get(one.customerId) ?? 0,
          },
          ctx.today,
        ),
        people: judgePeople(
          one.people.length,
          warningsOf(stakeholdersOf(one, noted.get(one.customerId) ?? []), ctx.today).length,
        ),
        plan: judgePlan(progressOf(done, ctx.today)),
        contract: judgeContracts(terms, one.lastContact, ctx.today),
      }
      return [[one.customerId, { light: lightOf(input), parts: input }]]
    }),
  )
}

/** The customers whose plan the actor may see. */
async function listVisible(ctx: Context, ids: string[]) {
  const helpers = Map.groupBy(await sql.listHelpers(ctx.db, ids), (row) => row.customerId)
  const rows = await sql.listRhythmFacts(ctx.db, ids)
  const seen = rows.filter((row) =>
    canSeePlan(ctx.actor, { ...row, helperIds: (helpers.get(row.id) ?? []).map(({ memberId }) => memberId) }),
  )
  return new Map(seen.map((row) => [row.id, row]))
}

type Noted = Awaited<ReturnType<typeof sql.listStakeholders>>

function stakeholdersOf({ customerId, people }: Known, noted: Noted) {
  const contacts = new Map(people.map(({ personId, lastContact }) => [personId, lastContact]))
  const rows = noted.map((row) => ({
    personId: row.personId,
    roles: JSON.parse(row.roles) as BuyingRole[],
    influence: row.influence as Influence | null,
    support: row.support as Support | null,
    coveredById: row.coveredById,
    gone: row.leftAt !== null || row.personDeletedAt !== null || row.worksAt !== customerId,
    lastContact: contacts.get(row.personId) ?? null,
  }))
  const taken = new Set(rows.map(({ personId }) => personId))
  const others = people.filter(({ personId }) => !taken.has(personId))
  const nothing = { roles: [], influence: null, support: null, coveredById: null, gone: false }
  return [...rows, ...others.map((one) => ({ ...one, ...nothing }))]
}
