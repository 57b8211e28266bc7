export const languages = ['de', 'en'] as const
export type Language = (typeof languages)[number]

/** German and English sentences under the same keys; a key missing in one of them does not compile. */
export function defineMessages<const De extends Record<string, string>>(messages: {
  de: De
  en: Record<keyof De, string>
}): { de: De; en: Record<keyof De, string> } {
  return messages
}
