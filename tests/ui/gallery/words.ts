const english = new URLSearchParams(location.search).get('language') === 'en'

/** The gallery's own words in the language it is shown in. */
export function de(german: string, inEnglish: string): string {
  return english ? inEnglish : german
}

export const today = '2026-11-21'
