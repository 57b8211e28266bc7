import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.mailUnreadable': '„{{file}}“ ist keine Mail, die wir lesen können (.eml oder .msg).',
    'refusal.mailHostBad': 'Das ist kein Name eines Servers. Er sieht aus wie mail.ihre-firma.de.',
    'refusal.mailSenderMissing': 'Bitte geben Sie an, von welcher Adresse die Mails kommen.',
    'refusal.intakeIncomplete': 'Bitte geben Sie Server, Benutzer und die Adresse an, an die Mails zum Ablegen gehen.',
    'refusal.intakeOff': 'Das Ablegen von Mails ist nicht eingeschaltet. Das geht unter Einstellungen, E-Mail.',
    'refusal.mailboxUnreachable':
      'Das Postfach zum Ablegen ließ sich nicht lesen. Was der Server sagt, steht unter Einstellungen, E-Mail; es wird weiter versucht.',
    'refusal.mailNotKept':
      'Diese Mail ist zu groß oder nicht lesbar und liegt nur im Postfach. Ziehen Sie sie von dort auf den Kunden.',
    'refusal.mailServerMissing': 'Es ist noch kein Mailserver eingetragen. Das geht unter Einstellungen, E-Mail.',
  },
  en: {
    'refusal.mailUnreadable': '“{{file}}” is not a mail that we can read (.eml or .msg).',
    'refusal.mailHostBad': 'That is no name of a server. It looks like mail.your-company.com.',
    'refusal.mailSenderMissing': 'Please say from which address the mails come.',
    'refusal.intakeIncomplete': 'Please give server, user and the address that mails for filing go to.',
    'refusal.intakeOff': 'Filing of mails is not switched on. That is done under Settings, E-mail.',
    'refusal.mailboxUnreachable':
      'The mailbox for filing could not be read. What the server says stands under Settings, E-mail; it is tried on.',
    'refusal.mailNotKept':
      'This mail is too large or cannot be read and lies in the mailbox only. Drag it from there onto the customer.',
    'refusal.mailServerMissing': 'No mail server is set yet. That is done under Settings, E-mail.',
  },
})
