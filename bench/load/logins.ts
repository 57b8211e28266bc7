import { loadActor } from '#features/members/actions.ts'
import type { DatabasePlace } from '#platform/db/open.ts'
import { anyone, type Role, system } from '#shared/actor.ts'
import { openHouse } from '../../house.ts'
import { firstMember } from '../filled.ts'

export type Person = { email: string; password: string; may: 'all' | 'log'; customers: string[] }

const password = 'kran birne lot 47'
const customersEach = 300
const others: readonly (readonly [Role, Person['may']])[] = [
  ['insideSales', 'log'],
  ['insideSales', 'log'],
  ['insideSales', 'log'],
  ['marketing', 'log'],
  ['salesLead', 'all'],
  ['management', 'all'],
  ['management', 'all'],
]

/** Gives logins to the twelve who sell, and to seven others beside the first member: with whom they have to do. */
export async function makeLogins(place: DatabasePlace): Promise<Person[]> {
  const { runner, close } = await openHouse({ place })
  try {
    const { members, owned } = await runner.query(system, async (ctx) => ({
      members: await ctx.db.selectFrom('members').select(['id', 'email', 'userId']).orderBy('id').execute(),
      owned: await ctx.db.selectFrom('customers').select(['id', 'ownerId']).where('deletedAt', 'is', null).execute(),
    }))
    const first = members.find((one) => one.userId)!
    const lead = (await runner.query(system, (ctx) => loadActor(ctx, { id: first.id }, 'session')))!
    const all = owned.map((row) => row.id)
    const everywhere = all.filter((_, at) => at % Math.ceil(all.length / customersEach) === 0)
    const customersOf = (id: string) => owned.flatMap((row) => (row.ownerId === id ? [row.id] : []))
    const people: Person[] = [{ ...firstMember, may: 'all', customers: customersOf(first.id) }]

    async function join(id: string, email: string, may: Person['may'], customers: string[]): Promise<void> {
      const { path } = (await runner.run('inviteMember', { id }, lead)) as { path: string }
      await runner.run('acceptInvitation', { secret: path.split('#')[1], password }, anyone)
      people.push({ email, password, may, customers: customers.slice(0, customersEach) })
    }
    for (const { id, email, userId } of members) if (!userId) await join(id, email!, 'all', customersOf(id))
    for (const [at, [role, may]] of others.entries()) {
      const email = `dabei${at}@example.de`
      const added = await runner.run('addMember', { name: `Dabei ${at}`, email, roles: [role] }, lead)
      await join((added as { id: string }).id, email, may, everywhere)
    }
    return people
  } finally {
    await close()
  }
}
