import type { PersonRow } from './list.ts'

export type CardVersion = '3.0' | '4.0'

/** What a card says about where somebody works. */
export type CardCompany = {
  name: string
  street: string | null
  postcode: string | null
  city: string | null
  country: string | null
  web: string | null
}

/**
 * One person as a vCard. 3.0 is what Outlook and older phones read: UTF-8 with `CHARSET` beside every text that
 * is not plain ASCII, types in capitals, a birthday only with its year. 4.0 follows RFC 6350.
 */
export function cardOf(person: PersonRow, company: CardCompany | null, version: CardVersion): string {
  const lines: string[] = []
  const old = version === '3.0'
  const add = (name: string, value: string | null, plain = false) => {
    if (value === null || value.replace(/;/g, '') === '') return
    // Only ASCII needs no word about its letters.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the range of ASCII
    const charset = old && !plain && /[^\x00-\x7f]/.test(value) ? ';CHARSET=UTF-8' : ''
    lines.push(folded(`${name}${charset}:${value}`))
  }
  const { title, firstName, lastName } = person
  const prefix = [person.salutation, title].filter(Boolean).join(' ')
  add('N', [lastName, firstName, '', prefix, ''].map(escaped).join(';'))
  add('FN', escaped([title, firstName, lastName].filter(Boolean).join(' ')))
  if (company) add('ORG', escaped(company.name))
  add('TITLE', person.function && escaped(person.function))
  for (const { label, number } of JSON.parse(person.phones) as { label: string; number: string }[]) {
    const kind = /mobil|handy|cell/i.test(label) ? 'cell' : /fax/i.test(label) ? 'fax' : 'work'
    add(
      old ? `TEL;TYPE=${typesOf(kind)}` : `TEL;VALUE=text;TYPE=${kind === 'work' ? 'work,voice' : kind}`,
      escaped(number),
    )
  }
  for (const email of JSON.parse(person.emails) as string[])
    add(old ? 'EMAIL;TYPE=INTERNET' : 'EMAIL;TYPE=work', escaped(email))
  if (company) {
    const place = ['', '', company.street, company.city, '', company.postcode, company.country]
    add(old ? 'ADR;TYPE=WORK' : 'ADR;TYPE=work', place.map(escaped).join(';'))
    add('URL', company.web, true)
  }
  add('BDAY', birthdayOf(person.birthday, old), true)
  if (!old) add('LANG', person.language, true)
  const tags = JSON.parse(person.tags) as string[]
  add('CATEGORIES', tags.map(escaped).join(','))
  add('NOTE', person.note && escaped(person.note))
  add('UID', `urn:uuid:${person.id}`, true)
  return ['BEGIN:VCARD', `VERSION:${version}`, ...lines, 'END:VCARD', ''].join('\r\n')
}

function typesOf(kind: string): string {
  return kind === 'cell' ? 'CELL,VOICE' : kind === 'fax' ? 'WORK,FAX' : 'WORK,VOICE'
}

/** The year 1900 stands for an unknown one: 4.0 can say so, 3.0 cannot and says nothing. */
function birthdayOf(birthday: string | null, old: boolean): string | null {
  if (!birthday?.startsWith('1900-')) return birthday && (old ? birthday : birthday.replaceAll('-', ''))
  return old ? null : `--${birthday.slice(5).replace('-', '')}`
}

function escaped(text: string | null): string {
  return (text ?? '').replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n')
}

const lineBytes = 74

/** No line is longer than 75 bytes; a letter of several bytes is never torn. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const sign of line) {
    const size = Buffer.byteLength(sign)
    if (bytes + size > lineBytes) {
      parts.push(part)
      part = ''
      bytes = 1
    }
    part += sign
    bytes += size
  }
  return [...parts, part].join('\r\n ')
}
