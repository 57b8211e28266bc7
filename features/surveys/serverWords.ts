import { defineMessages } from '#shared/messages.ts'

/** What the public page, the mail and the follow-up say. */
export const messages = defineMessages({
  de: {
    'surveys.open.title': 'Wie zufrieden sind Sie?',
    'surveys.open.question': 'Wie wahrscheinlich ist es, dass Sie {{name}} weiterempfehlen?',
    'surveys.open.least': '0 = auf keinen Fall',
    'surveys.open.most': '10 = ganz sicher',
    'surveys.open.sentence': 'Was ist der wichtigste Grund dafür?',
    'surveys.open.optional': 'freiwillig',
    'surveys.open.contact': 'Dürfen wir Sie dazu ansprechen?',
    'surveys.open.contact.yes': 'Ja, gern',
    'surveys.open.contact.no': 'Nein, bitte nicht',
    'surveys.open.about':
      'Ihre Antwort lesen nur, wer Sie bei {{name}} betreut, und die Leitung. Diese Seite zählt keine Besuche und legt nichts auf Ihrem Gerät ab.',
    'surveys.open.send': 'Antwort senden',
    'surveys.open.change': 'Antwort ändern',
    'surveys.open.missing': 'Bitte wählen Sie eine Zahl von 0 bis 10. Was Sie geschrieben haben, steht noch da.',
    'surveys.open.tooMany':
      'Das waren viele Änderungen auf einmal. Bitte warten Sie etwas und senden Sie dann noch einmal.',
    'surveys.open.thanks': 'Vielen Dank, Ihre Antwort ist angekommen. Sie können diese Seite schließen.',
    'surveys.open.changeUntil': 'Antwort ändern (möglich bis {{day}})',
    'surveys.open.expired':
      'Diese Frage ist nicht mehr offen. Wenn Sie uns etwas sagen möchten, antworten Sie gern auf unsere Mail.',
    'surveys.mail.subject': 'Eine Frage von {{name}}',
    'surveys.mail.ask':
      'wie zufrieden sind Sie mit uns? Es ist eine Frage, sie dauert eine halbe Minute und braucht keine Anmeldung:',
    'surveys.mail.about':
      'Der Link ist für Sie persönlich und 30 Tage gültig. Bis dahin können Sie Ihre Antwort ändern.',
    'surveys.mail.stop': 'Sie möchten solche Fragen nicht mehr? Ein Klick genügt:',
    'surveys.task.talk': '{{name}} hat auf unsere Frage zur Zufriedenheit geantwortet: bitte bald sprechen',
    'surveys.task.inside':
      '{{name}} hat auf unsere Frage zur Zufriedenheit geantwortet: bitte intern klären, nicht darauf ansprechen',
  },
  en: {
    'surveys.open.title': 'How satisfied are you?',
    'surveys.open.question': 'How likely are you to recommend {{name}}?',
    'surveys.open.least': '0 = not at all',
    'surveys.open.most': '10 = certainly',
    'surveys.open.sentence': 'What is the main reason?',
    'surveys.open.optional': 'optional',
    'surveys.open.contact': 'May we speak to you about it?',
    'surveys.open.contact.yes': 'Yes, gladly',
    'surveys.open.contact.no': 'No, please do not',
    'surveys.open.about':
      'Your answer is read only by those who look after you at {{name}}, and by its management. This page counts no visits and stores nothing on your device.',
    'surveys.open.send': 'Send answer',
    'surveys.open.change': 'Change answer',
    'surveys.open.missing': 'Please choose a number from 0 to 10. What you wrote is still there.',
    'surveys.open.tooMany': 'Those were many changes at once. Please wait a little, then send again.',
    'surveys.open.thanks': 'Thank you, your answer has arrived. You can close this page.',
    'surveys.open.changeUntil': 'Change answer (possible until {{day}})',
    'surveys.open.expired':
      'This question is no longer open. If you want to tell us something, please answer our mail.',
    'surveys.mail.subject': 'A question from {{name}}',
    'surveys.mail.ask': 'how satisfied are you with us? It is one question, takes half a minute and needs no login:',
    'surveys.mail.about': 'The link is yours alone and good for 30 days. Until then you can change your answer.',
    'surveys.mail.stop': 'You do not want such questions any more? One click will do:',
    'surveys.task.talk': '{{name}} answered our question about satisfaction: please talk soon',
    'surveys.task.inside':
      '{{name}} answered our question about satisfaction: please sort it out inside, do not bring it up with them',
  },
})
