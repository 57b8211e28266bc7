import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { CheckField, Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { SelectInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()
const bases = ['any', 'prices', 'revenue'] as const
const classes = ['A', 'B', 'C', 'none'] as const

/** Which customers come into a round: by what they have with us, and by class. */
export function AddDialog({ roundId, onClose }: { roundId: string; onClose: () => void }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const add = useCommand('addToPriceRound')
  const [basis, setBasis] = useState<(typeof bases)[number]>('any')
  const [chosen, setChosen] = useState<readonly (typeof classes)[number][]>([])
  const [keyAccounts, setKeyAccounts] = useState(false)
  const save = async () => {
    const filter = {
      ...(chosen.length > 0 ? { class: [...chosen] } : {}),
      ...(keyAccounts ? { mode: 'keyAccount' as const } : {}),
    }
    const added = await add.run({ id: roundId, filter, basis })
    if (!added) return
    onClose()
    done(t('priceRounds.added', { count: added.added, without: added.without }), added)
  }
  return (
    <SaveDialog title={t('priceRounds.add')} onClose={onClose} onSave={save} busy={add.busy}>
      <Field label={t('priceRounds.basis')} required>
        {(control) => (
          <SelectInput
            {...control}
            value={basis}
            options={bases.map((value) => ({ value, label: t(`priceRounds.basis.${value}`) }))}
            onChange={(value) => setBasis(value ?? 'any')}
          />
        )}
      </Field>
      <fieldset>
        <legend>{t('priceRounds.classes')}</legend>
        {classes.map((one) => (
          <CheckField
            key={one}
            label={one === 'none' ? t('priceRounds.noClass') : t('priceRounds.class', { name: one })}
            checked={chosen.includes(one)}
            onChange={(on) => setChosen(on ? [...chosen, one] : chosen.filter((other) => other !== one))}
          />
        ))}
      </fieldset>
      <CheckField label={t('priceRounds.keyAccounts')} checked={keyAccounts} onChange={setKeyAccounts} />
    </SaveDialog>
  )
}
