import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.offerValidTooShort': 'Das Angebot kann nicht vor dem Versand ablaufen.',
    'refusal.offerAskTooEarly':
      'Nachgefasst wird erst, wenn das Angebot unterwegs ist. Bitte wählen Sie einen späteren Tag.',
    'refusal.offerAskGone': 'Nachfassen geht erst ab morgen wieder. Bitte wählen Sie einen späteren Tag.',
    'refusal.offerWithoutAmount': 'Ein Angebot braucht einen Betrag über null.',
    'refusal.offerDecided':
      'Über dieses Angebot ist schon entschieden. Öffnen Sie zuerst wieder: $t(opportunities.title).',
    'refusal.offerNumberTaken': 'Das Angebot {{number}} gibt es schon.',
    'refusal.offerOfNothing': 'Bitte sagen Sie, wozu das Angebot gehört.',
  },
  en: {
    'refusal.offerValidTooShort': 'The offer cannot end before it was sent.',
    'refusal.offerAskTooEarly': 'You ask once the offer is on its way. Please choose a later day.',
    'refusal.offerAskGone': 'You ask again from tomorrow on. Please choose a later day.',
    'refusal.offerWithoutAmount': 'An offer needs an amount above zero.',
    'refusal.offerDecided': 'This offer is already decided. Reopen first: $t(opportunities.title).',
    'refusal.offerNumberTaken': 'There is an offer {{number}} already.',
    'refusal.offerOfNothing': 'Please say what the offer is about.',
  },
})
