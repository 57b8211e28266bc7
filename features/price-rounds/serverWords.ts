import { defineMessages } from '#shared/messages.ts'

/** What letters, mails and reminders of price rounds say. */
export const messages = defineMessages({
  de: {
    'priceLetter.subject': 'Unsere Preise ab {{day}}',
    'priceLetter.validFrom': 'Gültig ab',
    'priceLetter.product': 'Bezeichnung',
    'priceLetter.before': 'bisher',
    'priceLetter.from': 'ab {{day}}',
    'priceLetter.fromQuantity': 'ab {{quantity}}',
    'priceLetter.others': 'Alle weiteren Preise ändern sich um {{percent}}.',
    'priceLetter.all': 'Unsere Preise ändern sich um {{percent}}.',
    'priceLetter.intro':
      'unsere Kosten für Material, Energie und Löhne sind gestiegen. Ab {{Gültig ab}} gelten für Sie deshalb diese Preise (netto):',
    'priceLetter.closing':
      'Bestellungen, die bis dahin bei uns eingehen, rechnen wir noch zu den bisherigen Preisen ab. Bei Fragen rufen Sie uns gerne an.',
    'priceLetter.mail': 'im Anhang finden Sie unseren Brief zu den neuen Preisen. Bei Fragen melden Sie sich gerne.',
    'priceLetter.task': '{{round}}: Wie steht {{customer}} zu den neuen Preisen ab {{day}}?',
  },
  en: {
    'priceLetter.subject': 'Our prices from {{day}}',
    'priceLetter.validFrom': 'Valid from',
    'priceLetter.product': 'Description',
    'priceLetter.before': 'so far',
    'priceLetter.from': 'from {{day}}',
    'priceLetter.fromQuantity': 'from {{quantity}}',
    'priceLetter.others': 'All other prices change by {{percent}}.',
    'priceLetter.all': 'Our prices change by {{percent}}.',
    'priceLetter.intro':
      'Our costs of material, energy and wages have risen. From {{Valid from}} these prices (net) therefore apply to you:',
    'priceLetter.closing':
      'We still invoice orders that reach us before that day at the prices so far. Please call us if you have any questions.',
    'priceLetter.mail':
      'Please find our letter about the new prices attached. If you have any questions, please get in touch.',
    'priceLetter.task': '{{round}}: what does {{customer}} say to the new prices from {{day}}?',
  },
})
