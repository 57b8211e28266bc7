import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.loginWrong': 'E-Mail oder Kennwort stimmt nicht.',
    'refusal.passwordWrong': 'Das Kennwort stimmt nicht.',
    'refusal.codeWrong': 'Der Code stimmt nicht. Bitte nehmen Sie den, der gerade angezeigt wird.',
    'refusal.codeUsed':
      'Dieser Code ist schon benutzt. Bitte melden Sie sich noch einmal an und nehmen Sie den nächsten.',
    'refusal.codeTooLate':
      'Das hat zu lange gedauert, oder es waren zu viele Versuche. Bitte melden Sie sich noch einmal an.',
    'refusal.loginStale': 'Dafür müssen Sie sich heute angemeldet haben. Bitte melden Sie sich ab und neu an.',
    'refusal.secondFactorOn': 'Der zweite Faktor ist schon eingerichtet.',
    'refusal.secondFactorOff': 'Der zweite Faktor ist nicht eingerichtet.',
    'refusal.passkeyFailed': 'Mit dem Passkey hat es nicht geklappt. Bitte versuchen Sie es noch einmal.',
    'refusal.passkeyUnknown': 'Diesen Passkey kennen wir nicht (mehr). Bitte melden Sie sich mit dem Kennwort an.',
    'refusal.passkeyUnverified': 'Das Gerät muss dabei nach Finger, Gesicht oder PIN fragen.',
    'refusal.passkeyKnown': 'Dieses Gerät hat schon einen Passkey.',
    'refusal.passkeyNeedsTls':
      'Passkeys gehen nur über eine verschlüsselte Verbindung (https). Wie Sie die einrichten, steht in docs/operations.md.',
  },
  en: {
    'refusal.loginWrong': 'E-mail or password is wrong.',
    'refusal.passwordWrong': 'The password is wrong.',
    'refusal.codeWrong': 'The code is wrong. Please take the one that is shown right now.',
    'refusal.codeUsed': 'This code has been used. Please log in once more and take the next one.',
    'refusal.codeTooLate': 'That took too long, or there were too many attempts. Please log in once more.',
    'refusal.loginStale': 'For this you need to have logged in today. Please log out and in again.',
    'refusal.secondFactorOn': 'The second factor is set up already.',
    'refusal.secondFactorOff': 'The second factor is not set up.',
    'refusal.passkeyFailed': 'The passkey did not work. Please try again.',
    'refusal.passkeyUnknown': 'We do not know this passkey (any more). Please log in with your password.',
    'refusal.passkeyUnverified': 'The device has to ask for finger, face or PIN.',
    'refusal.passkeyKnown': 'This device has a passkey already.',
    'refusal.passkeyNeedsTls':
      'Passkeys need an encrypted connection (https). How to set one up is written in docs/operations.md.',
  },
})
