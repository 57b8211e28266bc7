import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.productKnown': 'Ein Produkt mit diesem Namen gibt es schon: {{name}}.',
    'refusal.priceNegative': 'Der Preis darf nicht negativ sein.',
    'refusal.priceTooLarge': 'Der Preis ist größer als 100 Milliarden. Bitte prüfen Sie die Nullen.',
  },
  en: {
    'refusal.productKnown': 'There is a product of this name already: {{name}}.',
    'refusal.priceNegative': 'The price must not be negative.',
    'refusal.priceTooLarge': 'The price is above 100 billion. Please check the zeros.',
  },
})
