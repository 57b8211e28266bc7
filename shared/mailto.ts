const longest = 1800

/**
 * A link that opens the person's own mail program with a mail ready to send; no mail server is needed.
 * Programs and browsers stop near 2,000 characters, so a long text is cut, visibly.
 */
export function mailtoOf(to: readonly string[], subject: string, text: string): string {
  const query = (body: string) => `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
  let body = text.replace(/\n/g, '\r\n')
  let rest = query(body)
  while (rest.length > longest) {
    // By whole characters: half of an emoji cannot be encoded.
    const characters = Array.from(body)
    body = `${characters
      .slice(0, Math.floor(characters.length * 0.9))
      .join('')
      .trimEnd()} …`
    rest = query(body)
  }
  return `mailto:${to.map((address) => encodeURIComponent(address).replace('%40', '@')).join(',')}?${rest}`
}
