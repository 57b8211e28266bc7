import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.productKnown': 'Ein Produkt mit diesem Namen gibt es schon: {{name}}.',
    'refusal.scaleTwice': 'Zwei Staffeln beginnen bei derselben Menge.',
    'refusal.priceOfWhom': 'Ein Preis gilt entweder in einer Liste oder für einen Kunden.',
    'refusal.priceListKnown': 'Eine Preisliste mit diesem Namen gibt es schon: {{name}}.',
    'refusal.priceListsTooMany': 'Mehr als {{most}} Preislisten überblickt niemand. Bitte löschen Sie erst eine.',
    'refusal.priceNegative': 'Der Preis darf nicht negativ sein.',
    'refusal.priceTooLarge': 'Der Preis ist größer als 100 Milliarden. Bitte prüfen Sie die Nullen.',
  },
  en: {
    'refusal.productKnown': 'There is a product of this name already: {{name}}.',
    'refusal.scaleTwice': 'Two scales begin at the same quantity.',
    'refusal.priceOfWhom': 'A price is either in a list or for one customer.',
    'refusal.priceListKnown': 'There is a price list of this name already: {{name}}.',
    'refusal.priceListsTooMany': 'Nobody oversees more than {{most}} price lists. Please delete one first.',
    'refusal.priceNegative': 'The price must not be negative.',
    'refusal.priceTooLarge': 'The price is above 100 billion. Please check the zeros.',
  },
})
