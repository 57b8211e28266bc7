import { type Day, isDay } from '#shared/days.ts'

export const salutations = ['Herr', 'Frau'] as const
export const languages = ['de', 'en', 'fr', 'it'] as const

/** The name as it is shown: title, first and last name. */
export function nameOf(person: { title: string | null; firstName: string | null; lastName: string }): string {
  return [person.title, person.firstName, person.lastName].filter(Boolean).join(' ')
}

/** What birthdays of a week or month are found by: month and day, whatever the year. */
export function birthdayKeyOf(birthday: string | null): string | null {
  return birthday?.slice(5) ?? null
}

/** The 29th of February of somebody whose year of birth is not known: 1900, which stands for that, has no such day. */
export const leapBirthday = '1900-02-29'

/** A birthday without a year as people write it, "29.02." or "29.2.1900", as it is kept; `null` if the text is none. */
export function readYearless(text: string): Day | null {
  const match = /^(\d{1,2})\.\s?(\d{1,2})\.?(?:\s?1900)?$/.exec(text.trim())
  const day = match && `1900-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}`
  return day && (day === leapBirthday || isDay(day)) ? day : null
}

/** A birthday without a year as people write it: "29.02."; `null` if its year is known. */
export function writeYearless(birthday: Day): string | null {
  return isYearUnknown(birthday) ? `${birthday.slice(8)}.${birthday.slice(5, 7)}.` : null
}

/** A birthday without a year as a day of a leap year, to be shown without its year. */
export function shownYearless(birthday: string): Day {
  return `2000${birthday.slice(4)}`
}

/** True if only day and month of the birthday are known (written with the year 1900). */
export function isYearUnknown(birthday: string): boolean {
  return birthday.startsWith('1900-')
}

/**
 * What happens to a person by a change: who moves to another company is there from now on;
 * `left` says that somebody is gone, or back. `leftAt` is an instant.
 */
export function leftAtAfter(
  person: { leftAt: string | null },
  change: { moves: boolean; left: boolean | undefined },
  now: string,
): string | null {
  if (change.left !== undefined) return change.left ? (person.leftAt ?? now) : null
  return change.moves ? null : person.leftAt
}
