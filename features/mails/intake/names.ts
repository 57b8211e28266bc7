/** A mail address with the name before it. */
type Named = { name: string; address: string }

/** First and last name of whom a mail is from, as far as it tells: "Säuter, Petra", "Petra Säuter", else of the address. */
export function namesOf({ name, address }: Named): { firstName: string; lastName: string } {
  const plain = name.replace(/\s*[([].*$/, '').trim()
  const [last = '', first] = plain.split(',').map((part) => part.trim())
  if (first !== undefined) return { firstName: first.slice(0, 100), lastName: last.slice(0, 100) }
  const words = plain === '' || plain.includes('@') ? wordsOf(address) : plain.split(/\s+/)
  return { firstName: words.slice(0, -1).join(' ').slice(0, 100), lastName: (words.at(-1) ?? '').slice(0, 100) }
}

function wordsOf(address: string): string[] {
  const words = (address.split('@')[0] ?? '').split(/[._-]+/).filter(Boolean)
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
}
