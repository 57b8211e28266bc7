import type { Operations } from '#features/index.ts'
import { type Command, WrongUse } from '#platform/cli/command.ts'
import type { Client } from '#shared/contract.ts'

const kinds = ['call', 'visit', 'meeting', 'video', 'email', 'letter', 'chat', 'note'] as const

export const commands: Command<Client<Operations>>[] = [
  {
    name: 'log',
    usage: 'log CUSTOMER-ID TEXT [--kind call|visit|meeting|video|email|letter|chat|note] [--not-reached]',
    help: 'Logs a conversation or a note with a customer; the id as `contact-again --json` names it. A conversation resets the rhythm.',
    options: { kind: { type: 'string' }, 'not-reached': { type: 'boolean' } },
    async run({ call, args, values }) {
      const [customerId, ...words] = args
      const kind = kinds.find((one) => one === (values.kind ?? 'call'))
      if (!customerId || !kind) throw new WrongUse('which customer, and what was it?')
      const outcome = values['not-reached'] ? 'notReached' : null
      const logged = await call.logActivity({ customerId, kind, outcome, text: words.join(' ') })
      return { json: logged, text: logged.id }
    },
  },
]
