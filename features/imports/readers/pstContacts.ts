import { parentPort, workerData } from 'node:worker_threads'
import library, { type PSTFolder, type PSTMessage } from 'pst-extractor'
import type { PSTContact } from 'pst-extractor/dist/PSTContact.class.js'

/** What a store holds: its contacts, a column per field; what was left out; folders that could not be read. */
export type PstContents = {
  columns: { header: string; target: string | null }[]
  contacts: (string | null)[][]
  left: number
  unreadable: string[]
}

/** What a contact of Outlook says, by the header that Outlook itself exports it under, and what it means here. */
const fields: [header: string, target: string | null, read: (contact: PSTContact) => string | Date | null][] = [
  ['Anrede', 'persons.salutation', (contact) => contact.displayNamePrefix],
  ['Vorname', 'persons.firstName', (contact) => [contact.givenName, contact.middleName].filter(Boolean).join(' ')],
  ['Nachname', 'persons.lastName', (contact) => contact.surname],
  [
    'Name',
    'persons.name',
    (contact) =>
      contact.givenName || contact.surname ? '' : contact.displayName || contact.subject || contact.fileUnder,
  ],
  ['Firma', 'customers.name', (contact) => contact.companyName],
  ['Abteilung', 'persons.department', (contact) => contact.departmentName],
  ['Position', 'persons.function', (contact) => contact.title],
  ['Straße geschäftlich', 'customers.street', (contact) => contact.workAddressStreet || contact.businessAddressStreet],
  [
    'Postleitzahl geschäftlich',
    'customers.postcode',
    (contact) => contact.workAddressPostalCode || contact.businessPostalCode,
  ],
  ['Ort geschäftlich', 'customers.city', (contact) => contact.workAddressCity || contact.businessAddressCity],
  ['Region geschäftlich', null, (contact) => contact.workAddressState],
  ['Land geschäftlich', 'customers.country', (contact) => contact.workAddressCountry || contact.businessAddressCountry],
  ['Telefon geschäftlich', 'persons.phone', (contact) => contact.businessTelephoneNumber],
  ['Telefon geschäftlich 2', 'persons.phone', (contact) => contact.business2TelephoneNumber],
  ['Telefon Firma', 'customers.phone', (contact) => contact.companyMainPhoneNumber],
  ['Haupttelefon', 'persons.phone', (contact) => contact.primaryTelephoneNumber],
  ['Mobiltelefon', 'persons.mobile', (contact) => contact.mobileTelephoneNumber],
  ['Telefon privat', 'persons.phone', (contact) => contact.homeTelephoneNumber],
  ['Weiteres Telefon', 'persons.phone', (contact) => contact.otherTelephoneNumber],
  ['Autotelefon', 'persons.phone', (contact) => contact.carTelephoneNumber],
  ['Fax geschäftlich', 'customers.fax', (contact) => contact.businessFaxNumber],
  ['Fax privat', null, (contact) => contact.homeFaxNumber],
  ['E-Mail', 'persons.email', (contact) => addressOf(contact.email1EmailAddress, contact.email1OriginalDisplayName)],
  ['E-Mail 2', 'persons.email', (contact) => addressOf(contact.email2EmailAddress, contact.email2OriginalDisplayName)],
  ['E-Mail 3', 'persons.email', (contact) => addressOf(contact.email3EmailAddress, contact.email3OriginalDisplayName)],
  ['Webseite', 'customers.web', (contact) => contact.businessHomePage],
  ['Webseite privat', null, (contact) => contact.personalHomePage],
  ['Straße privat', null, (contact) => contact.homeAddressStreet],
  ['Postleitzahl privat', null, (contact) => contact.homeAddressPostalCode],
  ['Ort privat', null, (contact) => contact.homeAddressCity],
  ['Land privat', null, (contact) => contact.homeAddressCountry],
  ['Geburtstag', 'persons.birthday', (contact) => contact.birthday],
  ['Jahrestag', null, (contact) => contact.anniversary],
  ['Spitzname', null, (contact) => contact.nickname],
  ['Beruf', null, (contact) => contact.profession],
  ['Vorgesetzte', null, (contact) => contact.managerName],
  ['Assistenz', null, (contact) => contact.assistant],
  ['Partner', null, (contact) => contact.spouseName],
  ['Hobby', null, (contact) => contact.hobbies],
  ['Notizen', 'persons.note', (contact) => contact.body],
]

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

/** Addresses within a company are no mail addresses; beside them stands one. */
function addressOf(address: string, shown: string): string {
  return address.includes('@') ? address : shown.includes('@') ? shown : ''
}

function nameOf(folder: PSTFolder): string {
  try {
    return String(folder.displayName).slice(0, 100)
  } catch {
    return '?'
  }
}
