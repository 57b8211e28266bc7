import { Refusal } from '#shared/refusal.ts'
import { fold } from '#shared/text.ts'

/** What may stand in texts as {{name}}, and what it is called in both languages. */
export const placeholders = {
  salutation: { de: 'Anrede', en: 'Salutation' },
  customer: { de: 'Kunde', en: 'Customer' },
  person: { de: 'Ansprechpartner', en: 'Person' },
  subject: { de: 'Betreff', en: 'Subject' },
  number: { de: 'Nummer', en: 'Number' },
  day: { de: 'Datum', en: 'Date' },
  validUntil: { de: 'Gültig bis', en: 'Valid until' },
  company: { de: 'Firma', en: 'Company' },
} as const
export type Placeholder = keyof typeof placeholders
export type PlaceholderValues = Record<Placeholder, string>

const keyOf = (name: string) => fold(name).replace(/\s/g, '')
const known = new Map(
  Object.entries(placeholders).flatMap(([key, { de, en }]) => [
    [keyOf(de), key as Placeholder],
    [keyOf(en), key as Placeholder],
  ]),
)
const pattern = /\{\{([^{}]*)\}\}/g

/** A text with its placeholders filled, in either language and without regard to case and blanks; unknown ones stay. */
export function filled(text: string, values: PlaceholderValues): string {
  return text.replace(pattern, (whole, name: string) => {
    const key = known.get(keyOf(name))
    return key ? values[key] : whole
  })
}

/** The placeholders of a text that nobody knows, as written. */
export function unknownIn(text: string): string[] {
  return [...text.matchAll(pattern)].flatMap(([whole, name = '']) => (known.has(keyOf(name)) ? [] : [whole]))
}

/** Refuses `placeholderUnknown` with the first one that would stand in the letter as it is. */
export function checkPlaceholders(texts: readonly string[]): void {
  const [name] = texts.flatMap(unknownIn)
  if (name) throw new Refusal('placeholderUnknown', { name })
}
