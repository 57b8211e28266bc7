import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'protections.area': 'Kundenschutz',
    'refusal.protectionTaken': 'Dort ist bis {{day}} schon {{partner}} eingetragen.',
    'refusal.protectionDisputed': 'Auch {{partner}} beansprucht diesen Endkunden. Entscheiden Sie den Streitfall.',
    'refusal.decisionAhead': 'Entschieden wird ab heute oder einem früheren Tag.',
    'refusal.partnerProtected': 'Für {{name}} ist noch etwas beantragt oder geschützt.',
  },
  en: {
    'protections.area': 'Customer protection',
    'refusal.protectionTaken': '{{partner}} is entered there already, until {{day}}.',
    'refusal.protectionDisputed': '{{partner}} claims this end customer too. Settle the dispute.',
    'refusal.decisionAhead': 'A decision holds from today or an earlier day.',
    'refusal.partnerProtected': 'Something is still asked or protected for {{name}}.',
  },
})
