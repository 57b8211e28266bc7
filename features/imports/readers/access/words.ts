import { fold } from '#shared/text.ts'
import { headerKey } from '../../fields.ts'

const wordsOf = (name: string) =>
  fold(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^(tbl|tab|t|qry|q)$/.test(word))

const spareWord =
  /^(kopie|copy|backup|bak|sicherung|alt|alte|old|test|tests|testdaten|temp|tmp|archiv|archive|muell|trash|papierkorb|usys|zwischenablage)\d*$/

/** Tables that Access or its people left behind: copies, trials, lists of errors. */
export function isSpare(name: string): boolean {
  if (name.startsWith('~') || /^(msys|usys)/i.test(name)) return true
  if (/(paste|import|export|conversion|compile)\s?errors|save failures|switchboard/i.test(name)) return true
  const key = headerKey(name)
  if (/(einfuege|import|export|konvertierungs|speicher)fehler|uebersichtseintraege/.test(key)) return true
  return wordsOf(name).some((word) => spareWord.test(word)) || /^(tbl)?(test|kopievon|copyof|backup)\p{L}/u.test(key)
}

/** Our own people, not those of customers. */
export function isColleagues(name: string): boolean {
  return /^(tbl)?(mitarbeiter|mitarbeiterinnen|personal|angestellte|employees?|staff|verkaeufer|vertreter|aussendienst|bearbeiter|sachbearbeiter|benutzer|users?)$/.test(
    headerKey(name),
  )
}

/** Those who deliver to us or for us. */
export function isSupplier(name: string): boolean {
  return /(lieferant|supplier|vendor|kreditor|shipper|versandfirm|spediteur|spedition|frachtfuehrer|hersteller)/.test(
    headerKey(name),
  )
}

export function soundsLikeCustomers(name: string): boolean {
  return /(kunde|kundi|customer|client|debitor|firmen|firma|compan|adress|account|abnehmer|auftraggeber)/.test(
    headerKey(name),
  )
}

export function soundsLikeInvoices(name: string): boolean {
  return /(rechnung|invoice|faktur|beleg)/.test(headerKey(name))
}

/** What the columns of orders and their lines are called, the surest first. */
export const columnWords = {
  quantity: /^(menge|anzahl|stueckzahl|stueck|bestellmenge|liefermenge|qty|quantity|count|units|stk)$/,
  price:
    /^(einzelpreis(netto)?|nettoeinzelpreis|nettopreis|stueckpreis|preisprostueck|preisjestueck|epreis|ep|vkpreis|verkaufspreis|vk|preis(netto)?|unitprice|price|netprice|salesprice|priceeach)$/,
  discount:
    /^(rabatt(satz|prozent|inprozent|proz|anteil)?|nachlass(prozent)?|discount(rate|percent|pct)?|prozentrabatt)$/,
  total:
    /^(gesamtpreis|gesamtbetrag|gesamtsumme|gesamt|positionsbetrag|positionssumme|zeilensumme|zeilenbetrag|summe(netto)?|nettosumme|nettobetrag|betrag(netto)?|rechnungsbetrag|auftragssumme|bestellsumme|endbetrag|gpreis|linetotal|extendedprice|total|totalamount|netamount|amount|subtotal|umsatz|nettoumsatz|auftragswert|bestellwert)$/,
  invoiceDay:
    /^(rechnungsdatum|rechnungvom|rechnungsdat|invoicedate|belegdatum|fakturadatum|dateinvoiced|buchungsdatum|redatum)$/,
  orderDay:
    /^(bestelldatum|auftragsdatum|orderdate|bestelltam|bestellungvom|auftragvom|dateordered|ordered|bestelltag|datum|date|tag|orderdatum|verkaufsdatum|saledate|bestdatum)$/,
  otherDay: /(lieferdatum|versanddatum|shippeddate|shipdate|erfasst|angelegt|created|datum|date)/,
  currency: /^(waehrung|currency|whg|waehrungscode|currencycode)$/,
  cancelled: /^(storniert|storno|cancelled|canceled|istgestrichen|void)$/,
  invoice:
    /^(rechnungsnr|rechnungsnummer|rechnungnr|renr|invoicenumber|invoiceno|invoiceid|rechnungid|rechnungsid|belegnr|belegnummer)$/,
} satisfies Record<string, RegExp>

/** The index of the first column named like this, −1 if there is none. */
export function columnLike(names: readonly string[], pattern: RegExp): number {
  return names.findIndex((name) => pattern.test(headerKey(name.replace('%', 'prozent'))))
}
