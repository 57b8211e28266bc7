import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'files.attach': 'Datei anhängen',
    'files.attached': '„{{name}}“ ist angehängt.',
    'files.deleted': '„{{name}}“ ist entfernt.',
    'files.tooLarge': '„{{name}}“ ist größer als {{megabytes}} MB.',
    'files.unreadable': '„{{name}}“ konnte nicht gelesen werden.',
  },
  en: {
    'files.attach': 'Attach a file',
    'files.attached': '“{{name}}” is attached.',
    'files.deleted': '“{{name}}” is removed.',
    'files.tooLarge': '“{{name}}” is larger than {{megabytes}} MB.',
    'files.unreadable': '“{{name}}” could not be read.',
  },
})
