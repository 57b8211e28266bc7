import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.viewNameTaken': 'Eine Ansicht „{{name}}“ haben Sie hier schon. Bitte wählen Sie einen anderen Namen.',
    'refusal.tooManyViews':
      'Mehr als {{largest}} eigene Ansichten je Seite gehen nicht. Bitte löschen Sie erst eine alte.',

    'views.title': 'Ansichten',
    'views.none': 'Filter und Reihenfolge einstellen, unter einem Namen sichern, mit einem Klick wiederhaben.',
    'views.save': 'Diese Ansicht sichern',
    'views.change': 'Ansicht ändern',
    'views.name': 'Name',
    'views.example': 'Süd, lange nicht gesprochen',
    'views.share': 'Allen zeigen',
    'views.shareHint': 'Alle Kolleginnen und Kollegen sehen diese Ansicht bei sich.',
    'views.forAll': 'für alle',
    'views.renew': 'So sichern, wie die Liste jetzt eingestellt ist',
    'views.delete': 'Löschen',
    'views.deleted': 'Die Ansicht „{{name}}“ ist gelöscht.',
  },
  en: {
    'refusal.viewNameTaken': 'You already have a view “{{name}}” here. Please choose another name.',
    'refusal.tooManyViews':
      'A page cannot have more than {{largest}} views of your own. Please delete an old one first.',

    'views.title': 'Views',
    'views.none': 'Set filters and order, keep them under a name, have them back with one click.',
    'views.save': 'Save this view',
    'views.change': 'Change view',
    'views.name': 'Name',
    'views.example': 'South, not spoken for long',
    'views.share': 'Show to all',
    'views.shareHint': 'All colleagues see this view in theirs.',
    'views.forAll': 'for all',
    'views.renew': 'Save as the list is set now',
    'views.delete': 'Delete',
    'views.deleted': 'The view “{{name}}” is deleted.',
  },
})
