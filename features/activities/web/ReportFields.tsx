import { useMe } from '#features/members/web/me.tsx'
import type { contract as personsContract } from '#features/persons/contract.ts'
import { nameOf } from '#features/persons/rules.ts'
import { ColleagueSelect } from '#features/tasks/web/Choosers.tsx'
import { Button, IconButton } from '#ui/Button.tsx'
import { TagsInput } from '#ui/Combobox.tsx'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { messages } from './messages.ts'
import css from './ReportFields.module.css'

const { useOperation } = operationHooks<typeof personsContract>()

/** One line of what was agreed; with a colleague it becomes a task, unless it is one already. */
export type AgreedDraft = {
  key: number
  text: string
  taskId: string | null
  assigneeId: string | null
  dueDay: string | null
}
export type ReportDraft = { participants: string[]; result: string; agreed: AgreedDraft[] }

let lastKey = 0
function newLine(text = '', taskId: string | null = null): AgreedDraft {
  lastKey += 1
  return { key: lastKey, text, taskId, assigneeId: null, dueDay: null }
}

/** A stored report, or an empty one, as it is edited. */
export function draftOf(
  report: { participants: string[]; result: string; agreed: { text: string; taskId: string | null }[] } | null,
): ReportDraft {
  return {
    participants: report?.participants ?? [],
    result: report?.result ?? '',
    agreed: [...(report?.agreed.map(({ text, taskId }) => newLine(text, taskId)) ?? []), newLine()],
  }
}

/** The draft as the operations take it; empty lines are left out. */
export function reportOf({ participants, result, agreed }: ReportDraft) {
  return {
    participants,
    result,
    agreed: agreed
      .filter(({ text }) => text.trim() !== '')
      .map(({ text, taskId, assigneeId, dueDay }) =>
        assigneeId && !taskId ? { text, task: { assigneeId, dueDay } } : { text, taskId },
      ),
  }
}

/** Who took part, what came out, what was agreed and who does it until when. */
export function ReportFields(props: {
  customerId: string | null
  value: ReportDraft
  onChange: (report: ReportDraft) => void
}) {
  const t = useT<typeof messages>()
  const { customerId, value, onChange } = props
  const persons = useOperation(
    'listPersons',
    { customerId: customerId ?? '', limit: 200 },
    { enabled: customerId !== null },
  ).data?.persons
  const { agreed } = value
  const change = (line: AgreedDraft) => {
    const lines = agreed.map((one) => (one.key === line.key ? line : one))
    // There is always one more line to write in.
    onChange({ ...value, agreed: lines.at(-1)?.text ? [...lines, newLine()] : lines })
  }
  return (
    <>
      <Field label={t('activities.participants')}>
        {(control) => (
          <TagsInput
            {...control}
            value={value.participants}
            placeholder={t('activities.participantsExample')}
            known={(persons ?? []).filter((person) => !person.leftAt).map(nameOf)}
            onChange={(participants) => onChange({ ...value, participants })}
          />
        )}
      </Field>
      <Field label={t('activities.result')}>
        {(control) => (
          <TextArea
            {...control}
            rows={4}
            maxLength={10_000}
            value={value.result}
            onChange={(result) => onChange({ ...value, result })}
          />
        )}
      </Field>
      <fieldset className={css.agreed}>
        <legend>{t('activities.agreed')}</legend>
        {agreed.map((line, index) => (
          <AgreedLine
            key={line.key}
            number={index + 1}
            line={line}
            onChange={change}
            onRemove={
              agreed.length > 1
                ? () => onChange({ ...value, agreed: agreed.filter((one) => one.key !== line.key) })
                : undefined
            }
          />
        ))}
        <Button
          kind="ghost"
          size="small"
          icon="plus"
          onClick={() => onChange({ ...value, agreed: [...agreed, newLine()] })}
        >
          {t('activities.agreedAdd')}
        </Button>
      </fieldset>
    </>
  )
}

function AgreedLine(props: {
  number: number
  line: AgreedDraft
  onChange: (line: AgreedDraft) => void
  onRemove: (() => void) | undefined
}) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const { line, onChange } = props
  const label = t('activities.agreedLine', { count: props.number })
  return (
    <div className={css.line}>
      <TextInput
        aria-label={label}
        maxLength={1000}
        value={line.text}
        onChange={(text) => onChange({ ...line, text })}
      />
      {line.taskId ? (
        <small>{t('activities.agreedIsTask')}</small>
      ) : (
        <ColleagueSelect
          aria-label={`${t('activities.agreedTask')}, ${label}`}
          value={line.assigneeId}
          empty={t('activities.agreedNobody')}
          onChange={(assigneeId) => onChange({ ...line, assigneeId })}
        />
      )}
      {line.assigneeId && !line.taskId && (
        <DayInput
          aria-label={`${t('activities.agreedDay')}, ${label}`}
          value={line.dueDay}
          today={today}
          onChange={(dueDay) => onChange({ ...line, dueDay })}
        />
      )}
      {props.onRemove && (
        <IconButton size="small" icon="close" label={t('ui.remove', { what: label })} onClick={props.onRemove} />
      )}
    </div>
  )
}
