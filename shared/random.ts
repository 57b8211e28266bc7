/** Random choices from a seed: the same seed gives the same choices on every machine. */
export type Random = {
  /** 0 ≤ x < 1. */
  next(): number
  /** A whole number from 0 to `below` − 1. */
  below(below: number): number
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  /** True in `share` of the cases (0–1). */
  chance(share: number): boolean
  /** Leaves out so many numbers, and answers where they begin: the n-th of them is `numberAt(begin, n)`. */
  leaveOut(count: number): number
}

const step = 0x6d2b79f5

/** Mulberry32: small, fast, good enough for made-up data. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + step) >>> 0
    return numberAt(state, 0)
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    pick: (list) => list[below(list.length)] as never,
    chance: (share) => next() < share,
    leaveOut: (count) => {
      const begin = (state + step) >>> 0
      state = (state + Math.imul(step, count)) >>> 0
      return begin
    },
  }
}

/** The n-th number after a begin, without those between: for loops that would ask a hundred million times and need few. */
export function numberAt(begin: number, n: number): number {
  const state = (begin + Math.imul(step, n)) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

/** A normally distributed number, mean 0 and deviation 1. Source: Box & Muller (1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}

/** How many come where so many are expected, for small numbers. Source: Knuth, The Art of Computer Programming 2 (1997), 3.4.1. */
export function poisson(expected: number, random: Random): number {
  const limit = Math.exp(-expected)
  let count = 0
  for (let product = random.next(); product > limit; product *= random.next()) count += 1
  return count
}
