import { logActivity } from '#features/activities/actions.ts'
import { canLog, need } from '#features/customers/access.ts'
import { customerReadable, findResponsibility, readCustomer } from '#features/customers/actions.ts'
import { readGroups } from '#features/white-space/actions/matrix.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { addMonths, type Day, instantAt } from '#shared/days.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChangeNews, canWriteNews } from './access.ts'
import { needActions } from './actions/needs.ts'
import { wordsFor } from './actions/words.ts'
import type { contract, NewsAccount, NewsBrief } from './contract.ts'
import { type AccountFacts, type Aim, type Because, becauseOf, mostProposed, type NewsKind, propose } from './rules.ts'
import * as sql from './sql.ts'

const mostAccounts = 10_000
const mostCandidates = 20_000
const mostBought = 100_000
const mostGroups = 200
const monthsBought = 24

export const actions: Actions<typeof contract> = {
  ...needActions,

  async listNews(ctx, { limit }) {
    const rows = await sql.listNews(ctx.db, limit)
    const accounts = await readAccounts(
      ctx,
      rows.map(({ id }) => id),
    )
    return {
      news: rows.map((row) => briefOf(ctx, row, accounts.get(row.id) ?? [])),
      canWrite: canWriteNews(ctx.actor),
      groups: await sql.listGroups(ctx.db, mostGroups),
    }
  },

  async getNews(ctx, { id }) {
    const [row] = await sql.listNews(ctx.db, 1, id)
    if (!row) throw new Refusal('notFound')
    const accounts = (await readAccounts(ctx, [id])).get(id) ?? []
    const toWhom: NewsAccount[] = []
    for (const one of accounts) {
      const responsibility = await findResponsibility(ctx, one.customerId)
      const canTell = one.toldDay === null && responsibility !== null && canLog(ctx.actor, responsibility)
      toWhom.push({ ...one, because: JSON.parse(one.because) as Because[], canTell })
    }
    return { ...briefOf(ctx, row, accounts), toWhom }
  },

  async listOpenNews(ctx, { customerId, limit }) {
    if (customerId) await readCustomer(ctx, customerId)
    const of = customerId ? { customerId } : { owners: [ctx.actor.memberId, ...ctx.actor.deputyFor] }
    const rows = await sql.listOpen(ctx.db, of, ctx.today)
    const all = [...new Map(rows.map((row) => [`${row.newsId} ${row.customerId}`, row])).values()]
    const open = []
    for (const row of all.slice(0, limit)) {
      const responsibility = await findResponsibility(ctx, row.customerId)
      if (responsibility === null) continue
      const canTell = canLog(ctx.actor, responsibility)
      open.push({ ...row, because: JSON.parse(row.because) as Because[], canTell })
    }
    return { open, total: all.length }
  },

  async proposeNewsAccounts(ctx, { keyAccountsOnly, ...aim }) {
    need(canWriteNews(ctx.actor))
    const found = propose(aim, await readFacts(ctx, aim, { keyAccountsOnly, ids: null }))
    return {
      accounts: found.slice(0, mostProposed).map(({ account, because }) => ({
        customerId: account.customerId,
        customerName: account.name,
        because,
      })),
      total: found.length,
    }
  },

  async createNews(ctx, { groups, branches, classes, customerIds, ...input }) {
    need(canWriteNews(ctx.actor))
    checkDays(input.fromDay, input.toDay)
    const aim = { groups, branches, classes }
    const { id } = await insertRecord(ctx, 'news', 'news.written', { ...input, aim: JSON.stringify(aim) })
    await addAccounts(ctx, id, aim, customerIds)
    return { id, undo: ctx.commandId }
  },

  async changeNews(ctx, { id, version, ...input }) {
    const row = await findRecord(ctx.db, 'news', id)
    need(canChangeNews(ctx.actor, row))
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    checkDays(input.fromDay ?? row.fromDay, input.toDay ?? row.toDay)
    const changed = await updateRecord(ctx, 'news', 'news.changed', row, defined(input))
    return { version: changed.version, undo: ctx.commandId }
  },

  async deleteNews(ctx, { id }) {
    const row = await findRecord(ctx.db, 'news', id)
    need(canChangeNews(ctx.actor, row))
    for (const account of await sql.listAccountsOf(ctx.db, id, mostAccounts))
      await deleteRecord(ctx, 'newsAccounts', 'news.accountRemoved', account)
    await deleteRecord(ctx, 'news', 'news.deleted', row)
    return { undo: ctx.commandId }
  },

  async addNewsAccount(ctx, { id, customerId }) {
    const row = await findRecord(ctx.db, 'news', id)
    await readCustomer(ctx, customerId)
    need(canChangeNews(ctx.actor, row))
    await addAccounts(ctx, id, JSON.parse(row.aim) as Aim, [customerId])
    return { undo: ctx.commandId }
  },

  async removeNewsAccount(ctx, { id, customerId }) {
    const row = await findRecord(ctx.db, 'news', id)
    await readCustomer(ctx, customerId)
    need(canChangeNews(ctx.actor, row))
    const there = (await sql.listAccountsOf(ctx.db, id, mostAccounts)).filter((one) => one.customerId === customerId)
    if (there.length === 0) throw new Refusal('notFound')
    for (const account of there) await deleteRecord(ctx, 'newsAccounts', 'news.accountRemoved', account)
    return { undo: ctx.commandId }
  },

  async tellNews(ctx, { id, customerId, kind, day = ctx.today, reaction }) {
    const { responsibility } = await readCustomer(ctx, customerId)
    need(canLog(ctx.actor, responsibility))
    const row = await findRecord(ctx.db, 'news', id)
    const there = (await sql.listAccountsOf(ctx.db, id, mostAccounts)).filter((one) => one.customerId === customerId)
    const [account] = there
    if (!account) throw new Refusal('notFound')
    if (there.some(({ toldDay }) => toldDay !== null)) throw new Refusal('newsToldAlready')
    if (day > ctx.today) throw new Refusal('newsToldAhead')
    if (day < row.fromDay) throw new Refusal('newsNotYet', { day: row.fromDay })
    const say = wordsFor(ctx)
    const { title } = row
    const text = reaction ? say('news.line.reaction', { title, reaction }) : say('news.line', { title })
    const at = day === ctx.today ? ctx.now : instantAt(day, '12:00', ctx.timeZone)
    const said = { customerId, personId: null, opportunityId: null, kind, outcome: null, text, at, report: null }
    const { id: activityId } = await logActivity(ctx, said)
    const by = { toldDay: day, toldById: ctx.actor.memberId || null, reaction, activityId }
    await updateRecord(ctx, 'newsAccounts', 'news.told', account, by)
    return { undo: ctx.commandId }
  },
}

/** Puts accounts on the list of news, with the reason of each; who stands there already stays as it is. */
async function addAccounts(ctx: Context, newsId: string, aim: Aim, customerIds: string[]): Promise<void> {
  const there = new Set((await sql.listAccountsOf(ctx.db, newsId, mostAccounts)).map((one) => one.customerId))
  const added = [...new Set(customerIds)].filter((id) => !there.has(id))
  if (there.size + added.length > mostProposed) throw new Refusal('newsFull', { most: mostProposed })
  if (added.length === 0) return
  for (const customerId of added) await readCustomer(ctx, customerId)
  const facts = await readFacts(ctx, aim, { keyAccountsOnly: false, ids: added })
  const byId = new Map(facts.map((one) => [one.customerId, one]))
  for (const customerId of added) {
    const account = byId.get(customerId)
    const because = JSON.stringify(account ? becauseOf(aim, account) : [])
    const untold = { toldDay: null, toldById: null, reaction: null, activityId: null }
    await insertRecord(ctx, 'newsAccounts', 'news.accountAdded', { newsId, customerId, because, ...untold })
  }
}

/** What the proposal looks at, of those that can be meant. */
async function readFacts(
  ctx: Context,
  aim: Aim,
  { keyAccountsOnly, ids }: { keyAccountsOnly: boolean; ids: string[] | null },
): Promise<AccountFacts[]> {
  const readable = customerReadable(ctx.actor, 'customers.id')
  const rows = await sql.listCandidates(ctx.db, readable, { ...aim, keyAccountsOnly }, ids, mostCandidates)
  const bought = new Map<string, string[]>()
  const open = new Map<string, string[]>()
  const add = (to: Map<string, string[]>, id: string, group: string) => to.set(id, [...(to.get(id) ?? []), group])
  if (aim.groups.length > 0 && rows.length > 0) {
    const groupOf = await readGroups(ctx)
    const since = addMonths(ctx.today, -monthsBought)
    for (const one of await sql.listBought(ctx.db, readable, since, keyAccountsOnly, mostBought)) {
      const group = groupOf(one.product ?? '')
      if (aim.groups.includes(group)) add(bought, one.customerId, group)
    }
    for (const one of await sql.listPotentials(ctx.db, readable, aim.groups, mostBought))
      add(open, one.customerId, one.productGroup)
  }
  return rows.map(({ id, name, mode, branch, class: of }) => ({
    customerId: id,
    name,
    keyAccount: mode === 'keyAccount',
    branch,
    class: of,
    bought: bought.get(id) ?? [],
    open: open.get(id) ?? [],
  }))
}

type Account = Awaited<ReturnType<typeof sql.listAccounts>>[number]

/** The accounts by news; of one that stands there twice after a merge the row that was told. */
async function readAccounts(ctx: Context, newsIds: string[]): Promise<Map<string, Account[]>> {
  const rows = await sql.listAccounts(ctx.db, customerReadable(ctx.actor, 'customers.id'), newsIds, mostAccounts)
  const one = new Map<string, Account>()
  for (const row of rows) {
    const key = `${row.newsId} ${row.customerId}`
    if (!one.has(key) || row.toldDay !== null) one.set(key, row)
  }
  return Map.groupBy(one.values(), ({ newsId }) => newsId)
}

function briefOf(
  ctx: Context,
  row: sql.NewsRecord & { createdByName: string | null },
  accounts: readonly Account[],
): NewsBrief {
  const { id, version, title, text, fromDay, toDay, createdByName } = row
  return {
    id,
    version,
    kind: row.kind as NewsKind,
    title,
    text,
    fromDay,
    toDay,
    state: fromDay > ctx.today ? 'ahead' : toDay < ctx.today ? 'over' : 'running',
    createdByName,
    accounts: accounts.length,
    told: accounts.filter(({ toldDay }) => toldDay !== null).length,
    canChange: canChangeNews(ctx.actor, row),
  }
}

function checkDays(fromDay: Day, toDay: Day): void {
  if (toDay < fromDay) throw new Refusal('newsDays')
}
