import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'letterhead.logo': 'Logo',
    'letterhead.hint': 'PNG oder JPEG bis 300 kB; steht oben rechts auf der ersten Seite.',
    'letterhead.choose': 'Logo wählen',
    'letterhead.remove': 'Logo entfernen',
    'letterhead.saved': 'Das Logo steht auf den nächsten Briefen.',
  },
  en: {
    'letterhead.logo': 'Logo',
    'letterhead.hint': 'PNG or JPEG up to 300 kB; it stands at the top right of the first page.',
    'letterhead.choose': 'Choose a logo',
    'letterhead.remove': 'Remove the logo',
    'letterhead.saved': 'The logo stands on the next letters.',
  },
})
