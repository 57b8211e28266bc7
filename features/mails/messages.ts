import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.mailUnreadable': '„{{file}}“ ist keine Mail, die wir lesen können (.eml oder .msg).',
    'refusal.mailHostBad': 'Das ist kein Name eines Servers. Er sieht aus wie mail.ihre-firma.de.',
    'refusal.mailSenderMissing': 'Bitte geben Sie an, von welcher Adresse die Mails kommen.',
    'refusal.mailServerMissing': 'Es ist noch kein Mailserver eingetragen. Das geht unter Einstellungen, E-Mail.',
  },
  en: {
    'refusal.mailUnreadable': '“{{file}}” is not a mail that we can read (.eml or .msg).',
    'refusal.mailHostBad': 'That is no name of a server. It looks like mail.your-company.com.',
    'refusal.mailSenderMissing': 'Please say from which address the mails come.',
    'refusal.mailServerMissing': 'No mail server is set yet. That is done under Settings, E-mail.',
  },
})
