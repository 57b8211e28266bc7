import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.askTooEarly': 'Nachgefragt wird erst, wenn das Muster unterwegs ist. Bitte wählen Sie einen späteren Tag.',
    'refusal.decidedTooEarly': 'Die Entscheidung kann nicht vor dem Versand liegen.',
    'refusal.sampleDecided':
      'Über dieses Muster ist schon entschieden. Öffnen Sie es wieder, wenn sich das geändert hat.',
    'refusal.sampleWaiting': 'Über dieses Muster ist noch nicht entschieden.',
    'refusal.sampleNeedsReason': 'Warum wurde abgelehnt? Ein Satz genügt, dann wird das nächste besser.',

    'samples.kind.sample': 'Muster',
    'samples.kind.firstArticle': 'Erstmuster',
    'samples.outcome.approved': 'Freigegeben',
    'samples.outcome.rejected': 'Abgelehnt',
    'samples.outcome.moreWanted': 'Noch etwas gewünscht',
  },
  en: {
    'refusal.askTooEarly': 'You ask once the sample is on its way. Please choose a later day.',
    'refusal.decidedTooEarly': 'The decision cannot be earlier than the dispatch.',
    'refusal.sampleDecided': 'This sample is already decided. Reopen it if that has changed.',
    'refusal.sampleWaiting': 'This sample is not decided yet.',
    'refusal.sampleNeedsReason': 'Why was it rejected? One sentence will do, so that the next one is better.',

    'samples.kind.sample': 'Sample',
    'samples.kind.firstArticle': 'First article',
    'samples.outcome.approved': 'Approved',
    'samples.outcome.rejected': 'Rejected',
    'samples.outcome.moreWanted': 'More wanted',
  },
})
