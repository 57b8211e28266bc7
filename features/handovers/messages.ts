import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'handovers.cli.period': 'Übergaben, angeboten vom {{from}} bis {{to}}: {{count}}',
    'handovers.cli.row':
      '{{name}}: {{proposed}} angeboten, {{accepted}} angenommen, {{introduced}} vorgestellt, {{returned}} zurückgegeben ({{share}}); bis zur Annahme {{accept}} Tage, bis zur Vorstellung {{introduce}} Tage (Median); Mappe {{completeness}} vollständig; Prüfung {{fromRating}} / {{toRating}} von 5',
    'handovers.cli.reason': 'zurückgegeben wegen: {{reason}} ({{count}})',
    'handovers.cli.total': 'alle',
    'refusal.handoverOpen': 'Für diesen Kunden läuft schon eine Übergabe.',
    'refusal.handoverNeedsOwner':
      'Dieser Kunde gehört noch niemandem. Geben Sie ihn zuerst jemandem, der ihn übergibt.',
    'refusal.handoverToOwner': 'Diese Person betreut den Kunden schon.',
    'refusal.handoverToWhom':
      'Schlüsselkunden übernimmt das Key Account Management, zurück geht ein Kunde an jemanden im Verkauf. Diese Person hat die Rolle nicht.',
    'refusal.handoverReasonMissing': 'Sagen Sie in einem Satz, warum der Kunde übergeben wird.',
    'refusal.handoverWithdrawn': 'Diese Übergabe wurde zurückgezogen.',
    'refusal.handoverDone': 'Diese Übergabe ist abgeschlossen.',
    'refusal.handoverAccepted': 'Die Übergabe ist schon angenommen. Zurück geht der Kunde mit einer eigenen Übergabe.',
    'refusal.handoverWaits': 'Die Übergabe ist schon angeboten und wartet auf Antwort.',
    'refusal.handoverNotProposed': 'Die Übergabe ist noch nicht (wieder) angeboten.',
    'refusal.handoverNotAccepted': 'Die Übergabe ist noch nicht angenommen.',
    'refusal.handoverNotDone': 'Geprüft wird eine Übergabe, wenn sie abgeschlossen ist.',
    'refusal.handoverNotIntroduced':
      'Beim Kunden war noch keine Vorstellung. Tragen Sie sie ein, oder sagen Sie, warum es ohne geht.',
    'refusal.dossierIncomplete':
      'In der Mappe fehlt noch, was unbedingt hineingehört. Ergänzen Sie es, oder sagen Sie, warum Sie jetzt schon übergeben.',
    'refusal.returnReasonMissing': 'Sagen Sie, was fehlt: einen Grund wählen oder in eigenen Worten.',
    'refusal.introducedAhead': 'Dieser Tag kommt erst noch. Tragen Sie die Vorstellung ein, wenn sie war.',
    'refusal.introducedTooEarly': 'An diesem Tag war die Übergabe noch nicht angeboten.',
    'refusal.introduceByGone': 'Dieser Tag ist schon vorbei. Bis wann soll die Vorstellung sein?',
    'refusal.quoteElsewhere': 'Dieses Gespräch war nicht mit diesem Kunden.',
  },
  en: {
    'handovers.cli.period': 'Handovers proposed from {{from}} to {{to}}: {{count}}',
    'handovers.cli.row':
      '{{name}}: {{proposed}} proposed, {{accepted}} accepted, {{introduced}} introduced, {{returned}} returned ({{share}}); {{accept}} days to acceptance, {{introduce}} days to introduction (median); dossier {{completeness}} complete; checks {{fromRating}} / {{toRating}} of 5',
    'handovers.cli.reason': 'returned because: {{reason}} ({{count}})',
    'handovers.cli.total': 'all',
    'refusal.handoverOpen': 'A handover of this customer is under way already.',
    'refusal.handoverNeedsOwner': 'This customer has no owner yet. First give it to somebody who hands it over.',
    'refusal.handoverToOwner': 'This person looks after the customer already.',
    'refusal.handoverToWhom':
      'Key accounts go to key account management, and back to somebody in sales. This person does not hold that role.',
    'refusal.handoverReasonMissing': 'Please say in a sentence why the customer is handed over.',
    'refusal.handoverWithdrawn': 'This handover was withdrawn.',
    'refusal.handoverDone': 'This handover is done.',
    'refusal.handoverAccepted': 'The handover was accepted. The customer goes back by a handover of its own.',
    'refusal.handoverWaits': 'The handover was proposed already and waits for an answer.',
    'refusal.handoverNotProposed': 'The handover was not proposed (again) yet.',
    'refusal.handoverNotAccepted': 'The handover was not accepted yet.',
    'refusal.handoverNotDone': 'A handover is checked once it is done.',
    'refusal.handoverNotIntroduced':
      'There was no introduction at the customer yet. Note it, or say why it goes without one.',
    'refusal.dossierIncomplete': 'The dossier lacks what must be in it. Add it, or say why you hand over already.',
    'refusal.returnReasonMissing': 'Say what is missing: choose a reason, or in your own words.',
    'refusal.introducedAhead': 'This day is still to come. Note the introduction once it took place.',
    'refusal.introducedTooEarly': 'The handover was not proposed yet on that day.',
    'refusal.introduceByGone': 'This day has passed. By when is the introduction to be?',
    'refusal.quoteElsewhere': 'This conversation was not with this customer.',
  },
})
