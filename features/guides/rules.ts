export const guideKinds = ['talk', 'checklist', 'text'] as const
export type GuideKind = (typeof guideKinds)[number]

/** More than these nobody reads; they would also make every opportunity's page heavy. */
export const mostGuides = 300

/** The points of a checklist: its lines without empty ones and without the dashes or numbers people begin them with. */
export function pointsOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.replace(/^\s*(?:[-–•*]|\d{1,2}[.)])\s+/, '').trim() || [])
}
