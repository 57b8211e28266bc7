import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.placeMissing': 'Wo soll die Tour beginnen? Bitte nennen Sie eine Postleitzahl oder einen Ort.',
    'refusal.placeUnknown':
      '„{{place}}“ ist hier nicht bekannt. Bitte nennen Sie eine Postleitzahl in Deutschland, Österreich oder der Schweiz.',
    'refusal.placeOfSeveral':
      '{{postcode}} gibt es in Österreich und in der Schweiz. Bitte schreiben Sie A-{{postcode}} oder CH-{{postcode}}.',
    'refusal.stopWithoutPlace':
      'Wo {{name}} liegt, ist nicht bekannt. Bitte ergänzen Sie Postleitzahl und Land beim Kunden.',
    'refusal.tourTooLong':
      'Diese Tour endet erst nach Mitternacht. Bitte brechen Sie früher auf oder nehmen Sie einen Kunden heraus.',
  },
  en: {
    'refusal.placeMissing': 'Where does the tour begin? Please give a postcode or a place.',
    'refusal.placeUnknown': '“{{place}}” is not known here. Please give a postcode in Germany, Austria or Switzerland.',
    'refusal.placeOfSeveral':
      'Both Austria and Switzerland have {{postcode}}. Please write A-{{postcode}} or CH-{{postcode}}.',
    'refusal.stopWithoutPlace':
      'Where {{name}} lies is not known. Please add the postcode and the country to the customer.',
    'refusal.tourTooLong': 'This tour ends after midnight. Please set off earlier or take a customer out.',
  },
})
