import type { Mail } from './read/mail.ts'

/** The text of an activity takes this much; the whole mail hangs on it as a file. */
const longestText = 10_000

/** What a mail is known by: its own id, else all that tells it from others. */
export function keyOf(mail: Mail): string {
  return mail.messageId ?? JSON.stringify([mail.from?.address ?? '', mail.at, mail.subject, mail.text.slice(0, 2000)])
}

/** The person whom a mail is from, else the first whom it went to; `null` if it is none of these. */
export function personOf(mail: Mail, persons: { id: string; emails: string }[]): string | null {
  const byAddress = new Map(
    persons.flatMap(({ id, emails }) =>
      (JSON.parse(emails) as string[]).map((address) => [address.toLowerCase(), id] as const),
    ),
  )
  for (const { address } of [...(mail.from ? [mail.from] : []), ...mail.to]) {
    const id = byAddress.get(address)
    if (id) return id
  }
  return null
}

/** Subject and words of a mail as the timeline shows them. */
export function textOf(mail: Mail): string {
  const text = [mail.subject, mail.text].filter(Boolean).join('\n\n')
  return text.length > longestText ? `${text.slice(0, longestText - 2).toWellFormed()} …` : text
}
