import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract, Project } from '../contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** A new project of a customer, or what one is about. */
export function ProjectDialog(props: { customerId: string; project?: Project; onClose: () => void }) {
  const t = useT<Words>()
  const { today } = useMe()
  const done = useDone()
  const create = useCommand('createCustomerProject')
  const change = useCommand('changeCustomerProject')
  const { customerId, project } = props
  const [name, setName] = useState(project?.name ?? '')
  const [goal, setGoal] = useState(project?.goal ?? '')
  const [untilDay, setUntilDay] = useState(project?.untilDay ?? null)
  return (
    <SaveDialog
      title={t(project ? 'customerProjects.change' : 'customerProjects.begin')}
      busy={create.busy || change.busy}
      onClose={props.onClose}
      onSave={async () => {
        const saved = project
          ? await change.run({ id: project.id, name, goal, untilDay })
          : await create.run({ customerId, name, goal, untilDay })
        if (!saved) return
        props.onClose()
        done(t('customerProjects.saved', { name }), saved)
      }}
    >
      <Field label={t('customerProjects.name')} required>
        {(control) => <TextInput {...control} autoFocus maxLength={200} value={name} onChange={setName} />}
      </Field>
      <Field label={t('customerProjects.goal')}>
        {(control) => <TextInput {...control} maxLength={2000} value={goal} onChange={setGoal} />}
      </Field>
      <Field label={t('customerProjects.until')}>
        {(control) => <DayInput {...control} today={today} value={untilDay} onChange={setUntilDay} />}
      </Field>
    </SaveDialog>
  )
}
