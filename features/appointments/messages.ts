import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.appointmentSpan':
      'Ein Termin endet nach seinem Beginn und dauert höchstens zwei Wochen. Bitte prüfen Sie die Zeiten.',
    'refusal.appointmentCancelled': 'Dieser Termin ist schon abgesagt.',
    'refusal.appointmentHeld': 'Dieser Termin hat stattgefunden; das Gespräch steht im Verlauf.',
  },
  en: {
    'refusal.appointmentSpan':
      'An appointment ends after it begins and lasts two weeks at most. Please check the times.',
    'refusal.appointmentCancelled': 'This appointment is cancelled already.',
    'refusal.appointmentHeld': 'This appointment took place; the conversation is in the timeline.',
  },
})
