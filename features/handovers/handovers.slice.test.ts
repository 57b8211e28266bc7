import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Signal } from '#platform/actions/context.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let heard: Signal[]
let lead: TestMember
let anna: TestMember
let karl: TestMember
beforeEach(async () => {
  heard = []
  house = await openTestHouse({ onSignals: (signals) => heard.push(...signals) })
  lead = await house.member(['salesLead'], { name: 'Petra' })
  anna = await house.member(['sales'], { name: 'Anna' })
  karl = await house.member(['keyAccountManager'], { name: 'Karl' })
})
afterEach(() => house.close())

const account = async (name = 'Reiser Pumpen') => (await anna.createCustomer({ name, mode: 'keyAccount' })).id
const ownerOf = async (id: string) => (await lead.getCustomer({ id })).ownerId
const speaker = async (customerId: string) => (await lead.getCustomerHandover({ customerId })).speaks
const openTasks = async (who: TestMember) =>
  (await who.listTasks({})).tasks.map(({ text, dueDay }) => [text.split(' ').slice(0, 3).join(' '), dueDay])
const incomplete = { incompleteReason: 'Karl fängt morgen an' }
const offer = async (customerId: string, toId = karl.id) => {
  const { id } = await anna.prepareHandover({ customerId, toId })
  await anna.proposeHandover({ id, ...incomplete })
  return id
}

it('from the proposal to the check: returned once, accepted, introduced, done; one owner at every moment', async () => {
  const customerId = await account()
  expect(await anna.getCustomerHandover({ customerId })).toMatchObject({ handover: null, suggested: true })
  const { id: personId } = await anna.createPerson({ customerId, lastName: 'Sauter' })
  const said = await anna.logActivity({ customerId, personId, kind: 'visit', text: 'Wir brauchen kurze Wege.' })
  await anna.createTask({ kind: 'promise', customerId, text: 'Muster bis Freitag', dueDay: '2026-11-27' })
  const { id } = await anna.prepareHandover({ customerId, toId: karl.id })
  await expect(karl.acceptHandover({ id })).rejects.toMatchObject({ code: 'handoverNotProposed' })
  await expect(anna.proposeHandover({ id })).rejects.toMatchObject({ code: 'dossierIncomplete' })
  const missing = async () =>
    (await anna.getHandover({ id })).completeness.filter(({ there }) => !there).map(({ part }) => part)
  expect(await missing()).toEqual(
    ['facts', 'needs', 'people', 'prices', 'risks', 'wishes'].filter((p) => p !== 'risks'),
  )
  await anna.changeHandover({ id, quotes: [said.id], words: { prices: 'nach Liste' } })
  const { id: opportunityId } = await anna.createOpportunity({ customerId, title: 'Presse' })
  await anna.setOpportunityPerson({ id: opportunityId, personId, roles: ['decider'] })
  expect(await missing()).toEqual(['facts', 'wishes'])

  const { answerDue } = await anna.proposeHandover({ id })
  expect(answerDue).toBe('2026-11-27')
  expect(heard).toContainEqual({
    name: 'handoverProposed',
    members: [karl.id],
    params: { by: 'Anna', customerName: 'Reiser Pumpen' },
  })
  expect(await openTasks(karl)).toEqual([['Übergabe von Reiser', '2026-11-27']])
  expect(await speaker(customerId)).toEqual({ memberId: anna.id, name: 'Anna', because: 'untilAccepted' })
  await expect(karl.returnHandover({ id })).rejects.toMatchObject({ code: 'returnReasonMissing' })
  await karl.returnHandover({ id, reasons: ['Zusagen noch offen'], note: 'Was ist mit dem Muster?' })
  expect(await openTasks(karl)).toEqual([])
  await expect(karl.acceptHandover({ id })).rejects.toMatchObject({ code: 'handoverNotProposed' })
  await anna.changeHandover({ id, words: { wishes: 'fester Ansprechpartner' } })
  await anna.proposeHandover({ id })
  expect(await ownerOf(customerId)).toBe(anna.id)

  const { introduceBy, undo } = await karl.acceptHandover({ id })
  expect(introduceBy).toBe('2026-12-04')
  expect(await ownerOf(customerId)).toBe(karl.id)
  expect(await openTasks(karl)).toEqual([
    ['Muster bis Freitag', '2026-11-27'],
    ['Vorstellung bei Reiser', '2026-12-04'],
  ])
  await karl.undo({ undo })
  expect([await ownerOf(customerId), (await anna.getHandover({ id })).state]).toEqual([anna.id, 'proposed'])
  expect(await openTasks(karl)).toEqual([['Übergabe von Reiser', '2026-11-27']])
  await karl.acceptHandover({ id })

  // Until the introduction the one who sold speaks with them, and may log it.
  expect(await speaker(customerId)).toEqual({ memberId: anna.id, name: 'Anna', because: 'untilIntroduced' })
  await anna.logActivity({ customerId, kind: 'call', text: 'Termin zu dritt am 30.' })
  await lead.changePerson({ id: personId, left: true })
  const kept = await anna.getHandover({ id })
  expect(kept.dossier.people).toMatchObject([{ name: 'Sauter', roles: ['decider'] }])
  expect(kept.dossier.quotes).toMatchObject([{ text: 'Wir brauchen kurze Wege.' }])
  expect(kept).toMatchObject({ state: 'accepted', acceptedByName: 'Karl', returns: [{ byName: 'Karl' }] })
  await expect(karl.finishHandover({ id })).rejects.toMatchObject({ code: 'handoverNotIntroduced' })
  await expect(karl.introduceHandover({ id, day: '2026-11-22', to: 'Frau Sauter' })).rejects.toMatchObject({
    code: 'introducedAhead',
  })
  house.at('2026-11-30')
  await anna.introduceHandover({ id, to: 'Frau Sauter' })
  expect(await speaker(customerId)).toEqual({ memberId: karl.id, name: 'Karl', because: 'owner' })
  expect((await karl.getCustomer({ id: customerId })).helpers).toEqual([])
  const { checkDay } = await karl.finishHandover({ id })
  expect(checkDay).toBe('2027-02-28')
  expect((await openTasks(anna)).at(-1)).toEqual(['Übergabe von Reiser', '2027-02-28'])

  house.at('2027-02-28')
  expect((await anna.getToday({})).tasks.map(({ text }) => text)).toContain(
    'Übergabe von Reiser Pumpen prüfen: Wie ist sie gelaufen?',
  )
  const due = async () => (await anna.listHandovers({ state: 'ended' })).handovers.map((one) => one.due)
  await anna.checkHandover({ id, rating: 5, sentence: 'Der Kunde hat es kaum gemerkt.' })
  expect(await due()).toEqual(['2027-02-28'])
  await karl.checkHandover({ id, rating: 3, sentence: 'Zwei Zusagen fehlten.' })
  expect((await anna.getHandover({ id })).checks).toMatchObject([{ side: 'from' }, { side: 'to', rating: 3 }])
  expect(await due()).toEqual([null])
  expect(await openTasks(anna)).toEqual([])

  house.at('2027-03-01')
  const report = await lead.getHandoverReport({ from: '2026-11-01', to: '2026-11-30' })
  expect(report).toMatchObject({
    proposed: 1,
    returnedShare: 1,
    returnReasons: [{ reason: 'Zusagen noch offen', count: 1 }],
    daysToAccept: { median: 0 },
    daysToIntroduce: { median: 9 },
    checks: { from: { mean: 5 }, to: { mean: 3 } },
  })
  expect(report.completeness).toBeCloseTo(8 / 9)
  expect(report.people.map(({ name }) => name)).toEqual(['Anna', 'Karl'])
  const own = await anna.getHandoverReport({ from: '2026-11-01', to: '2026-11-30' })
  expect(own.people.map(({ name }) => name)).toEqual(['Anna'])
  expect((await lead.getHandoverReport({ from: '2026-12-01' })).proposed).toBe(0)

  // And back, by a handover of its own.
  const back = await karl.prepareHandover({
    customerId,
    toId: anna.id,
    direction: 'toClassic',
    because: 'belowThreshold',
  })
  await karl.proposeHandover({ id: back.id, ...incomplete })
  await anna.acceptHandover({ id: back.id })
  expect(await lead.getCustomer({ id: customerId })).toMatchObject({ ownerId: anna.id, mode: 'classic' })
})

it('one open at a time, offered only to somebody who may take it, for a reason', async () => {
  const customerId = await account()
  const refused = (own: object) => anna.prepareHandover({ customerId, toId: karl.id, note: 'wächst', ...own })
  await expect(refused({ toId: anna.id })).rejects.toMatchObject({ code: 'handoverToOwner' })
  await expect(refused({ toId: lead.id })).rejects.toMatchObject({ code: 'handoverToWhom' })
  await expect(refused({ because: 'other', note: '' })).rejects.toMatchObject({ code: 'handoverReasonMissing' })
  const tried = await Promise.allSettled([refused({}), refused({})])
  expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(refused({})).rejects.toMatchObject({ code: 'handoverOpen' })
  const { handovers } = await karl.listHandovers({})
  expect(handovers).toMatchObject([{ customerName: 'Reiser Pumpen', state: 'prepared' }])
  const { undo } = await anna.withdrawHandover({ id: handovers[0]!.id })
  expect((await karl.listHandovers({})).handovers).toEqual([])
  expect((await karl.listHandovers({ state: 'ended' })).handovers).toHaveLength(1)
  await anna.undo({ undo })
  expect((await anna.listHandovers({})).handovers).toHaveLength(1)
  const third = await house.member(['sales'])
  expect((await third.listHandovers({})).handovers).toEqual([])
  const known = await third.getCustomerHandover({ customerId })
  expect(known).toMatchObject({ canSee: false, handover: { toName: 'Karl', note: null } })
})

it('somebody kept to own customers sees the whole dossier of what is offered to them', async () => {
  const customerId = await account()
  await anna.createTask({ kind: 'promise', customerId, text: 'Muster', dueDay: '2026-11-27' })
  const id = await offer(customerId)
  await house.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
  const kept = await house.acting(karl.id)
  await expect(kept.getCustomer({ id: customerId })).rejects.toMatchObject({ code: 'notFound' })
  expect((await kept.getHandover({ id })).dossier.promises).toMatchObject([{ text: 'Muster', assigneeName: 'Anna' }])
  const other = await house.acting((await house.member(['sales'])).id)
  await expect(other.getHandover({ id })).rejects.toMatchObject({ code: 'notFound' })
  await kept.acceptHandover({ id })
  expect((await kept.getCustomer({ id: customerId })).ownerId).toBe(karl.id)
})

it('a customer that changes hands another way takes its handover along, and undo brings both back', async () => {
  const customerId = await account()
  const id = await offer(customerId)
  const ben = await house.member(['sales'], { name: 'Ben' })
  const state = async () => {
    const { state, fromName, toName } = await lead.getHandover({ id })
    return [state, fromName, toName]
  }
  const { undo } = await anna.handOverCustomers({ ids: [customerId], toId: ben.id })
  expect(await state()).toEqual(['proposed', 'Ben', 'Karl'])
  await anna.undo({ undo })
  expect(await state()).toEqual(['proposed', 'Anna', 'Karl'])
  const direct = await lead.handOverCustomers({ ids: [customerId], toId: karl.id })
  expect(await state()).toEqual(['withdrawn', 'Anna', 'Karl'])
  expect(await openTasks(karl)).toEqual([])
  await lead.undo({ undo: direct.undo })
  expect(await state()).toEqual(['proposed', 'Anna', 'Karl'])
  await karl.acceptHandover({ id })
  await lead.handOverCustomers({ ids: [customerId], toId: ben.id })
  expect(await state()).toEqual(['accepted', 'Anna', 'Ben'])
  expect(await speaker(customerId)).toMatchObject({ name: 'Anna', because: 'untilIntroduced' })
  await lead.handOverCustomers({ ids: [customerId], toId: anna.id })
  expect(await state()).toEqual(['withdrawn', 'Anna', 'Ben'])
})

it('who leaves leaves no handover behind: key accounts are introduced anew, offers go to the new one', async () => {
  const [first, second] = [await account('Eins'), await account('Zwei')]
  const { id: classic } = await anna.createCustomer({ name: 'Drei' })
  const offered = await offer(first)
  const { id: others } = await lead.createCustomer({ name: 'Vier', mode: 'keyAccount' })
  const toAnna = await lead.prepareHandover({ customerId: others, toId: anna.id, direction: 'toClassic' })
  await lead.proposeHandover({ id: toAnna.id, ...incomplete })
  await lead.leaveMember({ id: anna.id })
  const done = await lead.handOverAll({ fromId: anna.id, toId: karl.id })
  expect(done).toMatchObject({ changed: 3, handovers: 2 })
  expect(await Promise.all([first, second, classic].map(ownerOf))).toEqual([karl.id, karl.id, karl.id])
  expect((await lead.getHandover({ id: offered })).state).toBe('accepted')
  expect(await speaker(second)).toEqual({ memberId: karl.id, name: 'Karl', because: 'formerLeft' })
  expect(await speaker(classic)).toMatchObject({ because: 'owner' })
  expect(await openTasks(karl)).toEqual([
    ['Übergabe von Vier', '2026-11-27'],
    ['Vorstellung bei Eins:', '2026-12-04'],
    ['Vorstellung bei Zwei:', '2026-12-04'],
  ])
  const [running] = (await karl.listHandovers({})).handovers.filter(({ customerId }) => customerId === second)
  await karl.finishHandover({ id: running!.id, notIntroduced: 'kennen sich seit Jahren' })
  expect((await lead.listTasks({ assignee: [anna.id] })).tasks).toEqual([])
  expect((await karl.getCustomerHandover({ customerId: others })).handover).toMatchObject({ toName: 'Karl' })
})

it('undo of handing all over takes the handovers back as well', async () => {
  const customerId = await account()
  const { undo } = await lead.handOverAll({ fromId: anna.id, toId: karl.id })
  expect((await lead.listHandovers({})).handovers).toMatchObject([{ state: 'accepted', because: 'leaving' }])
  await lead.undo({ undo })
  expect(await ownerOf(customerId)).toBe(anna.id)
  expect((await lead.listHandovers({})).handovers).toEqual([])
  expect(await openTasks(karl)).toEqual([])
})

it('two customers brought together keep one open handover, the one that is further on', async () => {
  const [first, second] = [await account('Reiser'), await account('Reiser GmbH')]
  await anna.prepareHandover({ customerId: first, toId: karl.id })
  const further = await offer(second)
  const { undo } = await lead.mergeDuplicates({ merges: [{ id: first, ids: [first, second] }] })
  const open = async () => (await lead.listHandovers({})).handovers.map(({ id, customerId }) => [id, customerId])
  expect(await open()).toEqual([[further, first]])
  await lead.undo({ undo })
  expect(await open()).toHaveLength(2)
})

it('settings: days and reasons are the company’s', async () => {
  await lead.changeHandoverSettings({ answerDays: 1, returnReasons: ['zu früh'] })
  const id = await offer(await account())
  expect(await karl.getHandover({ id })).toMatchObject({ answerDue: '2026-11-23', returnReasons: ['zu früh'] })
  await expect(anna.changeHandoverSettings({ answerDays: 9 })).rejects.toMatchObject({ code: 'notAllowed' })
})
