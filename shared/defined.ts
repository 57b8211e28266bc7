/** Only what the caller gave: a field that was left out must not become empty. */
export function defined<T extends object>(input: T): T {
  const given: Partial<T> = {}
  for (const name of Object.keys(input) as (keyof T)[]) if (input[name] !== undefined) given[name] = input[name]
  return given as T
}
