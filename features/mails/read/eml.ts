import PostalMime, { type Address } from 'postal-mime'
import { attachmentName, instantOf, type Mail, type MailAddress, mostAttachments, textOfHtml, tidy } from './mail.ts'

/** Reads a mail as mail programs store it (.eml); `null` if it is none. `mailsApart`: mails inside it are attachments, not text. */
export async function readEml(bytes: Uint8Array, mailsApart = false): Promise<Mail | null> {
  const limits = { maxNestingDepth: 20, maxHeadersSize: 1024 * 1024, forceRfc822Attachments: mailsApart }
  const mail = await PostalMime.parse(bytes, limits).catch(() => null)
  if (!mail || (!mail.from && !mail.subject && !mail.messageId)) return null
  const html = mail.html ?? ''
  const shown = mail.attachments.filter(({ contentId, disposition, related }) => {
    const id = contentId?.replace(/^<|>$/g, '')
    // Pictures that the text itself shows are signatures and logos; the mail as a file still has them.
    return !(related && disposition !== 'attachment' && id && html.includes(`cid:${id}`))
  })
  return {
    messageId: mail.messageId?.trim().slice(0, 500) || null,
    subject: tidy(mail.subject ?? ''),
    from: addressesOf(mail.from ? [mail.from] : [])[0] ?? null,
    to: addressesOf([...(mail.to ?? []), ...(mail.cc ?? [])]),
    at: instantOf(mail.date),
    text: mail.text?.trim() ? tidy(mail.text) : textOfHtml(html),
    attachments: shown.slice(0, mostAttachments).map(({ filename, mimeType, content }, index) => ({
      name: attachmentName(filename, index, mimeType === 'message/rfc822' ? '.eml' : ''),
      bytes: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content as ArrayBuffer),
      ...(mimeType === 'message/rfc822' ? { isMail: true as const } : {}),
    })),
    checks: mail.headers.flatMap(({ key, value }) => (key === 'authentication-results' ? value.slice(0, 2000) : [])),
  }
}

function addressesOf(addresses: Address[]): MailAddress[] {
  return addresses.flatMap((one) => {
    if (one.group) return addressesOf(one.group)
    return one.address ? [{ name: one.name ?? '', address: one.address.trim().toLowerCase() }] : []
  })
}
