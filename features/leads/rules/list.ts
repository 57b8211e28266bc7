import { emailPattern } from '#features/customers/rules.ts'
import { fold } from '#shared/text.ts'
import { namesOf } from '../rules.ts'

/** One line of a pasted list, as a lead. */
export type ListedLead = {
  company: string | null
  firstName: string | null
  lastName: string | null
  function: string | null
  email: string | null
  phone: string | null
  postcode: string | null
  city: string | null
  text: string
}
type Column = Exclude<keyof ListedLead, 'text'> | 'name' | 'text'

/** So many lines at once. */
export const mostListed = 500

const headings: [pattern: RegExp, column: Column][] = [
  [/^(firma|unternehmen|firmenname|company|organi[sz]ation)\b/, 'company'],
  [/^(vorname|first ?name)\b/, 'firstName'],
  [/^(nachname|last ?name|surname)\b/, 'lastName'],
  [/^(name|ansprechpartner|kontakt|person|contact)/, 'name'],
  [/^(funktion|position|rolle|function|role)\b/, 'function'],
  [/^e-?mail|^mail\b/, 'email'],
  [/^(telefon|tel\b|phone|mobil|handy)/, 'phone'],
  [/^(plz|postleitzahl|postcode|zip)\b/, 'postcode'],
  [/^(ort|stadt|city|town)\b/, 'city'],
  [/^(anfrage|text|bemerkung|interesse|notiz|note|message|nachricht|betreff)/, 'text'],
]
const usual: Column[] = ['company', 'name', 'email', 'phone', 'text']

/**
 * Reads lines pasted from a spreadsheet or a CSV file. With a heading by its words, else company, name, mail, phone, text in this
 * order. Nothing is lost: what has no place, and a mail address that is none, goes into the text.
 */
export function readList(pasted: string): { leads: ListedLead[]; more: number } {
  const lines = linesOf(pasted)
  const first = lines[0] ?? []
  const named = first.map((cell) => headings.find(([pattern]) => pattern.test(fold(cell).trim()))?.[1] ?? null)
  const hasHeading = named.filter(Boolean).length >= Math.min(2, first.length)
  const columns = hasHeading ? named : usual
  const rows = (hasHeading ? lines.slice(1) : lines).filter((cells) => cells.some(Boolean))
  const leads = rows.slice(0, mostListed).map((cells) => leadOf(cells, columns, hasHeading ? first : []))
  return { leads, more: Math.max(0, rows.length - mostListed) }
}

const longest: Partial<Record<Column, number>> = {
  firstName: 100,
  lastName: 100,
  function: 120,
  phone: 60,
  postcode: 12,
  city: 120,
}

function leadOf(cells: readonly string[], columns: readonly (Column | null)[], heading: readonly string[]): ListedLead {
  const lead: Record<Exclude<Column, 'name' | 'text'>, string | null> = {
    company: null,
    firstName: null,
    lastName: null,
    function: null,
    email: null,
    phone: null,
    postcode: null,
    city: null,
  }
  const text: string[] = []
  cells.forEach((cell, index) => {
    if (cell === '') return
    const column = columns[index] ?? null
    const rest = () => text.push(heading[index] && column !== 'text' ? `${heading[index]}: ${cell}` : cell)
    if (column === null || column === 'text') rest()
    else if (column === 'name') Object.assign(lead, lead.lastName ? {} : namesOf(cell.slice(0, 100)))
    else if (lead[column] || cell.length > (longest[column] ?? 200)) rest()
    else if (column === 'email' && !emailPattern.test(cell)) rest()
    else lead[column] = cell
  })
  return { ...lead, text: text.join('\n').slice(0, 5000) }
}

/** Cells by the sign that the first line has most of: tab, semicolon, comma; quotes hold a cell together. */
function linesOf(pasted: string): string[][] {
  const text = pasted.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '')
  const beginning = text.split('\n', 1)[0] ?? ''
  const sign = ['\t', ';', ','].reduce((best, one) =>
    beginning.split(one).length > beginning.split(best).length ? one : best,
  )
  const lines: string[][] = [[]]
  let cell = ''
  let quoted = false
  const end = () => {
    lines.at(-1)?.push(cell.trim())
    cell = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (letter === '"' && cell.trim() === '') {
      quoted = true
      cell = ''
    } else if (letter === sign) end()
    else if (letter === '\n') {
      end()
      lines.push([])
    } else cell += letter
  }
  end()
  return lines.filter((cells) => cells.some(Boolean))
}
