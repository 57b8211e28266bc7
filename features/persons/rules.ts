/** The name as it is shown: title, first and last name. */
export function nameOf(person: { title: string | null; firstName: string | null; lastName: string }): string {
  return [person.title, person.firstName, person.lastName].filter(Boolean).join(' ')
}
