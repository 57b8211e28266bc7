import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Input } from '#shared/contract.ts'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { SelectInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../contract.ts'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type Selection = Pick<Input<(typeof contract)['addExperimentCustomers']>, 'ids' | 'filter'>

/** Puts the chosen firms, or all that the list shows, on the list of a niche. */
export function NicheDialog(props: { selection: Selection; onClose: () => void; onDone: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const add = useCommand('addExperimentCustomers')
  const niches = (useOperation('listExperiments', { open: true }).data?.experiments ?? []).filter(
    ({ kind }) => kind === 'niche',
  )
  const [id, setId] = useState<string | null>(null)
  const chosen = id ?? niches[0]?.id ?? null
  return (
    <SaveDialog
      title={t('experiments.bulk')}
      onClose={props.onClose}
      onSave={async () => {
        if (chosen === null) return
        const added = await add.run({ id: chosen, ...props.selection })
        if (!added) return
        props.onDone()
        done(t('experiments.list.added', { count: added.added }), added)
      }}
      busy={add.busy}
    >
      <Field label={t('experiments.bulk.which')} required>
        {(control) => (
          <SelectInput
            {...control}
            value={chosen}
            options={niches.map(({ id: value, name }) => ({ value, label: name }))}
            onChange={setId}
          />
        )}
      </Field>
    </SaveDialog>
  )
}
