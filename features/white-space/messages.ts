import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.revenueFromInvoices': 'Den Umsatz eines Kunden sagen die Rechnungen. Von Hand geht es nur bei Standorten.',
    'refusal.sitesFull': 'Mehr als {{most}} Standorte passen nicht in die Tafel.',
    'refusal.siteThere': 'Einen Standort {{name}} gibt es hier schon.',
    'refusal.suggestionAnswered': 'Über {{group}} ist bei diesem Kunden schon entschieden.',
    'refusal.suggestionReasonMissing': 'Sagen Sie kurz, warum nicht. Dann kommt der Vorschlag hier nicht wieder.',
  },
  en: {
    'refusal.revenueFromInvoices': 'The invoices say the revenue of a customer. By hand it is only said of sites.',
    'refusal.sitesFull': 'There is no room for more than {{most}} sites.',
    'refusal.siteThere': 'There is a site {{name}} here already.',
    'refusal.suggestionAnswered': '{{group}} has been decided for this customer.',
    'refusal.suggestionReasonMissing': 'Please say briefly why not. Then the suggestion does not come again here.',
  },
})
