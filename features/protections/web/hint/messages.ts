import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'protections.hint.granted': 'Geschützt für {{partner}} bis {{day}}',
    'protections.hint.grantedFrom': 'Geschützt für {{partner}} von {{from}} bis {{day}}',
    'protections.hint.requested': '{{partner}} hat Kundenschutz beantragt, bis {{day}}',
    'protections.hint.disputed': 'Kundenschutz strittig: {{partners}}',
    'protections.hint.group': 'nur {{group}}',
    'protections.hint.deal': 'nur „{{title}}“',
    'protections.hint.of': 'Endkunde {{name}}',
    'protections.hint.talk': 'Sprechen Sie vorher mit {{partner}}.',
    'protections.hint.open': 'Zum Kundenschutz',
    'protections.endCustomer': 'Endkunde',
  },
  en: {
    'protections.hint.granted': 'Protected for {{partner}} until {{day}}',
    'protections.hint.grantedFrom': 'Protected for {{partner}} from {{from}} to {{day}}',
    'protections.hint.requested': '{{partner}} has asked for protection, until {{day}}',
    'protections.hint.disputed': 'Protection in dispute: {{partners}}',
    'protections.hint.group': 'only {{group}}',
    'protections.hint.deal': 'only “{{title}}”',
    'protections.hint.of': 'End customer {{name}}',
    'protections.hint.talk': 'Talk with {{partner}} before.',
    'protections.hint.open': 'To the protection',
    'protections.endCustomer': 'End customer',
  },
})
