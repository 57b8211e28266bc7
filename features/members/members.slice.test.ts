import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { actions, createSetUpLink } from '#features/members/actions.ts'
import { anyone, system } from '#shared/actor.ts'
import { inParallel, openTestHouse, someoneWaits, type TestHouse } from '#tests/harness.ts'
import { openHouse } from '../../house.ts'

let house: TestHouse
beforeEach(async () => {
  house = await openTestHouse()
})
afterEach(() => house.close())

const good = 'kran birne sieben lot'
const secretOf = (path: string) => path.slice(path.indexOf('#') + 1)
const sessionsOf = (userId: string) =>
  house.database.writer.selectFrom('authSessions').selectAll().where('userId', '=', userId).execute()
const userOf = async (id: string) =>
  (await house.database.writer.selectFrom('members').select('userId').where('id', '=', id).executeTakeFirstOrThrow())
    .userId as string

/** The first member by the set-up link, as an actor. */
async function founder() {
  const secret = (await house.runner.command(system, createSetUpLink)) as string
  const { memberId } = await house.as(anyone).setUp({
    secret,
    company: 'Maier Antriebe',
    name: 'Petra Kühn',
    email: 'Petra@Maier.example',
    password: good,
  })
  return await house.acting(memberId)
}

async function withLogin(by: Awaited<ReturnType<typeof founder>>, name: string, roles: ['sales'] | [] = ['sales']) {
  const { id } = await by.addMember({ name, email: `${name.toLowerCase()}@maier.example`, roles })
  const { path } = await by.inviteMember({ id })
  await house.as(anyone).acceptInvitation({ secret: secretOf(path), password: good })
  return await house.acting(id)
}

async function session(userId: string, id: string) {
  const at = '2026-11-21T12:00:00.000Z'
  const values = { id, token: id, userId, createdAt: at, updatedAt: at, expiresAt: '2026-12-05T12:00:00.000Z' }
  await house.database.writer
    .insertInto('authSessions')
    .values({ ...values, ipAddress: null, userAgent: null })
    .execute()
}

it('the set-up link makes the first member administrator, management and sales lead, and works once', async () => {
  const secret = (await house.runner.command(system, createSetUpLink)) as string
  const input = { secret, company: 'Maier', name: 'Petra Kühn', email: 'petra@maier.example', password: good }
  const open = house.as(anyone)
  expect(await open.checkLink({ secret })).toMatchObject({ purpose: 'setUp' })
  await expect(open.setUp({ ...input, password: 'PetraKühn-1' })).rejects.toMatchObject({ code: 'passwordNamesYou' })
  const { memberId } = await open.setUp(input)
  const me = await (await house.acting(memberId)).getMe({})
  expect(me).toMatchObject({
    member: { name: 'Petra Kühn', roles: ['management', 'salesLead'], administrator: true, hasLogin: true },
    company: { name: 'Maier' },
    alone: true,
  })
  await expect(open.setUp(input)).rejects.toMatchObject({ code: 'linkUnknown' })
  expect(await house.runner.command(system, createSetUpLink)).toBeNull()
})

it.each([
  ['de', 'Anfrage', 'Verhandlung'],
  ['en', 'Enquiry', 'Negotiation'],
] as const)('the stages of opportunities speak the language of the company: %s', async (language, first, last) => {
  const secret = (await house.runner.command(system, createSetUpLink)) as string
  const person = { name: 'Petra Kühn', email: 'petra@maier.example', password: good }
  const { memberId } = await house.as(anyone).setUp({ secret, company: 'Maier', ...person, language })
  const { stages } = await (await house.acting(memberId)).listStages({})
  expect([stages[0]?.name, stages.at(-1)?.name]).toEqual([first, last])
})

it('a member without login is invited by a link that works once and only until it ends', async () => {
  const lead = await founder()
  const { id } = await lead.addMember({ name: 'Jonas', roles: ['sales'] })
  await expect(lead.inviteMember({ id })).rejects.toMatchObject({ code: 'emailNeeded' })
  await lead.changeMember({ id, email: 'jonas@maier.example' })
  const first = await lead.inviteMember({ id })
  const second = await lead.inviteMember({ id })
  const open = house.as(anyone)
  await expect(open.checkLink({ secret: secretOf(first.path) })).rejects.toMatchObject({ code: 'linkUnknown' })
  const secret = secretOf(second.path)
  expect(await open.checkLink({ secret })).toEqual({
    purpose: 'invitation',
    name: 'Jonas',
    email: 'jonas@maier.example',
    company: 'Maier Antriebe',
  })
  expect((await lead.listMembers({})).members.find((one) => one.id === id)).toMatchObject({
    hasLogin: false,
    invitedUntil: second.expiresAt,
  })
  await expect(open.acceptInvitation({ secret, password: 'Passwort2026' })).rejects.toMatchObject({
    code: 'passwordKnown',
  })
  expect(await open.acceptInvitation({ secret, password: good })).toEqual({ email: 'jonas@maier.example' })
  await expect(open.acceptInvitation({ secret, password: good })).rejects.toMatchObject({ code: 'linkUnknown' })
  expect((await lead.getMe({})).alone).toBe(false)

  const late = await lead.addMember({ name: 'Late', email: 'late@maier.example' })
  const { path } = await lead.inviteMember({ id: late.id })
  house.at('2026-11-29')
  await expect(open.checkLink({ secret: secretOf(path) })).rejects.toMatchObject({ code: 'linkUnknown' })
})

it('a reset link sets a new password and ends all sessions', async () => {
  const lead = await founder()
  const jonas = await withLogin(lead, 'Jonas')
  const userId = await userOf(jonas.id)
  await session(userId, 's1')
  const { path } = await lead.createResetLink({ id: jonas.id })
  await expect(jonas.createResetLink({ id: lead.id })).rejects.toMatchObject({ code: 'notAllowed' })
  const before = await house.database.writer
    .selectFrom('authAccounts')
    .selectAll()
    .where('userId', '=', userId)
    .execute()
  await house.as(anyone).resetPassword({ secret: secretOf(path), password: 'noch ein ganz anderes' })
  const after = await house.database.writer
    .selectFrom('authAccounts')
    .selectAll()
    .where('userId', '=', userId)
    .execute()
  expect(after[0]?.password).not.toBe(before[0]?.password)
  expect(after[0]?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
  expect(await sessionsOf(userId)).toEqual([])
})

it('an address belongs to one member; a deleted one frees it', async () => {
  const lead = await founder()
  const { id } = await lead.addMember({ name: 'Jonas', email: 'J@maier.example' })
  await expect(lead.addMember({ name: 'Julia', email: 'j@maier.example' })).rejects.toMatchObject({
    code: 'emailTaken',
    params: { name: 'Jonas' },
  })
  const julia = await lead.addMember({ name: 'Julia', email: 'julia@maier.example' })
  await expect(lead.changeMember({ id, email: 'julia@maier.example' })).rejects.toMatchObject({ code: 'emailTaken' })
  await lead.undo({ undo: julia.undo })
  await lead.changeMember({ id, email: 'julia@maier.example' })
})

it('leaving ends login, sessions, links and keys; owned customers are orphaned; the member can come back', async () => {
  const lead = await founder()
  const jonas = await withLogin(lead, 'Jonas')
  const userId = await userOf(jonas.id)
  await session(userId, 's1')
  const customer = await jonas.createCustomer({ name: 'Hohner' })
  const { path } = await lead.createResetLink({ id: jonas.id })
  expect(await lead.leaveMember({ id: jonas.id })).toMatchObject({ ownedCustomers: 1 })
  expect(await sessionsOf(userId)).toEqual([])
  await expect(house.as(anyone).checkLink({ secret: secretOf(path) })).rejects.toMatchObject({ code: 'linkUnknown' })
  await expect(house.acting(jonas.id)).rejects.toThrow()
  expect((await lead.listCustomers({ orphaned: true })).customers.map((row) => row.id)).toEqual([customer.id])
  await expect(lead.createResetLink({ id: jonas.id })).rejects.toMatchObject({ code: 'memberLeft' })
  await expect(lead.leaveMember({ id: jonas.id })).rejects.toMatchObject({ code: 'memberLeft' })
  await lead.returnMember({ id: jonas.id })
  expect((await lead.listCustomers({ orphaned: true })).total).toBe(0)
  expect((await house.acting(jonas.id)).actor.roles).toEqual(['sales'])
})

it('losing a role ends the sessions of that member, gaining one does not; undo cannot bring a right back', async () => {
  const lead = await founder()
  const jonas = await withLogin(lead, 'Jonas')
  const userId = await userOf(jonas.id)
  await session(userId, 's1')
  await lead.changeMember({ id: jonas.id, roles: ['marketing', 'sales', 'salesLead'] })
  expect(await sessionsOf(userId)).toHaveLength(1)
  const asLead = await house.acting(jonas.id)
  const added = await asLead.addMember({ name: 'Neu', roles: ['management'], administrator: true })
  await lead.changeMember({ id: jonas.id, roles: ['sales'] })
  expect(await sessionsOf(userId)).toEqual([])
  await expect((await house.acting(jonas.id)).undo({ undo: added.undo })).rejects.toMatchObject({ code: 'notAllowed' })
})

it('the last administrator who can log in stays one', async () => {
  const lead = await founder()
  await expect(lead.changeMember({ id: lead.id, administrator: false })).rejects.toMatchObject({
    code: 'lastAdministrator',
  })
  await expect(lead.leaveMember({ id: lead.id })).rejects.toMatchObject({ code: 'lastAdministrator' })
  await lead.addMember({ name: 'Ohne Zugang', administrator: true })
  await expect(lead.leaveMember({ id: lead.id })).rejects.toMatchObject({ code: 'lastAdministrator' })
  const jonas = await withLogin(lead, 'Jonas')
  await lead.changeMember({ id: jonas.id, administrator: true })
  const given = await lead.changeMember({ id: lead.id, administrator: false })
  expect((await house.acting(lead.id)).actor.administrator).toBe(false)
  await expect(jonas.changeMember({ id: jonas.id, administrator: false })).rejects.toMatchObject({ code: 'notAllowed' })
  await lead.undo({ undo: given.undo })
})

it('nobody leads themself by a detour', async () => {
  const lead = await founder()
  const a = await lead.addMember({ name: 'A', leadId: lead.id })
  const b = await lead.addMember({ name: 'B', leadId: a.id })
  await expect(lead.changeMember({ id: lead.id, leadId: b.id })).rejects.toMatchObject({ code: 'leadCircle' })
  await expect(lead.changeMember({ id: a.id, leadId: a.id })).rejects.toMatchObject({ code: 'leadCircle' })
})

it('the login follows name and address; one with a login keeps an address', async () => {
  const lead = await founder()
  const jonas = await withLogin(lead, 'Jonas')
  await lead.changeMember({ id: jonas.id, name: 'Jonas Reiff', email: 'reiff@maier.example' })
  const userId = await userOf(jonas.id)
  expect(
    await house.database.writer.selectFrom('authUsers').select(['name', 'email']).where('id', '=', userId).execute(),
  ).toEqual([{ name: 'Jonas Reiff', email: 'reiff@maier.example' }])
  await expect(lead.changeMember({ id: jonas.id, email: null })).rejects.toMatchObject({ code: 'emailNeeded' })
})

it('no secret stands in the database or in the events', async () => {
  const lead = await founder()
  const { id } = await lead.addMember({ name: 'Jonas', email: 'jonas@maier.example' })
  const { path } = (await house.runner.run('inviteMember', { id }, lead.actor, { idempotencyKey: 'k1' })) as {
    path: string
  }
  const db = house.database.writer
  const everything = JSON.stringify([
    await db.selectFrom('links').selectAll().execute(),
    await db.selectFrom('events').selectAll().execute(),
    await db.selectFrom('answeredCommands').selectAll().execute(),
  ])
  expect(everything).not.toContain(secretOf(path))
  expect(everything).not.toContain(good)
})

it.runIf(inParallel)(
  'two administrators who remove each other at once in two processes: one of them stays',
  async () => {
    const lead = await founder()
    const { id } = await withLogin(lead, 'Jonas')
    await lead.changeMember({ id, administrator: true })
    const jonas = await house.acting(id)
    const other = await openHouse({ place: { url: house.database.location }, dataFolder: house.dataFolder })
    try {
      let removed = () => {}
      const halfway = new Promise<void>((resolve) => {
        removed = resolve
      })
      let goOn = () => {}
      const allowed = new Promise<void>((resolve) => {
        goOn = resolve
      })
      const first = house.runner.command(lead.actor, async (ctx) => {
        await actions.leaveMember(ctx, { id: jonas.id })
        removed()
        await allowed
      })
      await halfway
      let ended = false
      const second = other.runner.run('leaveMember', { id: lead.id }, jonas.actor).finally(() => {
        ended = true
      })
      second.catch(() => {})
      while (!ended && !(await someoneWaits(house))) await wait(20)
      goOn()
      await first
      await expect(second).rejects.toMatchObject({ code: 'lastAdministrator' })
    } finally {
      await other.close()
    }
  },
)
