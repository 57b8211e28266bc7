import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'commission.area': 'Provision',
    'commission.cli.head': 'Provision {{from}} bis {{to}}, {{state}}:',
    'commission.cli.locked': 'abgeschlossen',
    'commission.cli.open': 'noch offen',
    'commission.cli.row': '{{name}}: {{pay}} aus {{part}} (Zeilen: {{lines}}, Korrekturen: {{corrections}})',
    'commission.cli.none': 'Niemand hat in diesem Zeitraum einen Satz.',
    'refusal.sharesNotWhole': 'Die Anteile ergeben zusammen genau 100 %, jeder mehr als 0.',
    'refusal.shareTwice': 'Jemand ist zweimal genannt. Fassen Sie die beiden Anteile zusammen.',
    'refusal.commissionBaseFixed':
      'Es gibt schon abgeschlossene Abrechnungen; worauf Provision gezahlt wird, bleibt deshalb, wie es ist.',
    'refusal.commissionPeriodOpen': 'Der Zeitraum ist noch nicht vorbei. Abschließen können Sie ab dem Tag danach.',
    'refusal.commissionOverlaps':
      'Der Zeitraum überschneidet sich mit dem abgeschlossenen vom {{from}} bis {{to}}. Wählen Sie genau diesen oder einen späteren.',
    'refusal.commissionGap': 'Davor ist noch etwas offen. Der nächste Abschluss beginnt am {{from}}.',
    'refusal.commissionTooMany': 'Mehr als {{most}} Zeilen auf einmal gehen nicht. Schließen Sie kürzere Zeiträume ab.',
  },
  en: {
    'commission.area': 'Commission',
    'commission.cli.head': 'Commission {{from}} to {{to}}, {{state}}:',
    'commission.cli.locked': 'locked',
    'commission.cli.open': 'still open',
    'commission.cli.row': '{{name}}: {{pay}} of {{part}} (lines: {{lines}}, corrections: {{corrections}})',
    'commission.cli.none': 'Nobody has a rate in this period.',
    'refusal.sharesNotWhole': 'The shares make exactly 100 %, each more than 0.',
    'refusal.shareTwice': 'Somebody is named twice. Put the two shares together.',
    'refusal.commissionBaseFixed': 'There are locked statements; what commission is paid on therefore stays as it is.',
    'refusal.commissionPeriodOpen': 'The period is not over yet. You can lock it from the day after.',
    'refusal.commissionOverlaps':
      'The period overlaps the locked one from {{from}} to {{to}}. Choose exactly that one, or a later one.',
    'refusal.commissionGap': 'Something before it is still open. The next period to lock begins on {{from}}.',
    'refusal.commissionTooMany': 'More than {{most}} lines at once are not possible. Lock shorter periods.',
  },
})
