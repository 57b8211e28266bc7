import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'references.title': 'Referenz',
    'references.new': 'Referenz eintragen',
    'references.person': 'Wer steht dafür',
    'references.person.hint': 'Wer gern Auskunft gibt, wenn andere nach uns fragen.',
    'references.text': 'Was wir sagen dürfen',
    'references.text.hint': 'Name auf der Website, Anruf erlaubt, Zitat.',
    'references.day': 'Seit wann',
    'references.saved': 'Referenz eingetragen',
    'references.remove': 'Referenz herausnehmen',
    'references.removed': 'Referenz herausgenommen',
    'references.since': 'seit {{day}}',
    'references.company': 'Firma darf genannt werden',
  },
  en: {
    'references.title': 'Reference',
    'references.new': 'Enter a reference',
    'references.person': 'Who stands for it',
    'references.person.hint': 'Who gladly tells others that ask about us.',
    'references.text': 'What we may say',
    'references.text.hint': 'Name on the website, may be called, a quote.',
    'references.day': 'Since when',
    'references.saved': 'Reference entered',
    'references.remove': 'Take the reference out',
    'references.removed': 'Reference taken out',
    'references.since': 'since {{day}}',
    'references.company': 'The company may be named',
  },
})
