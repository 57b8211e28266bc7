import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.amountNegative': 'Der Betrag darf nicht negativ sein.',
    'refusal.amountTooLarge': 'Der Betrag ist größer als 100 Milliarden. Bitte prüfen Sie die Nullen.',
    'refusal.createdAhead': 'Der Tag der Anfrage liegt in der Zukunft.',
    'refusal.closeBeforeCreated': 'Der Abschluss liegt vor dem Tag der Anfrage.',
    'refusal.closedAhead': 'Der Abschluss liegt in der Zukunft. Tragen Sie ihn ein, wenn er da ist.',
    'refusal.opportunityClosed': 'Diese Verkaufschance ist schon abgeschlossen. Öffnen Sie sie zuerst wieder.',
    'refusal.opportunityOpen': 'Diese Verkaufschance ist noch offen.',
    'refusal.stageUnknown': 'Diese Phase gibt es nicht mehr.',
    'refusal.memberUnknown': 'Diese Kollegin oder diesen Kollegen gibt es nicht mehr.',
    'refusal.personElsewhere': 'Diese Person gehört nicht zu diesem Kunden.',
    'refusal.currencyUnknown': 'Diese Währung gibt es nicht.',
  },
  en: {
    'refusal.amountNegative': 'The amount must not be negative.',
    'refusal.amountTooLarge': 'The amount is above 100 billion. Please check the zeros.',
    'refusal.createdAhead': 'The day of the enquiry lies in the future.',
    'refusal.closeBeforeCreated': 'The close lies before the day of the enquiry.',
    'refusal.closedAhead': 'The close lies in the future. Enter it once it is there.',
    'refusal.opportunityClosed': 'This opportunity is already closed. Reopen it first.',
    'refusal.opportunityOpen': 'This opportunity is still open.',
    'refusal.stageUnknown': 'This stage no longer exists.',
    'refusal.memberUnknown': 'This colleague is no longer here.',
    'refusal.personElsewhere': 'This person does not belong to this customer.',
    'refusal.currencyUnknown': 'There is no such currency.',
  },
})
