import { analyse, trigrams } from '#platform/search/analyse.ts'
import type { Bulk } from './bulk.ts'

// As platform/search keeps them: a range of keys for each kind of record.
const rangeSize = 1_000_000_000_000
const longestPrefix = 6
const numbers = { customers: 1, persons: 2, activities: 3 } as const

export type Indexed = {
  recordId: string
  customerId: string
  title: string
  detail: string
  names: string
  text: string
}

/** Writes search documents in bulk, as the product's own index has them. */
export function createIndexer(bulk: Bulk) {
  const keys = { customers: 0, persons: 0, activities: 0 }
  const words = new Map<string, string>()
  const vocabulary = new Set<string>()
  const named = new Set<string>()

  return {
    async add(record: keyof typeof numbers, document: Indexed): Promise<void> {
      const { recordId, customerId, title, detail, names, text } = document
      keys[record] += 1
      const key = numbers[record] * rangeSize + keys[record]
      const all = `${names} ${text}`
      let found = words.get(all)
      if (found === undefined) {
        found = analyse(all).join(' ')
        for (const word of analyse(text)) if (word.length > longestPrefix) vocabulary.add(word)
        // Activities repeat their sentences; names do not.
        if (names === '') words.set(all, found)
        else for (const word of analyse(names)) named.add(word)
      }
      await bulk.add('searchDocuments', { key, record, recordId, customerId, title, detail })
      await bulk.add('searchIndex', { rowid: key, words: found })
    },
    /** The words of names; afterwards the product goes on numbering where this ended. */
    async finish(): Promise<void> {
      for (const word of named) if (word.length > longestPrefix) vocabulary.add(word)
      for (const word of vocabulary) await bulk.add('searchWords', { word })
      for (const word of named)
        if (word.length > 2) for (const trigram of trigrams(word)) await bulk.add('searchTrigrams', { trigram, word })
      await bulk.advance('searchDocumentsKeys', Math.max(...Object.values(keys)))
    },
  }
}
