import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as undoContract } from '#features/undo/contract.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { CheckField, Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT, useTranslate } from '#ui/i18n.tsx'
import { DayInput, NumberInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Segments } from '#ui/Segments.tsx'
import type { contract, Task } from '../contract.ts'
import { repeatUnits, type TaskKind, taskKinds } from '../rules.ts'
import { ColleagueSelect } from './Choosers.tsx'
import type { messages } from './messages.ts'
import { PlaceFields, placeInput, placeOf } from './PlaceFields.tsx'

const { useCommand } = operationHooks<typeof contract & typeof undoContract>()

/** What a new task starts with. */
export type TaskStart = { kind?: TaskKind; customer?: { id: string; name: string }; personId?: string; dueDay?: string }

/** Enters or changes a follow-up, task or promise: what, where, who, until when, how often. */
export function TaskDialog(props: { task?: Task; start?: TaskStart; onClose: () => void }) {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const { today, member } = useMe()
  const { task, start = {} } = props
  const [kind, setKind] = useState<TaskKind>(task?.kind ?? start.kind ?? 'task')
  const [text, setText] = useState(task?.text ?? '')
  const [place, setPlace] = useState(placeOf(task, start))
  const [assigneeId, setAssigneeId] = useState<string | null>(task?.assigneeId ?? member.id)
  const [outside, setOutside] = useState(task?.delegatedTo ?? null)
  const [dueDay, setDueDay] = useState(task?.dueDay ?? start.dueDay ?? null)
  const [repeat, setRepeat] = useState(task?.repeat ?? null)
  const create = useCommand('createTask')
  const change = useCommand('changeTask')
  const done = useDone()
  const promise = kind === 'promise'

  const save = async () => {
    const input = {
      kind,
      text,
      ...placeInput(place),
      assigneeId,
      delegatedTo: outside?.name.trim() ? { name: outside.name, email: outside.email?.trim() || null } : null,
      dueDay,
      repeat: dueDay ? repeat : null,
    }
    const answer = task ? await change.run({ id: task.id, version: task.version, ...input }) : await create.run(input)
    if (!answer) return
    props.onClose()
    done(t(task ? 'tasks.changed' : 'tasks.kept'), answer)
  }

  return (
    <Dialog open onClose={props.onClose} title={task ? t('tasks.change') : t(titles[kind])}>
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={create.busy || change.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        <Segments
          label={t('tasks.what')}
          value={kind}
          onChange={setKind}
          options={taskKinds.map((value) => ({ value, label: translate(`tasks.kind.${value}`) }))}
        />
        <Field label={t(promise ? 'tasks.textPromise' : 'tasks.text')} required>
          {(control) => (
            <TextArea {...control} data-autofocus rows={2} maxLength={1000} value={text} onChange={setText} />
          )}
        </Field>
        <FieldPair>
          <Field label={t(promise ? 'tasks.dayPromise' : 'tasks.day')} required={kind !== 'task'}>
            {(control) => <DayInput {...control} value={dueDay} today={today} onChange={setDueDay} />}
          </Field>
          <Field label={t('tasks.who')}>
            {(control) => <ColleagueSelect {...control} value={assigneeId} onChange={setAssigneeId} />}
          </Field>
        </FieldPair>
        <PlaceFields value={place} onChange={setPlace} />
        {dueDay && <RepeatFields value={repeat} onChange={setRepeat} />}
        <CheckField
          label={t('tasks.outside')}
          hint={t('tasks.outsideHint')}
          checked={outside !== null}
          onChange={(checked) => setOutside(checked ? { name: '', email: null } : null)}
        />
        {outside && (
          <FieldPair>
            <Field label={t('tasks.outsideName')} required>
              {(control) => (
                <TextInput
                  {...control}
                  maxLength={200}
                  value={outside.name}
                  onChange={(name) => setOutside({ ...outside, name })}
                />
              )}
            </Field>
            <Field label={t('tasks.outsideEmail')}>
              {(control) => (
                <TextInput
                  {...control}
                  type="email"
                  maxLength={200}
                  value={outside.email ?? ''}
                  onChange={(email) => setOutside({ ...outside, email })}
                />
              )}
            </Field>
          </FieldPair>
        )}
      </Form>
    </Dialog>
  )
}

const titles = { task: 'tasks.new', promise: 'tasks.newPromise', followUp: 'tasks.newFollowUp' } as const

function RepeatFields(props: { value: Task['repeat']; onChange: (repeat: Task['repeat']) => void }) {
  const t = useT<typeof messages>()
  const { value, onChange } = props
  return (
    <FieldPair>
      <Field label={t('tasks.repeat')}>
        {(control) => (
          <SelectInput
            {...control}
            value={value?.unit ?? null}
            onChange={(unit) => onChange(unit && { every: value?.every ?? 1, unit })}
            options={repeatUnits.map((unit) => ({ value: unit, label: t(`tasks.unit.${unit}`) }))}
            empty={t('tasks.never')}
          />
        )}
      </Field>
      {value && (
        <Field label={t('tasks.every')}>
          {(control) => (
            <NumberInput
              {...control}
              value={value.every}
              least={1}
              most={366}
              digits={0}
              unit={t(`tasks.unit.${value.unit}`)}
              onChange={(every) => every && onChange({ ...value, every: Math.round(every) })}
            />
          )}
        </Field>
      )}
    </FieldPair>
  )
}
