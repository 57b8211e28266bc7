import type { PSTContact } from 'pst-extractor/dist/PSTContact.class.js'

/** What a contact of Outlook says, by the header that Outlook itself exports it under, and what it means here. */
export const contactFields: [
  header: string,
  target: string | null,
  read: (contact: PSTContact) => string | Date | null,
][] = [
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
  ['Region geschäftlich', null, (contact) => contact.workAddressState || contact.businessAddressStateOrProvince],
  ['Postfach geschäftlich', null, (contact) => contact.workAddressPostOfficeBox || contact.businessPoBox],
  ['Büro', null, (contact) => contact.officeLocation],
  ['Land geschäftlich', 'customers.country', (contact) => contact.workAddressCountry || contact.businessAddressCountry],
  ['Telefon geschäftlich', 'persons.phone', (contact) => contact.businessTelephoneNumber],
  ['Telefon geschäftlich 2', 'persons.phone', (contact) => contact.business2TelephoneNumber],
  ['Telefon Firma', 'customers.phone', (contact) => contact.companyMainPhoneNumber],
  ['Haupttelefon', 'persons.phone', (contact) => contact.primaryTelephoneNumber],
  ['Mobiltelefon', 'persons.mobile', (contact) => contact.mobileTelephoneNumber],
  ['Telefon privat', 'persons.phone', (contact) => contact.homeTelephoneNumber],
  ['Telefon privat 2', 'persons.phone', (contact) => contact.home2TelephoneNumber],
  ['Weiteres Telefon', 'persons.phone', (contact) => contact.otherTelephoneNumber],
  ['Autotelefon', 'persons.phone', (contact) => contact.carTelephoneNumber],
  ['Funktelefon', 'persons.phone', (contact) => contact.radioTelephoneNumber],
  ['Rückmeldung', 'persons.phone', (contact) => contact.callbackTelephoneNumber],
  ['Telefon Assistenz', null, (contact) => contact.assistantTelephoneNumber],
  ['Pager', null, (contact) => contact.pagerTelephoneNumber],
  ['ISDN', null, (contact) => contact.isdnNumber],
  ['Telex', null, (contact) => contact.telexNumber],
  ['Texttelefon', null, (contact) => contact.ttytddPhoneNumber],
  ['Fax geschäftlich', 'customers.fax', (contact) => contact.businessFaxNumber],
  ['Fax privat', null, (contact) => contact.homeFaxNumber],
  ['Weiteres Fax', null, (contact) => contact.primaryFaxNumber],
  [
    'E-Mail',
    'persons.email',
    (contact) => addressOf(contact.email1EmailAddress, contact.email1OriginalDisplayName, contact.email1DisplayName),
  ],
  [
    'E-Mail 2',
    'persons.email',
    (contact) => addressOf(contact.email2EmailAddress, contact.email2OriginalDisplayName, contact.email2DisplayName),
  ],
  [
    'E-Mail 3',
    'persons.email',
    (contact) => addressOf(contact.email3EmailAddress, contact.email3OriginalDisplayName, contact.email3DisplayName),
  ],
  ['Webseite', 'customers.web', (contact) => contact.businessHomePage],
  ['Webseite privat', null, (contact) => contact.personalHomePage],
  ['Straße privat', null, (contact) => contact.homeAddressStreet],
  ['Postleitzahl privat', null, (contact) => contact.homeAddressPostalCode],
  ['Ort privat', null, (contact) => contact.homeAddressCity],
  ['Region privat', null, (contact) => contact.homeAddressStateOrProvince],
  ['Postfach privat', null, (contact) => contact.homeAddressPostOfficeBox],
  ['Land privat', null, (contact) => contact.homeAddressCountry],
  ['Straße weitere', null, (contact) => contact.otherAddressStreet],
  ['Postleitzahl weitere', null, (contact) => contact.otherAddressPostalCode],
  ['Ort weitere', null, (contact) => contact.otherAddressCity],
  ['Region weitere', null, (contact) => contact.otherAddressStateOrProvince],
  ['Postfach weitere', null, (contact) => contact.otherAddressPostOfficeBox],
  ['Land weitere', null, (contact) => contact.otherAddressCountry],
  // Whole addresses count where nobody took them apart.
  [
    'Adresse geschäftlich',
    null,
    (c) => unless(c.workAddressStreet || c.businessAddressStreet || c.businessAddressCity, c.workAddress),
  ],
  ['Adresse privat', null, (c) => unless(c.homeAddressStreet || c.homeAddressCity, c.homeAddress)],
  ['Adresse weitere', null, (c) => unless(c.otherAddressStreet || c.otherAddressCity, c.otherAddress)],
  [
    'Postanschrift',
    null,
    (c) => unless(c.businessAddressStreet || c.workAddressStreet || c.homeAddressStreet, c.postalAddress),
  ],
  ['Geburtstag', 'persons.birthday', (contact) => contact.birthday],
  ['Jahrestag', null, (contact) => contact.anniversary],
  ['Spitzname', null, (contact) => contact.nickname],
  ['Beruf', null, (contact) => contact.profession],
  ['Vorgesetzte', null, (contact) => contact.managerName],
  ['Assistenz', null, (contact) => contact.assistant],
  ['Partner', null, (contact) => contact.spouseName],
  ['Hobby', null, (contact) => contact.hobbies],
  ['Kinder', null, (contact) => contact.childrensNames],
  ['Namenszusatz', null, (contact) => contact.generation],
  ['Initialen', null, (contact) => contact.initials],
  ['Rufname', null, (contact) => contact.preferredByName],
  ['Kundennummer', null, (contact) => contact.customerId],
  ['Konto', null, (contact) => contact.account],
  ['Ausweisnummer', null, (contact) => contact.governmentIdNumber],
  ['Personalnummer', null, (contact) => contact.organizationalIdNumber],
  ['Standort', null, (contact) => contact.location],
  ['Stichwort', null, (contact) => contact.keyword],
  ['Sprache', 'persons.language', (contact) => contact.language],
  ['Rechnername', null, (contact) => contact.computerNetworkName],
  ['FTP', null, (contact) => contact.ftpSite],
  ['Chat', null, (contact) => contact.instantMessagingAddress],
  ['Frei/Gebucht', null, (contact) => contact.freeBusyLocation],
  ['Notizen', 'persons.note', (contact) => contact.body],
  ['Notiz', 'persons.note', (contact) => unless(contact.body, contact.note)],
]

/** Addresses within a company are no mail addresses; beside them stands one. */
function addressOf(...said: string[]): string {
  return said.find((text) => text.includes('@')) ?? said.find((text) => text !== '') ?? ''
}

/** A text that counts only where another says nothing. */
function unless(other: string, text: string): string {
  return other ? '' : text
}
