import { type CompoundFolder, openCompoundFile } from '#shared/compound-file.ts'
import { type Attachment, attachmentName, instantOf, type Mail, mostAttachments, textOfHtml, tidy } from './mail.ts'

/** Numbers of the properties that Outlook stores (MS-OXPROPS). */
const property = {
  subject: '0037',
  body: '1000',
  html: '1013',
  messageId: '1035',
  headers: '007d',
  senderName: '0c1a',
  senderAddress: '0c1f',
  senderSmtp: '5d01',
  name: '3001',
  address: '3003',
  smtp: '39fe',
  longName: '3707',
  shortName: '3704',
  data: '3701',
  contentId: '3712',
}
const deliveredAt = 0x0e06
const sentAt = 0x0039

/** Reads a mail as Outlook stores it (.msg); `null` if it is none. */
export function readMsg(bytes: Uint8Array): Mail | null {
  const file = openCompoundFile(bytes)
  if (!file?.streams.has('__properties_version1.0')) return null
  const sender = text(file, property.senderSmtp) ?? text(file, property.senderAddress) ?? ''
  const headers = text(file, property.headers) ?? ''
  const html = htmlOf(file)
  const body = text(file, property.body)
  return {
    messageId: text(file, property.messageId)?.trim().slice(0, 500) || null,
    subject: tidy(text(file, property.subject) ?? ''),
    from: addressOf(
      text(file, property.senderName),
      sender.includes('@') ? sender : (/^from:.*<([^>\s]+@[^>\s]+)>/im.exec(headers)?.[1] ?? ''),
    ),
    to: foldersLike(file, '__recip_version1.0_').flatMap(
      (one) => addressOf(text(one, property.name), text(one, property.smtp) ?? text(one, property.address)) ?? [],
    ),
    at: timeOf(file) ?? instantOf(/^date:\s*(.+)$/im.exec(headers)?.[1]),
    text: body?.trim() ? tidy(body) : textOfHtml(html),
    attachments: foldersLike(file, '__attach_version1.0_')
      .slice(0, mostAttachments)
      .flatMap((one, index) => attachmentOf(one, index, html) ?? []),
  }
}

function foldersLike(folder: CompoundFolder, beginning: string): CompoundFolder[] {
  return [...folder.folders]
    .filter(([name]) => name.startsWith(beginning))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one)
}

/** A text property: Unicode, or in the code page of the sender, which is Windows-1252 here. */
function text(folder: CompoundFolder, number: string): string | null {
  const unicode = folder.streams.get(`__substg1.0_${number}001f`)
  if (unicode) return new TextDecoder('utf-16le').decode(unicode()).replace(/\0+$/, '')
  const bytes = folder.streams.get(`__substg1.0_${number}001e`)
  return bytes ? new TextDecoder('windows-1252').decode(bytes()).replace(/\0+$/, '') : null
}

function htmlOf(file: CompoundFolder): string {
  const bytes = file.streams.get(`__substg1.0_${property.html}0102`)?.()
  if (!bytes) return text(file, property.html) ?? ''
  const charset =
    /charset=["']?([\w-]+)/i.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 2000)))?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function addressOf(name: string | null, address: string | null): Mail['from'] {
  return address?.includes('@') ? { name: name ?? '', address: address.trim().toLowerCase() } : null
}

/** Fixed properties stand in one stream, 16 bytes each behind a head of 32. */
function timeOf(file: CompoundFolder): string | null {
  const bytes = file.streams.get('__properties_version1.0')!()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const wanted of [sentAt, deliveredAt]) {
    for (let at = 32; at + 16 <= bytes.length; at += 16) {
      if (view.getUint16(at, true) !== 0x40 || view.getUint16(at + 2, true) !== wanted) continue
      // Hundreds of nanoseconds since 1601.
      const milliseconds = Number(view.getBigUint64(at + 8, true) / 10_000n) - 11_644_473_600_000
      if (milliseconds > 0 && milliseconds < 7e12) return instantOf(new Date(milliseconds).toISOString())
    }
  }
  return null
}

function attachmentOf(folder: CompoundFolder, index: number, html: string): Attachment | null {
  const bytes = folder.streams.get(`__substg1.0_${property.data}0102`)?.()
  if (!bytes || bytes.length === 0) return null
  const id = text(folder, property.contentId)
  if (id && html.includes(`cid:${id}`)) return null
  return { name: attachmentName(text(folder, property.longName) ?? text(folder, property.shortName), index), bytes }
}
