import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.needAhead': 'Gehört haben Sie es heute oder früher.',
    'refusal.needNoAnswer': 'Schreiben Sie einen Satz dazu: Wer es gehört hat, sagt ihn dem Kunden.',
    'refusal.needsTooMany': 'Zu diesem Thema ist schon sehr viel notiert. Wählen Sie ein engeres.',
    'refusal.newsDays': 'Der letzte Tag liegt nicht vor dem ersten.',
    'refusal.newsToldAlready': 'Dieser Kunde weiß es schon.',
    'refusal.newsFull': 'Eine Neuigkeit geht an höchstens {{most}} Kunden.',
    'refusal.newsNotYet': 'Diese Neuigkeit gilt erst ab {{day}}.',
    'refusal.newsToldAhead': 'Erzählt haben Sie es heute oder früher.',
  },
  en: {
    'refusal.needAhead': 'You heard it today or before.',
    'refusal.needNoAnswer': 'Write a sentence: whoever heard it tells the customer.',
    'refusal.needsTooMany': 'Very much is noted under this theme. Choose a narrower one.',
    'refusal.newsDays': 'The last day is not before the first.',
    'refusal.newsToldAlready': 'This customer knows already.',
    'refusal.newsFull': 'News goes to {{most}} customers at most.',
    'refusal.newsNotYet': 'This news is valid from {{day}} on.',
    'refusal.newsToldAhead': 'You told it today or before.',
  },
})
