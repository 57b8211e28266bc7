import type { Operations } from '#features/index.ts'
import { type Command, WrongUse } from '#platform/cli/command.ts'
import { type Role, roles } from '#shared/actor.ts'
import type { Client } from '#shared/contract.ts'
import { Refusal } from '#shared/refusal.ts'

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
  {
    name: 'user reset',
    usage: 'user reset E-MAIL',
    help: 'A link (24 hours) by which somebody who forgot their password sets a new one; for an administrator who is locked out too.',
    async run({ call, args, server }) {
      const email = args[0]?.toLowerCase()
      if (!email) throw new WrongUse('an e-mail address is needed')
      const { members } = await call.listMembers({})
      const member = members.find((one) => one.email === email)
      if (!member) throw new Refusal('emailUnknown', { email })
      const link = await call.createResetLink({ id: member.id })
      return { json: { id: member.id, ...link }, text: `${server ?? ''}${link.path}` }
    },
  },
]
