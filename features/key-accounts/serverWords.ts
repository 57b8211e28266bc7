import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'keyAccountTasks.propose': '{{name}} als Schlüsselkunden betreuen? Erreicht Ihre Grenze: {{reasons}}',
    'keyAccountTasks.potential': 'Potenzial {{value}} im Jahr',
    'keyAccountTasks.score': 'Bedeutung {{value}} von 4',
    'keyAccountTasks.share': '{{value}} des Umsatzes',
  },
  en: {
    'keyAccountTasks.propose': 'Look after {{name}} as a key account? Reaches your limit: {{reasons}}',
    'keyAccountTasks.potential': 'potential {{value}} a year',
    'keyAccountTasks.score': 'importance {{value}} of 4',
    'keyAccountTasks.share': '{{value}} of revenue',
  },
})
