import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { canRaise } from '../access.ts'
import type { contract } from '../contract.ts'
import { FireWordsDialog } from './FireWordsDialog.tsx'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** One click tells everybody; the words come after. `dialog` is put somewhere on the page. */
export function useRaiseFire(customer: { id: string; name: string } | null) {
  const t = useT<typeof messages>()
  const done = useDone()
  const command = useCommand('raiseFire')
  const [raisedId, setRaisedId] = useState<string | null>(null)
  const close = () => setRaisedId(null)
  const { member } = useMe()
  return {
    may: canRaise(member),
    busy: command.busy,
    async raise() {
      if (!customer) return
      const answer = await command.run({ customerId: customer.id, text: t('fires.wordsFollow') })
      if (!answer) return
      done(t('fires.raised'), answer)
      setRaisedId(answer.id)
    },
    dialog: customer && raisedId && (
      <FireWordsDialog fresh fire={{ id: raisedId, customerName: customer.name, text: '' }} onClose={close} />
    ),
  }
}
