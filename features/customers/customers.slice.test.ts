import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { updateRecord } from '#platform/actions/records.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import type { Input, Output } from '#shared/contract.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import type { contract } from './contract.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Petra Lead' })
  sales = await house.member(['sales'], { name: 'Karl Sales' })
})
afterEach(() => house.close())

type List = Input<(typeof contract)['listCustomers']>
const names = (page: Output<(typeof contract)['listCustomers']>) => page.customers.map((row) => row.name)
const found = async (filter: List, as: TestMember = lead) => names(await as.listCustomers(filter))

async function leaves(memberId: string) {
  await house.runner.command(system, async (ctx) => {
    const row = await ctx.db.selectFrom('members').selectAll().where('id', '=', memberId).executeTakeFirstOrThrow()
    await updateRecord(ctx, 'members', 'member.left', row, { leftAt: ctx.now })
  })
}

describe('a customer', () => {
  it('needs only a name; the rest comes from the company and from who enters it', async () => {
    const { id } = await sales.createCustomer({ name: ' Stahlbau Müller KG ' })
    expect(await sales.getCustomer({ id })).toMatchObject({
      name: 'Stahlbau Müller KG',
      standing: 'customer',
      mode: 'classic',
      country: 'DE',
      currency: 'EUR',
      ownerId: sales.id,
      canChange: true,
      canHandOver: true,
    })
    await expect(sales.createCustomer({ name: '  ' })).rejects.toMatchObject({ code: 'invalidInput' })
  })

  it('keeps phone numbers as typed beside E.164, dialled from its country', async () => {
    const { id } = await sales.createCustomer({
      name: 'Gruber',
      country: 'at',
      phones: [{ label: 'Zentrale', number: '01 234 56 78' }],
    })
    expect((await sales.getCustomer({ id })).phones).toEqual([
      { label: 'Zentrale', number: '01 234 56 78', e164: '+4312345678' },
    ])
    await sales.changeCustomer({ id, phones: [{ label: 'Telefax', number: '01 234 56 79' }] })
    expect(await sales.getContactAgain({ customerId: id })).toMatchObject({ phone: null })
    expect((await sales.listCustomers({})).customers).toMatchObject([{ phone: null }])
    await sales.changeCustomer({ id, phones: [{ number: 'siehe Homepage' }] })
    expect((await sales.getCustomer({ id })).phones).toEqual([{ label: '', number: 'siehe Homepage', e164: null }])
  })

  it('keeps what was not given, empties what was emptied, and guards the version', async () => {
    const { id } = await sales.createCustomer({
      name: 'Reiser Pumpen',
      city: 'Ulm',
      tags: ['Messe', 'messe'],
      fields: { Maschinenpark: '12 Fräsen' },
      rhythmDays: 21,
      mode: 'keyAccount',
    })
    const { version } = await sales.changeCustomer({ id, version: 1, street: 'Hafenweg 3', city: '' })
    expect(await sales.getCustomer({ id })).toMatchObject({
      street: 'Hafenweg 3',
      city: null,
      tags: ['Messe'],
      fields: { Maschinenpark: '12 Fräsen' },
      rhythmDays: 21,
      rhythm: 21,
      mode: 'keyAccount',
      version,
    })
    await expect(sales.changeCustomer({ id, version: 1, city: 'Ulm' })).rejects.toMatchObject({
      code: 'changedMeanwhile',
    })
  })

  it.each([
    ['emails', { emails: ['kein Postfach'] }],
    ['country', { country: 'Deutschland' }],
    ['standing', { standing: 'unknown' }],
    ['potential', { potential: -1 }],
    ['rhythmDays', { rhythmDays: 1.5 }],
    ['tags', { tags: [''] }],
  ])('is refused with a wrong %s', async (field, wrong) => {
    const refused = sales.createCustomer({ name: 'X', ...wrong } as Input<(typeof contract)['createCustomer']>)
    await expect(refused).rejects.toMatchObject({
      code: 'invalidInput',
      params: { field: expect.stringContaining(field) },
    })
  })

  it('refuses members, parents and customers that are not there', async () => {
    const { id } = await lead.createCustomer({ name: 'Hohner' })
    const nobody = '00000000-0000-7000-8000-000000000000'
    for (const input of [{ ownerId: nobody }, { insideSalesId: nobody }])
      await expect(lead.changeCustomer({ id, ...input })).rejects.toMatchObject({ code: 'memberGone' })
    await expect(lead.changeCustomer({ id, parentId: nobody })).rejects.toMatchObject({ code: 'notFound' })
    await expect(lead.changeCustomer({ id: nobody, city: 'Ulm' })).rejects.toMatchObject({ code: 'notFound' })
    await expect(lead.changeCustomer({ id, ownerId: null })).rejects.toMatchObject({ code: 'ownerNeeded' })
    await leaves(sales.id)
    await expect(lead.changeCustomer({ id, ownerId: sales.id })).rejects.toMatchObject({ code: 'memberGone' })
  })

  it('stands under one parent, never above itself', async () => {
    const [a, b, c] = [
      await lead.createCustomer({ name: 'A' }),
      await lead.createCustomer({ name: 'B' }),
      await lead.createCustomer({ name: 'C' }),
    ]
    await lead.changeCustomer({ id: b.id, parentId: a.id })
    await lead.changeCustomer({ id: c.id, parentId: b.id })
    for (const parentId of [a.id, b.id, c.id])
      await expect(lead.changeCustomer({ id: a.id, parentId })).rejects.toMatchObject({ code: 'parentCircle' })
    expect(await lead.getCustomer({ id: b.id })).toMatchObject({
      parentName: 'A',
      subsidiaries: [{ id: c.id, name: 'C' }],
    })
    expect(await found({ parentId: a.id })).toEqual(['B'])
    await lead.deleteCustomer({ id: a.id })
    expect(await lead.getCustomer({ id: b.id })).toMatchObject({ parentName: null })
  })

  it('gets a class by hand only with its reason', async () => {
    const { id } = await lead.createCustomer({ name: 'Aichele' })
    await expect(lead.changeCustomer({ id, class: 'A' })).rejects.toMatchObject({ code: 'classReasonMissing' })
    await lead.changeCustomer({ id, class: 'A', classReason: 'Wächst am schnellsten' })
    expect(await lead.getCustomer({ id })).toMatchObject({
      class: 'A',
      classReason: 'Wächst am schnellsten',
      rhythm: 30,
    })
    await lead.changeCustomer({ id, class: null })
    expect(await lead.getCustomer({ id })).toMatchObject({ class: null, classReason: null, rhythm: 90 })
  })

  it('that is blocked never comes up, and is back in the list with its old standing', async () => {
    const { id } = await lead.createCustomer({ name: 'Sperrig' })
    const { undo } = await lead.changeCustomer({ id, standing: 'blocked' })
    expect(await lead.getCustomer({ id })).toMatchObject({ standing: 'blocked', due: null })
    house.at('2027-11-21')
    await house.runJobs()
    expect((await lead.listContactAgain({})).total).toBe(0)
    await lead.undo({ undo })
    expect((await lead.listContactAgain({})).total).toBe(1)
  })

  it('has a number of its own; equal names are pointed out but allowed', async () => {
    const { id } = await lead.createCustomer({ name: 'Stahlbau Müller GmbH & Co. KG', customerNumber: '10023' })
    await lead.createCustomer({ name: 'Stahlbau Müller Süd GmbH' })
    const similar = await sales.listSimilarCustomers({ name: 'STAHLBAU MUELLER' })
    expect(similar.customers.map((row) => row.id)).toEqual([id])
    const byNumber = await sales.listSimilarCustomers({ name: 'Ganz anders', customerNumber: ' 10023 ' })
    expect(byNumber.customers.map((row) => row.id)).toEqual([id])
    expect((await sales.listSimilarCustomers({ name: ' ' })).customers).toEqual([])

    await lead.createCustomer({ name: 'Stahlbau Müller' })
    const taken = lead.createCustomer({ name: 'Neu', customerNumber: '10023' })
    await expect(taken).rejects.toMatchObject({ code: 'customerNumberTaken', params: { number: '10023' } })
    await lead.changeCustomer({ id, customerNumber: '10023', city: 'Ulm' })
    const { undo } = await lead.deleteCustomer({ id })
    await lead.createCustomer({ name: 'Nachfolger', customerNumber: '10023' })
    await lead.undo({ undo })
  })

  it('is deleted by the owner or the lead, not by a helper; undo brings it back', async () => {
    const { id } = await lead.createCustomer({ name: 'Hohner' })
    await lead.addHelper({ id, memberId: sales.id, part: null })
    await expect(sales.deleteCustomer({ id })).rejects.toMatchObject({ code: 'notAllowed' })
    const { undo } = await lead.deleteCustomer({ id })
    await expect(lead.getCustomer({ id })).rejects.toMatchObject({ code: 'notFound' })
    expect(await found({})).toEqual([])
    await lead.undo({ undo })
    expect(await found({})).toEqual(['Hohner'])
  })
})

describe('who works on a customer', () => {
  it('helpers with their part in words may change it; the part changes and ends', async () => {
    const { id } = await lead.createCustomer({ name: 'Hohner' })
    await expect(sales.changeCustomer({ id, city: 'Ulm' })).rejects.toMatchObject({ code: 'notAllowed' })
    const added = await lead.addHelper({ id, memberId: sales.id, part: 'Technik im Werk 2' })
    await sales.changeCustomer({ id, city: 'Ulm' })
    await sales.changeHelper({ id: added.id, part: 'Technik' })
    expect((await lead.getCustomer({ id })).helpers).toEqual([{ id: added.id, memberId: sales.id, part: 'Technik' }])
    const { undo } = await lead.removeHelper({ id: added.id })
    await expect(sales.changeCustomer({ id, city: 'Bonn' })).rejects.toMatchObject({ code: 'notAllowed' })
    await lead.undo({ undo })
    await sales.changeCustomer({ id, city: 'Bonn' })
  })

  it('nobody is owner and helper, or helper twice; helpers are named by those who may change', async () => {
    const { id } = await lead.createCustomer({ name: 'Hohner' })
    const twice = { code: 'worksAlreadyOnCustomer' }
    await expect(lead.addHelper({ id, memberId: lead.id })).rejects.toMatchObject(twice)
    await lead.addHelper({ id, memberId: sales.id })
    await expect(lead.addHelper({ id, memberId: sales.id })).rejects.toMatchObject(twice)
    const other = await house.member(['sales'])
    await expect(other.addHelper({ id, memberId: other.id })).rejects.toMatchObject({ code: 'notAllowed' })
  })

  it('inside sales changes what it is assigned to, and gives nothing away', async () => {
    const inside = await house.member(['insideSales'])
    const { id } = await lead.createCustomer({ name: 'Hohner' })
    await expect(inside.changeCustomer({ id, city: 'Ulm' })).rejects.toMatchObject({ code: 'notAllowed' })
    await lead.changeCustomer({ id, insideSalesId: inside.id })
    await inside.changeCustomer({ id, city: 'Ulm' })
    await expect(inside.changeCustomer({ id, ownerId: inside.id })).rejects.toMatchObject({ code: 'notAllowed' })
    const own = await inside.createCustomer({ name: 'Am Telefon' })
    expect(await inside.getCustomer(own)).toMatchObject({ ownerId: null, insideSalesId: inside.id, canChange: true })
  })

  it('orphaned customers are listed until somebody takes them', async () => {
    const marketing = await house.member(['marketing'])
    const { id } = await sales.createCustomer({ name: 'Vom Ausgeschiedenen' })
    await marketing.createCustomer({ name: 'Von der Messe' })
    await lead.createCustomer({ name: 'Betreut' })
    expect(await found({ orphaned: true })).toEqual(['Von der Messe'])
    await leaves(sales.id)
    expect(await found({ orphaned: true })).toEqual(['Vom Ausgeschiedenen', 'Von der Messe'])
    await lead.changeCustomer({ id, ownerId: lead.id })
    expect(await found({ orphaned: true })).toEqual(['Von der Messe'])
  })
})

it('where members read only their own, everything keeps to it', async () => {
  await house.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
  const reads = await house.member(['sales'])
  const hidden = await lead.createCustomer({ name: 'Fremd AG', branch: 'Fremd', tags: ['Fremd'] })
  const mine = await reads.createCustomer({ name: 'Meine AG' })
  const inside = await lead.createCustomer({ name: 'Innen AG', insideSalesId: reads.id })
  const helped = await lead.createCustomer({ name: 'Hilfe AG' })
  await lead.addHelper({ id: helped.id, memberId: reads.id })
  await lead.changeCustomer({ id: mine.id, parentId: hidden.id })

  expect(await found({}, reads)).toEqual(['Hilfe AG', 'Innen AG', 'Meine AG'])
  expect(await found({ search: 'fremd' }, reads)).toEqual([])
  expect((await reads.listCustomers({ limit: 1 })).total).toBe(3)
  expect((await reads.listSimilarCustomers({ name: 'Fremd' })).customers).toEqual([])
  expect((await reads.listCustomerFacets({})).branches).toEqual([])
  expect((await reads.listCustomerFacets({})).tags).toEqual([])
  expect(await reads.getCustomer({ id: mine.id })).toMatchObject({ parentName: null })
  expect((await reads.getCustomer({ id: inside.id })).name).toBe('Innen AG')
  const hidden404 = { code: 'notFound' }
  await expect(reads.getCustomer({ id: hidden.id })).rejects.toMatchObject(hidden404)
  await expect(reads.changeCustomer({ id: hidden.id, city: 'Ulm' })).rejects.toMatchObject(hidden404)
  await expect(reads.changeCustomer({ id: helped.id, parentId: hidden.id })).rejects.toMatchObject(hidden404)
  await expect(reads.addHelper({ id: hidden.id, memberId: reads.id })).rejects.toMatchObject(hidden404)
  await expect(reads.snoozeCustomer({ id: hidden.id, until: '2027-01-01' })).rejects.toMatchObject(hidden404)
  await expect(reads.deleteCustomer({ id: hidden.id })).rejects.toMatchObject(hidden404)
})
