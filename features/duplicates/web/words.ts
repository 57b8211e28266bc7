import { useFormat, useTranslate } from '#ui/i18n.tsx'
import type { messages as slice } from '../messages.ts'
import type { messages as pages } from './messages.ts'

/** The words of duplicates: those of the slice and those of its pages. */
export type Words = typeof slice & typeof pages

/** Why two may be the same: "gleicher Name, gleiche Telefonnummer". */
export function useReasons(): (reasons: readonly string[]) => string {
  const translate = useTranslate()
  const format = useFormat()
  return (reasons) => format.list(reasons.map((reason) => translate(`duplicates.reason.${reason}`)))
}
