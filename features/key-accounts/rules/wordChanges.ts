/** A run of words that stands in both texts, only in the old one, or only in the new one. */
export type WordRun = { kind: 'same' | 'gone' | 'new'; text: string }

/**
 * How one text became another, word by word: the longest common sequence of words stays, the rest went or came. Spaces and
 * line breaks go with the word before them. Joined without the new runs it is the old text, without those gone the new one.
 */
export function wordChanges(before: string, after: string): WordRun[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const [oldWords, newWords] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  return joined([
    ...a.slice(0, start).map((text): WordRun => ({ kind: 'same', text })),
    ...between(oldWords, newWords),
    ...a.slice(a.length - end).map((text): WordRun => ({ kind: 'same', text })),
  ])
}

function wordsOf(text: string): string[] {
  return text.match(/\s*\S+\s*|\s+/g) ?? []
}

/** Lengths of the longest common sequence from each pair of places on, then the way along them. */
function between(a: string[], b: string[]): WordRun[] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const runs: WordRun[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      runs.push({ kind: 'same', text: a[i] ?? '' })
      i += 1
      j += 1
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      runs.push({ kind: 'gone', text: a[i] ?? '' })
      i += 1
    } else {
      runs.push({ kind: 'new', text: b[j] ?? '' })
      j += 1
    }
  }
  return runs
}

function joined(words: WordRun[]): WordRun[] {
  const runs: WordRun[] = []
  for (const { kind, text } of words) {
    const last = runs.at(-1)
    if (last?.kind === kind) last.text += text
    else runs.push({ kind, text })
  }
  return runs
}
