import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.complaintClosed': 'Diese Reklamation ist abgeschlossen. Öffnen Sie sie wieder, wenn doch noch etwas ist.',
    'refusal.complaintAnswered':
      'Diese Reklamation ist schon beantwortet. Öffnen Sie sie wieder, wenn noch etwas zu tun ist.',
    'refusal.complaintNotAnswered': 'Bitte halten Sie zuerst fest, was Sie dem Kunden geantwortet haben.',
    'refusal.complaintOpen': 'Diese Reklamation ist noch offen.',
    'refusal.complaintTaken': 'Diese Reklamation haben Sie schon übernommen.',
    'refusal.dayAhead': 'Dieser Tag kommt erst noch. Bitte nennen Sie heute oder einen früheren.',
    'refusal.promiseNeedsDay': 'Bis wann ist es zugesagt? Bitte nennen Sie einen Tag.',
    'refusal.promisedTooEarly': 'Der zugesagte Tag liegt vor dem Eingang der Reklamation.',
    'refusal.answeredTooEarly': 'Die Antwort kann nicht vor dem Eingang der Reklamation liegen.',

    'complaints.state.new': 'Neu',
    'complaints.state.inWork': 'In Arbeit',
    'complaints.state.answered': 'Beantwortet',
    'complaints.state.closed': 'Abgeschlossen',
  },
  en: {
    'refusal.complaintClosed': 'This complaint is closed. Reopen it if there is still something.',
    'refusal.complaintAnswered': 'This complaint is already answered. Reopen it if there is something left to do.',
    'refusal.complaintNotAnswered': 'Please note first what you answered the customer.',
    'refusal.complaintOpen': 'This complaint is still open.',
    'refusal.complaintTaken': 'You have taken this complaint already.',
    'refusal.dayAhead': 'This day is still to come. Please name today or an earlier one.',
    'refusal.promiseNeedsDay': 'Until when is it promised? Please name a day.',
    'refusal.promisedTooEarly': 'The promised day is before the complaint came in.',
    'refusal.answeredTooEarly': 'The answer cannot be earlier than the complaint.',

    'complaints.state.new': 'New',
    'complaints.state.inWork': 'In work',
    'complaints.state.answered': 'Answered',
    'complaints.state.closed': 'Closed',
  },
})
