import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.fileEmpty': 'Diese Datei ist leer. Es wurde nichts angehängt.',
    'refusal.fileTooLarge': 'Diese Datei ist größer als {{megabytes}} MB. Es wurde nichts angehängt.',
  },
  en: {
    'refusal.fileEmpty': 'This file is empty. Nothing was attached.',
    'refusal.fileTooLarge': 'This file is larger than {{megabytes}} MB. Nothing was attached.',
  },
})
