import { defineMessages } from '#shared/messages.ts'

/** What mails of the house itself say. */
export const messages = defineMessages({
  de: {
    'mails.test.subject': 'Testmail von {{name}}',
    'mails.test.text': 'Diese Mail kam an: Bordmittel kann für {{name}} Mails verschicken.',
  },
  en: {
    'mails.test.subject': 'Test mail of {{name}}',
    'mails.test.text': 'This mail arrived: Bordmittel can send mails for {{name}}.',
  },
})
