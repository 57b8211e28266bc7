/** Each kind of record has a range of keys of its own, so that a search for one kind reads only that range. */
export const rangeSize = 1_000_000_000_000

/** The keys of a kind: from, and to before which. */
export function rangeOf(number: number): { from: number; to: number } {
  return { from: number * rangeSize, to: (number + 1) * rangeSize }
}
