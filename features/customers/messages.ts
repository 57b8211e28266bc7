import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.customerNumberTaken': 'Die Kundennummer {{number}} ist schon vergeben. Es wurde nichts gespeichert.',
    'refusal.classReasonMissing': 'Bitte sagen Sie in wenigen Worten, warum die Klasse so gesetzt wird.',
    'refusal.parentCircle': 'So stünde die Firma über sich selbst. Bitte wählen Sie eine andere Muttergesellschaft.',
    'refusal.ownerNeeded': 'Jeder Kunde braucht jemanden, der ihn betreut. Bitte wählen Sie, wer ihn übernimmt.',
    'refusal.memberGone': 'Diese Kollegin oder diesen Kollegen gibt es hier nicht (mehr). Bitte wählen Sie neu.',
    'refusal.worksAlreadyOnCustomer': 'Diese Kollegin oder dieser Kollege arbeitet schon mit an diesem Kunden.',
    'refusal.tooManyTags': 'Mehr als {{largest}} Merkmale je Kunde gehen nicht.',
    'refusal.tooManyTasks':
      'Da hängen mehr als {{largest}} offene Aufgaben daran. Bitte übergeben Sie die Kunden in Teilen, etwa nach Region.',
    'refusal.nothingSelected': 'Bitte wählen Sie erst Kunden aus.',
    'refusal.tooManyAtOnce':
      'Das sind {{count}} Kunden; auf einmal gehen {{largest}}. Bitte grenzen Sie die Liste ein, etwa nach Region.',
  },
  en: {
    'refusal.customerNumberTaken': 'The customer number {{number}} is taken. Nothing was saved.',
    'refusal.classReasonMissing': 'Please say in a few words why the class is set like this.',
    'refusal.parentCircle': 'The company would stand above itself. Please choose another parent company.',
    'refusal.ownerNeeded': 'Every customer needs somebody who looks after it. Please choose who takes over.',
    'refusal.memberGone': 'This colleague is not here (any more). Please choose again.',
    'refusal.worksAlreadyOnCustomer': 'This colleague already works on this customer.',
    'refusal.tooManyTags': 'A customer cannot have more than {{largest}} tags.',
    'refusal.tooManyTasks':
      'There are more than {{largest}} open tasks with them. Please hand the customers over in parts, by region for instance.',
    'refusal.nothingSelected': 'Please select customers first.',
    'refusal.tooManyAtOnce':
      'These are {{count}} customers; {{largest}} can be changed at once. Please narrow the list, by region for instance.',
  },
})
