import { defineMessages } from '#shared/messages.ts'

/** Words for work without network. */
export const messages = defineMessages({
  de: {
    'offline.title': 'Noch nicht eingetragen',
    'offline.count_one': 'Eine Zeile noch nicht eingetragen',
    'offline.count_other': '{{count}} Zeilen noch nicht eingetragen',
    'offline.waits': 'Wartet auf diesem Gerät und geht von selbst hinaus, sobald der Server erreichbar ist.',
    'offline.plain':
      'Diese Adresse beginnt mit http: Ohne Netz lässt sich Bordmittel hier nicht neu öffnen und nicht auf dem Telefon einrichten. Dafür braucht es https (siehe Handbuch für den Betrieb).',
    'offline.stale': 'Ohne Netz. Stand von {{when}}.',
    'offline.typed': 'geschrieben {{when}}',
    'offline.sending': 'wird gesendet',
    'offline.correct': 'Ändern',
    'offline.discard': 'Verwerfen',
    'offline.discarded': 'Verworfen: {{label}}',
    'offline.sent': 'Nachgetragen: {{label}}',
    'offline.others_one': 'Eine Zeile wartet, bis sich anmeldet, wer sie geschrieben hat.',
    'offline.others_other': '{{count}} Zeilen warten, bis sich anmeldet, wer sie geschrieben hat.',
  },
  en: {
    'offline.title': 'Not entered yet',
    'offline.count_one': 'One line not entered yet',
    'offline.count_other': '{{count}} lines not entered yet',
    'offline.waits': 'Waits on this device and goes out by itself as soon as the server can be reached.',
    'offline.plain':
      'This address begins with http: without network Bordmittel cannot be opened again here, nor be installed on the phone. That takes https (see the operations guide).',
    'offline.stale': 'No network. As of {{when}}.',
    'offline.typed': 'written {{when}}',
    'offline.sending': 'being sent',
    'offline.correct': 'Change',
    'offline.discard': 'Discard',
    'offline.discarded': 'Discarded: {{label}}',
    'offline.sent': 'Added: {{label}}',
    'offline.others_one': 'One line waits until the person who wrote it logs in.',
    'offline.others_other': '{{count}} lines wait until the person who wrote them logs in.',
  },
})
