import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.priceRoundDayGone': 'Neue Preise gelten frühestens ab morgen.',
    'refusal.priceRoundGroupTwice': '„{{group}}“ steht zweimal da.',
    'refusal.priceRoundsFull': 'Mehr als {{most}} Preisrunden haben hier keinen Platz. Löschen Sie eine alte.',
    'refusal.priceRoundFull':
      'Eine Preisrunde fasst {{most}} Kunden, das wären {{count}}. Wählen Sie weniger oder machen Sie zwei Runden.',
    'refusal.priceRoundCurrency': 'Diese Preisrunde rechnet in {{currency}}, die Preisliste nicht.',
    'refusal.priceRoundAgreed': 'Hier hat schon jemand zugesagt. Nehmen Sie zuerst die Zusage zurück.',
    'refusal.priceRoundBelowLeeway':
      'Ihr Spielraum geht bis {{least}} %. Halten Sie das Gespräch als „verhandelt“ fest und fragen Sie die Vertriebsleitung.',
    'refusal.priceRoundAgreedEarly': 'Vor dem {{day}} gelten die neuen Preise nicht.',
    'refusal.priceRoundOrCustomer': 'Welche Preisrunde, oder welcher Kunde?',
    'refusal.priceLetterGone': 'Dieser Brief ist schon draußen.',
    'refusal.priceLettersNone': 'Es gibt keinen Brief, der noch hinaus muss.',
  },
  en: {
    'refusal.priceRoundDayGone': 'New prices hold from tomorrow at the earliest.',
    'refusal.priceRoundGroupTwice': '“{{group}}” is there twice.',
    'refusal.priceRoundsFull': 'There is no room for more than {{most}} price rounds. Delete an old one.',
    'refusal.priceRoundFull':
      'A price round holds {{most}} customers, that would be {{count}}. Choose fewer, or make two rounds.',
    'refusal.priceRoundCurrency': 'This price round is in {{currency}}, the price list is not.',
    'refusal.priceRoundAgreed': 'Somebody has agreed here already. Take that back first.',
    'refusal.priceRoundBelowLeeway':
      'You may go down to {{least}} %. Note the talk as “negotiating” and ask the sales lead.',
    'refusal.priceRoundAgreedEarly': 'The new prices do not hold before {{day}}.',
    'refusal.priceRoundOrCustomer': 'Which price round, or which customer?',
    'refusal.priceLetterGone': 'This letter has already gone out.',
    'refusal.priceLettersNone': 'There is no letter that still has to go out.',
  },
})
