import { useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract, Project } from '../contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** A step of a project: what, who of us, until when. */
export function StepDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const t = useT<Words>()
  const { today, member } = useMe()
  const { options, nameOf } = useMembers()
  const done = useDone()
  const add = useCommand('addProjectStep')
  const [text, setText] = useState('')
  const [memberId, setMemberId] = useState<string | null>(member.id)
  const [dueDay, setDueDay] = useState<string | null>(null)
  return (
    <SaveDialog
      title={t('customerProjects.step.new')}
      busy={add.busy}
      onClose={onClose}
      onSave={async () => {
        if (!memberId || !dueDay) return
        const added = await add.run({ id: project.id, text, memberId, dueDay })
        if (!added) return
        onClose()
        done(t('customerProjects.step.added', { name: nameOf(memberId) ?? '' }), added)
      }}
    >
      <Field label={t('customerProjects.step.text')} required>
        {(control) => <TextInput {...control} autoFocus maxLength={1000} value={text} onChange={setText} />}
      </Field>
      <FieldPair>
        <Field label={t('customerProjects.step.who')} required>
          {(control) => <SelectInput {...control} value={memberId} options={options} onChange={setMemberId} />}
        </Field>
        <Field label={t('customerProjects.step.until')} required>
          {(control) => <DayInput {...control} today={today} value={dueDay} onChange={setDueDay} />}
        </Field>
      </FieldPair>
    </SaveDialog>
  )
}
