import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.monthWrong': '„{{month}}“ ist kein Monat.',
    'refusal.costNotPositive': 'Kosten sind größer als 0 und höchstens 10 Milliarden. Leer heißt: keine.',
  },
  en: {
    'refusal.monthWrong': '“{{month}}” is not a month.',
    'refusal.costNotPositive': 'Costs are more than 0 and at most 10 billion. Empty means: none.',
  },
})
