import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'files.attach': 'Datei anhängen',
    'files.attached': '„{{name}}“ ist angehängt.',
    'files.drop': 'Hier loslassen: Mails kommen in den Verlauf, anderes wird angehängt.',
    'files.mailFiled': 'Die Mail „{{subject}}“ steht im Verlauf.',
    'files.mailFiledWith_one': 'Die Mail „{{subject}}“ steht im Verlauf, mit 1 Anlage.',
    'files.mailFiledWith_other': 'Die Mail „{{subject}}“ steht im Verlauf, mit {{count}} Anlagen.',
    'files.mailKnown': 'Die Mail „{{subject}}“ steht schon im Verlauf.',
    'files.deleted': '„{{name}}“ ist entfernt.',
    'files.tooLarge': '„{{name}}“ ist größer als {{megabytes}} MB.',
    'files.unreadable': '„{{name}}“ konnte nicht gelesen werden.',
  },
  en: {
    'files.attach': 'Attach a file',
    'files.attached': '“{{name}}” is attached.',
    'files.drop': 'Let go here: mails go to the timeline, anything else is attached.',
    'files.mailFiled': 'The mail “{{subject}}” is in the timeline.',
    'files.mailFiledWith_one': 'The mail “{{subject}}” is in the timeline, with 1 attachment.',
    'files.mailFiledWith_other': 'The mail “{{subject}}” is in the timeline, with {{count}} attachments.',
    'files.mailKnown': 'The mail “{{subject}}” is in the timeline already.',
    'files.deleted': '“{{name}}” is removed.',
    'files.tooLarge': '“{{name}}” is larger than {{megabytes}} MB.',
    'files.unreadable': '“{{name}}” could not be read.',
  },
})
