import { useState } from 'react'
import type { contract as membersContract } from '#features/members/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as opportunitiesContract } from '#features/opportunities/contract.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { addMonths } from '#shared/days.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, MoneyInput, NumberInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract, Experiment } from '../contract.ts'
import { type ExperimentKind, type ExperimentMeasure, experimentMeasures, isAmount } from '../rules.ts'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<
  typeof contract & typeof membersContract & typeof opportunitiesContract
>()
const usualMonths = 3

/** Opens a channel or a niche, or changes it: what is tried, its goal, its budget, its days, and who leads it. */
export function ExperimentDialog(props: {
  kind: ExperimentKind
  experiment?: Experiment
  currency: string
  onClose: () => void
  onOpened?: (id: string) => void
}) {
  const t = useT<Words>()
  const { today, member, alone } = useMe()
  const done = useDone()
  const { kind, experiment: known, currency } = props
  const open = useCommand('openExperiment')
  const change = useCommand('changeExperiment')
  const channels = useOperation('listChannels', {}, { enabled: kind === 'channel' }).data?.channels ?? []
  const members = useOperation('listMembers', {}).data?.members ?? []
  const [name, setName] = useState(known?.name ?? '')
  const [channel, setChannel] = useState(known?.channel ?? '')
  const [segment, setSegment] = useState(known?.segment ?? '')
  const [approach, setApproach] = useState(known?.approach ?? '')
  const [measure, setMeasure] = useState<ExperimentMeasure>(known?.measure ?? 'newCustomers')
  const [goal, setGoal] = useState<number | null>(known?.goal ?? null)
  const [budget, setBudget] = useState<number | null>(known?.budget ?? null)
  const [ownerId, setOwnerId] = useState<string | null>(known?.ownerId ?? member.id)
  const [startDay, setStartDay] = useState<string | null>(known?.startDay ?? today)
  const [endDay, setEndDay] = useState<string | null>(known?.endDay ?? addMonths(today, usualMonths))

  const save = async () => {
    if (goal === null || startDay === null || endDay === null || ownerId === null) return
    const plan = kind === 'channel' ? { channel } : { segment, approach }
    const input = { name, ...plan, measure, goal, budget, ownerId, startDay, endDay }
    if (known) {
      const saved = await change.run({ id: known.id, version: known.version, ...input })
      if (!saved) return
      props.onClose()
      done(t('experiments.saved', { name }), saved)
      return
    }
    const saved = await open.run({ kind, ...input })
    if (!saved) return
    props.onClose()
    done(t('experiments.saved', { name }), saved)
    props.onOpened?.(saved.id)
  }

  return (
    <SaveDialog
      title={known ? known.name : t(`experiments.new.${kind}`)}
      onClose={props.onClose}
      onSave={save}
      busy={open.busy || change.busy}
    >
      <Field label={t('experiments.name')} required>
        {(control) => <TextInput {...control} maxLength={120} value={name} onChange={setName} />}
      </Field>
      {kind === 'channel' ? (
        <Field label={t('experiments.channel')} hint={t('experiments.channel.hint')} required>
          {(control) => (
            <>
              <TextInput {...control} list="known-channels" maxLength={60} value={channel} onChange={setChannel} />
              <datalist id="known-channels">
                {channels.map((one) => (
                  <option key={one} value={one} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      ) : (
        <>
          <Field label={t('experiments.segment')} hint={t('experiments.segment.hint')} required>
            {(control) => <TextInput {...control} maxLength={1000} value={segment} onChange={setSegment} />}
          </Field>
          <Field label={t('experiments.approach')} hint={t('experiments.approach.hint')}>
            {(control) => <TextArea {...control} maxLength={2000} value={approach} onChange={setApproach} />}
          </Field>
        </>
      )}
      <FieldPair>
        <Field label={t('experiments.measure')} required>
          {(control) => (
            <SelectInput
              {...control}
              value={measure}
              options={experimentMeasures.map((value) => ({ value, label: t(`experiments.measure.${value}`) }))}
              onChange={(value) => {
                if (value === null) return
                // An amount is no number of customers.
                if (isAmount(value) !== isAmount(measure)) setGoal(null)
                setMeasure(value)
              }}
            />
          )}
        </Field>
        <Field key={String(isAmount(measure))} label={t('experiments.goal')} required>
          {(control) =>
            isAmount(measure) ? (
              <MoneyInput {...control} currency={currency} value={goal} onChange={setGoal} />
            ) : (
              <NumberInput {...control} value={goal} onChange={setGoal} />
            )
          }
        </Field>
      </FieldPair>
      <FieldPair>
        <Field label={t('experiments.startDay')} required>
          {(control) => <DayInput {...control} value={startDay} today={today} onChange={setStartDay} />}
        </Field>
        <Field label={t('experiments.endDay')} hint={t('experiments.endDay.hint')} required>
          {(control) => <DayInput {...control} value={endDay} today={today} onChange={setEndDay} />}
        </Field>
      </FieldPair>
      <FieldPair>
        <Field label={t('experiments.budget')}>
          {(control) => <MoneyInput {...control} currency={currency} value={budget} onChange={setBudget} />}
        </Field>
        {!alone && (
          <Field label={t('experiments.owner')} required>
            {(control) => (
              <SelectInput
                {...control}
                value={ownerId}
                options={members
                  .filter(({ id, leftAt }) => !leftAt || id === ownerId)
                  .map(({ id, name: label }) => ({ value: id, label }))}
                onChange={setOwnerId}
              />
            )}
          </Field>
        )}
      </FieldPair>
    </SaveDialog>
  )
}
