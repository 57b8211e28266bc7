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
