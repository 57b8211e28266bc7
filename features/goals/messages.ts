import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.figuresOfOthers': 'Zahlen einer Person sehen diese selbst und die Vertriebsleitung.',
    'refusal.goalNotPositive': 'Ein Ziel ist größer als 0. Leer heißt: kein Ziel.',
    'refusal.goalShare': 'Eine Quote liegt zwischen 0 und 100 %.',
    'refusal.goalWhole': 'Dieses Ziel ist eine ganze Zahl.',
    'refusal.memberNeeded': 'Sagen Sie, um wessen Zahlen es geht.',
  },
  en: {
    'refusal.figuresOfOthers': 'The figures of a person are seen by that person and the sales lead.',
    'refusal.goalNotPositive': 'A goal is more than 0. Empty means: no goal.',
    'refusal.goalShare': 'A rate lies between 0 and 100 %.',
    'refusal.goalWhole': 'This goal is a whole number.',
    'refusal.memberNeeded': 'Say whose figures you mean.',
  },
})
