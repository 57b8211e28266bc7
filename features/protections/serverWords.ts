import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'protectionTasks.ends': 'Kundenschutz für {{partner}} bei {{name}} endet am {{day}}: verlängern oder enden lassen?',
  },
  en: {
    'protectionTasks.ends': 'Protection of {{name}} for {{partner}} ends on {{day}}: extend it or let it end?',
  },
})
