import type { Value } from '../rules.ts'
import type { Row } from './table.ts'

/** Names of own fields are no longer. */
export const longestOwn = 80

/** What several fields of a record make up, or one that has no column of its own. */
export function madeOf(part: Row | null, name: string, header: string): Value {
  if (!part) return null
  const text = (field: string) => (part[field] as string | null) ?? null
  const joined = (...fields: string[]) => fields.map(text).filter(Boolean).join(' ') || null
  switch (name) {
    case 'postcodeCity':
      return joined('postcode', 'city')
    case 'name':
      return joined('title', 'firstName', 'lastName')
    case 'fax':
      return phonesOf(part).find(({ label }) => /fax/i.test(label))?.number ?? null
    case 'mobile':
      return phonesOf(part).find(({ label }) => /mobil|handy|cell/i.test(label))?.number ?? null
    case 'phone':
      return phonesOf(part).find(({ label }) => label !== '' && header.includes(label))?.number ?? null
    case 'email':
      return emailsOf(part)[1] ?? null
    case 'at':
      return text('day')
    case 'text':
      return text('text')
    default:
      return keptOf(part, header)
  }
}

export function emailsOf(part: Row): string[] {
  return JSON.parse(String(part.emails ?? '[]'))
}

export function phonesOf(part: Row): { label: string; number: string }[] {
  return JSON.parse(String(part.phones ?? '[]'))
}

export function nameOf(customer: Row | null): Value {
  return (customer?.name as string | undefined) ?? null
}

export function fieldsOf(row: Row): Record<string, string> {
  return JSON.parse(String(row.fields ?? '{}') || '{}') ?? {}
}

/** What a column without a field of ours said: an own field, or a line under its header in a note or text. */
export function keptOf(row: Row | null, header: string): Value {
  if (!row) return null
  const own = fieldsOf(row)[header.slice(0, longestOwn)]
  if (own !== undefined) return own
  for (const text of [row.note, row.text]) {
    const line = String(text ?? '')
      .split('\n')
      .find((one) => one.startsWith(`${header}: `))
    if (line) return line.slice(header.length + 2)
  }
  return null
}

/** A text without the lines in which other columns were kept. */
export function withoutKept(text: unknown, headers: string[]): Value {
  const lines = String(text ?? '').split('\n')
  const rest = lines.filter((line) => !headers.some((header) => line.startsWith(`${header}: `)))
  return rest.join('\n').trim() || null
}

/** Where a lead stands, as lists say it. */
export function stateOfLead(lead: Row): 'rejected' | 'converted' | 'accepted' | 'taken' | 'open' {
  if (lead.rejectedAt) return 'rejected'
  if (lead.convertedAt) return 'converted'
  if (lead.acceptedAt) return 'accepted'
  return lead.takenAt ? 'taken' : 'open'
}
