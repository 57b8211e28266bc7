import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'keyAccounts.area': 'Schlüsselkunden',
    'keyAccounts.cli.together':
      '{{count}} Schlüsselkunden tragen {{revenue}} ({{share}} des Umsatzes, {{from}} bis {{to}}).',
    'keyAccounts.cli.row':
      '{{name}}: {{revenue}}, {{share}}, Potenzial {{potential}}, Beziehung {{relationship}} von 4',
    'keyAccounts.cli.proposed': 'vorgeschlagen: {{name}} ({{reasons}})',
    'keyAccounts.reason.potential': 'Potenzial',
    'keyAccounts.reason.score': 'strategische Bedeutung',
    'keyAccounts.reason.share': 'Anteil am Umsatz',
    'refusal.planTextChanged': '{{name}} hat diesen Abschnitt inzwischen geändert. Es wurde nichts überschrieben.',
    'refusal.planPeriodWrong': 'Der Zeitraum endet, bevor er beginnt.',
    'refusal.planPeriodTaken': 'Für diese Tage gibt es schon einen Plan. Wählen Sie einen anderen Zeitraum.',
    'refusal.planFull': 'Mehr als {{most}} Einträge fasst ein Plan nicht.',
    'refusal.managerCircle': 'So berichtete jemand über andere an sich selbst. Es wurde nichts gespeichert.',
    'refusal.managerElsewhere': 'Diese Person ist nicht (mehr) bei diesem Kunden.',
    'refusal.keyAccountAlready': 'Das ist schon ein Schlüsselkunde.',
    'refusal.declineReasonMissing': 'Sagen Sie kurz, warum nicht. So weiß es in einem Jahr noch jemand.',
    'refusal.strategicCriterionGone':
      'Ein Kriterium gibt es nicht mehr. Bitte laden Sie neu; es wurde nichts gespeichert.',
  },
  en: {
    'keyAccounts.area': 'Key accounts',
    'keyAccounts.cli.together': '{{count}} key accounts carry {{revenue}} ({{share}} of revenue, {{from}} to {{to}}).',
    'keyAccounts.cli.row':
      '{{name}}: {{revenue}}, {{share}}, potential {{potential}}, relationship {{relationship}} of 4',
    'keyAccounts.cli.proposed': 'proposed: {{name}} ({{reasons}})',
    'keyAccounts.reason.potential': 'potential',
    'keyAccounts.reason.score': 'strategic importance',
    'keyAccounts.reason.share': 'share of revenue',
    'refusal.planTextChanged': '{{name}} has changed this section meanwhile. Nothing was overwritten.',
    'refusal.planPeriodWrong': 'The period ends before it begins.',
    'refusal.planPeriodTaken': 'There is a plan for these days already. Please choose another period.',
    'refusal.planFull': 'A plan holds no more than {{most}} entries.',
    'refusal.managerCircle': 'Somebody would report to themselves over others. Nothing was saved.',
    'refusal.managerElsewhere': 'This person is not with this customer (any more).',
    'refusal.keyAccountAlready': 'This is a key account already.',
    'refusal.declineReasonMissing': 'Please say briefly why not, so that it is still known in a year.',
    'refusal.strategicCriterionGone': 'A criterion does not exist any more. Please reload; nothing was saved.',
  },
})
