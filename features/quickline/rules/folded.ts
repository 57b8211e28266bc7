import { fold } from '#shared/text.ts'

/** A part of the typed line, in UTF-16 positions: `line.slice(from, to)`. */
export type Range = { from: number; to: number }

/**
 * The line folded for reading (lower case, ä → ae, typographic dashes, quotes and spaces made plain), with the
 * way back: folded position i stands for `raw.slice(starts[i], ends[i])`.
 */
export type FoldedLine = { raw: string; text: string; starts: number[]; ends: number[] }

const clusters = /\P{M}\p{M}*|\p{M}+/gu
const plain: Record<string, string> = {
  '–': '-',
  '—': '-',
  '‑': '-',
  '−': '-',
  '’': "'",
  '‘': "'",
  '`': "'",
  '´': "'",
  '\t': ' ',
  '\n': ' ',
  '\r': ' ',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
}

/** Folds a line and remembers where each folded character came from. */
export function foldLine(raw: string): FoldedLine {
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  for (const match of raw.matchAll(clusters)) {
    const folded = plain[match[0]] ?? fold(match[0])
    for (let i = 0; i < folded.length; i++) {
      starts.push(match.index)
      ends.push(match.index + match[0].length)
    }
    text += folded
  }
  return { raw, text, starts, ends }
}

/** The typed characters behind folded positions `from` to `to`. */
export function toRaw(line: FoldedLine, { from, to }: Range): Range {
  return { from: line.starts[from] ?? line.raw.length, to: line.ends[to - 1] ?? line.raw.length }
}

/** The typed text behind a folded range. */
export function rawText(line: FoldedLine, range: Range): string {
  const { from, to } = toRaw(line, range)
  return line.raw.slice(from, to)
}

/** True if the typed character at a folded position is a capital letter. */
export function isCapital(line: FoldedLine, position: number): boolean {
  return /^\p{Lu}/u.test(line.raw.slice(line.starts[position] ?? line.raw.length))
}

export function overlaps(a: Range, b: Range): boolean {
  return a.from < b.to && b.from < a.to
}

export function overlapsAny(range: Range, others: readonly Range[]): boolean {
  return others.some((other) => overlaps(range, other))
}

/** What is left of `range` when `holes` are cut out, in order. */
export function without(range: Range, holes: readonly Range[]): Range[] {
  let pieces = [range]
  for (const hole of holes) {
    pieces = pieces.flatMap((piece) => {
      if (!overlaps(piece, hole)) return [piece]
      return [
        { from: piece.from, to: hole.from },
        { from: hole.to, to: piece.to },
      ].filter((rest) => rest.to > rest.from)
    })
  }
  return pieces
}

/** A pattern of whole words over folded text: no letter or digit may touch it, nor a hyphen with a letter behind it. */
export function words(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}]|\\p{L}-)(?:${pattern})(?![\\p{L}\\p{N}]|-\\p{L})`, 'gu')
}
