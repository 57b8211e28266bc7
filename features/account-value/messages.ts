import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'accountValue.balance.nearRich': 'viel Nähe, viel Marge',
    'accountValue.balance.nearPoor': 'viel Nähe, wenig Marge',
    'accountValue.balance.farRich': 'wenig Nähe, viel Marge',
    'accountValue.balance.farPoor': 'wenig Nähe, wenig Marge',
    'accountValue.cli.row': 'Wert {{value}} (erste Marge nach einem Jahr), Marge nach Betreuung {{net}}{{balance}}',
    'refusal.retentionTooHigh':
      'So viele bleiben, dass der Wert kein Ende hätte: Die Bindung muss kleiner sein als 1 plus Zins.',
    'refusal.businessHoursWrong': 'Die Geschäftszeit endet, bevor sie beginnt.',
  },
  en: {
    'accountValue.balance.nearRich': 'close, good margin',
    'accountValue.balance.nearPoor': 'close, little margin',
    'accountValue.balance.farRich': 'distant, good margin',
    'accountValue.balance.farPoor': 'distant, little margin',
    'accountValue.cli.row': 'value {{value}} (first margin after one year), margin after care {{net}}{{balance}}',
    'refusal.retentionTooHigh':
      'So many stay that the value would have no end: retention must be less than 1 plus the interest.',
    'refusal.businessHoursWrong': 'Business ends before it begins.',
  },
})
