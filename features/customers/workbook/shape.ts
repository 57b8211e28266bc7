import type { ImportContent } from '#features/imports/content.ts'
import type { ListColumn } from '#features/list-files/list.ts'
import type { Value } from '#features/list-files/rules.ts'
import { Refusal } from '#shared/refusal.ts'
import { phoneToCall } from '../rules.ts'
import type * as sql from '../sql.ts'
import { type CustomerRow, ownColumn } from './list.ts'

type FirstPerson = Awaited<ReturnType<typeof sql.listPersonsOf>>[number]
/** A customer with the person who came in with it. */
export type ShapedRow = CustomerRow & { first: FirstPerson | null }
type Column = ListColumn<ShapedRow>

/**
 * The columns of a list as it once came in, in its order and under its headers. What went to a field of ours shows
 * that field and may be changed; what became an own field shows that; persons and what was taken apart are shown.
 * Refuses notFound if the import brought no customers.
 */
export function shapeOf(content: ImportContent, standard: readonly ListColumn<CustomerRow>[]): Column[] {
  const table = content.tables.find((one) => one.ran?.some((target) => target?.startsWith('customers.')))
  if (!table?.ran) throw new Refusal('notFound')
  const known = new Map(standard.map((column) => [`customers.${column.key}`, column]))
  const taken = new Set<string>()
  return table.profiles.map(({ header }, at) => {
    const target = table.ran?.[at] ?? null
    const own = target === null ? ownColumn(header.slice(0, 80)) : known.get(target)
    if (own && !taken.has(own.key)) {
      taken.add(own.key)
      return { ...own, header }
    }
    return { key: `shown.${at}`, header, fixed: true, value: (row) => shownOf(row, target ?? '', header) }
  })
}

function shownOf(row: ShapedRow, target: string, header: string): Value {
  const fields = JSON.parse(row.fields) as Record<string, string>
  if (target === 'customers.postcodeCity') return [row.postcode, row.city].filter(Boolean).join(' ')
  if (target.startsWith('persons.') && row.first) return personValue(row.first, target.slice('persons.'.length))
  return fields[header.slice(0, 80)] ?? null
}

function personValue(person: FirstPerson, field: string): Value {
  const phones = JSON.parse(person.phones) as { label: string; number: string }[]
  const mobile = phones.find((phone) => /mobil/i.test(phone.label))
  switch (field) {
    case 'name':
      return [person.title, person.firstName, person.lastName].filter(Boolean).join(' ')
    case 'lastName':
    case 'firstName':
    case 'salutation':
    case 'title':
    case 'function':
    case 'birthday':
      return person[field]
    case 'email':
      return (JSON.parse(person.emails) as string[])[0] ?? null
    case 'mobile':
      return mobile?.number ?? null
    case 'phone':
      return phoneToCall(phones.filter((phone) => phone !== mobile))?.number ?? null
    default:
      return null
  }
}
