import type { Operations } from '#features/index.ts'
import { type Command, WrongUse } from '#platform/cli/command.ts'
import { type Role, roles } from '#shared/actor.ts'
import type { Client } from '#shared/contract.ts'

export const commands: Command<Client<Operations>>[] = [
  {
    name: 'user add',
    usage: 'user add NAME --email E-MAIL [--roles sales,insideSales]',
    help: `A new member with an invitation link to pass on. Roles: ${roles.join(' ')}.\nThe first person uses the set-up link that the start of the server prints.`,
    options: { email: { type: 'string' }, roles: { type: 'string' } },
    async run({ call, args, values, server }) {
      const name = args.join(' ')
      if (!name || typeof values.email !== 'string') throw new WrongUse('a name and --email are needed')
      const wanted = String(values.roles ?? 'sales').split(',')
      const unknown = wanted.find((role) => !roles.includes(role as Role))
      if (unknown) throw new WrongUse(`unknown role: ${unknown}`)
      const { id } = await call.addMember({ name, email: values.email, roles: wanted as Role[] })
      const link = await call.inviteMember({ id })
      const { path } = link
      return { json: { id, ...link }, text: `${server ?? ''}${path}` }
    },
  },
]
