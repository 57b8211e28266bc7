import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.mailUnreadable': '„{{file}}“ ist keine Mail, die wir lesen können (.eml oder .msg).',
  },
  en: {
    'refusal.mailUnreadable': '“{{file}}” is not a mail that we can read (.eml or .msg).',
  },
})
