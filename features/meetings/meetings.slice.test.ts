import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { textOfPdf } from '#tests/pdf-text.ts'
import { allOfZip, textOfPptx } from '#tests/pptx-text.ts'
import { nothingAsked } from '#tests/surveys.ts'

let house: TestHouse
let lead: TestMember
let tina: TestMember
let customerId: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Carla Renz' })
  tina = await house.member(['sales', 'keyAccountManager'], { name: 'Tina Alber' })
  customerId = (await tina.createCustomer({ name: 'Reiser Pumpen', mode: 'keyAccount' })).id
})
afterEach(() => house.close())

const pointOf = async (id: string, kind: string, member = tina) => {
  const found = (await member.getMeeting({ id })).points.find((one) => one.kind === kind)
  if (!found) throw new Error(`no point ${kind}`)
  return found
}
const idOf = async (id: string, kind: string, member = tina) => (await pointOf(id, kind, member)).id ?? ''
const review = async (day = '2026-11-24') =>
  (await tina.planMeeting({ kind: 'quarterlyReview', customerId, day, memberIds: [tina.id] })).id

it('a review: prepared anew until it begins, kept as it was then; what was decided comes back next time', async () => {
  const id = await review()
  expect((await tina.getMeeting({ id })).points.map(({ kind }) => kind)).toEqual(['agreed', 'figures'])
  const { id: contractId } = await tina.createContract({
    ...{ customerId, name: 'Wartung Linie 2', startDay: '2026-01-01', endDay: '2026-12-31', amountPerYear: 100_00 },
  })
  expect((await pointOf(id, 'contracts')).lines).toMatchObject([{ says: 'contractEnds' }])
  const written = { id, pointId: 'x', minutes: 'Läuft gut' }
  await expect(tina.writeMeetingPoint(written)).rejects.toMatchObject({ code: 'notFound' })
  const { undo } = await tina.beginMeeting({ id })
  await tina.undo({ undo })
  await tina.beginMeeting({ id })
  await expect(tina.beginMeeting({ id })).rejects.toMatchObject({ code: 'meetingBegun' })
  await tina.deleteContract({ id: contractId })
  const pointId = await idOf(id, 'contracts')
  await tina.writeMeetingPoint({ id, pointId, minutes: 'Wird verlängert' })

  const decide = { id, pointId, text: 'Verlängerung anbieten' }
  await expect(tina.decideInMeeting({ ...decide, memberId: tina.id })).rejects.toMatchObject({ code: 'decisionHalf' })
  await tina.decideInMeeting({ ...decide, memberId: tina.id, dueDay: '2026-12-01' })
  await tina.decideInMeeting({ ...decide, text: 'Muster schicken', memberId: lead.id, dueDay: '2026-12-02' })
  const plain = await tina.decideInMeeting({ ...decide, text: 'Wir bleiben bei Wälzlagern' })
  const wrong = await tina.decideInMeeting({ ...decide, text: 'Irrtum', memberId: tina.id, dueDay: '2026-12-03' })
  await tina.removeMeetingDecision({ id, decisionId: wrong.decisionId })
  expect(plain.decisionId).not.toBe('')
  const { tasks } = await tina.listTasks({})
  expect(tasks.map(({ text, dueDay }) => [text, dueDay])).toEqual([
    ['Reiser Pumpen: Verlängerung anbieten', '2026-12-01'],
  ])
  // What a review says is not for everybody who reads the customer.
  expect((await tina.listTasks({ customerId })).tasks).toEqual([])
  await expect(tina.finishMeeting({ id, nextDay: '2026-11-24' })).rejects.toMatchObject({ code: 'meetingDayWrong' })
  const { nextId } = await tina.finishMeeting({ id, nextDay: '2027-02-23' })
  await expect(tina.finishMeeting({ id })).rejects.toMatchObject({ code: 'meetingDone' })

  house.at('2026-11-28')
  await tina.finishTask({ id: tasks[0]?.id ?? '' })
  house.at('2027-02-23')
  const next = nextId ?? ''
  expect((await pointOf(next, 'agreed')).lines.map(({ says, params }) => [says, params.text, params.name])).toEqual([
    ['kept', 'Verlängerung anbieten', 'Tina Alber'],
    ['overdue', 'Muster schicken', 'Carla Renz'],
    ['decided', 'Wir bleiben bei Wälzlagern', undefined],
  ])
  expect((await tina.listMeetings({ customerId })).meetings.map(({ state, day }) => [state, day])).toEqual([
    ['planned', '2027-02-23'],
    ['done', '2026-11-24'],
  ])
  // Only what is still open goes on to the one after that.
  await tina.beginMeeting({ id: next })
  const after = (await tina.finishMeeting({ id: next, nextDay: '2027-05-25' })).nextId ?? ''
  expect((await pointOf(after, 'agreed')).lines.map(({ params }) => params.text)).toEqual(['Muster schicken'])
})

it('no internal word is in what the customer gets, as PDF or PowerPoint; all of them are in our own paper', async () => {
  const id = await review()
  const year = { fromDay: '2026-01-01', toDay: '2026-12-31' }
  const plan = await tina.createAccountPlan({ customerId, ...year })
  const goal = { measure: '', unit: '%', from: 31, to: 47, now: 39, dueDay: '2026-12-24' }
  await tina.savePlanGoal({ id: plan.id, ...goal, text: 'WortGoal', internal: false })
  await tina.savePlanGoal({ id: plan.id, ...goal, text: 'GeheimGoal', internal: true })
  const action = { id: plan.id, memberId: tina.id, dueDay: '2026-12-15', goalId: null, cost: null }
  await tina.savePlanAction({ ...action, text: 'WortAction', internal: false })
  await tina.savePlanAction({ ...action, text: 'GeheimAction', internal: true })
  const opportunity = { customerId, title: 'GeheimChance', amount: 4_711_00 }
  const { id: opportunityId } = await tina.createOpportunity(opportunity)
  const { id: offerId } = await tina.createOffer({ opportunityId, number: 'A 815', amount: 900_00 })
  expect(offerId).not.toBe('')
  await tina.createComplaint({ customerId, text: 'GeheimReklamation' })
  await tina.raiseFire({ customerId, text: 'GeheimBrand' })
  await tina.setWhiteSpace({
    ...{ customerId, unitId: customerId, group: 'GeheimGruppe', potential: 8_150_00, source: 'GeheimQuelle' },
    ...{ competitor: 'GeheimWettbewerb', irrelevant: false },
  })
  await house.runner.command(system, (ctx) =>
    insertRecord(ctx, 'revenues', 'revenue.imported', {
      ...{ customerId, day: '2026-09-01', amount: 123_400, currency: 'EUR' },
    }),
  )
  const { id: personId } = await tina.createPerson({ customerId, firstName: 'Ines', lastName: 'Sauter' })
  const asked = {
    ...nothingAsked,
    recipient: null,
    customerId,
    personId,
    answeredAt: '2026-11-20T12:00:00.000Z',
    score: 3,
  }
  await house.runner.command(system, (ctx) => insertRecord(ctx, 'surveys', 'survey.answered', asked))
  await tina.changeMeeting({ id, personIds: [personId] })
  await tina.beginMeeting({ id })
  const note = async (kind: string, minutes: string) =>
    tina.writeMeetingPoint({ id, pointId: await idOf(id, kind), minutes })
  await note('figures', 'WortProtokoll')
  await note('opportunities', 'GeheimProtokoll')
  // What is always internal stays so, whatever is marked.
  await tina.writeMeetingPoint({ id, pointId: await idOf(id, 'fires'), internal: false })
  const own = await tina.writeMeetingPoint({ id, title: 'WortPunkt' })
  const hidden = await tina.writeMeetingPoint({ id, title: 'GeheimPunkt', internal: true })
  const decide = { id, memberId: tina.id, dueDay: '2026-12-18' }
  await tina.decideInMeeting({ ...decide, pointId: own.pointId, text: 'WortBeschluss' })
  await tina.decideInMeeting({ ...decide, pointId: own.pointId, text: 'GeheimBeschluss', internal: true })
  await tina.decideInMeeting({ ...decide, pointId: hidden.pointId, text: 'GeheimAuftrag' })

  const inside = [
    'Goal',
    'Action',
    'Chance',
    'Reklamation',
    'Brand',
    'Gruppe',
    'Protokoll',
    'Punkt',
    'Beschluss',
    'Auftrag',
  ]
    .map((word) => `Geheim${word}`)
    .concat('4.711', '8.150', 'Antworten des letzten Jahres')
  const outside = [
    ...['Goal', 'Action', 'Protokoll', 'Punkt', 'Beschluss'].map((word) => `Wort${word}`),
    ...['39 %', '1.234', 'A 815', 'Ines Sauter', 'Tina Alber', '18.12.2026'],
  ]
  const holds = (text: string, words: string[]) => words.filter((word) => text.includes(word))
  const ours = textOfPdf((await tina.getMeetingPaper({ id, reader: 'internal' })).bytes)
  expect(holds(ours, inside)).toEqual(inside)
  expect(holds(ours, outside)).toEqual(outside)
  const theirs = textOfPdf((await tina.getMeetingPaper({ id, reader: 'customer' })).bytes)
  expect(holds(theirs, outside)).toEqual(outside)
  const slides = await tina.getMeetingPaper({ id, reader: 'customer', format: 'pptx' })
  expect(slides.name).toBe('Quartalsgespräch Reiser Pumpen 2026-11-24.pptx')
  const shown = await textOfPptx(slides.bytes)
  expect(holds(shown.join('\n'), outside)).toEqual(outside)
  expect(shown.length).toBe(7)
  for (const all of [theirs, await allOfZip(slides.bytes)]) {
    expect(all).not.toContain('Geheim')
    expect(holds(all, inside)).toEqual([])
  }
  const english = await textOfPptx(
    (await tina.getMeetingPaper({ id, reader: 'customer', format: 'pptx', language: 'en' })).bytes,
  )
  expect(english[0]).toContain('Quarterly review Reiser Pumpen')
  await expect(tina.getMeetingPaper({ id, reader: 'internal', format: 'pptx' })).rejects.toMatchObject({
    code: 'paperForUs',
  })
})

it('two who take minutes at once: the second is told and overwrites nothing', async () => {
  const id = await review()
  await tina.beginMeeting({ id })
  const pointId = await idOf(id, 'figures')
  await lead.writeMeetingPoint({ id, pointId, minutes: 'Plus 4 %.', seen: '' })
  await expect(tina.writeMeetingPoint({ id, pointId, minutes: 'Gut.', seen: '' })).rejects.toMatchObject({
    code: 'minutesChanged',
    params: { name: 'Carla Renz' },
  })
  // A mark beside them is no conflict, the same words neither.
  await lead.writeMeetingPoint({ id, pointId, internal: true })
  await tina.writeMeetingPoint({ id, pointId, minutes: 'Plus 4 %.', seen: '' })
  await tina.writeMeetingPoint({ id, pointId, minutes: 'Plus 4 %. Gut.', seen: 'Plus 4 %.' })
  expect((await pointOf(id, 'figures')).minutes).toBe('Plus 4 %. Gut.')
})

it('a round is for those who take part and for who leads; whoever is kept to own customers reads no others', async () => {
  const jonas = await house.member(['sales'], { name: 'Jonas Bader' })
  const reader = await house.member(['reader'], { name: 'Rita' })
  const day = '2026-11-23'
  const monday = { kind: 'monday' as const, day, memberIds: [jonas.id, tina.id] }
  await expect(tina.planMeeting(monday)).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(lead.planMeeting({ ...monday, customerId })).rejects.toMatchObject({ code: 'meetingNeedsCustomer' })
  const { id } = await lead.planMeeting(monday)
  for (const other of [reader, await house.member(['sales'])]) {
    await expect(other.getMeeting({ id })).rejects.toMatchObject({ code: 'notAllowed' })
    expect((await other.listMeetings({})).meetings).toEqual([])
  }
  expect((await tina.listMeetings({})).meetings).toMatchObject([{ id, kind: 'monday', state: 'planned' }])

  const { id: openId } = await tina.createOpportunity({ customerId, title: 'Linie 2', amount: 50_00 })
  const { id: wonId } = await tina.createOpportunity({ customerId, title: 'Ersatzteile', amount: 90_00 })
  await tina.winOpportunity({ id: wonId, note: 'am schnellsten geliefert' })
  await tina.createTask({ kind: 'promise', customerId, text: 'Muster', dueDay: '2026-11-21' })
  house.at('2026-11-23')
  const { stages } = await tina.listStages({})
  await tina.changeOpportunity({ id: openId, stageId: stages[2]?.id ?? '' })
  await lead.beginMeeting({ id })
  const seen = async (member: TestMember) =>
    (await member.getMeeting({ id })).points.map(({ kind, title, lines }) => [
      title || kind,
      ...lines.map(({ says, params }) => [says, params.title ?? params.text]),
    ])
  expect(await seen(tina)).toEqual([
    ['agreed', ['first', undefined]],
    ['Jonas Bader', ['quiet', undefined]],
    ['Tina Alber', ['wonWhy', 'Ersatzteile'], ['forward', 'Linie 2'], ['noNextStep', 'Linie 2']],
    ['promises', ['promiseLate', 'Muster']],
  ])
  const own = await jonas.getMeeting({ id })
  expect(own.canChange).toBe(true)
  await lead.changeCompany({ readsOwnOnly: true })
  expect((await seen(await house.acting(jonas.id))).flat(2)).not.toContain('Ersatzteile')
  expect((await seen(await house.acting(tina.id))).flat(2)).toContain('Ersatzteile')
  const pointId = own.points[0]?.id ?? ''
  await jonas.decideInMeeting({ id, pointId, text: 'Nachfassen', memberId: jonas.id, dueDay: '2026-11-27' })
  const { nextId } = await jonas.finishMeeting({ id, nextDay: '2026-11-30' })
  house.at('2026-11-30')
  const next = await lead.getMeeting({ id: nextId ?? '' })
  expect(next.members.map(({ name }) => name)).toEqual(['Jonas Bader', 'Tina Alber'])
  expect(next.points[0]?.lines.map(({ says, params }) => [says, params.text])).toEqual([['overdue', 'Nachfassen']])
  const paper = await lead.getMeetingPaper({ id, reader: 'internal' })
  expect(textOfPdf(paper.bytes)).toContain('Nachfassen (Jonas Bader, bis 27.11.2026)')
  await expect(lead.getMeetingPaper({ id, reader: 'customer' })).rejects.toMatchObject({ code: 'paperForUs' })
})

it('the reviews of two customers brought together come along', async () => {
  const twin = (await tina.createCustomer({ name: 'Reiser Pumpen GmbH' })).id
  await tina.planMeeting({ kind: 'quarterlyReview', customerId: twin, day: '2026-12-01', memberIds: [tina.id] })
  const { undo } = await lead.mergeDuplicates({ merges: [{ id: customerId, ids: [customerId, twin] }] })
  expect((await tina.listMeetings({ customerId })).meetings).toHaveLength(1)
  await lead.undo({ undo })
  expect((await tina.listMeetings({ customerId })).meetings).toEqual([])
})

it('an annual talk, with any customer: what is agreed for years, promises, prices; the customer sees what it was told', async () => {
  const { id: classic } = await tina.createCustomer({ name: 'Vogt AG' })
  const year = { fromDay: '2026-01-01', toDay: '2026-12-31' }
  const spell = { customerId: classic, startDay: '2026-01-01', endDay: '2026-12-31' }
  await tina.saveFramework({ ...spell, name: 'Wellen', unit: 'Stück', agreed: 1000 })
  const [framework] = (await tina.listAgreements({ customerId: classic })).frameworks
  await tina.addCallOff({ id: framework?.id ?? '', day: '2026-05-04', quantity: 400 })
  const steps = [
    { from: 10_000_00, percent: 1 },
    { from: 20_000_00, percent: 2 },
  ]
  await tina.saveBonus({ ...year, customerId: classic, name: 'Bonus 2026', steps })
  await house.runner.command(system, (ctx) =>
    insertRecord(ctx, 'revenues', 'revenue.imported', {
      ...{ customerId: classic, day: '2026-09-01', amount: 12_000_00, currency: 'EUR' },
    }),
  )
  const term = { name: 'Wartung', startDay: '2026-01-01', endDay: '2027-06-30', amountPerYear: 1 }
  await tina.createContract({ ...term, customerId: classic, noticeMonths: 3 })
  const kept = await tina.createTask({ kind: 'promise', customerId: classic, text: 'Muster', dueDay: '2026-11-25' })
  await tina.createTask({ kind: 'promise', customerId: classic, text: 'GeheimZusage', dueDay: '2026-11-22' })
  await tina.finishTask({ id: kept.id })
  const rule = { kind: 'percent' as const, percent: 350 }
  const { id: roundId } = await lead.createPriceRound({ name: 'Preise 2027', fromDay: '2027-01-01', rule })
  await lead.addToPriceRound({ id: roundId })

  const talk = { kind: 'annualTalk' as const, day: '2026-11-24', memberIds: [tina.id] }
  await expect(tina.planMeeting(talk)).rejects.toMatchObject({ code: 'meetingNeedsCustomer' })
  const { id } = await tina.planMeeting({ ...talk, customerId: classic })
  house.at('2026-11-24')
  const { points } = await tina.getMeeting({ id })
  expect(points.map(({ kind, lines }) => [kind, ...lines.map(({ says }) => says)])).toEqual([
    ['agreed', 'first'],
    ['kept', 'promisesKept', 'promiseOverdue'],
    ['figures', 'revenueFirst'],
    ['frameworks', 'frameworkQuantity', 'frameworkExpected'],
    ['bonuses', 'bonusStep', 'bonusNext'],
    ['priceRounds', 'priceOpen', 'priceWorth'],
    ['contracts', 'contractEnds', 'contractNotice'],
  ])
  const paper = async (reader: 'customer' | 'internal') => textOfPdf((await tina.getMeetingPaper({ id, reader })).bytes)
  const ours = await paper('internal')
  for (const words of [
    '1 von 2 Zusagen',
    'GeheimZusage',
    '400 von 1.000 Stück',
    'fehlen 8.000 €',
    '+3,5 %',
    '31.03.2027',
  ])
    expect(ours).toContain(words)
  const theirs = await paper('customer')
  expect(theirs).toContain('Stufe 1 % erreicht, das sind 120 €')
  for (const words of ['Geheim', '+3,5 %', 'verlangt', '31.03.2027']) expect(theirs).not.toContain(words)
  await lead.sendPriceLetters({ id: roundId })
  expect(await paper('customer')).toContain('Preise 2027: +3,5 % ab 01.01.2027, noch offen')
  // A series of its own beside the quarterly reviews.
  await tina.planMeeting({ kind: 'quarterlyReview', customerId: classic, day: '2026-12-01', memberIds: [tina.id] })
  expect((await tina.listMeetings({ customerId: classic })).meetings.map(({ kind }) => kind)).toEqual([
    'quarterlyReview',
    'annualTalk',
  ])
  expect((await lead.listMeetings({})).meetings).toEqual([])
})
