import type { SearchDocument } from '#platform/search/store.ts'
import type * as sql from './sql.ts'

type Row<Read extends (...given: never[]) => Promise<unknown[]>> = Omit<Awaited<ReturnType<Read>>[number], 'deletedAt'>

/** What a customer is found by. */
export function customerDocument(row: Row<typeof sql.readCustomers>): SearchDocument {
  return {
    recordId: row.id,
    customerId: row.id,
    title: row.name,
    detail: [row.postcode, row.city].filter(Boolean).join(' '),
    names: `${row.name} ${row.city ?? ''}`,
    marks: words(
      row.customerNumber,
      row.postcode,
      row.branch,
      row.web,
      row.vatId,
      ...list(row.emails),
      ...list(row.tags),
    ),
    text: words(row.street, numbers(row.phones)),
  }
}

/** What a person is found by. */
export function personDocument(row: Row<typeof sql.readPersons>): SearchDocument {
  const name = [row.title, row.firstName, row.lastName].filter(Boolean).join(' ')
  return {
    recordId: row.id,
    customerId: row.customerId,
    title: name,
    detail: [row.function, row.customerName].filter(Boolean).join(' · '),
    names: name,
    marks: words(row.function, ...list(row.emails), ...list(row.tags)),
    text: numbers(row.phones),
  }
}

/** What an activity is found by. */
export function activityDocument(row: Row<typeof sql.readActivities>): SearchDocument {
  return {
    recordId: row.id,
    customerId: row.customerId,
    title: row.text.slice(0, 120),
    detail: [row.customerName, row.day].filter(Boolean).join(' · '),
    names: '',
    marks: '',
    text: words(row.text, row.report),
  }
}

/** What an opportunity is found by: also by its customer. */
export function opportunityDocument(row: Row<typeof sql.readOpportunities>): SearchDocument {
  return {
    recordId: row.id,
    customerId: row.customerId,
    title: row.title,
    detail: row.customerName ?? '',
    names: row.title,
    marks: words(row.number, row.customerName),
    text: row.note ?? '',
  }
}

function words(...texts: (string | null)[]): string {
  // A comma keeps a customer number and the phone number behind it apart.
  return texts.filter(Boolean).join(', ')
}

function list(json: string): string[] {
  return JSON.parse(json) as string[]
}

/** Phone numbers with their country, where it is known: so they are found in every notation. */
function numbers(phones: string): string {
  const all = JSON.parse(phones) as { number: string; e164: string | null }[]
  return words(...all.map((phone) => phone.e164 ?? phone.number))
}
