import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.surveyTooSoon': 'Diese Person wurde erst kürzlich gefragt. Wieder fragen können Sie sie ab dem {{day}}.',
    'refusal.surveyWithoutCustomer': 'Diese Person gehört zu keinem Kunden. Gefragt werden Menschen bei Kunden.',
    'refusal.surveyPersonLeft': 'Diese Person ist dort nicht mehr.',
    'refusal.surveyOver': 'Diese Frage ist schon beendet oder abgelaufen.',
    'refusal.surveyAnswered': 'Darauf gibt es schon eine Antwort.',
    'refusal.surveyUnanswered': 'Darauf hat noch niemand geantwortet.',
  },
  en: {
    'refusal.surveyTooSoon': 'This person was asked only recently. You can ask again from {{day}}.',
    'refusal.surveyWithoutCustomer': 'This person belongs to no customer. People at customers are asked.',
    'refusal.surveyPersonLeft': 'This person is not there any more.',
    'refusal.surveyOver': 'This question has ended or run out already.',
    'refusal.surveyAnswered': 'There is an answer to it already.',
    'refusal.surveyUnanswered': 'Nobody has answered it yet.',
  },
})
