import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.contractEndsTooEarly': 'Der Vertrag kann nicht vor seinem Beginn enden.',
    'refusal.contractEnded':
      'Dieser Vertrag ist beendet. Lassen Sie ihn erst weiterlaufen, wenn sich das geändert hat.',
    'refusal.contractRuns': 'Dieser Vertrag läuft; beendet wurde er nicht.',
    'refusal.renewalNotLater': 'Der Vertrag läuft schon bis {{day}}. Verlängert wird er über diesen Tag hinaus.',
    'refusal.contractWithoutEnd': 'Dieser Vertrag hat keinen letzten Tag und läuft ohnehin weiter.',
    'refusal.retentionPeriod': 'Der Zeitraum endet, bevor er beginnt, oder er liegt noch vor uns.',
    'refusal.renewalThere': 'Die Verlängerung ist schon im Gespräch. Sie finden sie bei diesem Vertrag.',
    'refusal.renewalElsewhere':
      'Über die Verlängerung entscheidet etwas, das zu diesem Kunden gehört. Bitte wählen Sie neu.',
  },
  en: {
    'refusal.contractEndsTooEarly': 'The contract cannot end before it begins.',
    'refusal.contractEnded': 'This contract has been ended. Let it go on first if that has changed.',
    'refusal.contractRuns': 'This contract is running; it has not been ended.',
    'refusal.renewalNotLater': 'The contract runs until {{day}} already. It is renewed beyond that day.',
    'refusal.contractWithoutEnd': 'This contract has no last day and goes on anyway.',
    'refusal.retentionPeriod': 'The period ends before it begins, or it is still to come.',
    'refusal.renewalThere': 'The renewal is under discussion already. You find it with this contract.',
    'refusal.renewalElsewhere': 'What decides about the renewal belongs to this customer. Please choose again.',
  },
})
