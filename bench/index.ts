import { kinds } from '#features/search/kinds.ts'
import { analyse, isMarked, trigrams } from '#platform/search/analyse.ts'
import { rangeOf } from '#platform/search/keys.ts'
import { type SearchDocument, wordsOf } from '#platform/search/store.ts'
import { longestPrefix, markTrigrams } from '#platform/search/vocabulary.ts'
import type { Bulk } from './bulk.ts'

/** Writes search documents in bulk, as the product's own index has them. */
export function createIndexer(bulk: Bulk) {
  const keys = { customers: 0, persons: 0, activities: 0, opportunities: 0 }
  const words = new Map<string, string>()
  const vocabulary = new Set<string>()
  const named = new Set<string>()
  const marked = new Set<string>()

  return {
    async add(record: keyof typeof kinds, document: SearchDocument): Promise<void> {
      const { recordId, customerId, title, detail, names, marks, text } = document
      keys[record] += 1
      const key = rangeOf(kinds[record].number).from + keys[record]
      let found = words.get(text)
      if (found === undefined || names !== '') {
        const all = wordsOf(document)
        found = all.join(' ')
        for (const word of all) if (word.length > longestPrefix && !isMarked(word)) vocabulary.add(word)
        // Activities repeat their sentences; names do not.
        if (names === '') words.set(text, found)
        for (const word of analyse(names)) named.add(word)
        for (const word of analyse(marks)) marked.add(word)
      }
      await bulk.add('searchDocuments', { key, record, recordId, customerId, title, detail })
      await bulk.add('searchIndex', { rowid: key, words: found })
    },
    /** The words; afterwards the product goes on numbering where this ended. */
    async finish(): Promise<void> {
      for (const word of vocabulary) await bulk.add('searchWords', { word })
      for (const word of named)
        if (word.length > 2) for (const trigram of trigrams(word)) await bulk.add('searchTrigrams', { trigram, word })
      for (const word of marked)
        if (!named.has(word))
          for (const trigram of markTrigrams(word)) await bulk.add('searchTrigrams', { trigram, word })
      await bulk.advance('searchDocumentsKeys', Math.max(...Object.values(keys)))
    },
  }
}
