import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'sales.cli.total': 'Gesamt {{from}} bis {{to}}',
    'sales.cli.row':
      '{{name}}: {{won}} gewonnen, {{lost}} verloren, {{open}} offen; Abschlussquote {{rate}}, gewonnen {{value}}, je Abschluss {{average}}, Dauer {{cycle}} Tage',
    'sales.cli.other': 'Nicht gezählt: {{count}} Verkaufschancen in {{currency}} (kein Kurs)',
    'sales.cli.converted': 'Darin umgerechnet: {{amount}} zu {{rate}} vom {{day}}',
  },
  en: {
    'sales.cli.total': 'Total {{from}} to {{to}}',
    'sales.cli.row':
      '{{name}}: {{won}} won, {{lost}} lost, {{open}} open; closing rate {{rate}}, won {{value}}, average {{average}}, cycle {{cycle}} days',
    'sales.cli.other': 'Not counted: {{count}} opportunities in {{currency}} (no rate)',
    'sales.cli.converted': 'Converted in it: {{amount}} at {{rate}} of {{day}}',
  },
})
