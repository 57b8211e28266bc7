import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'handovers.task.answer': 'Übergabe von {{customer}} annehmen oder zurückgeben ({{from}} hat sie Ihnen angeboten)',
    'handovers.task.introduce': 'Vorstellung bei {{customer}}: gemeinsam mit {{from}}',
    'handovers.task.introduceAlone': 'Vorstellung bei {{customer}}: Sie betreuen diesen Kunden jetzt',
    'handovers.task.check': 'Übergabe von {{customer}} prüfen: Wie ist sie gelaufen?',
    'handovers.helperPart': 'spricht mit dem Kunden bis zur Vorstellung',
  },
  en: {
    'handovers.task.answer': 'Accept the handover of {{customer}} or return it ({{from}} offered it to you)',
    'handovers.task.introduce': 'Introduction at {{customer}}: together with {{from}}',
    'handovers.task.introduceAlone': 'Introduction at {{customer}}: you look after this customer now',
    'handovers.task.check': 'Check the handover of {{customer}}: how did it go?',
    'handovers.helperPart': 'speaks with the customer until the introduction',
  },
})
