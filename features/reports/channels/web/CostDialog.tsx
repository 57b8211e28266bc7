import { useState } from 'react'
import type { contract as costsContract } from '#features/channels/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as opportunitiesContract } from '#features/opportunities/contract.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { addMonths } from '#shared/days.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { MoneyInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof costsContract & typeof opportunitiesContract>()
export type EditedCost = { channel: string; month: string | null; amount: number | null; note: string | null }

/** What a channel cost in a month; an entry that is there is changed in its amount. */
export function CostDialog(props: { cost: EditedCost; currency: string; onClose: () => void }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const done = useDone()
  const known = useOperation('listChannels', {}).data?.channels ?? []
  const save = useCommand('setChannelCost')
  const [channel, setChannel] = useState(props.cost.channel)
  const [month, setMonth] = useState(props.cost.month ?? today.slice(0, 7))
  const [amount, setAmount] = useState(props.cost.amount)
  const [note, setNote] = useState(props.cost.note ?? '')
  const there = props.cost.month !== null
  const running = `${today.slice(0, 7)}-01`
  const months = Array.from({ length: 36 }, (_, at) => addMonths(running, 6 - at).slice(0, 7))
  const options = [...new Set([month, ...months])].sort().reverse()
  return (
    <SaveDialog
      title={t('channels.cost.title')}
      onClose={props.onClose}
      onSave={async () => {
        const saved = await save.run({ channel, month, amount, note })
        if (!saved) return
        props.onClose()
        done(t('channels.cost.saved', { channel }), saved)
      }}
      busy={save.busy}
    >
      <Field label={t('channels.cost.channel')} hint={t('channels.cost.channel.hint')} required disabled={there}>
        {(control) => (
          <>
            <TextInput {...control} list="channels" maxLength={60} value={channel} onChange={setChannel} />
            <datalist id="channels">
              {known.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <FieldPair>
        <Field label={t('channels.cost.month')} required disabled={there}>
          {(control) => (
            <SelectInput
              {...control}
              value={month}
              options={options.map((value) => ({ value, label: format.month(`${value}-01`) }))}
              onChange={(value) => value && setMonth(value)}
            />
          )}
        </Field>
        <Field
          label={t('channels.cost.amount')}
          {...(there ? { hint: t('channels.cost.amount.hint') } : { required: true })}
        >
          {(control) => <MoneyInput {...control} currency={props.currency} value={amount} onChange={setAmount} />}
        </Field>
      </FieldPair>
      <Field label={t('channels.cost.note')}>
        {(control) => <TextInput {...control} maxLength={500} value={note} onChange={setNote} />}
      </Field>
    </SaveDialog>
  )
}
