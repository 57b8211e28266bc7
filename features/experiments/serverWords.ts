import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'experiments.task': 'Entscheiden: „{{name}}“ weiterführen, ändern oder beenden? (unter Kennzahlen, Versuche)',
  },
  en: {
    'experiments.task': 'Decide: go on with “{{name}}”, change it or stop? (see Figures, experiments)',
  },
})
