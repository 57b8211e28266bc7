import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.contactAddressMissing':
      'Um welche Adresse geht es? Bitte nennen Sie eine Mailadresse, Nummer oder Anschrift.',
    'refusal.contactBlocked':
      'Diese Adresse darf dafür nicht benutzt werden ({{missing}}). Was fehlt, steht bei der Person unter „Werbung“.',
    'refusal.entryVoided': 'Dieser Eintrag gilt schon nicht mehr.',
    'refusal.publicAddressMissing':
      'Dafür muss erst eingetragen sein, unter welcher Adresse man diesen Server von außen erreicht (Einwilligungen, Einstellungen).',
  },
  en: {
    'refusal.contactAddressMissing': 'Which address is it about? Please name a mail address, number or postal address.',
    'refusal.contactBlocked':
      'This address may not be used for that ({{missing}}). What is missing stands with the person under “Advertising”.',
    'refusal.entryVoided': 'This entry does not count any more already.',
    'refusal.publicAddressMissing':
      'First the address has to be entered by which this server is reached from outside (Consents, settings).',
  },
})
