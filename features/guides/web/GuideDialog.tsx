import { useState } from 'react'
import type { contract as customersContract } from '#features/customers/contract.ts'
import type { contract as opportunitiesContract } from '#features/opportunities/contract.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract, Guide } from '../contract.ts'
import { type GuideKind, guideKinds } from '../rules.ts'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<
  typeof contract & typeof opportunitiesContract & typeof customersContract
>()

type Draft = Partial<Pick<Guide, 'kind' | 'title' | 'text' | 'stageId' | 'branch' | 'opportunityId'>>

/** Writes a guide down, from nothing or from what worked in a deal, or changes one. */
export function GuideDialog(props: { guide?: Guide; draft?: Draft; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const known = props.guide
  const from = known ?? props.draft ?? {}
  const stages = useOperation('listStages', {}).data?.stages ?? []
  const branches = useOperation('listCustomerFacets', {}).data?.branches ?? []
  const create = useCommand('createGuide')
  const change = useCommand('changeGuide')
  const [kind, setKind] = useState<GuideKind>(from.kind ?? 'talk')
  const [title, setTitle] = useState(from.title ?? '')
  const [text, setText] = useState(from.text ?? '')
  const [stageId, setStageId] = useState<string | null>(from.stageId ?? null)
  const [branch, setBranch] = useState<string | null>(from.branch ?? null)

  const save = async () => {
    const input = { kind, title, text, stageId, branch }
    const opportunityId = props.draft?.opportunityId ?? undefined
    const saved = known
      ? await change.run({ id: known.id, version: known.version, ...input })
      : await create.run({ ...input, ...(opportunityId ? { opportunityId } : {}) })
    if (!saved) return
    props.onClose()
    done(t(known ? 'guides.changed' : 'guides.saved', { title }), saved)
  }

  return (
    <SaveDialog
      title={t(known ? 'guides.change' : 'guides.new')}
      onClose={props.onClose}
      onSave={save}
      busy={create.busy || change.busy}
    >
      <FieldPair>
        <Field label={t('guides.kind')} required>
          {(control) => (
            <SelectInput
              {...control}
              value={kind}
              options={guideKinds.map((value) => ({ value, label: t(`guides.kind.${value}`) }))}
              onChange={(value) => setKind((value ?? 'talk') as GuideKind)}
            />
          )}
        </Field>
        <Field label={t('guides.stage')}>
          {(control) => (
            <SelectInput
              {...control}
              value={stageId}
              empty={t('guides.stage.all')}
              options={stages.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setStageId}
            />
          )}
        </Field>
      </FieldPair>
      <Field label={t('guides.name')} required>
        {(control) => <TextInput {...control} maxLength={120} value={title} onChange={setTitle} />}
      </Field>
      <Field label={t(kind === 'checklist' ? 'guides.text.checklist' : 'guides.text')} required>
        {(control) => <TextArea {...control} rows={8} maxLength={5000} value={text} onChange={setText} />}
      </Field>
      {(branches.length > 0 || branch) && (
        <Field label={t('guides.branch')} hint={t('guides.branch.hint')}>
          {(control) => (
            <SelectInput
              {...control}
              value={branch}
              empty={t('guides.stage.all')}
              options={[...new Set([...branches.map(({ value }) => value), ...(branch ? [branch] : [])])].map(
                (value) => ({
                  value,
                  label: value,
                }),
              )}
              onChange={setBranch}
            />
          )}
        </Field>
      )}
    </SaveDialog>
  )
}
