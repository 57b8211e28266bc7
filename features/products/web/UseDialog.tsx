import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { CustomerChooser } from '#features/tasks/web/Choosers.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Option } from '#ui/Combobox.tsx'
import { Field } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../prices/contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** From when on a list holds for everybody, for one customer, or for nobody any more. */
export function UseDialog(props: {
  list: { id: string; name: string; currency: string }
  whom: 'everybody' | 'customer' | 'nobody'
  onClose: () => void
}) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const done = useDone()
  const { today } = useMe()
  const use = useCommand('usePriceList')
  const [customer, setCustomer] = useState<Option | null>(null)
  const [validFrom, setValidFrom] = useState<string | null>(today)
  const { list, whom } = props
  const titles = {
    everybody: 'prices.useForAll',
    customer: 'prices.useForCustomer',
    nobody: 'prices.endForAll',
  } as const
  const save = async () => {
    if (!validFrom || (whom === 'customer' && !customer)) return
    const saved = await use.run({
      customerId: customer?.value ?? null,
      currency: list.currency,
      listId: whom === 'nobody' ? null : list.id,
      validFrom,
    })
    if (!saved) return
    props.onClose()
    const day = format.day(validFrom)
    done(whom === 'nobody' ? t('prices.unused', { day }) : t('prices.used', { list: list.name, day }), saved)
  }
  return (
    <SaveDialog title={t(titles[whom])} onClose={props.onClose} onSave={save} busy={use.busy}>
      {whom === 'customer' && (
        <Field label={t('prices.customer')} required>
          {(control) => <CustomerChooser {...control} value={customer} onChange={setCustomer} />}
        </Field>
      )}
      <Field label={t('prices.from')} required>
        {(control) => <DayInput {...control} value={validFrom} today={today} onChange={setValidFrom} />}
      </Field>
    </SaveDialog>
  )
}
