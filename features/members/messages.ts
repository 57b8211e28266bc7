import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.linkUnknown': 'Dieser Link gilt nicht mehr. Bitten Sie um einen neuen.',
    'refusal.emailUnknown': 'Zu {{email}} gibt es niemanden im Team.',
    'refusal.memberLeft': '{{name}} ist nicht mehr im Team.',
    'refusal.emailTaken': 'Diese E-Mail-Adresse hat schon {{name}}.',
    'refusal.emailNeeded': 'Für einen Zugang braucht {{name}} eine E-Mail-Adresse.',
    'refusal.loginExists': '{{name}} hat schon einen Zugang. Wer das Kennwort vergessen hat, bekommt einen Link dafür.',
    'refusal.loginMissing': '{{name}} hat noch keinen Zugang. Laden Sie zuerst ein.',
    'refusal.lastAdministrator':
      'Jemand muss die Verwaltung behalten. Geben Sie das Recht zuerst an jemanden weiter, der sich anmelden kann.',
    'refusal.leadCircle': 'So würde jemand (auf Umwegen) sich selbst führen.',
    'refusal.personNeeded': 'Das geht nur angemeldet, nicht mit einem API-Schlüssel.',
    'refusal.passwordTooShort': 'Das Kennwort braucht mindestens 10 Zeichen. Drei Wörter mit Leerzeichen sind gut.',
    'refusal.passwordKnown':
      'Dieses Kennwort (oder sein Kern) steht auf den Listen, die Angreifer zuerst probieren. Nehmen Sie ein anderes, zum Beispiel drei Wörter, die nichts miteinander zu tun haben.',
    'refusal.passwordSimple':
      'Tastenreihen und Wiederholungen sind schnell erraten. Nehmen Sie zum Beispiel drei Wörter, die nichts miteinander zu tun haben.',
    'refusal.passwordNamesYou': 'Name, E-Mail und Firma sind zu leicht zu erraten. Bitte nehmen Sie etwas anderes.',
  },
  en: {
    'refusal.linkUnknown': 'This link is no longer valid. Please ask for a new one.',
    'refusal.emailUnknown': 'Nobody in the team has {{email}}.',
    'refusal.memberLeft': '{{name}} has left the team.',
    'refusal.emailTaken': 'This e-mail address belongs to {{name}} already.',
    'refusal.emailNeeded': '{{name}} needs an e-mail address to log in.',
    'refusal.loginExists': '{{name}} can log in already. Whoever forgot the password gets a link for that.',
    'refusal.loginMissing': '{{name}} cannot log in yet. Send an invitation first.',
    'refusal.lastAdministrator':
      'Somebody has to keep the administration. Pass the right on first to someone who can log in.',
    'refusal.leadCircle': 'That way somebody would (by a detour) lead themself.',
    'refusal.personNeeded': 'This needs a person who is logged in, not an API key.',
    'refusal.passwordTooShort': 'The password needs at least 10 characters. Three words with spaces are good.',
    'refusal.passwordKnown':
      'This password (or its core) is on the lists that attackers try first. Take another one, for instance three words that have nothing to do with each other.',
    'refusal.passwordSimple':
      'Rows of keys and repetitions are guessed quickly. Take for instance three words that have nothing to do with each other.',
    'refusal.passwordNamesYou': 'Name, e-mail and company are too easy to guess. Please take something else.',
  },
})
