import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.timeZoneUnknown': 'Die Zeitzone „{{timeZone}}“ gibt es nicht.',
    'refusal.companyCurrencyUnknown': 'Die Währung „{{currency}}“ gibt es nicht.',
    'refusal.stateUnknown': '„{{state}}“ gehört nicht zu {{country}}.',
  },
  en: {
    'refusal.timeZoneUnknown': 'There is no time zone “{{timeZone}}”.',
    'refusal.companyCurrencyUnknown': 'There is no currency “{{currency}}”.',
    'refusal.stateUnknown': '“{{state}}” is not in {{country}}.',
  },
})
