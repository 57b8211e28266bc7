import { defineMessages } from '#shared/messages.ts'

/** What the open pages and mails of consents say. */
export const messages = defineMessages({
  de: {
    'consents.open.title': 'Link',
    'consents.open.unknown': 'Diesen Link gibt es nicht (mehr). Bitte prüfen Sie, ob er ganz übernommen wurde.',
    'consents.open.confirm.title': 'Bestätigen',
    'consents.open.confirm.address': 'Bitte bestätigen Sie, dass Ihre Anfrage von Ihnen ist.',
    'consents.open.confirm.consent':
      'Bitte bestätigen Sie, dass die Anfrage von Ihnen ist und Sie wie angekreuzt Neuigkeiten per E-Mail erhalten möchten. Das können Sie jederzeit mit einem Klick beenden.',
    'consents.open.confirm.button': 'Ja, das bin ich',
    'consents.open.confirm.confirmed': 'Vielen Dank, das ist bestätigt. Sie können diese Seite schließen.',
    'consents.open.confirm.already': 'Das ist schon bestätigt. Vielen Dank.',
    'consents.open.confirm.expired': 'Dieser Link war sieben Tage gültig. Bitte schicken Sie Ihre Anfrage noch einmal.',
    'consents.open.object.title': 'Keine Werbung mehr',
    'consents.open.object.text': 'Mit einem Klick ist Schluss: Sie erhalten auf diesem Weg keine Werbung mehr von uns.',
    'consents.open.object.button': 'Abmelden',
    'consents.open.object.done': 'Erledigt. Sie erhalten auf diesem Weg keine Werbung mehr von uns.',
    'consents.mail.address.subject': 'Bitte bestätigen: Ihre Anfrage an {{name}}',
    'consents.mail.address.text':
      'Guten Tag,\n\nüber das Formular auf unserer Website kam mit dieser Adresse eine Anfrage. Bitte bestätigen Sie über diesen Link, dass sie von Ihnen ist:',
    'consents.mail.consent.subject': 'Bitte bestätigen: Ihre Anfrage an {{name}}',
    'consents.mail.consent.text':
      'Guten Tag,\n\nüber das Formular auf unserer Website kam mit dieser Adresse eine Anfrage, und der folgende Satz wurde angekreuzt. Bitte bestätigen Sie beides über den Link:',
    'consents.mail.foot':
      'Waren Sie das nicht, brauchen Sie nichts zu tun: Ohne Bestätigung schreiben wir Ihnen nicht.\n\n{{name}}',
  },
  en: {
    'consents.open.title': 'Link',
    'consents.open.unknown': 'This link does not exist (any more). Please check whether it was copied as a whole.',
    'consents.open.confirm.title': 'Confirm',
    'consents.open.confirm.address': 'Please confirm that the enquiry is yours.',
    'consents.open.confirm.consent':
      'Please confirm that the enquiry is yours and that you want to receive news by e-mail, as ticked. You can end that with one click at any time.',
    'consents.open.confirm.button': 'Yes, that is me',
    'consents.open.confirm.confirmed': 'Thank you, that is confirmed. You can close this page.',
    'consents.open.confirm.already': 'That is confirmed already. Thank you.',
    'consents.open.confirm.expired': 'This link was good for seven days. Please send your enquiry again.',
    'consents.open.object.title': 'No more advertising',
    'consents.open.object.text': 'One click and it ends: you will get no more advertising from us this way.',
    'consents.open.object.button': 'Unsubscribe',
    'consents.open.object.done': 'Done. You will get no more advertising from us this way.',
    'consents.mail.address.subject': 'Please confirm: your enquiry to {{name}}',
    'consents.mail.address.text':
      'Hello,\n\nan enquiry with this address came in through the form on our website. Please confirm by this link that it is yours:',
    'consents.mail.consent.subject': 'Please confirm: your enquiry to {{name}}',
    'consents.mail.consent.text':
      'Hello,\n\nan enquiry with this address came in through the form on our website, and the following sentence was ticked. Please confirm both by the link:',
    'consents.mail.foot':
      'If that was not you, there is nothing to do: without confirmation we will not write to you.\n\n{{name}}',
  },
})
