import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'news.task.taken': 'Bedarf verfolgen: {{theme}}',
    'news.task.done': 'Dem Kunden sagen: {{theme}} – erledigt: {{answer}}',
    'news.task.declined': 'Dem Kunden sagen: {{theme}} – wird nichts: {{answer}}',
    'news.line': 'Erzählt: {{title}}',
    'news.line.reaction': 'Erzählt: {{title}} – {{reaction}}',
  },
  en: {
    'news.task.taken': 'Follow up the need: {{theme}}',
    'news.task.done': 'Tell the customer: {{theme}} – done: {{answer}}',
    'news.task.declined': 'Tell the customer: {{theme}} – will not come: {{answer}}',
    'news.line': 'Told: {{title}}',
    'news.line.reaction': 'Told: {{title}} – {{reaction}}',
  },
})
