import type { z } from 'zod'
import { nothingYet } from '#features/handovers/actions/all.ts'
import { type Operations, operations, registry } from '#features/index.ts'
import { textParts } from '#features/key-accounts/rules/plan.ts'
import { loadActor } from '#features/members/actions.ts'
import { nothingYet as noReactionYet } from '#features/price-rounds/actions.ts'
import { insertRecord } from '#platform/actions/records.ts'
import type { PrepareTools } from '#platform/actions/runner.ts'
import { type Actor, anyone, has, type Role, roles, system } from '#shared/actor.ts'
import type { Operation } from '#shared/contract.ts'
import { Refusal } from '#shared/refusal.ts'
import { openTestHouse, type TestHouse } from './harness.ts'
import { textOfPdf } from './pdf-text.ts'
import { allOfZip } from './pptx-text.ts'
import { nothingAsked } from './surveys.ts'

/** What the actor has to do with the customer at hand; `other`: nothing. */
export const relations = ['own', 'helper', 'insideSales', 'deputy', 'other'] as const
type Relation = (typeof relations)[number]

/**
 * What a role may do at which relation is decided in TypeScript, the same on both engines; whether the queries behind it
 * answer so is asked of PostgreSQL too, where an attempt takes three times as long: all relations of one role, and of the
 * other roles a customer of their own and another's.
 */
const askedOf = (kind: Kind): readonly Relation[] =>
  process.env.TEST_ENGINE === 'postgres' && kind !== 'sales' ? ['own', 'other'] : relations

/** Who asks: each role by itself, an administrator without a role, a member without any. */
export const kinds = [...roles, 'administrator', 'noRole'] as const
export type Kind = (typeof kinds)[number]

/** `all`: at every customer; `concerned`: own, helper, inside sales and deputy; `owned`: own and deputy; `own`: own; `none`: nowhere. */
type Reach = 'all' | 'concerned' | 'owned' | 'own' | 'none'

/** A customer with one record of each kind, none of them the actor's own. */
export type Site = {
  customerId: string
  /** Another customer of the same people. */
  twinId: string
  personId: string
  planId: string
  /** What stands in each part of it. */
  planText: string
  planGoalId: string
  planVersionId: string
  /** What it needs, the theme of that, and news for it; all written by the lead. */
  needId: string
  needThemeId: string
  newsId: string
  helperId: string
  /** A place of the customer. */
  siteId: string
  projectId: string
  /** Asked for by the lead, for a dealer; nobody has decided. */
  protectionId: string
  /** Who is credited with its business. */
  creditId: string
  activityId: string
  taskId: string
  doneTaskId: string
  fireId: string
  solvedFireId: string
  complaintId: string
  answeredComplaintId: string
  sampleId: string
  decidedSampleId: string
  contractId: string
  endedContractId: string
  fixedContractId: string
  frameworkId: string
  callOffId: string
  /** Its place in the price round of the scene. */
  priceLineId: string
  bonusId: string
  orderId: string
  referenceId: string
  opportunityId: string
  wonOpportunityId: string
  offerId: string
  draftId: string
  concessionId: string
  leadId: string
  waitingLeadId: string
  rejectedLeadId: string
  /** Asked how satisfied they are; and one that was answered. */
  surveyId: string
  answeredSurveyId: string
  /** A person with a role in that opportunity. */
  deciderId: string
  appointmentId: string
  fileId: string
  /** Prepared here; at a third customer one that was accepted, and one that is done. */
  accountId: string
  handoverId: string
  reviewId: string
  begunReviewId: string
  reviewPointId: string
  reviewDecisionId: string
  acceptedHandoverId: string
  doneHandoverId: string
}
export type Scene = {
  actor: Actor
  me: string
  colleague: string
  lead: string
  /** Looks after key accounts. */
  manager: string
  ownAbsenceId: string
  othersAbsenceId: string
  stage: string
  stages: string[]
  criterion: string
  product: string
  guide: string
  /** A niche of the lead, with one firm on its list. */
  niche: string
  nicheFirm: string
  /** What somebody else is paid. */
  rateOfOther: string
  offerText: string
  priceList: string
  priceRound: string
  otherProduct: string
  /** Two dealers, the second without protections but for the same firm as the first. */
  dealer: string
  otherDealer: string
  idleDealer: string
  disputed: string[]
} & Record<Relation, Site>

type In<O extends Operation> = z.input<O['input']>
type Out<O extends Operation> = z.input<O['output']>

/** One operation in the table: how it is asked, and what the answer is to be for whom. */
export type Line<O extends Operation> =
  /** Asked once for each relation. */
  | { at: (site: Site, scene: Scene) => In<O>; reach: Record<Kind, Reach> }
  /** Asked once; the customers that its answer names. */
  | { sees: (answer: Out<O>) => (string | null)[]; input: In<O> }
  /** Asked once: `allowed`, or the code of the refusal. */
  | { once: (scene: Scene) => In<O>; answer: Record<Kind, string> }
  /** Needs no login; what it refuses to anyone. */
  | { open: In<O>; answer: string }
// biome-ignore lint/suspicious/noExplicitAny: lines of different operations stand in one table
type AnyLine = Line<any>
export type Table = { [Name in keyof Operations]: Line<Operations[Name]> }

/** Reading a customer and what belongs to it: everyone, unless kept to own customers. */
export const reads: Record<Kind, Reach> = reach('all', {})
/** Changing customers and opportunities (rules §12). */
export const changes: Record<Kind, Reach> = reach('none', {
  management: 'all',
  salesLead: 'all',
  sales: 'concerned',
  keyAccountManager: 'concerned',
  insideSales: 'concerned',
})
/** Consents: as changing, and marketing everywhere (rules §12). */
export const changesAndMarketing: Record<Kind, Reach> = { ...changes, marketing: 'all' }
/** Giving a customer away and deleting it: a helper, inside sales or deputy does not. */
export const givesAway: Record<Kind, Reach> = {
  ...changes,
  sales: 'own',
  keyAccountManager: 'own',
  insideSales: 'none',
}
/** Speaking for one side of a handover: the owner who handed over, or who stands in. */
export const givers: Record<Kind, Reach> = reach('none', {
  management: 'owned',
  salesLead: 'owned',
  sales: 'owned',
  keyAccountManager: 'owned',
})
/** The same, and who leads everywhere. */
export const giversAndLeads: Record<Kind, Reach> = { ...givers, management: 'all', salesLead: 'all' }
/** Only somebody else: the one to whom it is offered. */
export const nobody: Record<Kind, Reach> = reach('none', {})
/** Activities and tasks: as changing, but inside sales and marketing everywhere (rules §12). */
export const logs: Record<Kind, Reach> = { ...changes, insideSales: 'all', marketing: 'all' }
/** The plan of a key account and what is noted of its people: who leads, who sells there; nobody else (rules §12). */
export const plans: Record<Kind, Reach> = { ...changes, insideSales: 'none' }
export const nothingNoted = {
  roles: [],
  influence: null,
  support: null,
  interest: null,
  coveredById: null,
  reportsToId: null,
}
const reiser = 'reiser@beta.example'
export const planGoal = {
  text: 'Mehr liefern',
  measure: 'Lieferanteil',
  unit: '%',
  from: 32,
  to: 40,
  now: null,
  dueDay: null,
  internal: false,
}
/** What somebody else wrote: the lead only. */
export const leads: Record<Kind, Reach> = reach('none', { management: 'all', salesLead: 'all' })
/** Pay: the sales lead only (rules §12). */
export const salesLeads: Record<Kind, Reach> = reach('none', { salesLead: 'all' })
/** Everybody who is more than a reader, at any customer. */
export const anyoneWorking: Record<Kind, Reach> = reach('all', {
  reader: 'none',
  administrator: 'none',
  noRole: 'none',
})

function reach(rest: Reach, own: Partial<Record<Kind, Reach>>): Record<Kind, Reach> {
  return Object.fromEntries(kinds.map((kind) => [kind, own[kind] ?? rest])) as Record<Kind, Reach>
}

/** The same answer for all but some. */
export function answers(rest: string, own: Partial<Record<Kind, string>> = {}): Record<Kind, string> {
  return Object.fromEntries(kinds.map((kind) => [kind, own[kind] ?? rest])) as Record<Kind, string>
}
/** Who manages members: administrator, management, sales lead. */
export const managers = answers('notAllowed', { management: 'allowed', salesLead: 'allowed', administrator: 'allowed' })

/** Tries one operation as every kind of member, with reading all and kept to own customers; answers what differs from the table. */
export type Trial = {
  house: TestHouse
  differences(name: keyof Operations, line: AnyLine): Promise<string[]>
  close(): Promise<void>
}

export async function openTrial(): Promise<Trial> {
  const house = await openTestHouse()
  const scenes = await setScenes(house)

  return {
    house,
    async differences(name, line) {
      if ('open' in line)
        return said(name, 'anyone', line.answer, (await attempt(house, name, line.open, anyone)).outcome)
      const found: string[] = []
      for (const kind of kinds) {
        const scene = scenes[kind]
        // Who leads is never kept to own customers.
        for (const readsOwnOnly of has(scene.actor, 'management', 'salesLead') ? [false] : [false, true]) {
          const actor = { ...scene.actor, readsOwnOnly }
          const who = `${kind}${actor.readsOwnOnly ? ', kept to own customers' : ''}`
          found.push(...(await compare(house, name, line, { ...scene, actor }, kind, who)))
        }
      }
      return found
    },
    close: () => house.close(),
  }
}

async function compare(
  house: TestHouse,
  name: keyof Operations,
  line: Exclude<AnyLine, { open: unknown }>,
  scene: Scene,
  kind: Kind,
  who: string,
): Promise<string[]> {
  const { actor } = scene
  if ('once' in line) {
    const { outcome, answer } = await attempt(house, name, line.once(scene), actor)
    return [...said(name, who, line.answer[kind], outcome), ...(await told(name, who, kind, actor, answer))]
  }
  if ('sees' in line) {
    const { outcome, answer } = await attempt(house, name, line.input, actor)
    const seen = outcome === 'allowed' ? line.sees(answer as never) : []
    const visible = askedOf(kind).filter((relation) => seen.includes(scene[relation].customerId))
    const due = askedOf(kind).filter((relation) => !actor.readsOwnOnly || relation !== 'other')
    const wrong = [...said(name, who, 'allowed', outcome), ...said(name, who, due.join(' '), visible.join(' '))]
    return [...wrong, ...(await told(name, who, kind, actor, answer))]
  }
  const found: string[] = []
  for (const relation of askedOf(kind)) {
    const { outcome, answer } = await attempt(house, name, line.at(scene[relation], scene), actor)
    found.push(...said(name, `${who}, ${relation}`, expected(line.reach[kind], relation, actor), outcome))
    found.push(...(await told(name, `${who}, ${relation}`, kind, actor, answer)))
  }
  return found
}

/** What one may not read does not exist for them. */
function expected(reach: Reach, relation: Relation, actor: Actor): string {
  if (actor.readsOwnOnly && relation === 'other') return 'notFound'
  const within: Record<Reach, readonly Relation[]> = {
    all: relations,
    concerned: relations.filter((one) => one !== 'other'),
    owned: ['own', 'deputy'],
    own: ['own'],
    none: [],
  }
  return within[reach].includes(relation) ? 'allowed' : 'notAllowed'
}

function said(name: string, who: string, wanted: string, got: string): string[] {
  return wanted === got ? [] : [`${name}, ${who}: ${got} instead of ${wanted}`]
}

class TakenBack extends Error {}

/** Runs the operation as in life, then takes everything back, so that the next attempt finds the same. */
async function attempt(
  house: TestHouse,
  name: keyof Operations,
  input: unknown,
  actor: Actor,
): Promise<{ outcome: string; answer?: unknown }> {
  const operation = operations[name] as Operation
  const action = registry.actions[name] as (ctx: unknown, input: unknown) => Promise<never>
  let answer: unknown
  try {
    const parsed = operation.input.parse(input)
    const prepared = await (registry.prepare[name]?.(parsed, actor, toolsOf(house, actor)) ?? parsed)
    if (operation.method === 'GET') answer = await house.runner.query(actor, (ctx) => action(ctx, prepared))
    else {
      await house.runner.command(actor, async (ctx) => {
        answer = await action(ctx, prepared)
        throw new TakenBack()
      })
    }
    return { outcome: 'allowed', answer }
  } catch (error) {
    if (error instanceof TakenBack) return { outcome: 'allowed', answer }
    if (error instanceof Refusal) return { outcome: error.code }
    throw error
  }
}

function toolsOf(house: TestHouse, actor: Actor): PrepareTools {
  return { query: (work) => house.runner.query(actor, work), command: (work) => house.runner.command(actor, work) }
}

/** Rate of the lead, which nobody else is told but another sales lead. */
export const secretRate = 3173
/** So is what a locked statement credits to the lead and pays, of a deal that everybody may read. */
const sharedDeal = { amount: 7_654_321_09, basisPoints: 3_333 }
const secretAmounts = { part: 2_551_185_22, pay: 809_491_07 }

/** Stands in whatever of a site is kept from those who may not see its plan. */
export const secret = 'Verschwiegenes'
/** Of one customer all are helpers, with another one nobody has to do: two of the five are the same for every kind. */
const sharedSites = ['helper', 'other'] as const
const secretOf = (kind: Kind, relation: Relation) =>
  `${secret}${sharedSites.some((one) => one === relation) ? 'all' : kind}X${relation}X`

/**
 * What an answer of whatever operation, a file included, tells this member of plans, notes about people, satisfaction,
 * handovers, reviews and pay of others.
 */
async function told(name: string, who: string, kind: Kind, actor: Actor, answer: unknown): Promise<string[]> {
  // The whole house, as a backup is (docs/security.md); but pay.
  const text = await textOf(answer)
  const plansOf = new Set(text.match(new RegExp(`${secret}\\w+?X\\w+?X`, 'g')) ?? [])
  const may = has(actor, 'management', 'salesLead') || name === 'exportEverything'
  const own = (['own', 'helper', 'insideSales', 'deputy'] as const).map((relation) => secretOf(kind, relation))
  const others = [...plansOf].filter((one) => !may && !(plans[kind] === 'concerned' && own.includes(one)))
  const amounts = Object.values(secretAmounts)
  const isPay = new RegExp(`"rate":${secretRate}\\b|(?<!\\d)(${amounts.join('|')})(?!\\d)`)
  // As it is written for people, too: 809.491,07.
  const pay = !has(actor, 'salesLead') && isPay.test(text.replaceAll(/(?<=\d)[.,’ \u00a0](?=\d)/g, '')) ? ['pay'] : []
  return [...others, ...pay].map((one) => `${name}, ${who}: tells ${one}`)
}

/** All words of an answer; of papers, slides, workbooks and other files what they say to a reader. */
async function textOf(answer: unknown): Promise<string> {
  const { bytes, pieces, ...rest } = (answer ?? {}) as {
    bytes?: Uint8Array
    pieces?: AsyncIterable<string | Uint8Array>
  }
  const parts = [JSON.stringify(rest)]
  for await (const piece of pieces ?? []) parts.push(typeof piece === 'string' ? piece : await wordsOf(piece))
  if (bytes instanceof Uint8Array) parts.push(await wordsOf(bytes))
  return parts.join('\n')
}

async function wordsOf(bytes: Uint8Array): Promise<string> {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  if (start === '%PDF') return textOfPdf(bytes)
  return start.startsWith('PK') ? await allOfZip(bytes) : Buffer.from(bytes).toString('utf8')
}

/** For each kind of member a customer per relation that is asked of it, with records of all sorts. */
async function setScenes(house: TestHouse): Promise<Record<Kind, Scene>> {
  const lead = await house.member(['salesLead'], { name: 'Lead' })
  const other = await house.member(['sales'], { name: 'Other' })
  const helping = await house.member(['sales'], { name: 'Helping' })
  const manager = await house.member(['keyAccountManager'], { name: 'Manager' })
  const stages = (await lead.listStages({})).stages
  const [stage] = stages.map(({ id }) => id) as [string]
  await lead.setStageCriteria({ id: stage, criteria: [{ text: 'Bedarf genannt' }] })
  const criterion = (await lead.listStages({})).stages[0]?.criteria[0]?.id as string
  await lead.changeOfferSettings({ on: true })
  const product = (await lead.createProduct({ name: 'Gehäuse' })).id
  const guide = (await lead.createGuide({ kind: 'text', title: 'Gruß', text: 'Guten Tag' })).id
  const rateOfOther = (await lead.setCommissionPlan({ memberId: lead.id, validFrom: '2026-01-01', rate: secretRate }))
    .id
  const nicheFirm = (await lead.createCustomer({ name: 'Nische' })).id
  await stateSecretAmounts(nicheFirm)
  const niche = (
    await lead.openExperiment({
      kind: 'niche',
      name: 'Süden',
      segment: 'Pumpenbauer',
      measure: 'newCustomers',
      goal: 3,
      endDay: '2027-03-31',
    })
  ).id
  await lead.addExperimentCustomers({ id: niche, ids: [nicheFirm] })
  const block = { kind: 'text', title: 'Zahlung', text: '30 Tage netto', place: 'payment', language: 'de' } as const
  const offerText = (await lead.createGuide(block)).id
  const priceList = (await lead.createPriceList({ name: 'Standard' })).id
  const otherProduct = (await lead.createProduct({ name: 'Lagerbock' })).id
  const rise = { kind: 'percent' as const, percent: 300 }
  const priceRound = (await lead.createPriceRound({ name: 'Preise', fromDay: '2027-01-01', rule: rise })).id
  await lead.changeConsentSettings({ publicAddress: 'https://vertrieb.example' })
  const dealerAt = async (name: string) => {
    const { id: customerId } = await lead.createCustomer({ name })
    return (await lead.addPartner({ kind: 'dealer', customerId })).id
  }
  const [dealer, otherDealer, idleDealer] = [await dealerAt('Maier'), await dealerAt('Ott'), await dealerAt('Uhl')]
  const claim = { fromDay: '2026-11-01', toDay: '2027-10-31', reason: 'Muster gezeigt' }
  const disputed = [
    (await lead.requestProtection({ partnerId: dealer, name: 'Lang Fördertechnik', ...claim })).id,
    (await lead.requestProtection({ partnerId: otherDealer, name: 'Lang Fördertechnik', ...claim })).id,
  ]
  const scenes: Partial<Record<Kind, Scene>> = {}
  const shared: Partial<Record<Relation, Site>> = {}
  for (const relation of sharedSites)
    shared[relation] = await setSite(relation, { ownerId: other.id }, secretOf('noRole', relation))

  for (const kind of kinds) {
    const own = kind === 'administrator' || kind === 'noRole' ? [] : [kind as Role]
    const me = await house.member(own, { name: `Me ${kind}`, administrator: kind === 'administrator' })
    const colleague = await house.member(['sales'], { name: `Away from ${kind}` })
    await lead.addAbsence({ memberId: colleague.id, deputyId: me.id, fromDay: '2026-11-20', toDay: '2026-11-30' })
    const absence = (memberId: string) =>
      lead.addAbsence({ memberId, deputyId: other.id, fromDay: '2027-08-02', toDay: '2027-08-20' })
    const owners = {
      own: { ownerId: me.id },
      insideSales: { ownerId: other.id, insideSalesId: me.id },
      deputy: { ownerId: colleague.id },
    }
    const sites = { ...shared }
    for (const relation of ['own', 'insideSales', 'deputy'] as const)
      if (askedOf(kind).includes(relation))
        sites[relation] = await setSite(`${kind} ${relation}`, owners[relation], secretOf(kind, relation))
    const { customerId: helpedId, twinId, accountId } = shared.helper as Site
    for (const customerId of [helpedId, twinId, accountId])
      await house.runner.command(system, (ctx) =>
        insertRecord(ctx, 'customerHelpers', 'helper.added', { customerId, memberId: me.id, part: null }),
      )
    const actor = await house.runner.query(system, (ctx) => loadActor(ctx, { id: me.id }, 'session'))
    scenes[kind] = {
      ...(sites as Record<Relation, Site>),
      actor: actor as Actor,
      me: me.id,
      colleague: other.id,
      lead: lead.id,
      manager: manager.id,
      ownAbsenceId: (await absence(me.id)).id,
      othersAbsenceId: (await absence(colleague.id)).id,
      stage,
      stages: stages.map(({ id }) => id),
      criterion,
      product,
      guide,
      niche,
      nicheFirm,
      rateOfOther,
      offerText,
      priceList,
      priceRound,
      otherProduct,
      dealer,
      otherDealer,
      idleDealer,
      disputed,
    }
  }
  return scenes as Record<Kind, Scene>

  /** A statement of the lead that is locked, with amounts that stand nowhere else. */
  async function stateSecretAmounts(customerId: string): Promise<void> {
    const { amount, basisPoints } = sharedDeal
    const deal = { customerId, title: 'Große Anlage', amount, ownerId: other.id, createdDay: '2026-05-04' }
    const { id: opportunityId } = await lead.createOpportunity(deal)
    const shares = [
      { memberId: lead.id, basisPoints },
      { memberId: other.id, basisPoints: 10_000 - basisPoints },
    ]
    await lead.setDealCredit({ opportunityId, shares })
    await lead.winOpportunity({ id: opportunityId, day: '2026-05-15' })
    const period = { from: '2026-04-01', to: '2026-06-30' }
    await lead.lockStatements(period)
    const { part, pay } = await lead.getStatement({ ...period, memberId: lead.id })
    if (part !== secretAmounts.part || pay !== secretAmounts.pay) throw new Error(`stated are ${part} and ${pay}`)
  }

  async function setSite(name: string, owner: object, kept: string): Promise<Site> {
    const { id: customerId } = await lead.createCustomer({ name, postcode: '72070', country: 'DE', ...owner })
    const { id: twinId } = await lead.createCustomer({ name: `${name} twin`, ...owner })
    const revenue = { customerId, day: '2026-10-15', amount: 100, currency: 'EUR' }
    await house.runner.command(system, (ctx) => insertRecord(ctx, 'revenues', 'revenue.imported', revenue))
    const opportunity = { customerId, title: 'Antrieb', ownerId: other.id, stageId: stages[0]?.id }
    const { id: personId } = await lead.createPerson({ customerId, lastName: 'Sauter' })
    await lead.setStakeholder({
      ...{ customerId, personId, ...nothingNoted, interest: kept },
      correction: { relationship: 4, note: kept },
    })
    const shares = [{ memberId: lead.id, basisPoints: 10_000 }]
    await lead.setAccountCredit({ customerId, validFrom: '2026-01-01', shares })
    const creditId = (await lead.getAccountCredit({ customerId })).versions[0]?.id
    const { id: siteId } = await lead.createSite({ customerId, name: 'Nagold' })
    const { id: projectId } = await lead.createCustomerProject({ customerId, name: 'Neue Linie' })
    const { id: protectionId } = await lead.requestProtection({ partnerId: dealer, customerId, ...claim })
    const { id: planId } = await lead.createAccountPlan({ customerId, fromDay: '2026-01-01', toDay: '2026-12-31' })
    const { goalId: planGoalId } = await lead.savePlanGoal({ id: planId, ...planGoal, text: kept })
    for (const part of textParts) await lead.writePlanText({ id: planId, part, text: kept, seen: '' })
    await lead.savePlanRisk({ id: planId, text: kept, answer: kept })
    await lead.savePlanMember({ id: planId, memberId: other.id, task: kept })
    const planned = { text: kept, memberId: lead.id, dueDay: '2026-12-15', goalId: null, cost: null, internal: true }
    await lead.savePlanAction({ id: planId, ...planned })
    const cell = { potential: 100_00, source: kept, competitor: kept, irrelevant: false }
    await lead.setWhiteSpace({ customerId, unitId: customerId, group: 'Antriebe', ...cell })
    const { versionId: planVersionId } = await lead.keepPlanVersion({ id: planId, note: kept })
    const { id: needId, themeId: needThemeId } = await lead.noteNeed({ customerId, theme: name })
    const newsDays = { fromDay: '2026-11-01', toDay: '2026-12-31' }
    const aimed = { kind: 'product' as const, title: 'Keramik', ...newsDays, customerIds: [customerId] }
    const { id: newsId } = await lead.createNews(aimed)
    const { id: helperId } = await lead.addHelper({ id: customerId, memberId: helping.id, part: 'Technik' })
    const { id: activityId } = await lead.logActivity({ customerId, personId, kind: 'call', text: 'Gesprochen.' })
    const task = { customerId, assigneeId: other.id, text: 'Muster', dueDay: '2026-12-01' }
    const { id: taskId } = await lead.createTask(task)
    const { id: doneTaskId } = await lead.createTask(task)
    await lead.finishTask({ id: doneTaskId })
    const { id: fireId } = await lead.raiseFire({ customerId, text: 'Band steht.' })
    const { id: solvedFireId } = await lead.raiseFire({ customerId, text: 'Band stand.' })
    await lead.solveFire({ id: solvedFireId, solution: 'Läuft.' })
    const { id: complaintId } = await lead.createComplaint({ customerId, text: 'Maß außer Toleranz.' })
    const { id: answeredComplaintId } = await lead.createComplaint({ customerId, text: 'Falsches Etikett.' })
    await lead.answerComplaint({ id: answeredComplaintId, answer: 'Ersatz geschickt.' })
    const { id: sampleId } = await lead.createSample({ customerId, text: 'Lagerbock' })
    const { id: decidedSampleId } = await lead.createSample({ customerId, text: 'Welle' })
    await lead.decideSample({ id: decidedSampleId, outcome: 'approved' })
    const term = { customerId, name: 'Wartung', startDay: '2026-01-01', amountPerYear: 12_000_00 }
    const { id: contractId } = await lead.createContract(term)
    const { id: endedContractId } = await lead.createContract(term)
    await lead.endContract({ id: endedContractId, day: '2026-12-31' })
    const { id: fixedContractId } = await lead.createContract({ ...term, endDay: '2026-12-31' })
    const spell = { customerId, name: 'Rahmen' }
    await lead.saveFramework({ ...spell, unit: null, agreed: 100, startDay: '2026-01-01', endDay: '2026-12-31' })
    await lead.saveBonus({
      ...spell,
      fromDay: '2026-01-01',
      toDay: '2026-12-31',
      steps: [{ from: 100, percent: 1 }],
    })
    const agreed = async () => await lead.listAgreements({ customerId })
    const frameworkId = (await agreed()).frameworks[0]?.id ?? ''
    await lead.addCallOff({ id: frameworkId, day: '2026-01-02', quantity: 1 })
    const { frameworks, bonuses } = await agreed()
    const [callOffId, bonusId] = [frameworks[0]?.callOffs[0]?.id ?? '', bonuses[0]?.id ?? '']
    const { id: orderId } = await lead.createOrder({ customerId, amount: 500_00 })
    const { id: referenceId } = await lead.recordReference({ customerId })
    const { id: opportunityId } = await lead.createOpportunity(opportunity)
    const { id: deciderId } = await lead.createPerson({ customerId, lastName: 'Reiser', emails: [reiser] })
    const consent = {
      personId: deciderId,
      channel: 'email',
      address: reiser,
      kind: 'consent',
      source: 'paper',
    } as const
    const proof = { confirmedDay: '2026-11-21', wordingVersion: '1', page: 'Messe' }
    await lead.addConsentEntry({ ...consent, ...proof })
    const asked = { ...nothingAsked, customerId, personId: deciderId, recipient: reiser }
    const answer = { answeredAt: '2026-08-02T12:00:00.000Z', score: 9, sentence: kept, result: kept }
    const [surveyId, answeredSurveyId] = await house.runner.command(system, async (ctx) => [
      (await insertRecord(ctx, 'surveys', 'survey.asked', asked)).id,
      (await insertRecord(ctx, 'surveys', 'survey.asked', { ...asked, ...answer })).id,
    ])
    await lead.setOpportunityPerson({ id: opportunityId, personId: deciderId, roles: ['decider'] })
    await lead.setOpportunityHelper({ id: opportunityId, memberId: other.id, part: 'Technik' })
    await lead.setOpportunityProduct({ id: opportunityId, productId: otherProduct })
    const { id: wonOpportunityId } = await lead.createOpportunity({ ...opportunity, amount: 100_00 })
    await lead.winOpportunity({ id: wonOpportunityId })
    const { id: offerId } = await lead.createOffer({ opportunityId, number: `A ${name}`, amount: 100_00 })
    const { id: draftId } = await lead.draftOffer({ opportunityId })
    const { id: concessionId } = await lead.addConcession({ offerId, what: 'Skonto' })
    const enquiry = { customerId, text: '200 Wellen', origin: 'fair' } as const
    const { id: leadId } = await lead.createLead(enquiry)
    const [ownerId] = Object.values(owner) as string[]
    if (ownerId) await lead.giveLead({ id: leadId, memberId: ownerId })
    const { id: waitingLeadId } = await lead.createLead(enquiry)
    const { id: rejectedLeadId } = await lead.createLead(enquiry)
    await lead.qualifyLead({ id: rejectedLeadId, decision: 'reject', reason: 'Spam' })
    const visit = { customerId, title: 'Besuch', startsAt: '2026-11-20T09:00:00Z' }
    const { id: appointmentId } = await lead.createAppointment(visit)
    const file = { record: 'customers', recordId: customerId, name: 'a.txt', bytes: new Uint8Array([65]) } as const
    const { id: fileId } = await lead.attachFile(file)
    const { id: accountId } = await lead.createCustomer({ name: `${name} account`, ...owner })
    const fromId = ownerId ?? other.id
    const given = { fromId, toId: manager.id, direction: 'toKeyAccount', because: 'nomination' }
    const bring = (facts: object) =>
      house.runner.command(system, (ctx) =>
        insertRecord(ctx, 'handovers', 'handover.x', { ...nothingYet, ...given, ...facts } as never),
      )
    const words = { words: JSON.stringify({ needs: kept }), incompleteReason: kept, note: kept }
    const { id: handoverId } = await bring({ customerId, ...words })
    const accepted = {
      customerId: accountId,
      proposedAt: '2026-11-02T09:00:00Z',
      acceptedAt: '2026-11-05T09:00:00Z',
      ...words,
    }
    const { id: acceptedHandoverId } = await bring(accepted)
    const meets = { customerId, day: '2026-12-15', memberIds: [other.id] }
    const review = { kind: 'quarterlyReview' as const, ...meets }
    const { id: reviewId } = await lead.planMeeting(review)
    const { id: begunReviewId } = await lead.planMeeting(review)
    await lead.beginMeeting({ id: begunReviewId })
    const { pointId: reviewPointId } = await lead.writeMeetingPoint({ id: begunReviewId, title: kept, minutes: kept })
    const decided = await lead.decideInMeeting({
      ...{ id: begunReviewId, pointId: reviewPointId, text: kept },
      ...{ memberId: lead.id, dueDay: '2026-12-20' },
    })
    const figures = { positions: '[]', otherRevenue: 100_00, otherPercent: 300, revenue: 100_00, asked: 3_00 }
    const asksFor = { ...noReactionYet, ...figures, roundId: priceRound, customerId, memberId: null, class: null }
    const { id: priceLineId } = await house.runner.command(system, (ctx) =>
      insertRecord(ctx, 'priceRoundLines', 'priceRoundLine.added', asksFor),
    )
    const { id: doneHandoverId } = await bring({ ...accepted, doneAt: '2026-11-12T09:00:00Z' })
    return {
      accountId,
      handoverId,
      acceptedHandoverId,
      doneHandoverId,
      reviewId,
      begunReviewId,
      reviewPointId,
      reviewDecisionId: decided.decisionId,
      customerId,
      twinId,
      personId,
      planId,
      planText: kept,
      planGoalId,
      planVersionId,
      needId,
      needThemeId,
      newsId,
      helperId,
      siteId,
      projectId,
      protectionId,
      creditId: creditId ?? '',
      activityId,
      taskId,
      doneTaskId,
      fireId,
      solvedFireId,
      complaintId,
      answeredComplaintId,
      sampleId,
      decidedSampleId,
      contractId,
      referenceId,
      endedContractId,
      fixedContractId,
      frameworkId,
      callOffId,
      priceLineId,
      bonusId,
      orderId,
      opportunityId,
      wonOpportunityId,
      offerId,
      draftId,
      concessionId,
      leadId,
      waitingLeadId,
      rejectedLeadId,
      deciderId,
      surveyId: surveyId ?? '',
      answeredSurveyId: answeredSurveyId ?? '',
      appointmentId,
      fileId,
    }
  }
}
