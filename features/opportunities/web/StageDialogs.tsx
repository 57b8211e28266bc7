import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { NumberInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { Stage } from '../contract.ts'
import type { Outcome } from '../rules.ts'
import type { contract } from '../stages/contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

export type EditedReason = {
  id: string
  version: number
  name: string
  hidden: boolean
  kept: boolean
  outcome: Outcome
}

/** Name, probability, limit and criteria of a stage, a new one or one that is there. */
export function StageDialog(props: { stage: Stage | null; onClose: () => void }) {
  const t = useT<Words>()
  const { stage } = props
  const [name, setName] = useState(stage?.name ?? '')
  const [percent, setPercent] = useState<number | null>(stage ? Math.round(stage.probability * 100) : 50)
  const [limitDays, setLimitDays] = useState<number | null>(stage?.limitDays ?? 30)
  const [criteria, setCriteria] = useState((stage?.criteria ?? []).map((one) => one.text).join('\n'))
  const create = useCommand('createStage')
  const change = useCommand('changeStage')
  const setAll = useCommand('setStageCriteria')

  const save = async () => {
    if (percent === null || limitDays === null) return
    const values = { name, probability: percent / 100, limitDays }
    const saved = stage
      ? await change.run({ id: stage.id, version: stage.version, ...values })
      : await create.run(values)
    if (!saved) return
    const lines = criteria.split('\n').flatMap((line) => line.trim() || [])
    // A line that stayed as it was keeps its ticks.
    const rest = [...(stage?.criteria ?? [])]
    const given = lines.map((text) => {
      const at = rest.findIndex((one) => one.text === text)
      return at < 0 ? { text } : { text, id: rest.splice(at, 1)[0]?.id }
    })
    const id = stage?.id ?? ('id' in saved ? saved.id : '')
    if (lines.join('\n') !== (stage?.criteria ?? []).map((one) => one.text).join('\n'))
      if (!(await setAll.run({ id, criteria: given }))) return
    props.onClose()
  }

  return (
    <SaveDialog
      title={stage?.name ?? t('opportunities.settings.addStage')}
      onClose={props.onClose}
      onSave={save}
      busy={create.busy || change.busy || setAll.busy}
    >
      <Field label={t('opportunities.settings.name')} required>
        {(control) => <TextInput {...control} maxLength={60} value={name} onChange={setName} />}
      </Field>
      <FieldPair>
        <Field label={t('opportunities.settings.probability')} required>
          {(control) => (
            <NumberInput {...control} unit="%" digits={0} least={0} most={100} value={percent} onChange={setPercent} />
          )}
        </Field>
        <Field label={t('opportunities.settings.limit')} required hint={t('opportunities.settings.limitHint')}>
          {(control) => (
            <NumberInput
              {...control}
              unit={t('opportunities.settings.days')}
              digits={0}
              least={1}
              most={3650}
              value={limitDays}
              onChange={setLimitDays}
            />
          )}
        </Field>
      </FieldPair>
      <Field label={t('opportunities.settings.criteria')}>
        {(control) => <TextArea {...control} rows={5} value={criteria} onChange={setCriteria} />}
      </Field>
    </SaveDialog>
  )
}

/** A stage that is used goes only when one says where its opportunities go. */
export function RemoveStageDialog(props: { stage: Stage; others: Stage[]; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const [moveTo, setMoveTo] = useState<string | null>(null)
  const remove = useCommand('deleteStage')
  const { stage } = props
  const save = async () => {
    const removed = await remove.run({ id: stage.id, ...(moveTo ? { moveTo } : {}) })
    if (!removed) return
    props.onClose()
    done(t('opportunities.settings.removed', { name: stage.name }), removed)
  }
  return (
    <SaveDialog
      title={t('opportunities.settings.remove', { name: stage.name })}
      onClose={props.onClose}
      onSave={save}
      busy={remove.busy}
    >
      <Field label={t('opportunities.settings.moveTo')} required>
        {(control) => (
          <SelectInput
            {...control}
            value={moveTo}
            empty={t('ui.choose')}
            options={props.others.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setMoveTo}
          />
        )}
      </Field>
    </SaveDialog>
  )
}

/** The name of a reason. */
export function ReasonDialog(props: { outcome: Outcome; reason: EditedReason | null; onClose: () => void }) {
  const t = useT<Words>()
  const { outcome, reason } = props
  const [name, setName] = useState(reason?.name ?? '')
  const create = useCommand('createReason')
  const change = useCommand('changeReason')
  const save = async () => {
    const saved = reason
      ? await change.run({ id: reason.id, version: reason.version, name })
      : await create.run({ outcome, name })
    if (saved) props.onClose()
  }
  return (
    <SaveDialog
      title={reason?.name ?? t('opportunities.settings.addReason')}
      onClose={props.onClose}
      onSave={save}
      busy={create.busy || change.busy}
    >
      <Field label={t('opportunities.settings.name')} required>
        {(control) => <TextInput {...control} maxLength={60} value={name} onChange={setName} />}
      </Field>
    </SaveDialog>
  )
}
