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
  validFrom: { de: 'Gültig ab', en: 'Valid from' },
  company: { de: 'Firma', en: 'Company' },
} as const
export type Placeholder = keyof typeof placeholders
/** Not every paper has all of them: an offer has no day from which it holds, a letter about prices none until. */
export type PlaceholderValues = Partial<Record<Placeholder, string>>

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
    return (key && values[key]) ?? whole
  })
}

/** The placeholders of a text that nothing is known for on this paper (an offer, unless said otherwise), as written. */
export function unknownIn(text: string, none: Placeholder = 'validFrom'): string[] {
  return [...text.matchAll(pattern)].flatMap(([whole, name = '']) => {
    const key = known.get(keyOf(name))
    return key && key !== none ? [] : [whole]
  })
}

/** Refuses `placeholderUnknown` with the first one that would stand in the letter as it is. */
export function checkPlaceholders(texts: readonly string[], none?: Placeholder): void {
  const [name] = texts.flatMap((text) => unknownIn(text, none))
  if (name) throw new Refusal('placeholderUnknown', { name })
}
