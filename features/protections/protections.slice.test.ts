import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let sam: TestMember
let huber: string
let maier: string
let langId: string
const claim = { fromDay: '2026-11-01', toDay: '2027-10-31', reason: 'Hat das Muster vorgeführt' }

beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Lea' })
  sam = await house.member(['sales'], { name: 'Sam' })
  huber = (await lead.addPartner({ kind: 'representative', name: 'Handelsvertretung Huber', territory: 'PLZ 7' })).id
  const { id: customerId } = await lead.createCustomer({ name: 'Maier Antriebstechnik', ownerId: sam.id })
  maier = (await lead.addPartner({ kind: 'dealer', customerId })).id
  langId = (await lead.createCustomer({ name: 'Lang Fördertechnik GmbH', ownerId: sam.id })).id
})
afterEach(() => house.close())

const stateAt = async (customerId: string) =>
  (await sam.getProtection({ customerId })).protections.map(({ partnerName, state, disputed, toDay }) => [
    partnerName,
    state,
    disputed,
    toDay,
  ])
const settled = (ids: string[], winnerId: string | null, day = '2026-11-20') =>
  lead.settleProtectionDispute({ ids, winnerId, day, reason: 'Hat zuerst besucht' })

it('a representative is a member without login, a dealer a customer; nobody is a partner twice', async () => {
  const { partners } = await sam.listPartners({})
  expect(partners.map(({ name, kind, open }) => [name, kind, open])).toEqual([
    ['Handelsvertretung Huber', 'representative', 0],
    ['Maier Antriebstechnik', 'dealer', 0],
  ])
  expect((await lead.getCompany({})).areas).toContain('protections')
  const dealer = partners.find(({ kind }) => kind === 'dealer')
  await expect(lead.addPartner({ kind: 'dealer', customerId: dealer?.customerId ?? '' })).rejects.toMatchObject({
    code: 'nameTaken',
  })
  await expect(lead.addPartner({ kind: 'dealer', name: 'Ott' })).rejects.toMatchObject({ code: 'leadNeedsCustomer' })
  await lead.requestProtection({ partnerId: maier, customerId: langId, ...claim })
  await expect(lead.deletePartner({ id: maier })).rejects.toMatchObject({ code: 'partnerProtected' })
  await lead.deletePartner({ id: huber })
  expect((await sam.listPartners({})).partners).toHaveLength(1)
})

it('asked for, granted with who and when, running out, over; refused only with a reason', async () => {
  const { id, state } = await sam.requestProtection({ partnerId: huber, customerId: langId, ...claim })
  expect(state).toBe('requested')
  await expect(sam.decideProtection({ id, decision: 'granted' })).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(lead.decideProtection({ id, decision: 'refused' })).rejects.toMatchObject({
    code: 'declineReasonMissing',
  })
  const { undo } = await lead.decideProtection({ id, decision: 'granted' })
  const [found] = (await sam.getProtection({ customerId: langId })).protections
  expect(found).toMatchObject({
    ...{ state: 'granted', partnerName: 'Handelsvertretung Huber', endCustomer: 'Lang Fördertechnik GmbH' },
    ...{ decidedByName: 'Lea', decidedDay: '2026-11-21', requestedByName: 'Sam', canCorrect: false },
  })
  await expect(sam.withdrawProtection({ id })).rejects.toMatchObject({ code: 'notAllowed' })
  await lead.undo({ undo })
  expect(await stateAt(langId)).toEqual([['Handelsvertretung Huber', 'requested', false, '2027-10-31']])
  await lead.decideProtection({ id, decision: 'granted' })
  expect(await sam.listProtections({ withinDays: 30 })).toMatchObject({ granted: 1, requested: 0, runsOut: 0 })
  await house.runJobs()
  expect((await sam.listTasks({ customerId: langId })).tasks).toEqual([])
  house.at('2027-10-10')
  expect(await sam.listProtections({ withinDays: 30 })).toMatchObject({
    runsOut: 1,
    protections: [{ id, runsOutIn: 21 }],
  })
  // A task for who looks after the end customer, once; another day moves it, far away takes it back.
  await house.runJobs()
  await house.runJobs()
  const tasks = async () => (await sam.listTasks({ customerId: langId })).tasks
  const [task] = await tasks()
  expect(await tasks()).toMatchObject([{ assigneeId: sam.id, dueDay: '2027-10-10', text: /Huber.*31\.10\.2027/ }])
  await lead.changeProtection({ id, toDay: '2027-11-15' })
  expect(await tasks()).toMatchObject([{ id: task?.id, text: /15\.11\.2027/ }])
  const { undo: later } = await lead.changeProtection({ id, toDay: '2028-10-31' })
  expect(await tasks()).toEqual([])
  await lead.undo({ undo: later })
  await lead.changeProtection({ id, toDay: '2027-10-31' })
  await sam.finishTask({ id: task?.id ?? '' })
  await house.runJobs()
  expect(await tasks()).toEqual([])
  house.at('2027-11-01')
  expect((await sam.listProtections({})).protections).toEqual([])
  expect((await sam.listProtections({ state: 'over' })).protections).toMatchObject([{ id, state: 'expired' }])
  expect(await stateAt(langId)).toEqual([])
})

it('two claims on one end customer are a dispute, by name too; it is settled with a reason and a day', async () => {
  const first = await lead.requestProtection({ partnerId: huber, customerId: langId, ...claim, grant: true })
  expect(first).toMatchObject({ state: 'granted', disputed: false })
  const second = await lead.requestProtection({ partnerId: maier, name: 'LANG Foerdertechnik', ...claim, grant: true })
  expect(second).toMatchObject({ state: 'requested', disputed: true })
  const ids = [first.id, second.id]
  expect(await stateAt(langId)).toEqual([
    ['Handelsvertretung Huber', 'granted', true, '2027-10-31'],
    ['Maier Antriebstechnik', 'requested', true, '2027-10-31'],
  ])
  await expect(lead.decideProtection({ id: second.id, decision: 'granted' })).rejects.toMatchObject({
    code: 'protectionDisputed',
    params: { partner: 'Handelsvertretung Huber' },
  })
  await expect(settled(ids, first.id, '2026-11-22')).rejects.toMatchObject({ code: 'decisionAhead' })
  await expect(
    sam.settleProtectionDispute({ ids, winnerId: null, reason: '-', day: '2026-11-20' }),
  ).rejects.toMatchObject({
    code: 'notAllowed',
  })
  const third = await lead.requestProtection({ partnerId: maier, name: 'Klein', ...claim })
  await expect(settled([first.id, third.id], first.id)).rejects.toMatchObject({ code: 'changedMeanwhile' })

  const { undo } = await settled(ids, second.id)
  const { disputes, settled: decisions } = await sam.listProtectionDisputes({})
  expect(disputes).toEqual([])
  expect(decisions).toMatchObject([
    {
      ...{ endCustomer: 'Lang Fördertechnik GmbH', winnerId: second.id, day: '2026-11-20', decidedByName: 'Lea' },
      ...{ reason: 'Hat zuerst besucht', decidedAt: '2026-11-21T12:00:00.000Z' },
      claims: [{ partnerName: 'Handelsvertretung Huber' }, { partnerName: 'Maier Antriebstechnik' }],
    },
  ])
  expect(await stateAt(langId)).toEqual([['Maier Antriebstechnik', 'granted', false, '2027-10-31']])
  expect((await lead.listProtections({ state: 'over' })).protections).toMatchObject([
    { id: first.id, state: 'expired', toDay: '2026-11-19' },
  ])
  await lead.undo({ undo })
  expect((await sam.listProtectionDisputes({})).disputes).toMatchObject([
    { claims: [{ id: first.id }, { id: second.id }] },
  ])
  await settled(ids, null)
  expect(await stateAt(langId)).toEqual([])
})

it('who asked corrects and takes back; days, repetition and growing over others are refused', async () => {
  const ask = (more: object = {}) => sam.requestProtection({ partnerId: huber, customerId: langId, ...claim, ...more })
  await expect(ask({ toDay: '2026-10-31' })).rejects.toMatchObject({ code: 'periodWrong' })
  await expect(ask({ fromDay: '2026-01-01', toDay: '2026-11-20' })).rejects.toMatchObject({ code: 'dayGone' })
  await expect(ask({ grant: true })).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(ask({ customerId: undefined })).rejects.toMatchObject({ code: 'leadNeedsCustomer' })
  const { id } = await ask({ toDay: '2026-12-31' })
  await expect(ask()).rejects.toMatchObject({ code: 'protectionTaken' })
  await sam.changeProtection({ id, reason: 'Rahmenvertrag in Sicht' })
  await lead.decideProtection({ id, decision: 'granted' })
  await lead.requestProtection({ partnerId: maier, customerId: langId, ...claim, fromDay: '2027-01-01', grant: true })
  await expect(lead.changeProtection({ id, toDay: '2027-01-01' })).rejects.toMatchObject({
    code: 'protectionTaken',
    params: { partner: 'Maier Antriebstechnik', day: '2027-10-31' },
  })
  await lead.withdrawProtection({ id, reason: 'Vertrag beendet' })
  expect((await sam.listProtections({ state: 'over' })).protections).toMatchObject([
    { id, state: 'withdrawn', toDay: '2026-11-20', decisionReason: 'Vertrag beendet' },
  ])
  await expect(lead.withdrawProtection({ id })).rejects.toMatchObject({ code: 'changedMeanwhile' })
  const named = await sam.requestProtection({ partnerId: huber, name: 'Klein', ...claim })
  const kleinId = (await lead.createCustomer({ name: 'Klein & Söhne KG' })).id
  await sam.changeProtection({ id: named.id, customerId: kleinId })
  expect(await stateAt(kleinId)).toEqual([['Handelsvertretung Huber', 'requested', false, '2027-10-31']])
})

it('an opportunity shows the protection of its end customer, and what is claimed for another deal not', async () => {
  const deals = async (customerId: string) =>
    (await sam.listProtectableDeals({ customerId })).deals.map(({ title, customerName }) => [title, customerName])
  const [dealer] = (await lead.listCustomers({ search: 'Maier' })).customers
  const deal = await lead.createOpportunity({ customerId: dealer?.id ?? '', title: 'Lagerböcke' })
  const id = deal.id
  expect(await sam.getProtection({ opportunityId: id })).toEqual({ protections: [], endCustomer: null })
  await sam.setEndCustomer({ opportunityId: id, customerId: langId })
  const other = await lead.createOpportunity({ customerId: langId, title: 'Wellen' })
  expect(await deals(langId)).toEqual([
    ['Lagerböcke', 'Maier Antriebstechnik'],
    ['Wellen', 'Lang Fördertechnik GmbH'],
  ])
  await lead.requestProtection({ partnerId: huber, customerId: langId, ...claim, opportunityId: other.id })
  expect((await sam.getProtection({ opportunityId: id })).protections).toEqual([])
  await lead.requestProtection({ partnerId: maier, customerId: langId, ...claim, opportunityId: id })
  expect(await sam.getProtection({ opportunityId: id })).toMatchObject({
    protections: [{ partnerName: 'Maier Antriebstechnik', opportunityTitle: 'Lagerböcke', disputed: false }],
    endCustomer: { id: langId, name: 'Lang Fördertechnik GmbH' },
  })
  await expect(
    lead.requestProtection({ partnerId: huber, customerId: dealer?.id ?? '', ...claim, opportunityId: other.id }),
  ).rejects.toMatchObject({ code: 'notFound' })
  await sam.setEndCustomer({ opportunityId: id, customerId: dealer?.id ?? '' })
  expect((await sam.getProtection({ opportunityId: id })).endCustomer).toBeNull()
})

it('who is kept to own customers sees what concerns these, and a dispute over them', async () => {
  const { id: kleinId } = await lead.createCustomer({ name: 'Klein' })
  await lead.requestProtection({ partnerId: huber, customerId: kleinId, ...claim })
  await lead.requestProtection({ partnerId: huber, customerId: langId, ...claim })
  await lead.requestProtection({ partnerId: maier, name: 'Lang Fördertechnik', ...claim })
  const kept = house.as({ ...sam.actor, readsOwnOnly: true })
  expect((await kept.listProtections({})).protections).toMatchObject([{ customerId: langId, disputed: true }])
  expect((await kept.listProtectionDisputes({})).disputes).toMatchObject([{ customerId: langId }])
  await expect(kept.getProtection({ customerId: kleinId })).rejects.toMatchObject({ code: 'notFound' })
  const asked = await kept.requestProtection({ partnerId: huber, name: 'Stolz', ...claim })
  expect((await kept.listProtections({})).protections.map(({ id }) => id)).toContain(asked.id)
})

it('a representative with a rate is paid on protected customers, to the cent and locked like everybody', async () => {
  const { partners } = await lead.listPartners({})
  const huberId = partners.find(({ id }) => id === huber)?.memberId ?? ''
  const won = async (title: string, amount: number, day: string, customerId = langId) => {
    const deal = { customerId, title, amount, ownerId: sam.id, createdDay: '2026-06-01' }
    const { id } = await lead.createOpportunity(deal)
    await lead.winOpportunity({ id, day })
    return id
  }
  const third = { from: '2026-07-01', to: '2026-09-30' }
  await lead.setCommissionPlan({ memberId: sam.id, validFrom: '2026-01-01', rate: 250 })
  const days = { fromDay: '2026-08-01', toDay: '2026-12-31', reason: 'Sein Gebiet' }
  await lead.requestProtection({ partnerId: huber, customerId: langId, ...days, grant: true })
  await won('vorher', 100_00, '2026-07-31')
  const own = await won('geschützt', 333_33, '2026-08-01')
  const dealerId = partners.find(({ id }) => id === maier)?.customerId ?? ''
  const through = await won('über den Händler', 10_01, '2026-08-02', dealerId)
  await lead.setEndCustomer({ opportunityId: through, customerId: langId })
  const paid = async (period = third) =>
    (await lead.getCommission(period)).members.map(({ name, part, pay, corrections }) => [name, part, pay, corrections])

  // Without a rate of his own he takes nothing away from others.
  expect(await paid()).toEqual([['Sam', 443_34, 250 + 833 + 25, 0]])
  await lead.setCommissionPlan({ memberId: huberId, validFrom: '2026-01-01', rate: 700 })
  expect(await paid()).toEqual([
    ['Handelsvertretung Huber', 343_34, 2333 + 70, 0],
    ['Sam', 100_00, 250, 0],
  ])
  expect((await lead.getStatement({ ...third, memberId: huberId })).list).toMatchObject([
    { title: 'über den Händler', reason: 'protected', part: 10_01, rate: 700, pay: 70 },
    { title: 'geschützt', reason: 'protected', part: 333_33, rate: 700, pay: 2333 },
  ])
  expect((await lead.getDealCredit({ opportunityId: own })).reason).toBe('protected')
  expect((await lead.getAccountCredit({ customerId: langId })).today.reason).toBe('protected')
  await lead.lockStatements(third)

  // A dispute that is settled against him from an earlier day comes back as a correction.
  const mine = (await lead.listProtections({ partnerId: huber })).protections[0]?.id ?? ''
  const other = await lead.requestProtection({ partnerId: maier, customerId: langId, ...days })
  await settled([mine, other.id], other.id, '2026-08-02')
  expect(await paid()).toEqual([
    ['Handelsvertretung Huber', 343_34, 2403, 0],
    ['Sam', 100_00, 250, 0],
  ])
  expect(await paid({ from: '2026-10-01', to: '2026-12-31' })).toEqual([
    ['Sam', 10_01, 25, 1],
    ['Handelsvertretung Huber', -10_01, -70, 1],
  ])
})

it('protected for a product group only, a deal about nothing else counts', async () => {
  const { partners } = await lead.listPartners({})
  const huberId = partners.find(({ id }) => id === huber)?.memberId ?? ''
  await lead.setCommissionPlan({ memberId: huberId, validFrom: '2026-01-01', rate: 700 })
  await lead.requestProtection({ partnerId: huber, customerId: langId, ...claim, productGroup: 'Lager', grant: true })
  const bearing = (await lead.createProduct({ name: 'Lagerbock', productGroup: 'Lager' })).id
  const shaft = (await lead.createProduct({ name: 'Welle', productGroup: 'Wellen' })).id
  const deal = await lead.createOpportunity({ customerId: langId, title: 'Böcke', amount: 100_00, ownerId: sam.id })
  const reason = async () => (await lead.getDealCredit({ opportunityId: deal.id })).reason
  expect(await reason()).toBe('owner')
  await lead.setOpportunityProduct({ id: deal.id, productId: bearing })
  expect(await reason()).toBe('protected')
  await lead.winOpportunity({ id: deal.id })
  const quarter = { from: '2026-10-01', to: '2026-12-31' }
  expect((await lead.getCommission(quarter)).members).toMatchObject([{ memberId: huberId, part: 100_00, pay: 700 }])
  await lead.reopenOpportunity({ id: deal.id })
  await lead.setOpportunityProduct({ id: deal.id, productId: shaft })
  expect(await reason()).toBe('owner')
})
