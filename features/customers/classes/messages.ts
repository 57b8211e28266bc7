import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'classes.task_one':
      'Klassen prüfen: Nach den Umsätzen der letzten 12 Monate hätte ein Kunde eine andere (unter Kundenbestand, Klassen).',
    'classes.task_other':
      'Klassen prüfen: Nach den Umsätzen der letzten 12 Monate hätten {{count}} Kunden eine andere (unter Kundenbestand, Klassen).',
  },
  en: {
    'classes.task_one':
      'Check the classes: by the revenue of the last 12 months one customer would have another one (see Customer base, classes).',
    'classes.task_other':
      'Check the classes: by the revenue of the last 12 months {{count}} customers would have another one (see Customer base, classes).',
  },
})
