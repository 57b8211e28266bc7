import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'search.customers': '$t(customers.area)',
    'search.persons': 'Personen',
    'search.opportunities': '$t(opportunities.many)',
    'search.activities': 'Gespräche',
    'search.actions': 'Aktionen',
    'search.newCustomer': 'Neuer Kunde',
    'search.contactAgain': 'Wieder kontaktieren',
  },
  en: {
    'search.customers': '$t(customers.area)',
    'search.persons': 'People',
    'search.opportunities': '$t(opportunities.many)',
    'search.activities': 'Conversations',
    'search.actions': 'Actions',
    'search.newCustomer': 'New customer',
    'search.contactAgain': 'Contact again',
  },
})
