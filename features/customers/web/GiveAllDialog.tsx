import { useState } from 'react'
import type { contract as handoversContract } from '#features/handovers/contract.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Combobox } from '#ui/Combobox.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useRich, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../contract.ts'
import { useMembers } from './useMembers.ts'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof handoversContract>()

/** Gives everything a colleague holds to another, whether the colleague left or is still there; says how much it is. */
export function GiveAllDialog(props: { from: { id: string; name: string }; onClose: () => void }) {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const done = useDone()
  const { id, name } = props.from
  const { options } = useMembers()
  const [to, setTo] = useState<string | null>(null)
  const give = useCommand('handOverAll')
  const owned = useOperation('listCustomers', { owner: [id], limit: 1 }).data?.total
  const inside = useOperation('listCustomers', { insideSales: [id], limit: 1 }).data?.total
  const accounts = useOperation('listCustomers', { owner: [id], mode: 'keyAccount', limit: 1 }).data?.total
  const others = options.filter((option) => option.value !== id)

  const save = async () => {
    const given = to && (await give.run({ fromId: id, toId: to }))
    if (!given) return
    props.onClose()
    const text = t('customers.bulk.handedOver', { count: given.changed })
    const along = given.tasks + given.opportunities + given.leads
    done(along > 0 ? `${text} ${t('customers.giveAll.along', { count: along })}` : text, given)
  }
  return (
    <Dialog open onClose={props.onClose} title={t('customers.one', { name, what: t('customers.orphaned.giveAll') })}>
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={give.busy}>
            {t('customers.handOverDo')}
          </Button>
        }
      >
        {owned != null && owned > 0 && <p>{rich('customers.giveAll.owned', { count: owned })}</p>}
        {inside != null && inside > 0 && <p>{rich('customers.giveAll.inside', { count: inside })}</p>}
        {accounts != null && accounts > 0 && <p>{rich('customers.giveAll.accounts', { count: accounts })}</p>}
        <p>{t('customers.giveAll.held')}</p>
        <Field label={t('customers.newOwner')} hint={t('customers.handOverHint')} required>
          {(control) => (
            <Combobox
              {...control}
              value={others.find((option) => option.value === to) ?? null}
              options={others}
              onChange={(option) => setTo(option?.value ?? null)}
            />
          )}
        </Field>
      </Form>
    </Dialog>
  )
}
