import { useState } from 'react'
import { canSetAbsence } from '#features/members/access.ts'
import type { Member } from '#features/members/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as undoContract } from '#features/undo/contract.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { ErrorNotice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { Absence, contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract & typeof undoContract>()

/** Enters or changes an absence: who, from–to, and who stands in. */
export function AbsenceDialog(props: { absence: Absence | null; members: readonly Member[]; onClose: () => void }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { member, today } = useMe()
  const { absence, members } = props
  const [memberId, setMemberId] = useState<string | null>(absence?.memberId ?? member.id)
  const [deputyId, setDeputyId] = useState<string | null>(absence?.deputyId ?? null)
  const [fromDay, setFromDay] = useState<string | null>(absence?.fromDay ?? null)
  const [toDay, setToDay] = useState<string | null>(absence?.toDay ?? null)
  const [note, setNote] = useState(absence?.note ?? '')
  const [error, setError] = useState<unknown>(null)
  const add = useCommand('addAbsence')
  const change = useCommand('changeAbsence')
  const undo = useCommand('undo')
  const nameOf = (id: string) => members.find((other) => other.id === id)?.name ?? '–'
  const actor = { memberId: member.id, roles: member.roles }
  const mayBeAway = members.filter((other) => canSetAbsence(actor, other.id))

  const save = async () => {
    if (!memberId || !deputyId || !fromDay || !toDay) return
    setError(null)
    const fields = { deputyId, fromDay, toDay, note }
    try {
      const done = absence
        ? await change.attempt({ id: absence.id, version: absence.version, ...fields })
        : await add.attempt({ memberId, ...fields })
      props.onClose()
      toast(
        t('absences.saved', {
          name: nameOf(memberId),
          deputy: nameOf(deputyId),
          from: format.day(fromDay),
          to: format.day(toDay),
        }),
        { undo: () => undo.attempt({ undo: done.undo }) },
      )
    } catch (failure) {
      setError(failure)
    }
  }

  return (
    <Dialog open onClose={props.onClose} title={t(absence ? 'absences.changeTitle' : 'absences.add')}>
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={add.busy || change.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        {error !== null && <ErrorNotice error={error} />}
        <Field label={t('absences.who')} required disabled={absence !== null || mayBeAway.length < 2}>
          {(control) => (
            <SelectInput
              {...control}
              value={memberId}
              options={(absence ? members : mayBeAway).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id) => {
                setMemberId(id)
                if (id === deputyId) setDeputyId(null)
              }}
            />
          )}
        </Field>
        <FieldPair>
          <Field label={t('absences.from')} required>
            {(control) => <DayInput {...control} value={fromDay} today={today} onChange={setFromDay} />}
          </Field>
          <Field label={t('absences.to')} required>
            {(control) => <DayInput {...control} value={toDay} today={today} onChange={setToDay} />}
          </Field>
        </FieldPair>
        <Field label={t('absences.deputyField')} hint={t('absences.deputyHint')} required>
          {(control) => (
            <SelectInput
              {...control}
              value={deputyId}
              options={members
                .filter((other) => other.id !== memberId)
                .map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setDeputyId}
            />
          )}
        </Field>
        <Field label={t('absences.note')}>
          {(control) => <TextInput {...control} maxLength={300} value={note} onChange={setNote} />}
        </Field>
      </Form>
    </Dialog>
  )
}
