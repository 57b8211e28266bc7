import { afterEach, beforeEach, expect, it } from 'vitest'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let sales: TestMember
let id: string
beforeEach(async () => {
  house = await openTestHouse()
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
  id = (await sales.createCustomer({ name: 'Reiser Pumpen GmbH', city: 'Herrenberg' })).id
})
afterEach(() => house.close())

it('says what to know before going in', async () => {
  const kollmar = await sales.createPerson({
    customerId: id,
    title: 'Dr.',
    lastName: 'Kollmar',
    phones: [
      { label: 'Fax', number: '07031 90449' },
      { label: '', number: '07031 90440' },
    ],
  })
  const gone = await sales.createPerson({ customerId: id, lastName: 'Früher' })
  await sales.changePerson({ id: gone.id, left: true })
  for (const day of ['01', '02', '03', '04']) {
    house.at(`2026-11-${day}`)
    await sales.logActivity({ customerId: id, personId: kollmar.id, kind: 'call', text: `am ${day}.` })
    await sales.logActivity({ customerId: id, kind: 'note', text: 'nur eine Notiz' })
  }
  await sales.createTask({ customerId: id, kind: 'promise', text: 'Muster', dueDay: '2026-11-10' })
  await sales.createAppointment({ customerId: id, title: 'Jahresgespräch', startsAt: '2026-11-24T09:00:00Z' })
  await sales.raiseFire({ customerId: id, text: 'Band steht' })
  const stage = (await sales.listStages({})).stages[0]
  await sales.createOpportunity({ customerId: id, title: 'Antrieb', stageId: stage?.id, amount: 1_240_000 })
  house.at('2026-11-21')

  const sheet = await sales.getCustomerSheet({ id })
  expect(sheet).toMatchObject({
    customer: { name: 'Reiser Pumpen GmbH', city: 'Herrenberg', ownerName: 'Jonas Bader', lastContact: '2026-11-04' },
    persons: [
      { name: 'Dr. Kollmar', phone: { number: '07031 90440', e164: '+49703190440' }, lastContact: '2026-11-04' },
    ],
    conversations: [{ text: 'am 04.' }, { text: 'am 03.' }, { text: 'am 02.' }],
    fires: [{ text: 'Band steht' }],
    tasks: [{ text: 'Muster', overdueDays: 11 }],
    appointment: { title: 'Jahresgespräch' },
    opportunities: [{ title: 'Antrieb', amount: 1_240_000 }],
  })
  expect(sheet.warnings.map(({ what }) => what)).toEqual(['fire', 'promisesOverdue', 'singlePerson'])
})

it('goes with the right to read the customer', async () => {
  await house.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
  const other = await house.member(['sales'])
  await expect(other.getCustomerSheet({ id })).rejects.toMatchObject({ code: 'notFound' })
})
