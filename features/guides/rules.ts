import { Refusal } from '#shared/refusal.ts'

export const guideKinds = ['talk', 'checklist', 'text'] as const
export type GuideKind = (typeof guideKinds)[number]

/** Where in an offer a text block goes; `any`: wherever it is wanted. */
export const textPlaces = ['intro', 'closing', 'delivery', 'payment', 'any'] as const
export type TextPlace = (typeof textPlaces)[number]

/** Refuses `guideNotForOffers` where what is no text block, or is in no language, is to stand in offers. */
export function checkPlace(guide: { kind: string; place: string | null; language: string | null }): void {
  if (guide.place !== null && (guide.kind !== 'text' || guide.language === null)) throw new Refusal('guideNotForOffers')
}

/** More than these nobody reads; they would also make every opportunity's page heavy. */
export const mostGuides = 300

/** The points of a checklist: its lines without empty ones and without the dashes or numbers people begin them with. */
export function pointsOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.replace(/^\s*(?:[-–•*]|\d{1,2}[.)])\s+/, '').trim() || [])
}
