import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'currencies.title': 'Währungskurse',
    'currencies.converted': 'Darin {{amount}} zu {{rate}} (Kurs vom {{day}}).',
    'currencies.convertedCount_one': 'Darin eine in {{currency}} zu {{rate}} (Kurs vom {{day}}).',
    'currencies.convertedCount_other': 'Darin {{count}} in {{currency}} zu {{rate}} (Kurs vom {{day}}).',
    'refusal.rateOfOwnCurrency': '{{currency}} ist die Währung der Firma und braucht keinen Kurs.',
    'refusal.rateWrong':
      'Dieser Kurs für {{currency}} geht nicht: eine Zahl über null, höchstens acht Stellen nach dem Komma.',
  },
  en: {
    'currencies.title': 'Currency rates',
    'currencies.converted': '{{amount}} of it at {{rate}} (rate of {{day}}).',
    'currencies.convertedCount_one': 'One of them in {{currency}} at {{rate}} (rate of {{day}}).',
    'currencies.convertedCount_other': '{{count}} of them in {{currency}} at {{rate}} (rate of {{day}}).',
    'refusal.rateOfOwnCurrency': '{{currency}} is the currency of the company and needs no rate.',
    'refusal.rateWrong': 'This rate for {{currency}} does not work: a number above zero, eight decimals at most.',
  },
})
