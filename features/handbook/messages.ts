import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'handbook.title': 'Handbuch',
    'handbook.chapters': 'Kapitel',
    'handbook.open': 'Handbuch zu dieser Seite',
  },
  en: {
    'handbook.title': 'Handbook (in German)',
    'handbook.chapters': 'Chapters',
    'handbook.open': 'Handbook for this page',
  },
})
