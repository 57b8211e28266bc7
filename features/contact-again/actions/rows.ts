import { companyOf } from '#features/company/rules.ts'
import { canChange, canHandOver, canLog, type Responsibility } from '#features/customers/access.ts'
import { customerReadable } from '#features/customers/actions.ts'
import type { Phone } from '#features/customers/phones.ts'
import { phoneToCall } from '#features/customers/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { daysBetween } from '#shared/days.ts'
import type { ContactAgainRow } from '../contract.ts'
import { missedPerson, type Occasion, peopleOf, reasonParts } from '../rules.ts'
import * as sql from '../sql.ts'
import { potentialsIn, readPeople } from './facts.ts'

/** Condition on the customers that the actor may read; none: all. */
export function readable(ctx: Context) {
  return customerReadable(ctx.actor, 'contactStates.customerId')
}

/** What a list shows of these customers: whom one speaks with there, why, and what the actor may do. */
export async function rowsOf(ctx: Context, rows: sql.ListedRow[]): Promise<ContactAgainRow[]> {
  const { currency } = companyOf(ctx.settings)
  const ids = rows.map((row) => row.customerId)
  const persons = Map.groupBy(await sql.listMainPersons(ctx.db, ids), (person) => person.customerId)
  const fires = new Map((await sql.listFires(ctx.db, ids)).map((fire) => [fire.customerId, fire.text]))
  const helpers = Map.groupBy(await sql.listHelpers(ctx.db, ids), (row) => row.customerId)
  const accounts = rows.filter(({ mode }) => mode === 'keyAccount').map(({ customerId }) => customerId)
  const potentialOf = await potentialsIn(ctx, rows)
  const noted = await readPeople(ctx, accounts)
  return rows.map((row) => {
    const responsibility = responsibilityOf(row, helpers)
    const all = persons.get(row.customerId) ?? []
    const people = peopleOf({ mode: row.mode, ownRhythm: row.rhythmDays, people: noted.get(row.customerId) ?? [] })
    const missed = missedPerson(people, ctx.today)
    const person =
      all.find(({ id }) => id === missed?.personId) ??
      all.reduce<(typeof all)[number] | undefined>(
        (best, one) => (best && (best.lastContact ?? '') >= (one.lastContact ?? '') ? best : one),
        undefined,
      )
    const occasion = row.occasion ? (JSON.parse(row.occasion) as Occasion) : null
    return {
      customerId: row.customerId,
      name: row.name,
      class: row.class,
      mode: row.mode,
      standing: row.standing as 'customer',
      ownerId: row.ownerId,
      city: row.city,
      person: person
        ? {
            id: person.id,
            name: [person.title, person.firstName, person.lastName].filter(Boolean).join(' '),
            function: person.function,
            phone: firstPhone(person.phones),
          }
        : null,
      phone: firstPhone(row.phones),
      lastContact: row.lastContact,
      rhythm: row.rhythm,
      due: row.due,
      overdueDays: Math.max(0, daysBetween(row.due, ctx.today)),
      value: row.value,
      currency,
      canLog: canLog(ctx.actor, responsibility),
      canChange: canChange(ctx.actor, responsibility),
      canHandOver: canHandOver(ctx.actor, responsibility),
      reason: reasonParts(
        {
          ...row,
          potential: potentialOf(row),
          fire: fires.get(row.customerId) ?? null,
          occasion,
          missed,
        },
        ctx.today,
      ),
    }
  })
}

/** Who has to do with a customer, from its row and the helpers of all. */
export function responsibilityOf(
  row: { customerId: string; ownerId: string | null; insideSalesId: string | null },
  helpers: Map<string, { memberId: string }[]>,
): Responsibility {
  const helperIds = (helpers.get(row.customerId) ?? []).map((helper) => helper.memberId)
  return { ownerId: row.ownerId, insideSalesId: row.insideSalesId, helperIds }
}

function firstPhone(phones: string): string | null {
  return phoneToCall(JSON.parse(phones) as Phone[])?.number ?? null
}
