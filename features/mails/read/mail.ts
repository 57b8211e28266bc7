export type MailAddress = { name: string; address: string }
/** `isMail`: a mail that hangs on this one as a whole. */
export type Attachment = { name: string; bytes: Uint8Array; isMail?: true }

/** A mail as it was read, from whichever kind of file. */
export type Mail = {
  /** As the sender's system names it; `null` if it does not. */
  messageId: string | null
  subject: string
  from: MailAddress | null
  to: MailAddress[]
  /** Instant; `null` for a draft. */
  at: string | null
  text: string
  attachments: Attachment[]
  /** What mail servers on the way say about its sender (Authentication-Results), the last one first. */
  checks?: string[]
}

export const mostAttachments = 40

/** A name under which an attachment can be kept. */
export function attachmentName(name: string | null | undefined, index: number, ending = ''): string {
  const bare = (name ?? '').split(/[\\/]/).at(-1)!.trim()
  return bare === '' ? `Anlage ${index + 1}${ending}` : bare.slice(-200)
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  euro: '€',
  ndash: '–',
  mdash: '—',
  bdquo: '„',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
}

const mostHtml = 2_000_000

/** The words of a mail in HTML, with line breaks and list dashes; nothing in it is run or fetched. */
export function textOfHtml(html: string): string {
  const words = html
    .slice(0, mostHtml)
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<br\s*\/?>|<\/(p|div|tr|h[1-6]|table|blockquote|ul|ol)\s*>/gi, '\n')
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<\/t[dh]\s*>/gi, '\t')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(?:([a-z]{2,8})|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
      (whole, name?: string, decimal?: string, hex?: string) => {
        const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null
        if (code !== null)
          return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''
        return name && Object.hasOwn(named, name) ? named[name]! : whole
      },
    )
  return tidy(words)
}

/** Plain words: no control signs, no blanks at line ends, at most one empty line at a time. */
export function tidy(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\ufeff]/g, '')
      .replace(/\u00a0/g, ' ')
      .replace(/[ \t]+$/gm, '')
      .replace(/\n[ \t]+\n/g, '\n\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
      .toWellFormed()
  )
}

/** An instant of whatever a mail says about its time; `null` if it is none. */
export function instantOf(time: string | null | undefined): string | null {
  const milliseconds = Date.parse(time ?? '')
  if (Number.isNaN(milliseconds)) return null
  const at = new Date(milliseconds).toISOString()
  return at >= '1971' && at < '2200' ? at : null
}
