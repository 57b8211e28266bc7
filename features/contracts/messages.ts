import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.contractEndsTooEarly': 'Der Vertrag kann nicht vor seinem Beginn enden.',
    'refusal.contractEnded':
      'Dieser Vertrag ist beendet. Lassen Sie ihn erst weiterlaufen, wenn sich das geändert hat.',
    'refusal.contractRuns': 'Dieser Vertrag läuft; beendet wurde er nicht.',
    'refusal.renewalElsewhere':
      'Über die Verlängerung entscheidet etwas, das zu diesem Kunden gehört. Bitte wählen Sie neu.',
  },
  en: {
    'refusal.contractEndsTooEarly': 'The contract cannot end before it begins.',
    'refusal.contractEnded': 'This contract has been ended. Let it go on first if that has changed.',
    'refusal.contractRuns': 'This contract is running; it has not been ended.',
    'refusal.renewalElsewhere': 'What decides about the renewal belongs to this customer. Please choose again.',
  },
})
