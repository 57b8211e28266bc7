import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.thankedAlready': 'Dafür haben Sie sich schon bedankt.',
    'thanks.news': '{{name}} sagt Danke: {{customerName}}',
  },
  en: {
    'refusal.thankedAlready': 'You have said thanks for this already.',
    'thanks.news': '{{name}} says thanks: {{customerName}}',
  },
})
