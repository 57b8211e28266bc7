import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.productKnown': 'Ein Produkt mit diesem Namen gibt es schon: {{name}}.',
    'refusal.priceFileColumns':
      'In {{file}} ist keine Tabelle mit Produkt (Nummer oder Name) und Preis. Bitte geben Sie den Spalten diese Überschriften.',
    'refusal.priceFileLong': 'Mehr als {{most}} Preise auf einmal sind nicht möglich. Bitte teilen Sie die Datei.',
    'refusal.priceFileMixed': 'Die Schreibweise wechselt ({{sample}}). Bitte schreiben Sie alle gleich.',
    'refusal.scaleTwice': 'Zwei Staffeln beginnen bei derselben Menge.',
    'refusal.priceOfWhom': 'Ein Preis gilt entweder in einer Liste oder für einen Kunden.',
    'refusal.priceListKnown': 'Eine Preisliste mit diesem Namen gibt es schon: {{name}}.',
    'refusal.priceListsTooMany': 'Mehr als {{most}} Preislisten überblickt niemand. Bitte löschen Sie erst eine.',
    'refusal.priceNegative': 'Der Preis darf nicht negativ sein.',
    'refusal.priceTooLarge': 'Der Preis ist größer als 100 Milliarden. Bitte prüfen Sie die Nullen.',
  },
  en: {
    'refusal.productKnown': 'There is a product of this name already: {{name}}.',
    'refusal.priceFileColumns':
      'There is no table with product (number or name) and price in {{file}}. Please give the columns these headings.',
    'refusal.priceFileLong': 'More than {{most}} prices at once are not possible. Please split the file.',
    'refusal.priceFileMixed': 'The notation changes ({{sample}}). Please write all alike.',
    'refusal.scaleTwice': 'Two scales begin at the same quantity.',
    'refusal.priceOfWhom': 'A price is either in a list or for one customer.',
    'refusal.priceListKnown': 'There is a price list of this name already: {{name}}.',
    'refusal.priceListsTooMany': 'Nobody oversees more than {{most}} price lists. Please delete one first.',
    'refusal.priceNegative': 'The price must not be negative.',
    'refusal.priceTooLarge': 'The price is above 100 billion. Please check the zeros.',
  },
})
