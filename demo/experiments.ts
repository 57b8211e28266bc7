import type { Operations } from '#features/index.ts'
import type { Client } from '#shared/contract.ts'
import { addDays, addMonths, type Day } from '#shared/days.ts'
import type { PlannedCustomer } from './types.ts'

type Call = Client<Operations>
const firms = 24

/** A niche that is being tried, with the firms that are meant: who is not yet a customer, and packers among those who are. */
export async function tryDemoNiche(
  call: Call,
  customers: readonly PlannedCustomer[],
  idOf: (key: string) => string,
  ownerId: string,
  today: Day,
): Promise<void> {
  const { id } = await call.openExperiment({
    kind: 'niche',
    name: 'Verpackungsmaschinen im Süden',
    segment: 'Hersteller von Verpackungsmaschinen bis 250 Mitarbeiter, Baden-Württemberg und Bayern',
    approach:
      'Ein Anruf bei der Produktionsleitung: Ersatzspindel in fünf Tagen statt in sechs Wochen. Wer zuhört, bekommt ein Muster.',
    measure: 'opportunities',
    goal: 12,
    budget: 250_000,
    ownerId,
    startDay: addMonths(today, -4),
    endDay: addDays(today, 40),
  })
  const meant = customers.filter(({ name }) => /verpackung/i.test(name)).slice(0, firms)
  if (meant.length > 0) await call.addExperimentCustomers({ id, ids: meant.map(({ key }) => idOf(key)) })
}

/** Two that let themselves be named. */
export async function recordDemoReferences(call: Call, idOf: (key: string) => string, today: Day): Promise<void> {
  const given = [
    { customer: 'reiser', ago: 40, text: 'Name und Bild der zweiten Linie auf der Website, Anruf erlaubt.' },
    { customer: 'mueller', ago: 210, text: 'Nur auf Nachfrage.' },
  ]
  for (const { customer, ago, text } of given)
    await call.recordReference({ customerId: idOf(customer), day: addDays(today, -ago), text })
}
