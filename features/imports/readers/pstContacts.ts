import { parentPort, workerData } from 'node:worker_threads'
import library, { type PSTFolder, type PSTMessage } from 'pst-extractor'
import type { PSTContact } from 'pst-extractor/dist/PSTContact.class.js'
import { contactFields as fields } from './pstFields.ts'

/** What a store holds: its contacts, a column per field; what was left out; folders that could not be read. */
export type PstContents = {
  columns: { header: string; target: string | null }[]
  contacts: (string | null)[][]
  left: number
  unreadable: string[]
}

const mostFolders = 5000

/** Runs as a thread of its own (`pst.ts`), because damaged files lead the library in circles. */
const { bytes, most } = workerData as { bytes: Uint8Array; most: number }
// The library writes what it cannot read to the console.
console.log = () => {}
console.error = () => {}
parentPort!.postMessage(contentsOf(bytes, most))

/** `null` if the file is no store. More than `most` contacts are cut off behind the first too many. */
function contentsOf(bytes: Uint8Array, most: number): PstContents | null {
  const root = openRoot(bytes)
  if (!root) return null
  const columns = fields.map(([header, target]) => ({ header, target }))
  const contents: PstContents = { columns, contacts: [], left: 0, unreadable: [] }
  const folders = [root]
  for (let seen = 0; folders.length > 0 && seen < mostFolders; seen += 1) {
    const folder = folders.pop()!
    folders.push(...foldersOf(folder, contents))
    for (const message of messagesOf(folder, most, contents)) {
      if (!isContact(message)) {
        contents.left += 1
        continue
      }
      const cells = fields.map(([, , read]) => cellOf(message, read))
      if (cells.some((cell) => cell !== null)) contents.contacts.push(cells)
      if (contents.contacts.length > most) return contents
    }
  }
  return contents
}

function openRoot(bytes: Uint8Array): PSTFolder | null {
  try {
    return new library.PSTFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).getRootFolder()
  } catch {
    return null
  }
}

/** The library throws at folders that Outlook only searches by; their mails lie elsewhere. */
function foldersOf(folder: PSTFolder, contents: PstContents): PSTFolder[] {
  try {
    return folder.getSubFolders()
  } catch {
    contents.unreadable.push(nameOf(folder))
    return []
  }
}

function* messagesOf(folder: PSTFolder, most: number, contents: PstContents): Generator<PSTMessage, void, void> {
  try {
    const count = Math.min(folder.contentCount, most + 1)
    for (let at = 0; at < count; at += 1) {
      const message = folder.getNextChild()
      if (!message) return
      yield message
    }
  } catch {
    contents.unreadable.push(nameOf(folder))
  }
}

function isContact(message: PSTMessage): message is PSTContact {
  try {
    return message.messageClass.startsWith('IPM.Contact') && 'companyName' in message
  } catch {
    return false
  }
}

function cellOf(contact: PSTContact, read: (contact: PSTContact) => string | Date | null): string | null {
  try {
    const value = read(contact)
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10)
    return typeof value === 'string' && value !== '' ? value : null
  } catch {
    return null
  }
}

function nameOf(folder: PSTFolder): string {
  try {
    return String(folder.displayName).slice(0, 100)
  } catch {
    return '?'
  }
}
