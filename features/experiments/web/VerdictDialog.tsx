import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import { Segments } from '#ui/Segments.tsx'
import type { contract, Experiment } from '../contract.ts'
import { type Verdict, verdicts } from '../rules.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** The end of an experiment: go on, change or stop, and why. */
export function VerdictDialog({ experiment, onClose }: { experiment: Experiment; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const judge = useCommand('judgeExperiment')
  const [verdict, setVerdict] = useState<Verdict>('goOn')
  const [reason, setReason] = useState('')
  const { id, name } = experiment
  return (
    <SaveDialog
      title={t('experiments.judge.title', { name })}
      onClose={onClose}
      onSave={async () => {
        const saved = await judge.run({ id, verdict, reason })
        if (!saved) return
        onClose()
        done(t('experiments.judge.done', { name, verdict: t(`experiments.verdict.${verdict}`) }), saved)
      }}
      busy={judge.busy}
    >
      <Segments
        label={t('experiments.judge.what')}
        options={verdicts.map((value) => ({ value, label: t(`experiments.verdict.${value}`) }))}
        value={verdict}
        onChange={setVerdict}
      />
      <Field label={t('experiments.judge.reason')} required>
        {(control) => <TextArea {...control} maxLength={2000} value={reason} onChange={setReason} />}
      </Field>
    </SaveDialog>
  )
}
