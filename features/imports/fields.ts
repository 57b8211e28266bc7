import { fold } from '#shared/text.ts'

/** What a table of a file can be. The order matters where two kinds fit equally well. */
export const kinds = [
  'customers',
  'persons',
  'activities',
  'tasks',
  'products',
  'revenue',
  'members',
  'opportunities',
  'orders',
  'leads',
] as const
export type Kind = (typeof kinds)[number]

/** How the values of a field are read (`normalise.ts`). */
export type FieldType =
  | 'text'
  | 'longText'
  | 'customerNumber'
  | 'postcode'
  | 'country'
  | 'phone'
  | 'email'
  | 'web'
  | 'vatId'
  | 'day'
  | 'amount'
  | 'rhythm'
  | 'class'
  | 'standing'
  | 'tags'
  | 'salutation'
  | 'personName'
  | 'language'
  | 'activityKind'
  | 'month'
  | 'stage'
  | 'currency'

export type Field = {
  type: FieldType
  /** Several columns may fill it; each value keeps its header as label. */
  many?: true
  /** Headers that mean this field, German and English, as people and other systems write them. */
  words: string
}

/**
 * Every field an import knows, by kind. The names are those of the map file of the command line and do not change.
 * Words are separated by `|`; case, umlauts, blanks and signs do not count ("Kd.-Nr." is "kdnr").
 */
export const fields = {
  customers: {
    name: {
      type: 'text',
      words:
        'Firma|Firmenname|Firmenbezeichnung|Firma 1|Unternehmen|Unternehmensname|Kunde|Kundenname|Kundenbezeichnung|Kundin|Name 1|Name1|Firmierung|Betrieb|Organisation|Organisation Name|Company|Company Name|Account|Account Name|Accountname|Organization|Organization Name|Organization 1 Name|Customer|Customer Name|Business Name|Client|Client Name|Debitor|Debitorenname|Debitor Name|Auftraggeber|Geschäftspartner|Lead Firma|Name der Firma|Firma/Name|Name/Firma',
    },
    name2: { type: 'text', words: 'Name 2|Name2|Firma 2|Firma2|Firmenname 2|Namenszusatz|Firmenzusatz|Zusatz|Name 3' },
    customerNumber: {
      type: 'customerNumber',
      words:
        'Kundennummer|Kunden Nr|Kundennr|Kd Nr|KdNr|KNr|Kundenkonto|Kunden ID|Kunden-Code|Kundencode|Debitorennummer|Debitoren Nr|Debitorennr|Deb Nr|Debitor Nr|Debitornr|Personenkonto|Adressnummer|Adress Nr|Customer Number|Customer No|Customer ID|CustomerID|Account Number|Account No|Client Number|Client ID|Kunde Nr|Nr|Nummer|Kontonummer Debitor|Matchcode Nr|Company ID|Account ID|Record ID Company|Organization ID',
    },
    street: {
      type: 'text',
      words:
        'Straße|Strasse|Str|Straße und Hausnummer|Straße Hausnummer|Straße Nr|Straße/Nr|Straße Hausnr|Anschrift|Adresse|Adresse 1|Street|Street Address|Street Name|Address|Address 1|Address Line 1|Addr|Billing Street|Business Street|Firmenstraße|Address 1 Street|Street/road name Address|Organization Address',
    },
    houseNumber: { type: 'text', words: 'Hausnummer|Haus Nr|Hausnr|HNr|House Number|House number Address' },
    postcode: {
      type: 'postcode',
      words:
        'PLZ|Postleitzahl|Post Code|Postcode|Postal Code|Zip|Zip Code|Zipcode|ZIP/Postal Code|ZIP/Postal code Address|Billing Zip|Billing Zip/Postal Code|Billing Postal Code|Address 1 Postal Code|PLZ Straße',
    },
    city: {
      type: 'text',
      words:
        'Ort|Stadt|Wohnort|Firmensitz|Sitz|City|Town|Billing City|Business City|Gemeinde|Address 1 City|Ortsname|City/town/village/locality Address',
    },
    postcodeCity: { type: 'text', words: 'PLZ Ort|PLZ/Ort|PLZ und Ort|Postleitzahl Ort|Zip City' },
    country: {
      type: 'country',
      words:
        'Land|Country|Staat|Länderkennzeichen|LKZ|Land/Region|Country/Region|Country Code|Ländercode|Billing Country|Business Country|Nation|Address 1 Country|Office Location',
    },
    phone: {
      type: 'phone',
      many: true,
      words:
        'Telefon|Tel|Telefonnummer|Telefon Nr|Tel Nr|Telnr|Rufnummer|Fon|Phone|Phone Number|Telephone|Telephone Number|Business Phone|Company Main Phone|Zentrale|Telefon Zentrale|Haupttelefon|Festnetz|Phone 1 Value|Work Phone|Direct Phone|Main Phone|Telefon 1|Tel 1',
    },
    fax: { type: 'phone', words: 'Fax|Telefax|Faxnummer|Fax Nr|Fax Number|Business Fax' },
    email: {
      type: 'email',
      many: true,
      words:
        'E-Mail|Email|Mail|E-Mail-Adresse|Mailadresse|Mail Adresse|eMail|Email Address|E-mail Address|E-mail 1 Value|Work Email|Emailadresse|E-Mail 1',
    },
    web: {
      type: 'web',
      words:
        'Web|Website|Webseite|Homepage|Internet|Internetseite|Internetadresse|URL|WWW|Web Page|Webpage|Website URL|Website 1 Value|Company Domain Name|Domain|Web Site',
    },
    vatId: {
      type: 'vatId',
      words:
        'USt-IdNr|UStIdNr|USt ID|UStID|Umsatzsteuer ID|Umsatzsteuer-Identifikationsnummer|UID|UID Nummer|ATU|MwSt Nr|VAT|VAT ID|VAT Number|VAT No|VAT Reg No|Tax ID',
    },
    branch: {
      type: 'text',
      words: 'Branche|Industrie|Industriezweig|Wirtschaftszweig|Industry|Sector|Sparte|Branch|Business Type',
    },
    size: {
      type: 'text',
      words:
        'Mitarbeiterzahl|Anzahl Mitarbeiter|Mitarbeiteranzahl|Beschäftigte|Unternehmensgröße|Betriebsgröße|Größe|Employees|Number of Employees|Company Size|No of Employees|Headcount',
    },
    source: {
      type: 'text',
      words:
        'Quelle|Herkunft|Leadquelle|Lead Quelle|Source|Lead Source|Original Source|Kontaktquelle|Gewonnen über|Aufmerksam durch',
    },
    parent: {
      type: 'text',
      words:
        'Muttergesellschaft|Mutter|Mutterkonzern|Konzern|Konzernmutter|Gehört zu|Parent|Parent Company|Parent Account|Subsidiary of|Tochter von|Holding',
    },
    standing: {
      type: 'standing',
      words:
        'Status|Kundenstatus|Kundenart|Kundentyp|Stand|Lifecycle Stage|Standing|Customer Type|Account Type|Customer Status|Beziehung|Art des Kunden|Type of Customer|Type|Typ|Art',
    },
    class: {
      type: 'class',
      words:
        'Klasse|ABC|ABC Klasse|ABC-Kunde|ABC Kennzeichen|Kundenklasse|Kategorie ABC|Klassifizierung|Klassifikation|Class|Customer Class|Rating|Tier|Einstufung|Priorität|Wertigkeit',
    },
    potential: {
      type: 'amount',
      words:
        'Potenzial|Potential|Umsatzpotenzial|Umsatzpotential|Jahrespotenzial|Potenzial pro Jahr|Potential per Year|Sales Potential',
    },
    revenue12: {
      type: 'amount',
      words:
        'Umsatz|Jahresumsatz|Umsatz Vorjahr|Umsatz 12 Monate|Umsatz letzte 12 Monate|Umsatz lfd Jahr|Umsatz aktuell|Umsatz netto|Umsatz EUR|Umsatz in EUR|Umsatz Euro|Revenue|Sales|Turnover|Annual Sales|Sales Last Year|Revenue last 12 Months|Umsätze',
    },
    // Revenue of the month, quarter or year that the header names (values/periods.ts).
    revenueOf: { type: 'amount', many: true, words: '' },
    lastContact: {
      type: 'day',
      words:
        'Letzter Kontakt|Letzter Kontakt am|Letztkontakt|Letzter Besuch|Letztes Gespräch|Zuletzt gesprochen|Zuletzt kontaktiert|Zuletzt besucht|Zuletzt|Last Contact|Last Contacted|Last Activity|Last Activity Date|Last Contact Date|Last Call|Last Visit|Last Touch|Kontaktdatum|Besucht am|Letzter Anruf',
    },
    lastOrder: {
      type: 'day',
      words:
        'Letzte Bestellung|Letzter Auftrag|Letzter Kauf|Letzte Rechnung|Letzter Umsatz|Last Order|Last Order Date|Last Purchase|Last Invoice',
    },
    rhythm: {
      type: 'rhythm',
      words:
        'Rhythmus|Kontaktrhythmus|Besuchsrhythmus|Turnus|Besuchsturnus|Intervall|Kontaktintervall|Besuchsfrequenz|Betreuungsrhythmus|Contact Rhythm|Rhythm|Contact Frequency|Visit Frequency|Interval|Frequency',
    },
    owner: {
      type: 'text',
      words:
        'Betreuer|Betreuerin|Betreut von|Betreut durch|Kundenbetreuer|Zuständig|Zuständiger|Verantwortlich|Verantwortlicher|Außendienst|ADM|Außendienstmitarbeiter|Vertreter|Verkäufer|Vertriebler|Vertriebsmitarbeiter|Sachbearbeiter|Bearbeiter|Owner|Account Owner|Company Owner|Contact Owner|Account Manager|Sales Rep|Sales Representative|Salesperson|Assigned to|Organization Owner|Record Owner|Mitarbeiter',
    },
    insideSales: {
      type: 'text',
      words: 'Innendienst|Ansprechpartner Innendienst|Betreuer Innendienst|Inside Sales|Sachbearbeiter Innendienst',
    },
    tags: {
      type: 'tags',
      words:
        'Tags|Schlagworte|Schlagwörter|Stichworte|Stichwörter|Kategorie|Kategorien|Category|Categories|Labels|Group Membership|Merkmale|Kennzeichen|Gruppe|Kundengruppe|Group',
    },
    note: {
      type: 'longText',
      many: true,
      words:
        'Notiz|Notizen|Bemerkung|Bemerkungen|Kommentar|Kommentare|Anmerkung|Anmerkungen|Hinweis|Hinweise|Info|Infos|Note|Notes|Comment|Comments|Remark|Remarks|Description|Beschreibung|Sonstiges|Memo|Freitext',
    },
  },
  persons: {
    customer: {
      type: 'text',
      words:
        'Associated Company|Associated Company Domain|Person Organization|Associated Company Name|Primary Company|Arbeitgeber',
    },
    salutation: { type: 'salutation', words: 'Anrede|Salutation|Prefix|Geschlecht|Gender|Herr/Frau|Name Prefix' },
    title: { type: 'text', words: 'Titel|Akademischer Titel|Akad Titel|Academic Title' },
    name: {
      type: 'personName',
      words:
        'Ansprechpartner|Ansprechpartnerin|Ansprechpartner Name|Kontaktperson|Kontakt|Kontaktname|Ansprechperson|Contact|Contact Name|Contact Person|Full Name|Fullname|Person|Person Name|Vor und Nachname|Vorname Nachname|Vorname Name|Name Vorname|Vollständiger Name|Display Name|AP|Gesprächspartner|Inhaber|Geschäftsführer|Kontaktpartner|zu Händen|z Hd',
    },
    firstName: { type: 'text', words: 'Vorname|Vornamen|First Name|Firstname|Given Name|Forename|Rufname' },
    lastName: { type: 'text', words: 'Nachname|Familienname|Zuname|Last Name|Lastname|Surname|Family Name' },
    function: {
      type: 'text',
      words:
        'Funktion|Position|Rolle|Stellung|Berufsbezeichnung|Job Title|Jobtitle|Function|Role|Beruf|Organization 1 Title|Organization Title|Contact Title|Position Kontaktperson|Stelle|Funktionsbezeichnung|Profession',
    },
    department: {
      type: 'text',
      words: 'Abteilung|Department|Organization 1 Department|Organization Department|Bereich',
    },
    email: {
      type: 'email',
      many: true,
      words: 'E-Mail persönlich|Person Email Work|Contact Email|Associated Contact Email|Person Email',
    },
    phone: {
      type: 'phone',
      many: true,
      words:
        'Durchwahl|DW|Telefon direkt|Direktwahl|Person Phone Work|Home Phone|Telefon privat|Telefon Durchwahl|Person Phone',
    },
    mobile: {
      type: 'phone',
      many: true,
      words:
        'Mobil|Mobiltelefon|Mobilnummer|Handy|Handynummer|Handynr|Mobile|Mobile Phone|Mobile Number|Cell|Cell Phone|Cellphone|Mobile Phone Number|Mobilfunk|Person Phone Mobile',
    },
    birthday: { type: 'day', words: 'Geburtstag|Geburtsdatum|Geb Datum|Geb am|Birthday|Birthdate|Date of Birth|DOB' },
    language: { type: 'language', words: 'Sprache|Language|Preferred Language|Korrespondenzsprache' },
    note: { type: 'longText', many: true, words: 'Notiz Ansprechpartner|Notiz Person|Bemerkung Ansprechpartner' },
  },
  activities: {
    customer: { type: 'text', words: '' },
    person: { type: 'text', words: 'Gespräch mit|Teilnehmer|Participants' },
    kind: {
      type: 'activityKind',
      words: 'Art|Aktivität|Aktivitätsart|Kontaktart|Typ|Type|Activity Type|Activity|Kanal|Medium|Besuchsart',
    },
    at: {
      type: 'day',
      words:
        'Datum|Am|Date|Activity Date|Gesprächsdatum|Besuchsdatum|Zeitpunkt|Gespräch am|Kontakt am|Timestamp|Datum Gespräch|Termin',
    },
    text: {
      type: 'longText',
      many: true,
      words:
        'Text|Gesprächsnotiz|Inhalt|Bericht|Besuchsbericht|Betreff|Subject|Ergebnis|Verlauf|Gesprächsinhalt|Thema|Kontaktnotiz|Body|Protokoll|Was besprochen',
    },
    owner: { type: 'text', words: 'Erfasst von|Von|Logged by|Created by|Autor|Author' },
  },
  tasks: {
    customer: { type: 'text', words: '' },
    person: { type: 'text', words: '' },
    due: {
      type: 'day',
      words:
        'Wiedervorlage|Wiedervorlage am|WV|WV am|WVL|Fällig|Fällig am|Fälligkeit|Fälligkeitsdatum|Due|Due Date|Follow up|Follow up Date|Follow-up on|Nächster Kontakt|Nächster Kontakt am|Nächster Termin|Nächster Besuch|Next Contact|Next Activity Date|Next Step Date|Erledigen bis|Bis|Bis wann|Termin bis|Next Call',
    },
    text: {
      type: 'longText',
      many: true,
      words:
        'Aufgabe|Aufgaben|To Do|ToDo|Todo|Task|Was|Nächster Schritt|Nächste Schritte|Next Step|Next Steps|Nächste Aktion|Next Action|Wiedervorlage Text|Wiedervorlage Grund|Task Name',
    },
    owner: { type: 'text', words: 'Wer|Erledigt durch|Zugewiesen an|Assignee' },
  },
  products: {
    number: {
      type: 'text',
      words:
        'Artikelnummer|Artikel Nr|Artikelnr|Art Nr|Artnr|Produktnummer|Produkt Nr|Sachnummer|Teilenummer|SKU|Item Number|Item No|Product Number|Product Code|Product ID|Article Number',
    },
    name: {
      type: 'text',
      words: 'Produkt|Produktname|Artikel|Artikelname|Artikelbezeichnung|Product|Product Name|Item|Item Name',
    },
    group: {
      type: 'text',
      words:
        'Produktgruppe|Warengruppe|Artikelgruppe|Kategorie|Serie|Series|Product Group|Product Family|Produktfamilie|Category',
    },
    listPrice: {
      type: 'amount',
      words: 'Listenpreis|Preis|VK Preis|Verkaufspreis|Einzelpreis|Stückpreis|List Price|Price|Sales Price|Unit Price',
    },
    costPrice: {
      type: 'amount',
      words:
        'Einstandspreis|Einstandskosten|Einkaufspreis|EK Preis|EK|Herstellkosten|Selbstkosten|Kosten|Cost Price|Cost|Unit Cost|Purchase Price',
    },
    unit: { type: 'text', words: 'Einheit|Mengeneinheit|Liefereinheit|ME|Unit|UoM|Unit of Measure' },
    currency: { type: 'currency', words: '' },
  },
  revenue: {
    customer: { type: 'text', words: '' },
    day: {
      type: 'day',
      words:
        'Rechnungsdatum|Belegdatum|Buchungsdatum|Invoice Date|Rechnung vom|Order Date|Bestelldatum|Auftragsdatum|Datum|Date|Tag|Day',
    },
    month: { type: 'month', words: 'Monat|Month|Periode|Period' },
    amount: {
      type: 'amount',
      words:
        'Betrag|Nettobetrag|Netto|Rechnungsbetrag|Gesamtbetrag|Amount|Net Amount|Invoice Amount|Total|Total Amount|Nettoumsatz',
    },
    currency: { type: 'currency', words: 'Währung|Currency|Whg' },
    margin: { type: 'amount', words: 'Deckungsbeitrag|DB|Rohertrag|Marge|Margin|Gross Profit|Profit' },
    product: { type: 'text', words: '' },
    invoice: {
      type: 'text',
      words:
        'Rechnung|Rechnungsnummer|Rechnungs Nr|Rechnungsnr|Belegnummer|Beleg Nr|Belegnr|Invoice|Invoice Number|Invoice No|Re Nr',
    },
    order: {
      type: 'text',
      words: 'Auftrag|Auftragsnummer|Auftrags Nr|Bestellnummer|Bestell Nr|Order|Order Number|Order No|Order ID',
    },
  },
  members: {
    name: {
      type: 'text',
      words: 'Sales Agent|Kollege|Kollegin|Mitarbeitername|Name Mitarbeiter|Member|Sales Agent Name|Employee Name',
    },
    email: { type: 'email', words: '' },
    region: { type: 'text', words: 'Gebiet|Verkaufsgebiet|Vertriebsgebiet|Regional Office|Territory|Sales Region' },
    lead: { type: 'text', words: 'Vorgesetzter|Vorgesetzte|Teamleiter|Manager|Leitung|Team Lead|Reports to' },
  },
  opportunities: {
    key: { type: 'text', words: 'Opportunity ID|Deal ID|Chancen ID|Chancennummer|Projektnummer|Opportunity Number' },
    customer: { type: 'text', words: 'Deal Organization|Deal Company|Opportunity Account' },
    person: { type: 'text', words: 'Deal Contact Person|Associated Contact' },
    title: {
      type: 'text',
      words:
        'Verkaufschance|Chance|Projekt|Projektname|Opportunity|Opportunity Name|Deal|Deal Name|Deal Title|Geschäftschance',
    },
    owner: { type: 'text', words: 'Opportunity Owner|Deal Owner' },
    product: { type: 'text', words: '' },
    stage: {
      type: 'stage',
      words: 'Phase|Verkaufsphase|Stufe|Stage|Deal Stage|Sales Stage|Opportunity Stage|Pipeline Stage',
    },
    amount: {
      type: 'amount',
      words: 'Auftragswert|Volumen|Wert|Angebotswert|Deal Value|Value|Close Value|Deal Amount|Erwarteter Umsatz',
    },
    currency: { type: 'currency', words: '' },
    created: {
      type: 'day',
      words:
        'Create Date|Created Date|Created|Created On|Angelegt|Angelegt am|Erstellt|Erstellt am|Erfasst am|Engage Date|Deal created|Deal Deal created|Deal Created Date',
    },
    closed: {
      type: 'day',
      words:
        'Abschluss|Abgeschlossen am|Abschlussdatum|Closed|Closed Date|Closed On|Won Time|Lost Time|Deal closed on|Deal Won time|Deal Lost time',
    },
    expectedClose: {
      type: 'day',
      words:
        'Erwarteter Abschluss|Geplanter Abschluss|Abschluss geplant|Expected Close|Expected Close Date|Close Date|Deal Expected close date',
    },
    reason: {
      type: 'text',
      words: 'Verlustgrund|Grund|Lost Reason|Closed Lost Reason|Reason|Absagegrund|Loss Reason|Deal Lost reason',
    },
    kind: { type: 'text', words: 'Deal Type|Opportunity Type|Geschäftsart' },
    channel: { type: 'text', words: 'Vertriebskanal|Channel|Sales Channel' },
    note: { type: 'longText', many: true, words: '' },
  },
  orders: {
    number: {
      type: 'text',
      words:
        'Auftragsnummer|Auftrags Nr|Auftragsnr|Auftrag Nr|Auftrag|AB Nummer|AB Nr|Bestellnummer|Bestell Nr|Order Number|Order No|Order|Order ID|Sales Order|Sales Order Number',
    },
    customer: { type: 'text', words: '' },
    day: {
      type: 'day',
      words:
        'Auftragsdatum|Auftrag vom|Auftragseingang|Bestelldatum|Bestellt am|AB Datum|Order Date|Ordered on|Sales Order Date|Datum|Date|Tag|Day',
    },
    amount: {
      type: 'amount',
      words:
        'Auftragswert|Auftragssumme|Auftragsbetrag|Bestellwert|Nettowert|Betrag|Nettobetrag|Netto|Amount|Net Amount|Net Value|Order Value|Order Amount|Order Total',
    },
    currency: { type: 'currency', words: '' },
    opportunity: {
      type: 'text',
      words:
        'Angebotsnummer|Angebots Nr|Angebotsnr|Angebot Nr|Offer Number|Offer No|Quote Number|Quote No|Quotation Number|Chancennummer|Opportunity ID|Opportunity Number',
    },
    delivery: {
      type: 'day',
      words:
        'Liefertermin|Lieferdatum|Wunschtermin|Liefertermin bestätigt|Delivery Date|Requested Delivery|Requested Delivery Date|Ship Date|Versanddatum',
    },
    state: { type: 'text', words: 'Auftragsstatus|Status|Order Status|Storno|Storniert|Cancelled|Canceled' },
    note: { type: 'longText', many: true, words: '' },
  },
  leads: {
    text: {
      type: 'longText',
      many: true,
      words:
        'Anfrage|Anfragetext|Bedarf|Interesse|Interessiert an|Worum es geht|Enquiry|Inquiry|Need|Needs|Interest|Interested in|Message|Nachricht',
    },
    received: {
      type: 'day',
      words:
        'Anfrage vom|Anfragedatum|Eingang|Eingang am|Eingegangen|Eingegangen am|Lead Datum|Received|Received on|Lead Date|Lead Created|Enquiry Date|Inquiry Date',
    },
    origin: { type: 'text', words: 'Leadkanal|Lead Kanal|Lead Channel|Anfrage über|Kanal' },
    fair: { type: 'text', words: 'Messe|Messename|Veranstaltung|Event|Fair|Trade Fair|Trade Show|Exhibition' },
    recommendedBy: {
      type: 'text',
      words: 'Empfohlen von|Empfohlen durch|Empfehlung|Empfehlung von|Recommended by|Referred by|Referral',
    },
    amount: { type: 'amount', words: '' },
    currency: { type: 'currency', words: '' },
    owner: { type: 'text', words: 'Lead Owner|Übernommen von' },
    state: { type: 'text', words: 'Lead Status|Leadstatus|Status|Anfragestatus|Status der Anfrage|Lead State' },
    reason: { type: 'text', words: 'Ablehnungsgrund|Abgelehnt weil|Unqualified Reason|Rejection Reason' },
  },
} as const satisfies Record<Kind, Record<string, Field>>

/** Who a lead is: fields of customers and persons that its row has a place for. */
export const besideLead: readonly Target[] = [
  ...['name', 'name2', 'street', 'houseNumber', 'postcode', 'city', 'postcodeCity', 'country', 'phone', 'email'].map(
    (name) => `customers.${name}`,
  ),
  ...[
    'customer',
    'salutation',
    'name',
    'firstName',
    'lastName',
    'function',
    'department',
    'email',
    'phone',
    'mobile',
  ].map((name) => `persons.${name}`),
]

/** `customers.name`: a field of a kind. */
export type Target = string

/** The field of a target, `null` if there is none by that name. */
export function fieldOf(target: Target): Field | null {
  const [kind, name] = target.split('.')
  const ofKind = (fields as Record<string, Record<string, Field>>)[kind ?? '']
  return (name !== undefined && ofKind && Object.hasOwn(ofKind, name) && ofKind[name]) || null
}

/** A header as it is compared: "Kd.-Nr." → "kdnr". */
export function headerKey(header: string): string {
  return fold(header).replace(/[^\p{L}\p{N}]/gu, '')
}

/** Header key → every target it may mean. */
export const targetsByHeader: ReadonlyMap<string, Target[]> = index()

function index(): Map<string, Target[]> {
  const map = new Map<string, Target[]>()
  for (const kind of kinds) {
    for (const [name, field] of Object.entries<Field>(fields[kind])) {
      for (const word of field.words.split('|')) {
        const key = headerKey(word)
        if (key === '') continue
        const targets = map.get(key) ?? []
        if (!targets.includes(`${kind}.${name}`)) targets.push(`${kind}.${name}`)
        map.set(key, targets)
      }
    }
  }
  return map
}

/** Whether a text is a header that people and other systems use. */
export function isKnownHeader(text: unknown): boolean {
  if (typeof text !== 'string' || text.length > 80) return false
  const key = headerKey(text)
  return targetsByHeader.has(key) || key === 'name'
}
